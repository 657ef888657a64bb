"""The cheapest phone there is: a socket that counts what it hears. Frames by hand (RFC 6455 5.2), as the load generator
must not be what is measured."""

import asyncio
import struct
from collections.abc import Callable

ZERO_MASK = bytes(4)
Heard = Callable[["Phone", bytes], None]


def masked(opcode: int, payload: bytes) -> bytes:
    """A client's frame; the mask of zeros is a mask, and costs nothing."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x80 | opcode, 0x80 | size) + ZERO_MASK + payload
    return struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size) + ZERO_MASK + payload


def frames(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Whole frames of a server as (opcode, payload), and what is left of one that has not quite come."""
    found, at, end = [], 0, len(data)
    while end - at >= 2:
        size, start = data[at + 1], at + 2
        if size == 126:
            size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
        elif size == 127:
            size, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
        if start > end or start + size > end:
            break
        found.append((data[at] & 0x0F, data[start : start + size]))
        at = start + size
    return found, data[at:]


class Phone(asyncio.Protocol):
    """`opened` once the handshake is done, `greeted` with the first frame, `lost` when the line is gone."""

    def __init__(self, heard: Heard, number: int, path: str, host: str, cookie: str) -> None:
        loop = asyncio.get_running_loop()
        self.heard, self.number, self.cookie = heard, number, cookie
        self.request = (
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {'A' * 22}==\r\nSec-WebSocket-Version: 13\r\n"
            f"Cookie: {cookie}\r\n\r\n"
        ).encode()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.greeted: asyncio.Future[None] = loop.create_future()
        self.lost: asyncio.Future[None] = loop.create_future()
        self.rest = b""
        self.seen = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if self.rest:
            data = self.rest + data
        if not self.opened.done():
            head, blank, data = data.partition(b"\r\n\r\n")
            if not blank:
                self.rest = head
                return
            self.open(head)
        whole, self.rest = frames(data)
        for opcode, payload in whole:
            self.hear(opcode, payload)

    def open(self, head: bytes) -> None:
        if head.startswith(b"HTTP/1.1 101"):
            self.opened.set_result(None)
        else:
            self.fail(OSError(head.split(b"\r\n")[0].decode()))

    def hear(self, opcode: int, payload: bytes) -> None:
        if opcode == 1 and payload:
            if not self.greeted.done():
                self.greeted.set_result(None)
            self.heard(self, payload)
        elif opcode == 9:
            self.transport.write(masked(10, payload))
        elif opcode == 8:
            self.transport.close()

    def say(self, text: str) -> None:
        self.transport.write(masked(1, text.encode()))

    def fail(self, error: Exception) -> None:
        for waited in (self.opened, self.greeted):
            if not waited.done():
                waited.set_exception(error)
                waited.exception()

    def connection_lost(self, exc: Exception | None) -> None:
        self.fail(exc or OSError("closed"))
        if not self.lost.done():
            self.lost.set_result(None)
