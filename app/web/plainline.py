"""A socket on a server that offers no synchronous push: one newest frame waits, the phone is never waited for."""

import asyncio
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketState

from app.live.wire import payload

MOST = 16


class PlainLine:
    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.waiting: list[str] = []
        self.on_drain: Callable[[], None] | None = None
        self.on_text: Callable[[str], bool] | None = None
        self.task: asyncio.Task[None] | None = None
        self.behind = False

    def push(self, framed: bytes) -> bool:
        if len(self.waiting) >= MOST:
            self.behind = True
            return False
        self.waiting.append(payload(framed).decode())
        self.work()
        return True

    def work(self) -> None:
        if self.task is None or self.task.done():
            self.task = asyncio.ensure_future(self.write())

    async def write(self) -> None:
        while self.waiting and self.socket.application_state is WebSocketState.CONNECTED:
            await self.socket.send_text(self.waiting.pop(0))
            if self.behind and not self.waiting and self.on_drain is not None:
                self.behind = False
                self.on_drain()

    def shut(self, code: int, reason: str = "") -> None:
        self.task = asyncio.ensure_future(self.socket.close(code, reason))
