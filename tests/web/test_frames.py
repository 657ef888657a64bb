"""Frames that no browser sends, byte by byte, and requests that never come to an end."""

import asyncio
import os
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.web.house import House, opened

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9


def masked(opcode: int, payload: bytes, fin: bool = True, rsv: int = 0, claimed: int | None = None) -> bytes:
    """A frame as a client sends it (RFC 6455 5.2), or nearly. `claimed`: another length than it has."""
    size = len(payload) if claimed is None else claimed
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    if size < 126:
        head = struct.pack("!BB", first, 0x80 | size)
    elif size < 65_536:
        head = struct.pack("!BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, size)
    key = b"\x01\x02\x03\x04"
    return head + key + bytes(byte ^ key[n % 4] for n, byte in enumerate(payload))


FRAMES = {
    "invalid UTF-8": (masked(TEXT, b"\xc3\x28"), 1007),
    "a surrogate": (masked(TEXT, b"\xed\xa0\x80"), 1007),
    "without a mask": (b"\x81\x02{}", 1002),
    "a reserved bit": (masked(TEXT, b"{}", rsv=4), 1002),
    "a reserved opcode": (masked(3, b"{}"), 1002),
    "a ping in pieces": (masked(PING, b"x", fin=False), 1002),
    "a ping too long": (masked(PING, b"x" * 126), 1002),
    "a close code that may not be sent": (masked(CLOSE, struct.pack("!H", 1005)), 1002),
    "a continuation of nothing": (masked(0, b"x"), 1002),
    "a length of 2^62": (masked(TEXT, b"", claimed=1 << 62), 1009),
    "more than 64 KiB": (masked(TEXT, b"x" * 65_537), 1009),
    "more than 64 KiB in pieces": (
        masked(TEXT, b"x" * 40_000, fin=False) + masked(0, b"x" * 40_000),
        1009,
    ),
    "bytes": (masked(BINARY, b"\x00"), 1003),
}


async def dial(house: House) -> tuple[StreamReader, StreamWriter]:
    """A socket after its handshake, without a library in between."""
    resident = await house.resident()
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    request = (
        f"GET /s/{house.show}/resident/live HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nOrigin: {house.origin}\r\n"
        f"Cookie: {resident.cookies}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
    )
    writer.write(request.encode())
    answer = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    assert answer.startswith("http/1.1 101") and "permessage-deflate" not in answer
    return reader, writer


async def frame(reader: StreamReader) -> tuple[int, bytes]:
    first, second = await reader.readexactly(2)
    size = second & 127
    if size > 125:
        size = int.from_bytes(await reader.readexactly(2 if size == 126 else 8), "big")
    return first & 15, await reader.readexactly(size)


async def goodbye(reader: StreamReader) -> int:
    """The code of the close frame, past whatever pages come before it."""
    async with asyncio.timeout(10):
        while True:
            opcode, payload = await frame(reader)
            if opcode == CLOSE:
                return int.from_bytes(payload[:2], "big")


@pytest.mark.parametrize("name", FRAMES)
async def test_a_bad_frame_ends_the_socket_with_its_code(house: House, name: str) -> None:
    sent, code = FRAMES[name]
    reader, writer = await dial(house)
    writer.write(sent)
    assert await goodbye(reader) == code
    writer.close()
    assert (await house.person("nobody").http.get("/healthz")).status_code == 200


async def test_who_is_still_sending_hears_the_code_too(house: House) -> None:
    """Were the line cut at once, what is sent meanwhile would be answered by a reset, and the code be lost with it."""
    reader, writer = await dial(house)
    writer.write(masked(BINARY, b"x") * 3 + masked(PING, b"p") + masked(TEXT, b"{}"))
    assert await goodbye(reader) == 1003
    async with asyncio.timeout(10):
        assert await reader.read() == b""
    for n in range(20):
        writer.write(masked(TEXT, b"%d" % n))
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def test_good_frames_go_by(house: House) -> None:
    """Pings, pieces and an act of nonsense: the socket stays and answers."""
    reader, writer = await dial(house)
    writer.write(masked(TEXT, b'{"do":', fin=False) + masked(PING, b"p") + masked(0, b'"no","once":"z"}'))
    async with asyncio.timeout(10):
        opcode, payload = await frame(reader)
        while opcode != PING + 1:
            opcode, payload = await frame(reader)
        assert payload == b"p"
        while b'data-once="z"' not in payload:
            _, payload = await frame(reader)
    assert b'data-status="422"' in payload
    writer.close()


@pytest_asyncio.fixture
async def slow_house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path / "hasty", patience=1) as found:
        yield found


async def end_of(reader: StreamReader) -> bytes:
    async with asyncio.timeout(10):
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    "sent",
    [
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Slow: a",
        "G",
        "",
        "POST /join HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\nContent-Length: 50\r\n\r\ncode=",
    ],
)
async def test_a_request_that_does_not_end_is_closed(slow_house: House, sent: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", slow_house.port)
    writer.write(sent.format(port=slow_house.port, origin=slow_house.origin).encode())
    answer = await end_of(reader)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 408", b"HTTP/1.1 400"))
    writer.close()


async def test_headers_without_end_are_refused(house: House) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(b"GET / HTTP/1.1\r\nX: " + b"a" * 200_000)
    answer = await end_of(reader)
    assert answer == b"" or b" 400 " in answer.splitlines()[0] or b" 431 " in answer.splitlines()[0]
    writer.close()


async def test_what_is_no_http_gets_no_answer_of_a_page(house: House) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(b"\x16\x03\x01" + os.urandom(200) + b"\r\n\r\n")
    assert b"400" in await end_of(reader)
    writer.close()
