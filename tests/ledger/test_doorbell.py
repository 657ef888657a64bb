"""Other workers hear of what was written, and miss nothing when the bell is cut off."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from app.ledger.rows import Batch
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, mark, open_show, said

PATIENCE = 10


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[Ledger, Ledger]]:
    first, second = await Ledger.open(postgres_url), await Ledger.open(postgres_url)
    await open_show(first)
    yield first, second
    await first.close()
    await second.close()


async def next_ring(rings: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(rings), PATIENCE)


async def test_another_worker_hears_and_catches_up(two: tuple[Ledger, Ledger]) -> None:
    first, second = Worker(two[0]), Worker(two[1])
    await second.write(Batch())
    rings = two[1].rings()
    for n in range(3):
        await first.write(Batch(said(f"话 {n}"), (mark(f"s{n}"),)))
        assert await next_ring(rings) == SHOW
        await second.write(Batch())
        assert (second.entries, second.box) == (first.entries, first.box)


async def test_a_bell_that_was_cut_off_rings_again(two: tuple[Ledger, Ledger], postgres_url: str) -> None:
    first, second = Worker(two[0]), Worker(two[1])
    await second.write(Batch())
    rings = two[1].rings()
    await first.write(Batch(said("甲")))
    assert await next_ring(rings) == SHOW
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    cut += "WHERE application_name = 'theatre-doorbell' AND datname = current_database()"
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as look:
        assert look.execute(cut).fetchall() == [(True,)]
    await first.write(Batch(said("乙")))
    assert await next_ring(rings) == SHOW


async def test_nobody_hears_his_own_bell(two: tuple[Ledger, Ledger]) -> None:
    first, second = Worker(two[0]), Worker(two[1])
    await open_show(two[0], "other", "654321")
    for worker in (first, second, Worker(two[0], "other")):
        await worker.write(Batch())
    rings = two[0].rings()
    await first.write(Batch(said("甲")))
    await Worker(two[1], "other").write(Batch(said("乙")))
    assert await next_ring(rings) == "other"


async def test_two_workers_write_one_order(two: tuple[Ledger, Ledger]) -> None:
    workers = [Worker(ledger) for ledger in two]

    async def evening(which: int) -> None:
        for n in range(15):
            await workers[which].write(Batch(said(f"{which}:{n}"), (mark(f"s{n}", f"{which}"),)))

    await asyncio.gather(evening(0), evening(1))
    for worker in workers:
        await worker.write(Batch())
    assert workers[0].entries == workers[1].entries == await two[0].read(SHOW)
    assert workers[0].box == workers[1].box == {(m.ballot, m.run, m.seat): m for m in await two[0].box(SHOW)}
    assert [seq for seq, _ in workers[0].entries] == list(range(1, 32))
