"""What it costs to grow: `make bench ARGS=grow`. Nothing here should cost more for one because there are many.

One process, the house's own parts without sockets, processor time in µs: a vote with so many phones and so many votes
before it; a scene for each of so many phones; a comment and the pages of four audiences with so many comments before;
a vote by itself, and the edition that tells of it, with so many shows awake. Then how long a long ledger takes to be
read back. Each is measured `ROUNDS` times and the least is told, as other work only ever adds. The press prints when
the bench says so: else a figure would hold as many editions as happened to fit. Nobody waits by asking again, which
would count as work.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from app.bench.evening import scenario
from app.bench.figures import table
from app.ledger.signing import load_or_create
from app.ledger.store import Ledger
from app.live.act import Act, Answer
from app.live.clock import system
from app.live.crowd import Group, Phone
from app.live.house import Awake, House
from app.live.wake import wake
from app.scenario.load import load
from app.show.commands import CastBallot, Command, Go, Say, SetWall, TakeSeat, Who
from app.web.pages import Pages

LEADER = Who("facilitator", "f")
ROUNDS, HANDFUL = 3, 500
PAGES = {"phone": "resident", "stage": "stage", "console": "facilitator", "expert": "expert"}


class Line:
    """Takes everything and forgets it."""

    on_drain: Callable[[], None] | None = None
    on_text: Callable[[str], bool] | None = None

    def push(self, framed: bytes) -> bool:
        return True

    def shut(self, code: int, reason: str = "") -> None: ...


class Hall:
    """A show with `phones` on the line, its vote open; its press prints when told to."""

    def __init__(self, house: House, id: str, awake: Awake) -> None:
        self.house, self.id, self.awake = house, id, awake
        self.seats: list[Who] = []
        self.chosen: dict[Who, str] = {}
        self.acts = self.unanswered = 0
        self.answered = asyncio.Event()
        self.refused: list[Answer] = []

    async def fill(self, phones: int) -> None:
        self.seats = [Who("resident", f"{n:016x}") for n in range(phones)]
        for n, who in enumerate(self.seats, 1):
            self.hand_in(who, TakeSeat())
            if n % 500 == 0 or n == phones:
                await self.calm()
        for who in self.seats:
            self.awake.press.join(Phone(who, Group("resident", "zh"), Line()))
        for _ in range(4):
            await self.house.act(self.id, LEADER, Go(None))
        assert self.awake.press.task is not None
        self.awake.press.task.cancel()

    def hand_in(self, who: Who, command: Command) -> None:
        self.acts, self.unanswered = self.acts + 1, self.unanswered + 1
        self.awake.runner.offer(Act(who, command, self.house.clock(), self.count, f"a{self.acts}"))

    def count(self, answer: Answer) -> None:
        self.unanswered -= 1
        self.refused += [answer] if answer.status != 204 else []
        if not self.unanswered:
            self.answered.set()

    async def calm(self) -> None:
        await self.answered.wait()
        self.answered.clear()
        if self.refused:
            raise SystemExit(f"not all was taken, measure when the machine is quiet: {self.refused[0]}")
        await self.awake.runner.settled()

    async def votes(self, count: int, batch: int = 100) -> None:
        """Each a change of mind."""
        for first in range(0, count, batch):
            for n in range(first, min(count, first + batch)):
                who = self.seats[n % len(self.seats)]
                self.chosen[who] = "B" if self.chosen.get(who) == "A" else "A"
                self.hand_in(who, CastBallot({self.chosen[who]: "1"}, None, "q"))
            await self.calm()

    async def say(self, count: int) -> None:
        for first in range(0, count, 100):
            for n in range(first, min(count, first + 100)):
                self.hand_in(self.seats[n % len(self.seats)], Say(f"第{n}句话，说给大家听。"))
            await self.calm()

    async def told(self) -> None:
        """What happened, in one edition."""
        await self.awake.press.publish()

    async def opened(self, audience: str, times: int) -> None:
        """A page, drawn from nothing for somebody who comes."""
        press, group = self.awake.press, Group(audience, "zh")
        for who in self.seats[:times]:
            press.sheets.pop(group, None)
            press.refresh(group)
            if audience == "resident":
                press.snapshot(press.crowd.of(who)[0])


@asynccontextmanager
async def houses(folder: Path) -> AsyncIterator[House]:
    folder.mkdir(parents=True)
    ledger = await Ledger.open(f"sqlite:///{(folder / 'theatre.sqlite').as_posix()}")
    house = House(ledger, system, Pages("http://127.0.0.1"), load_or_create(folder / "signing.pem"))
    yield house
    for id in list(house.awake):
        await house.lull(id)
    await ledger.close()


async def hall(house: House, folder: Path, phones: int) -> Hall:
    id = await house.open(load(scenario(folder, 2).read_bytes()), "zh")
    found = Hall(house, id, await house.find(id))
    await found.fill(phones)
    return found


async def cost(work: Callable[[], Awaitable[None]], units: int) -> float:
    """µs of processor time a unit, the least of a few rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        await work()
        found.append((time.process_time() - begun) / units * 1e6)
    return min(found)


