"""How long until a vote at one worker is seen on the stage of another: `make bench ARGS=workers`.

Two workers on one PostgreSQL of our own (the one of the tests), both on the server's core; a phone votes at the first,
one vote after the other, the stage hangs on the second. From the vote's sending to the stage's new count."""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from app.bench.evening import scenario
from app.bench.figures import at, table
from app.bench.hall import House, Person, come, running, seats
from app.bench.phone import Phone
from tests.postgres import running as postgres

STEPS = 2
SLIP = '{"do":"cast","ballot":"q","choice":"%s","nonce":"%032x","once":"v%d"}'


class Worker(House):
    """One of several; all share a data folder and a database."""

    def __init__(self, folder: Path, play: Path, database: str) -> None:
        super().__init__(folder, play)
        self.words = (*self.words, "--database", database)


class Stage:
    """What the second worker's stage hears, whenever it hears anything."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.text = ""

    def heard(self, phone: Phone, payload: bytes) -> None:
        self.text = payload.decode()
        self.news.set()


async def hang(worker: House, role: str, person: Person, heard: Any) -> Phone:
    [phone] = await come(worker.host, f"{worker.path}/{role}/live", [person.cookie], heard)
    return phone


async def measure(folder: Path, database: str, votes: int) -> list[dict[str, object]]:
    play = scenario(folder, STEPS)
    first, second = (Worker(folder, play, database) for _ in range(2))
    async with running(first, second):
        leader, watcher = await first.staff("facilitator"), await second.staff("stage")
        for _ in range(STEPS + 2):
            await leader.act(first.path, "go")
        stage = Stage()
        await hang(second, "stage", watcher, stage.heard)
        [cookie] = await seats(first, 1)
        [phone] = await come(first.host, f"{first.path}/resident/live", [cookie], lambda phone, payload: None)
        waits = [await seen(stage, phone, n) for n in range(votes + 5)][5:]
    return [
        {"votes": votes, "p50 ms": at(0.5, waits) * 1000, "p99 ms": at(0.99, waits) * 1000, "max ms": max(waits) * 1000}
    ]


async def seen(stage: Stage, phone: Phone, n: int) -> float:
    """Seconds until the stage's page changed, which only this vote can have done."""
    await asyncio.sleep(0.15)
    stage.news.clear()
    begun = time.perf_counter()
    phone.say(SLIP % ("AB"[n % 2], n, n))
    await asyncio.wait_for(stage.news.wait(), 10)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--votes", type=int, default=100)
    asked = parser.parse_args()
    with postgres() as server, tempfile.TemporaryDirectory() as folder:
        print(table(asyncio.run(measure(Path(folder), server.fresh(), asked.votes))))


if __name__ == "__main__":
    main()
