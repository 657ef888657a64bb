"""PostgreSQL stops at once, or the wire to it is cut: a clear no in time, and all is well when it is back."""

import asyncio
import random
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.fault.hall import PATIENCE, SEED, Server, Voter, check, come, first_answer, opened, report, staff, voting
from tests.fault.wire import Wire
from tests.postgres import Postgres

CONVERGED = 3.0


async def restarts(folder: Path, postgres: Postgres, times: int, number: int) -> None:
    chance, server = random.Random(SEED), Server(folder, postgres.fresh())
    back: list[float] = []
    try:
        voters = await opened(server, number, chance)
        async with voting(voters):
            for _ in range(times):
                await asyncio.sleep(chance.uniform(0.1, 0.6))
                await asyncio.to_thread(postgres.crash)
                await asyncio.sleep(chance.uniform(0, 0.5))
                await asyncio.to_thread(postgres.start)
                back.append(await first_answer(server, voters, time.monotonic()))
        assert server.alive
        await asyncio.to_thread(server.kill)
        await check(server, voters)
        slowest, votes = max(voter.slowest for voter in voters), sum(voter.count for voter in voters)
        figures = {"votes": votes, "slowest_503_s": f"{slowest:.2f}", "first_ack_s": f"{max(back):.2f}"}
        report("postgres-restart", seed=SEED, times=times, voters=number, lost=0, doubled=0, **figures)
        assert max(slowest, *back) <= PATIENCE
    finally:
        await asyncio.to_thread(server.stop)


async def cuts(folder: Path, postgres: Postgres, times: int, lasts: float, number: int) -> None:
    """Two workers behind one wire."""
    chance, home = random.Random(SEED), make_url(postgres.fresh())
    wire = Wire(int(home.port or 0))
    await wire.open()
    url = home.set(port=wire.port).render_as_string(hide_password=False)
    servers = [Server(folder, url) for _ in range(2)]
    together: list[float] = []
    try:
        voters = await opened(servers[0], number // 2, chance)
        told = await asyncio.to_thread(servers[1].start)
        assert servers[1].show == servers[0].show
        voters += await come(servers[1], number - len(voters), chance)
        leaders = [await staff(server, told["facilitator"].replace(servers[1].origin, "")) for server in servers]
        async with voting(voters):
            for _ in range(times):
                await asyncio.sleep(0.5)
                wire.cut()
                await asyncio.sleep(lasts)
                wire.mend()
                healed = time.monotonic()
                for server, own in zip(servers, (voters[: number // 2], voters[number // 2 :]), strict=True):
                    await first_answer(server, own, healed)
                together.append(time.monotonic() - healed)
        await alike(leaders, number)
        for server in servers:
            await asyncio.to_thread(server.kill)
        await check(servers[0], voters)
        slowest, refused = max(voter.slowest for voter in voters), sum(voter.refused for voter in voters)
        figures = {"refused": refused, "slowest_503_s": f"{slowest:.2f}", "both_back_s": f"{max(together):.2f}"}
        report("cut", seed=SEED, times=times, lasts=lasts, workers=2, lost=0, doubled=0, **figures)
        assert refused and slowest <= PATIENCE and max(together) <= CONVERGED
        for leader in leaders:
            await leader.http.aclose()
    finally:
        for server in servers:
            await asyncio.to_thread(server.stop)
        await wire.close()


async def alike(leaders: list[Voter], number: int) -> None:
    """Both workers say the same of the ballot, in time."""
    async with asyncio.timeout(CONVERGED):
        while True:
            views = [(await one.http.get(f"/s/{one.server.show}/facilitator.json")).json() for one in leaders]
            if [view["ballot"]["answered"] for view in views] == [number, number]:
                return
            await asyncio.sleep(0.1)


async def test_postgresql_restarts_once(tmp_path: Path, postgres: Postgres) -> None:
    await restarts(tmp_path, postgres, times=1, number=4)


async def test_the_wire_is_cut_once(tmp_path: Path, postgres: Postgres) -> None:
    await cuts(tmp_path, postgres, times=1, lasts=5, number=4)


@pytest.mark.fault
async def test_postgresql_restarts_twenty_times(tmp_path: Path, postgres: Postgres) -> None:
    await restarts(tmp_path, postgres, times=20, number=20)


@pytest.mark.fault
async def test_the_wire_is_cut_five_times_for_thirty_seconds(tmp_path: Path, postgres: Postgres) -> None:
    await cuts(tmp_path, postgres, times=5, lasts=30, number=20)