async def by_phones(folder: Path, most: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for phones in (n for n in (100, 1_000, 10_000) if n <= most):
        async with houses(folder / f"phones{phones}") as house:
            here = await hall(house, folder, phones)

            async def scene(here: Hall = here) -> None:
                here.awake.press.everyone = True
                here.awake.press.stale.update(here.awake.press.sheets)
                await here.told()

            vote = await cost(lambda here=here: here.votes(HANDFUL), HANDFUL)  # type: ignore[misc]
            rows.append({"phones": phones, "µs a vote": vote, "µs a phone and scene": await cost(scene, phones)})
    return rows


async def by_votes(folder: Path, most: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    async with houses(folder / "votes") as house:
        here, before = await hall(house, folder, 1_000), 0
        for so_far in (n for n in (1_000, 10_000, 100_000, 1_000_000) if n <= most):
            await here.votes(so_far - before, batch=1_000)
            before = so_far + ROUNDS * HANDFUL
            rows.append({"votes so far": so_far, "µs a vote": await cost(lambda: here.votes(HANDFUL), HANDFUL)})
    return rows


async def by_comments(folder: Path, most: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    async with houses(folder / "comments") as house:
        here, before = await hall(house, folder, 1_000), 0
        await house.act(here.id, LEADER, SetWall("open"))
        for so_far in (n for n in (100, 1_000, 10_000, 20_000) if n <= most):
            await here.say(so_far - before)
            before = so_far + ROUNDS * 100
            row: dict[str, object] = {"comments so far": so_far, "µs a comment": await cost(lambda: here.say(100), 100)}
            for name, audience in PAGES.items():
                row[f"µs a {name}"] = await cost(lambda audience=audience: here.opened(audience, 20), 20)  # type: ignore[misc]
            rows.append(row)
    return rows


async def by_shows(folder: Path, most: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    async with houses(folder / "shows") as house:
        halls: list[Hall] = []
        for awake in (n for n in (1, 20, 200) if n <= most):
            while len(halls) < awake:
                halls.append(await hall(house, folder, 20))
            each = HANDFUL // awake or 1

            async def votes(each: int = each) -> None:
                for here in halls * each:
                    await here.votes(1)

            async def told(each: int = each) -> None:
                for here in halls * each:
                    await here.votes(1)
                    await here.told()

            vote = await cost(votes, each * awake)
            edition = await cost(told, each * awake) - vote
            rows.append({"shows awake": awake, "µs a vote": vote, "µs its edition": edition})
    return rows


async def read_back(folder: Path, most: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    async with houses(folder / "long") as house:
        here = await hall(house, folder, 1_000)
        for events in (n for n in (10_000, 100_000) if n <= most):
            while here.awake.runner.seq < events:
                await here.say(min(1_000, (events - here.awake.runner.seq) // 2 + 1))
            begun = time.perf_counter()
            _, found = await house.ledger.missed(here.id, 0, 0)
            wake(found.entries, found.marks)
            rows.append({"entries": here.awake.runner.seq, "seconds to read back": time.perf_counter() - begun})
    return rows


async def measure(folder: Path, most: int) -> None:
    for part in (by_phones, by_votes, by_comments, by_shows, read_back):
        print(table(await part(folder, most)), flush=True)
        print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1_000_000, help="nothing larger than this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), asked.most))


if __name__ == "__main__":
    main()
