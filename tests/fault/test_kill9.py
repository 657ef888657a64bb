"""The server is killed at random moments while people vote. Whatever a phone was told is there, once, and sealed."""

import asyncio
import random
import statistics
import time
from pathlib import Path

import pytest

from tests.fault.hall import SEED, Server, check, first_answer, opened, report, voting


async def evening(folder: Path, kills: int, number: int) -> None:
    chance = random.Random(SEED)
    server = Server(folder)
    try:
        voters = await opened(server, number, chance)
        back: list[tuple[float, float]] = []
        async with voting(voters):
            for _ in range(kills):
                await asyncio.sleep(chance.uniform(0.05, 0.6))
                await asyncio.to_thread(server.kill)
                await check(server, voters)
                begun = time.monotonic()
                await asyncio.to_thread(server.start)
                accepting = time.monotonic()
                first = begun + await first_answer(server, voters, begun)
                back.append((max(first - accepting, 0.0), first - begun))
        await asyncio.to_thread(server.kill)
        await check(server, voters)
        votes = sum(voter.count for voter in voters)
        first, whole = [statistics.median(times) for times in zip(*back, strict=True)]
        figures = {"first_ack_s": f"{first:.2f}", "from_start_s": f"{whole:.2f}"}
        report("kill9", seed=SEED, kills=kills, voters=number, votes=votes, lost=0, doubled=0, **figures)
        assert votes > number and first <= 1
    finally:
        await asyncio.to_thread(server.stop)


async def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    await evening(tmp_path, kills=3, number=8)


@pytest.mark.fault
async def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    await evening(tmp_path, kills=200, number=50)
