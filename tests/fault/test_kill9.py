"""The server is killed at random moments while people vote. Whatever a phone was told is there, once, and sealed."""

import asyncio
import json
import os
import random
import statistics
import time
from pathlib import Path

import pytest

from app.ledger.export import verify
from app.ledger.store import Ledger
from tests.fault.hall import Server, Voter, report

SEED = int(os.environ.get("SEED", "20261125"))


async def opened(server: Server, number: int, chance: random.Random) -> list[Voter]:
    told = await asyncio.to_thread(server.start)
    leader = Voter(server, chance)
    await leader.http.get(told["facilitator"].removeprefix(server.origin))
    for _ in range(3):
        assert await leader.send({"do": "go"})
    await leader.http.aclose()
    voters = [Voter(server, chance) for _ in range(number)]
    for voter in voters:
        assert (await voter.http.get(f"/j/{server.code}")).status_code == 303
    return voters


async def check(server: Server, voters: list[Voter]) -> None:
    """With nobody else at the ledger."""
    ledger = await Ledger.open(f"sqlite:///{(server.data / 'theatre.sqlite').as_posix()}")
    try:
        assert verify(await ledger.export(server.show)).ok
        kept = [json.loads(mark.body)["nonce"] for mark in await ledger.box(server.show)]
    finally:
        await ledger.close()
    owners = [next(n for n, v in enumerate(voters) if nonce in (v.acknowledged, v.asked)) for nonce in kept]
    lost = [n for n, v in enumerate(voters) if v.acknowledged and not {v.acknowledged, v.asked} & set(kept)]
    assert (lost, len(owners) - len(set(owners))) == ([], 0)


async def evening(folder: Path, kills: int, number: int) -> None:
    chance = random.Random(SEED)
    server = Server(folder)
    try:
        voters = await opened(server, number, chance)
        tasks = [asyncio.create_task(voter.go_on()) for voter in voters]
        back: list[float] = []
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(0.05, 0.6))
            await asyncio.to_thread(server.kill)
            await check(server, voters)
            server.answered.clear()
            await asyncio.to_thread(server.start)
            back.append(await first_answer(server, voters))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.to_thread(server.kill)
        await check(server, voters)
        votes = sum(voter.count for voter in voters)
        figures = {"first_ack_s": f"{statistics.median(back):.2f}", "worst_s": f"{max(back):.2f}"}
        report("kill9", seed=SEED, kills=kills, voters=number, votes=votes, lost=0, doubled=0, **figures)
        assert votes > number and statistics.median(back) <= 1
        for voter in voters:
            await voter.http.aclose()
    finally:
        await asyncio.to_thread(server.stop)


async def first_answer(server: Server, voters: list[Voter]) -> float:
    """Seconds from now until somebody's ballot is acknowledged again."""
    since = time.monotonic()
    async with asyncio.timeout(20):
        await server.answered.wait()
    return max(min(v.last for v in voters if v.last > server.died) - since, 0.0)


async def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    await evening(tmp_path, kills=3, number=8)


@pytest.mark.fault
async def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    await evening(tmp_path, kills=200, number=50)
