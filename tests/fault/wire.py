"""A wire between the house and its database that can be cut: nothing gets through, and nobody is told."""

import asyncio
from contextlib import suppress


class Wire:
    def __init__(self, target: int) -> None:
        self.target, self.port = target, 0
        self.whole = asyncio.Event()
        self.whole.set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        self.server = await asyncio.start_server(self.join, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        self.whole.clear()

    def mend(self) -> None:
        """What was sent meanwhile arrives now, as on a real network."""
        self.whole.set()

    async def join(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await self.whole.wait()
        with suppress(OSError):
            far, there = await asyncio.open_connection("127.0.0.1", self.target)
            self.tasks |= {asyncio.create_task(self.carry(near, there)), asyncio.create_task(self.carry(far, back))}

    async def carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65_536):
                await self.whole.wait()
                to.write(data)
                await to.drain()
            await self.whole.wait()
        to.close()

    async def close(self) -> None:
        self.server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
