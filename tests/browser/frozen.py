"""A phone that froze: it came in with a valid cookie, its socket is open, and it reads nothing any more."""

import json
import os
import socket
from base64 import b64encode
from http.client import HTTPConnection
from itertools import cycle

from tests.browser.house import House

LONG = "f" * 50


class Frozen:
    """Holds a seat. `mutters`: how often it asks for what does not exist, so that unread answers pile up before it."""

    def __init__(self, house: House, mutters: int = 300) -> None:
        self.house = house
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._socket.connect(("127.0.0.1", house.port))
        self._shake(seat(house))
        for n in range(mutters):
            self._socket.sendall(masked(json.dumps({"do": "nothing", "once": f"{LONG}{n}"}).encode()))

    def thaw(self, words: str) -> str:
        """Reads until these words have come; everything read. Raises TimeoutError when they never do."""
        self._socket.settimeout(15)
        heard = b""
        while words.encode() not in heard:
            some = self._socket.recv(65_536)
            if not some:
                break
            heard += some
        return heard.decode(errors="replace")

    def close(self) -> None:
        self._socket.close()

    def _shake(self, cookie: str) -> None:
        lines = (
            f"GET /s/{self.house.links['show']}/resident/live HTTP/1.1",
            f"Host: 127.0.0.1:{self.house.port}",
            f"Origin: {self.house.origin}",
            f"Cookie: {cookie}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {b64encode(os.urandom(16)).decode()}",
        )
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode())
        assert self._socket.recv(12) == b"HTTP/1.1 101"


def seat(house: House) -> str:
    """The cookie of a new seat."""
    door = HTTPConnection("127.0.0.1", house.port)
    try:
        door.request("GET", f"/j/{house.links['code']}")
        return (door.getresponse().getheader("set-cookie") or "").partition(";")[0]
    finally:
        door.close()


def masked(payload: bytes) -> bytes:
    """A short text message as a phone sends it (RFC 6455 5.2)."""
    assert len(payload) < 126
    mask = os.urandom(4)
    return bytes([0x81, 0x80 | len(payload)]) + mask + bytes(a ^ b for a, b in zip(payload, cycle(mask), strict=False))
