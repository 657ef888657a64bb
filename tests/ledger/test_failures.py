"""Disks fill, connections break. Nothing unwritten is acknowledged, nobody waits for long, and it heals by itself."""

import asyncio
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from app.errors import Unavailable
from app.ledger.engines import log_pages, sqlite_engine, sqlite_module
from app.ledger.export import verify
from app.ledger.rows import Batch
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, mark, open_show, said
from tests.postgres import Postgres

PATIENCE = 5.0


async def refused(worker: Worker, batch: Batch) -> float:
    """Seconds until the sentence came."""
    begun = time.monotonic()
    with pytest.raises(Unavailable, match=r"写不进去|读不出来"):
        await worker.write(batch)
    return time.monotonic() - begun


def no_disk(conn: Connection) -> None:
    raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk I/O error"))


async def test_a_failed_commit_is_not_believed_and_heals(lite: str) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker, engine = Worker(ledger), ledger.back.writer.engine  # type: ignore[union-attr]
    await worker.write(Batch(said("甲"), (mark("s1"),)))
    event.listen(engine, "commit", no_disk)
    assert await refused(worker, Batch(said("乙"), (mark("s1", "no"),))) < PATIENCE
    assert await refused(worker, Batch(marks=(mark("s1", "no"),))) < PATIENCE
    event.remove(engine, "commit", no_disk)

    assert await ledger.box(SHOW) == [mark("s1")]
    assert await worker.write(Batch(said("丙"), (mark("s2"),))) == 3
    assert await ledger.read(SHOW) == worker.entries and len(await ledger.box(SHOW)) == 2
    assert verify(await ledger.export(SHOW)).ok
    await ledger.close()


async def test_a_commit_that_landed_and_said_otherwise_is_found_out(lite: str) -> None:
    def lands(conn: Connection) -> None:
        conn.exec_driver_sql("COMMIT")
        no_disk(conn)

    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker, engine = Worker(ledger), ledger.back.writer.engine  # type: ignore[union-attr]
    await worker.write(Batch())
    event.listen(engine, "commit", lands, once=True)
    assert await worker.write(Batch(said("甲"), (mark("s1"),))) == 2
    assert await worker.write(Batch(marks=(mark("s1", "no"),))) == 2
    assert await ledger.box(SHOW) == [mark("s1", "no")] and len(await ledger.read(SHOW)) == 2
    await ledger.close()


async def test_a_full_disk(lite: str) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker, engine = Worker(ledger), ledger.back.writer.engine  # type: ignore[union-attr]

    with closing(sqlite_module().connect(lite.removeprefix("sqlite:///"))) as look:
        pages = look.execute("PRAGMA page_count").fetchone()[0]

    def full(driver: sqlite3.Connection, _: object) -> None:
        driver.execute(f"PRAGMA max_page_count={pages + 8}").close()

    event.listen(engine, "connect", full)
    ledger.back.writer.drop()  # type: ignore[union-attr]
    kept = 1
    with pytest.raises(Unavailable):
        while True:
            kept = await worker.write(Batch(said("话" * 1000), (mark(f"s{kept}"),)))
    assert kept > 1
    assert await refused(worker, Batch(said("话" * 30000))) < PATIENCE
    event.remove(engine, "connect", full)
    ledger.back.writer.drop()  # type: ignore[union-attr]

    assert await worker.write(Batch(said("话" * 30000))) == kept + 1
    assert len(await ledger.box(SHOW)) == kept - 1 and verify(await ledger.export(SHOW)).entries == kept + 1
    await ledger.close()


async def test_a_database_that_somebody_else_holds(lite: str) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker = Worker(ledger)
    await worker.write(Batch())
    other = sqlite_module().connect(lite.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waits = [refused(worker, Batch(said("甲"))), refused(Worker(ledger), Batch(said("乙")))]
    assert max(await asyncio.gather(*waits)) < PATIENCE
    other.execute("ROLLBACK")
    other.close()
    seq = await worker.write(Batch(said("丙")))
    entries = await ledger.read(
        SHOW
    )  # one that was given up may have got through in the very end: its phone asks again
    assert entries[-1] == (seq, *said("丙")) and seq in (2, 3, 4) and len(entries) == seq
    assert verify(await ledger.export(SHOW)).ok
    await ledger.close()


async def test_a_missing_folder_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable):
        await Ledger.open(f"sqlite:///{(tmp_path / 'file' / 'theatre.sqlite').as_posix()}")


