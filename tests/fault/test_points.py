"""The server dies at every named point of writing, on its own terms: whatever it acknowledged before is there."""

import asyncio
import random
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from app.ledger.failpoints import POINTS
from tests.fault.hall import SEED, Server, Voter, check, opened, report, staff, voting

AT_START = {"before_create", "after_create", "before_reopen", "after_reopen"}
AT_ERASING = {"after_erase", "after_vacuum", "after_checkpoint"}
AT_ENDING = {"after_unlink"}
DEAD = 137
WORDS = "要抹去的话"


async def press(person: Voter, **fields: str) -> None:
    """Until the server has died of it."""
    while person.server.alive:
        with suppress(httpx.TransportError):
            await person.http.post(f"/s/{person.server.show}/do", data=fields)
        await asyncio.sleep(0.02)


async def die(server: Server, point: str, nth: int) -> None:
    told = await asyncio.to_thread(server.start, FAILPOINT=f"{point}:{nth}")
    if told and point in AT_ERASING | AT_ENDING:
        organizer = await staff(server, told["organizer"])
        act = {"do": "end"} if point in AT_ENDING else {"do": "erase", "words": "c1"}
        await press(organizer, **act)
        await organizer.http.aclose()
    assert await asyncio.to_thread(server.bury) == DEAD, point


async def at_point(folder: Path, point: str, times: int, number: int) -> None:
    chance, server = random.Random(f"{SEED} {point}"), Server(folder)
    try:
        if point in AT_START:
            for _ in range(times):
                await die(server, point, 1)
        voters = await opened(server, number, chance)
        if point in AT_ERASING:
            assert await voters[0].send({"do": "say", "text": WORDS})
        async with voting(voters):
            if point not in AT_START:
                for _ in range(times):
                    await asyncio.to_thread(server.kill)
                    await die(server, point, 1 if point in AT_ERASING | AT_ENDING else chance.randint(1, 60))
                    await check(server, voters)
                    await asyncio.to_thread(server.start)
            await asyncio.sleep(0.3)
        await asyncio.to_thread(server.kill)
        await check(server, voters)
    finally:
        await asyncio.to_thread(server.stop)
    report("point", seed=SEED, at=point, times=times, voters=number)


@pytest.mark.parametrize("point", ["before_commit", "after_commit"])
async def test_dying_beside_the_commit(tmp_path: Path, point: str) -> None:
    await at_point(tmp_path, point, times=1, number=4)


@pytest.mark.fault
@pytest.mark.parametrize("point", POINTS)
async def test_dying_five_times_at_each_point(tmp_path: Path, point: str) -> None:
    await at_point(tmp_path, point, times=5, number=10)
