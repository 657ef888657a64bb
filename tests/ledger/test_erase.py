"""Erased words are nowhere, and the chain holds."""

from pathlib import Path

import psycopg

from app.ledger.export import verify
from app.ledger.rows import Batch
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, open_show, said
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
