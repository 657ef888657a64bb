"""A showrunner on a real ledger in a fresh folder, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.ledger.store import Ledger
from app.live.act import Act, Answer
from app.live.house import House
from app.live.runner import Showrunner
from app.scenario.load import load
from app.show.commands import Command, Who
from app.web.pages import Pages
from tests.web.house import PLAY

LEADER = Who("facilitator", "f")


class Room:
    """`at` is the time of every act until a story moves it."""

    def __init__(self, ledger: Ledger, runner: Showrunner) -> None:
        self.ledger, self.runner = ledger, runner
        self.answers: list[Answer] = []

    def hand_in(self, who: Who, command: Command, once: str = "", at: int = 1_000_000) -> None:
        self.runner.offer(Act(who, command, at, self.answers.append, once))

    async def turn(self) -> list[int]:
        """Everything that waits, taken at once; the statuses of its answers."""
        acts = list(self.runner.queue)
        self.runner.queue.clear()
        before = len(self.answers)
        await self.runner.take(acts)
        return [answer.status for answer in self.answers[before:]]

    async def do(self, who: Who, *commands: Command) -> list[int]:
        for command in commands:
            self.hand_in(who, command)
        return await self.turn()

    async def afresh(self) -> Showrunner:
        """The same show as a program that has just started reads it."""
        other = Showrunner(self.runner.id, self.ledger, lambda: 0)
        await other.wake()
        return other


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Room]:
    ledger = await Ledger.open(f"sqlite:///{(folder / 'theatre.sqlite').as_posix()}")
    house = House(ledger, lambda: 1_000_000, Pages("http://testserver"))
    runner = Showrunner(await house.open(load(PLAY.encode()), "zh"), ledger, lambda: 1_000_000)
    await runner.wake()
    yield Room(ledger, runner)
    await ledger.close()
