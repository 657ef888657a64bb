"""HTTP from a phone that takes too long, or says too much before it says what it wants."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS = 32_768
RATE = 4096


class Patient(HttpToolsProtocol):
    """Closes a connection whose request line and headers are not there within the keep-alive time or are longer than
    `HEADERS` bytes. A body may take that long again, and longer at `RATE` bytes a second."""

    late: asyncio.TimerHandle | None = None
    weight = 0
    due = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.wait(self.loop.time() + self.timeout_keep_alive)

    def wait(self, due: float) -> None:
        self.stop()
        self.due, self.late = due, self.loop.call_at(due, self.give_up)

    def stop(self) -> None:
        if self.late is not None:
            self.late.cancel()
            self.late = None

    def give_up(self) -> None:
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        self.weight += len(data)
        super().data_received(data)
        if self.weight > HEADERS and not self.transport.is_closing():
            self.send_400_response("Headers too long.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.wait(self.loop.time() + self.timeout_keep_alive)

    def on_headers_complete(self) -> None:
        self.weight = 0
        self.wait(self.loop.time() + self.timeout_keep_alive)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.weight = 0
        self.wait(self.due + len(body) / RATE)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.stop()
        self.weight = 0
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self.stop()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop()
        super().connection_lost(exc)
