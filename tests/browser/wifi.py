"""Between one phone and the house: an air that can be cut, so that a phone sleeps as phones do: its socket dies."""

import socket
from contextlib import suppress
from threading import Thread


class Wifi:
    """Carries bytes to `port` on this machine. `origin` is the address behind it; `cut` ends every connection and
    lets no new one through until `mend`."""

    def __init__(self, port: int) -> None:
        self.port, self.up = port, True
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[Thread] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self._start(self._listen)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._ear.getsockname()[1]}"

    def cut(self) -> None:
        self.up = False
        for pair in self._pairs:
            hang_up(pair)

    def mend(self) -> None:
        self.up = True

    def close(self) -> None:
        self.cut()
        with suppress(OSError):
            self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()
        for thread in self._threads:
            thread.join(timeout=10)
        for end in [end for pair in self._pairs for end in pair]:
            end.close()

    def _start(self, work: object, *args: object) -> None:
        thread = Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                self._carry(self._ear.accept()[0])

    def _carry(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self.port)) if self.up else None
        except OSError:
            far = None
        if far is None:
            near.close()
            return
        self._pairs.append((near, far))
        self._start(pump, near, far)
        self._start(pump, far, near)


def pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while some := source.recv(65_536):
            sink.sendall(some)
    hang_up((source, sink))


def hang_up(pair: tuple[socket.socket, socket.socket]) -> None:
    for end in pair:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
