"""Erased words are nowhere, and the chain holds."""

from pathlib import Path

import psycopg

from app.ledger.export import verify
from app.ledger.rows import Batch, Done
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, mark, open_show, said
from tests.postgres import Postgres

SECRET = "我的电话是一三八零零"


def kept(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_an_erased_entry_keeps_its_place(ledger: Ledger) -> None:
    worker = Worker(ledger)
    await worker.write(Batch(said("甲", SECRET, "乙")))
    head = await ledger.head(SHOW)
    await ledger.erase(SHOW, [3])
    await ledger.erase(SHOW, [3])

    assert [seq for seq, body in await ledger.read(SHOW) if body is None] == [3]
    verdict = verify(await ledger.export(SHOW))
    assert (verdict.ok, verdict.erased, (verdict.entries, verdict.head)) == (True, 1, head)
    assert await worker.write(Batch(said("丙"))) == 5


async def test_an_erased_text_is_in_no_file(lite: str, tmp_path: Path) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    worker = Worker(ledger)
    secret = "".join(f"{SECRET}{n}" for n in range(500))
    for n in range(300):
        await worker.write(Batch(said(f"话 {n}" * (n % 40), secret if n == 150 else "别的", f"{SECRET} {n}")))
    mine = [seq for seq, body in await ledger.read(SHOW) if body and SECRET.encode() in body]
    assert len(mine) == 301 and SECRET.encode() in kept(tmp_path)
    await ledger.erase(SHOW, mine)
    assert SECRET.encode() not in kept(tmp_path)
    assert verify(await ledger.export(SHOW)).erased == 301
    await ledger.close()


async def test_an_erased_text_is_in_no_table_of_postgresql(postgres: Postgres) -> None:
    url = postgres.fresh()
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await Worker(ledger).write(Batch(said(SECRET, "乙")))
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as look:
        look.execute("CHECKPOINT")
        assert SECRET.encode() in kept(postgres.data / "base")
        await ledger.erase(SHOW, [2])
        look.execute("CHECKPOINT")
        assert SECRET.encode() not in kept(postgres.data / "base")
    await ledger.close()


async def test_a_show_that_is_destroyed_leaves_nothing_and_the_others_stay(ledger: Ledger) -> None:
    await open_show(ledger, "other", "654321")
    for show in (SHOW, "other"):
        batch = Batch(said("甲"), (mark("s1"),), (Done("s1", "x", 204, "乙"),))
        await Worker(ledger, show).write(batch)
        await ledger.add_key("facilitator", show)
    await ledger.destroy(SHOW)
    assert [row.id for row in await ledger.shows()] == ["other"]
    assert (await ledger.read(SHOW), await ledger.box(SHOW), await ledger.keys(SHOW)) == ([], [], [])
    assert len(await ledger.box("other")) == len(await ledger.keys("other")) == 1
    assert verify(await ledger.export("other")).entries == 2


async def test_after_a_show_was_destroyed_a_failed_commit_still_heals(lite: str) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    await open_show(ledger, "other", "654321")
    await Worker(ledger).write(Batch(said("甲")))
    await ledger.destroy(SHOW)
    ledger.back.writer.drop()  # type: ignore[union-attr]
    assert await Worker(ledger, "other").write(Batch(said("乙"))) == 2
    await open_show(ledger)
    assert await Worker(ledger).write(Batch(said("又一场"))) == 2
    await ledger.close()


async def test_a_destroyed_show_is_in_no_table_of_postgresql(postgres: Postgres) -> None:
    url = postgres.fresh()
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await Worker(ledger).write(Batch(said(SECRET), (mark("s1", SECRET),), (Done("s1", "x", 204, SECRET),)))
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as look:
        look.execute("CHECKPOINT")
        assert SECRET.encode() in kept(postgres.data / "base")
        await ledger.destroy(SHOW)
        look.execute("CHECKPOINT")
        assert SECRET.encode() not in kept(postgres.data / "base")
    await ledger.close()
