"""The two commands against a house that is really there."""

import asyncio
import json
import zipfile
from pathlib import Path

import pytest

from app.errors import Malformed, NotFound
from app.ledger.export import verify
from app.ledger.rows import Batch
from app.ledger.store import Ledger
from app.record.commands import export_command, tally_command
from tests.record.evening import Evening, ended, evening


def house(path: Path, play: Evening) -> str:
    url = f"sqlite:///{(path / 'theatre.sqlite').as_posix()}"

    async def fill() -> None:
        ledger = await Ledger.open(url)
        await ledger.create("s1", "123456", "门口的灯", "zh", False, bytes(32), play.bodies[0])
        async with ledger.turn("s1", 0, 0) as turn:
            await turn.write(Batch(tuple(play.bodies[1:])))
        await ledger.close()

    asyncio.run(fill())
    return url


def test_every_ending_is_a_form(tmp_path: Path) -> None:
    url = house(tmp_path, ended(evening()))
    for form in ("md", "html", "csv", "json", "docx", "xlsx", "zip"):
        assert export_command("123456", tmp_path / f"out.{form}", url=url) == [tmp_path / f"out.{form}"]
    assert verify((tmp_path / "out.json").read_bytes()).ok
    head = json.loads((tmp_path / "out.json").read_bytes())["head"]
    assert head in (tmp_path / "out.md").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.read("record.json") == (tmp_path / "out.json").read_bytes()


def test_an_exported_ledger_is_enough_for_every_form(tmp_path: Path) -> None:
    url = house(tmp_path, ended(evening()))
    export_command("s1", tmp_path / "out.json", url=url)
    export_command("s1", tmp_path / "one.csv", url=url)
    export_command(str(tmp_path / "out.json"), tmp_path / "two.csv", url="")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_a_ledger_that_was_changed_is_not_exported(tmp_path: Path) -> None:
    url = house(tmp_path, ended(evening()))
    export_command("s1", tmp_path / "out.json", url=url)
    changed = (tmp_path / "out.json").read_bytes().replace("他们收了钱".encode(), "他们没收钱".encode())
    (tmp_path / "bad.json").write_bytes(changed)
    with pytest.raises(Malformed):
        export_command(str(tmp_path / "bad.json"), tmp_path / "x.md", url="")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        export_command("s1", tmp_path / "x.md", url=f"sqlite:///{(tmp_path / 'none.sqlite').as_posix()}")
    url = house(tmp_path, evening())
    with pytest.raises(NotFound):
        export_command("s2", tmp_path / "x.md", url=url)
    with pytest.raises(NotFound):
        export_command("s1", tmp_path / "polis", url=url)
    with pytest.raises(Malformed):
        export_command("s1", tmp_path / "x.docm", url=url)
    assert not (tmp_path / "x.md").exists()


def test_a_recount_is_json(tmp_path: Path) -> None:
    (tmp_path / "a.soi").write_text("# ALTERNATIVE NAME 1: 灯\n2: 1\n", encoding="utf-8")
    assert json.loads(tally_command(tmp_path / "a.soi", "instant-runoff"))["winners"] == ["1"]