@pytest.mark.parametrize("url", ["postgresql://theatre@127.0.0.1:1/nowhere", "mysql://localhost/x", "sqlite://"])
async def test_a_house_that_cannot_be_opened_is_said_in_time(url: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        await Ledger.open(url)
    assert time.monotonic() - begun < PATIENCE


async def test_postgresql_is_cut_off_and_comes_back(postgres: Postgres) -> None:
    ledger = await Ledger.open(postgres.fresh())
    await open_show(ledger)
    worker = Worker(ledger)
    for round in range(3):
        await worker.write(Batch(said(f"话 {round}"), (mark(f"s{round}"),)))
        postgres.crash()
        assert await refused(worker, Batch(said("丢"))) < PATIENCE
        postgres.start()
    await worker.write(Batch(said("终")))
    assert await ledger.read(SHOW) == worker.entries and len(worker.entries) == 5
    assert len(await ledger.box(SHOW)) == 3 and verify(await ledger.export(SHOW)).ok
    await ledger.close()


async def test_a_turn_whose_connection_is_cut_writes_nothing(postgres_url: str) -> None:
    ledger = await Ledger.open(postgres_url)
    await open_show(ledger)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as look:
        with pytest.raises(Unavailable):
            async with ledger.turn(SHOW, 1, 0) as turn:
                look.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
                await turn.write(Batch(said("甲")))
        assert look.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").fetchone() == (0,)
    assert await Worker(ledger).write(Batch(said("乙"))) == 2
    await ledger.close()


async def test_a_worker_that_hangs_in_its_turn_stops_the_others_only_for_a_while(postgres_url: str) -> None:
    hung, other = await Ledger.open(postgres_url), await Ledger.open(postgres_url)
    await open_show(hung)
    async with hung.turn(SHOW, 1, 0):
        assert await refused(Worker(other), Batch(said("甲"))) < PATIENCE
    assert await Worker(other).write(Batch(said("乙"))) == 2
    await hung.close()
    await other.close()


async def test_a_turn_asked_for_in_vain_leaves_no_lock_behind(postgres_url: str) -> None:
    first, second = await Ledger.open(postgres_url), await Ledger.open(postgres_url)
    await open_show(first)
    async with first.turn(SHOW, 1, 0):
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2), second.turn(SHOW, 1, 0):
                    pass
    assert await Worker(first).write(Batch(said("甲"))) == 2
    assert await Worker(second).write(Batch(said("乙"))) == 3
    await first.close()
    await second.close()


async def test_after_a_failure_the_log_is_copied_into_the_file(lite: str) -> None:
    """Where the disk is full of the log, nothing else would give it room again."""
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker, writer = Worker(ledger), ledger.back.writer  # type: ignore[union-attr]
    path = Path(lite.removeprefix("sqlite:///"))
    bodies = said(*(f"第{n}句" * 300 for n in range(40)))
    await worker.write(Batch(bodies))
    assert path.stat().st_size < 40 * 900
    event.listen(writer.engine, "commit", no_disk, once=True)
    await refused(worker, Batch(said("乙")))
    assert await worker.write(Batch(said("丙"))) == 42
    assert path.stat().st_size > 40 * 900
    await ledger.close()


@pytest.mark.parametrize(("free", "pages"), [(0, 100), (1 << 20, 100), (1 << 26, 2048), (1 << 40, 8000)])
def test_the_log_leaves_room_for_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, pages: int
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda place: SimpleNamespace(free=free))
    assert log_pages(tmp_path / "theatre.sqlite") == pages
    engine = sqlite_engine(tmp_path / "theatre.sqlite", writer=True)
    with engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == pages
