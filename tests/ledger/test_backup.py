"""A copy while the house is open, and back, only where nothing can be overwritten."""

import asyncio
from pathlib import Path, PurePosixPath

import pytest

from app.errors import Refused, SealBroken
from app.ledger.backup import backup, restore
from app.ledger.belongings import put
from app.ledger.rows import Batch, Done
from app.ledger.store import Ledger
from tests.ledger.conftest import sqlite_url
from tests.ledger.evening import SHOW, Worker, mark, open_show, said


async def everything(url: str) -> list[object]:
    ledger = await Ledger.open(url)
    found = [
        await ledger.shows(), await ledger.read(SHOW), await ledger.box(SHOW), await ledger.all_done(SHOW),
        await ledger.export(SHOW), await ledger.keys(SHOW), await ledger.position(SHOW),
    ]  # fmt: skip
    await ledger.close()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "new") if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


async def test_a_backup_brings_everything_back(url: str, elsewhere: str, tmp_path: Path) -> None:
    if url == elsewhere:
        url = sqlite_url(tmp_path)
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await Worker(ledger).write(Batch(said("甲"), (mark("s1"),), (Done("s1", "a", 204, "好"),)))
    await ledger.add_key("expert", SHOW, "王工")
    await ledger.erase(SHOW, [2])
    heads = await asyncio.to_thread(backup, url, tmp_path / "copy")
    assert heads == {SHOW: (await ledger.head(SHOW))[1]}
    await ledger.close()

    assert sorted(file.name for file in tmp_path.glob("copy*")) == ["copy"]
    assert await asyncio.to_thread(restore, elsewhere, tmp_path / "copy") == heads
    assert await everything(elsewhere) == await everything(url)


async def test_a_copy_made_while_people_write_is_a_ledger(url: str, tmp_path: Path) -> None:
    ledger = await Ledger.open(url)
    await open_show(ledger)
    worker = Worker(ledger)
    copying = asyncio.create_task(asyncio.to_thread(backup, url, tmp_path / "copy"))
    n = 0
    while not copying.done():
        await worker.write(Batch(said(f"话 {n}"), (mark(f"s{n}"),)))
        n += 1
    heads = await copying
    await ledger.close()
    copied = await everything(await restored(tmp_path))
    entries, box = copied[1], copied[2]
    assert isinstance(entries, list) and isinstance(box, list) and len(heads) == 1
    assert entries == worker.entries[: len(entries)] and len(box) == len(entries) - 1


async def restored(folder: Path) -> str:
    url = sqlite_url(folder / "again")
    await asyncio.to_thread(restore, url, folder / "copy")
    return url


async def test_nothing_is_ever_written_over(ledger: Ledger, url: str, tmp_path: Path) -> None:
    await asyncio.to_thread(backup, url, tmp_path / "copy")
    before = (tmp_path / "copy").read_bytes()
    with pytest.raises(Refused, match="已经存在"):
        await asyncio.to_thread(backup, url, tmp_path / "copy")
    with pytest.raises(Refused, match="空的地方"):
        await asyncio.to_thread(restore, url, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == before
    assert (await ledger.head(SHOW))[0] == 1


async def test_a_house_whose_seal_is_broken_is_not_backed_up(ledger: Ledger, url: str, tmp_path: Path) -> None:
    await Worker(ledger).write(Batch(said("甲")))
    await ledger.back.transact(lambda conn: conn.exec_driver_sql("UPDATE entry SET salt = head WHERE seq = 2"))
    with pytest.raises(SealBroken, match="第 2 条"):
        await asyncio.to_thread(backup, url, tmp_path / "copy")
    assert list(tmp_path.glob("copy*")) == []


def test_a_file_that_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"x" * 5000)
    for name in ("photo", "nothing"):
        with pytest.raises(Refused, match="不是一份备份"):
            restore(sqlite_url(tmp_path / "new"), tmp_path / name)


async def test_drafts_pictures_and_keys_come_along_and_stay_out_of_the_database(
    url: str, elsewhere: str, tmp_path: Path
) -> None:
    if url == elsewhere:
        url = sqlite_url(tmp_path)
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await ledger.close()
    old, new = tmp_path / "old", tmp_path / "new"
    kept = {"desk/abcd/play/scenario.yaml": "title: 灯".encode(), "media/s/灯.png": b"\x89PNG\0", "signing.pem": b"key"}
    for name, content in (kept | {"theatre.sqlite.lock": b"", "desk/half.tmp": b"x"}).items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_bytes(content)
    await asyncio.to_thread(backup, url, old / "copy", old)

    await asyncio.to_thread(restore, elsewhere, old / "copy", new)
    found = {file.relative_to(new).as_posix(): file.read_bytes() for file in new.rglob("*") if file.is_file()}
    assert {name: found.get(name) for name in kept} == kept
    assert set(found) - set(kept) <= {"house/theatre.sqlite", "house/theatre.sqlite.lock"}
    await asyncio.to_thread(backup, elsewhere, tmp_path / "again")
    with pytest.raises(Refused):
        await asyncio.to_thread(restore, sqlite_url(tmp_path / "third"), old / "copy", new)


def test_a_copy_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    for path in ("../evil", "/etc/evil", "a/../../evil"):
        with pytest.raises(Refused):
            put(tmp_path / "data", PurePosixPath(path), b"x")
    assert not list(tmp_path.rglob("evil"))
