"""Workers as processes of their own on one database, each behind its own port; people may walk from one to another."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import websockets

from tests.web.house import PLAY, House, Person


class Worker(House):
    """`theatre serve` as it is started by hand. Its keys and seats hold at every worker: they share one data folder."""

    async def open(self) -> None:
        small = self.settings.data.parent / "small.yaml"
        small.write_text(PLAY, encoding="utf-8")
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", "-m", "app", "serve", str(small), "--host", "127.0.0.1"),
            *("--port", str(self.port), "--data", str(self.settings.data), "--database", self.settings.database),
            *("--links", "json"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        assert line, await self.diary()
        [links] = json.loads(line)["shows"]
        self.show, self.code, self.links = links["show"], links["code"], links

    async def diary(self) -> str:
        _, told = await self.process.communicate()
        return told.decode()

    async def die(self) -> None:
        """A power cut: nothing is put away, nobody is told."""
        os.kill(self.process.pid, signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        await self.diary()

    async def close(self) -> None:
        for person in self.people:
            await person.leave()
        self.people.clear()
        if self.process.returncode is None:
            self.process.terminate()
            assert "Traceback" not in await self.diary()


async def walk(person: Person, to: House) -> Person:
    """The same browser at another worker: the same cookies, a new line."""
    other = to.person(person.role)
    other.http.cookies.update(person.http.cookies)
    return other


@asynccontextmanager
async def pair(data: Path, url: str) -> AsyncIterator[tuple[Worker, Worker]]:
    first, second = (Worker(data, database=url) for _ in range(2))
    await first.open()
    await second.open()
    try:
        yield first, second
    finally:
        await second.close()
        await first.close()


class Voter:
    """Votes A and B in turn as fast as it is answered. `last`: the choice acknowledged last; `sent`: what may have got
    lost on the way."""

    def __init__(self, person: Person, number: int) -> None:
        self.person, self.number = person, number
        self.acts = 0
        self.last = self.sent = ""

    async def vote(self) -> None:
        self.acts += 1
        self.sent = "AB"[(self.acts + self.number) % 2]
        await self.repeat()

    async def repeat(self) -> None:
        """As a phone does that was not answered: the very same act."""
        once = f"{self.number}-{self.acts}"
        assert await self.person.tell(once, do="cast", choice=self.sent) == (204, "")
        self.last, self.sent = self.sent, ""

    async def vote_on(self) -> None:
        """Until the line is lost."""
        try:
            while True:
                await self.vote()
        except websockets.ConnectionClosed:
            pass
