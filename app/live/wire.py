"""One phone's socket, with a push that never waits: bytes framed once are written as they are, or not at all.

A phone that does not read is *behind*: it is skipped, and once its buffer drains it gets the newest snapshot. After
`PATIENCE` seconds behind it is cut off; an honest phone comes back by itself.
"""

import asyncio
import logging
import struct
from collections.abc import Callable
from typing import cast

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.http11 import Request

from app.live.lane import text_at, whole

EXTENSION = "theatre.wire"
PATIENCE, LINGER = 60.0, 2.0
log = logging.getLogger("live")
told = {"skipped": 0, "dropped": 0}


def frame(payload: bytes) -> bytes:
    """A whole text message as a server sends it (RFC 6455 5.2): FIN, opcode 1, no mask, length, payload."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


def payload(framed: bytes) -> bytes:
    """What `frame` wrapped."""
    return framed[{126: 4, 127: 10}.get(framed[1], 2) :]


class Wire(WebSocketsSansIOProtocol):
    """Plugs into uvicorn as `ws="app.live.wire:Wire"` and shows itself to the application in the scope."""

    on_drain: Callable[[], None] | None = None
    on_text: Callable[[str], bool] | None = None
    lane = True
    behind = deaf = False
    cutoff: asyncio.TimerHandle | None = None

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions = cast(dict[str, object], self.scope["extensions"])
            extensions[EXTENSION] = self

    async def send(self, message: ASGISendEvent) -> None:
        """A refused handshake is a whole answer too; the server would call it an unfinished one. Of one that was
        accepted nothing is kept."""
        await super().send(message)
        if message["type"] == "websocket.accept":
            del self.request, self.response
        if message["type"] == "websocket.http.response.body" and self.close_sent:
            self.handshake_complete = True

    def push(self, framed: bytes) -> bool:
        """Writes now, or leaves this phone behind. True when it was written."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return True
        if self.behind or not self.writable.is_set():
            self.fall_behind()
            return False
        self.transport.write(framed)
        return True

    def fall_behind(self) -> None:
        told["skipped"] += 1
        if not self.behind:
            self.behind = True
            self.cutoff = self.loop.call_later(PATIENCE, self.cut)

    def cut(self) -> None:
        """No close frame would be read: the connection is aborted."""
        told["dropped"] += 1
        log.info("a phone that read nothing for %g s was dropped", PATIENCE)
        self.transport.abort()

    def catch_up(self) -> None:
        if self.cutoff is not None:
            self.cutoff.cancel()
            self.cutoff = None
        if self.behind:
            self.behind = False
            if self.on_drain is not None:
                self.on_drain()

    def shut(self, code: int, reason: str = "") -> None:
        """Says goodbye now, without waiting for anyone."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        self.conn.send_close(code, reason)
        self.part(code, reason, self.close_timeout)

    def part(self, code: int, reason: str, wait: float) -> None:
        """The close frame goes out; the line is cut after `wait` seconds at the latest."""
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(wait, self.transport.close)

    def resume_writing(self) -> None:
        super().resume_writing()
        self.loop.call_soon(self.catch_up)

    def data_received(self, data: bytes) -> None:
        """Acts that come whole, as nearly all do, and that `on_text` takes at once need no parser, no queue and no task
        to wake. Once anything else than whole frames came, the parser alone knows where a frame begins."""
        if self.deaf:
            return
        if self.lane and self.handshake_initiated:
            data = self.catch(data)
            if not data:
                return
            self.lane = whole(data)
        super().data_received(data)

    def catch(self, data: bytes) -> bytes:
        """What is left from the first frame on that was not taken."""
        at = 0
        while at < len(data) and self.on_text is not None and not (self.read_paused or self.close_sent):
            text, end = text_at(data, at)
            if not text or not self.on_text(text):
                break
            at = end
        return data[at:]

    def handle_parser_exception(self) -> None:
        """The code is heard even by one who is still sending: what else it says is let go for a moment. A line that is
        cut with something unread loses what it was told last."""
        end = self.conn.close_sent
        if self.deaf or end is None:
            return
        self.deaf = True
        self.part(end.code, end.reason, LINGER)
        self.transport.write_eof()

    def handle_ping(self) -> None:
        if not self.deaf:
            super().handle_ping()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.cutoff is not None:
            self.cutoff.cancel()
        self.on_drain = self.on_text = None
        super().connection_lost(exc)

    def handle_bytes(self, event: Frame) -> None:
        """Acts are text: a binary frame ends the conversation with 1003."""
        self.conn.fail(1003, "text only")
        self.handle_parser_exception()
