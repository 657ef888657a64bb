"""Public sheets, checked by two programs that were written apart, alone and with the ledger, and by their signature."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from typer.testing import CliRunner

from app.cli import program
from app.ledger.export import canonical
from app.ledger.signing import load_or_create
from app.record.audit import promise, verify_sheet
from app.record.commands import export_command
from app.show.commands import CastBallot, Go, Who
from tests.ledger.node import sheets, verify_by_page
from tests.live.room import LEADER, opened

FLIPS = 3000


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> Path:
    """A folder with the ledger of a vote whose result was shown, the house's key, and its ZIP laid out."""
    load_or_create(tmp_path / "signing.pem")
    async with opened(tmp_path) as room:
        await room.do(LEADER, Go(), Go(), Go())
        for n in range(5):
            vote = CastBallot({"AB"[n % 2]: "1"}, because="因为", nonce=f"{n + 1:032x}", pledge="ab" * 32 if n else "")
            await room.do(Who("resident", f"r{n}"), vote)
        await room.do(LEADER, Go(), Go())
        show = room.runner.id
    url = f"sqlite:///{(tmp_path / 'theatre.sqlite').as_posix()}"
    [made] = export_command(show, tmp_path / "all.zip", url=url, data=tmp_path)
    with zipfile.ZipFile(io.BytesIO(made.read_bytes())) as archive:
        archive.extractall(tmp_path / "zip")
    return tmp_path / "zip"


def changed(data: bytes, chance: random.Random) -> Iterator[bytes]:
    for _ in range(FLIPS):
        at = chance.randrange(len(data) * 8)
        yield data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]
    sheet = json.loads(data)
    slips = sheet["slips"]
    for less in (slips[1:], slips[::-1], slips + slips[:1], [slips[1], *slips[1:]]):
        yield canonical(sheet | {"slips": less})
    yield canonical(sheet | {"slips": slips[1:], "unopened": [slips[0]["receipt"]]})
    yield canonical(sheet | {"counts": {"A": {"1": 4}, "B": {"1": 1}}})
    yield from (data[:-1], data + b"\n", b"", b"null", b"[" * 100_000, json.dumps(sheet).encode())


def test_a_sheet_holds_alone_with_the_ledger_and_by_its_signature(house: Path) -> None:
    data, ledger = (house / "sheets" / "装.1.json").read_bytes(), (house / "record.json").read_bytes()
    key, signature = (bytes.fromhex((house / "sheets" / n).read_text()) for n in ("key.txt", "装.1.sig"))
    alone, both = verify_sheet(data), verify_sheet(data, ledger, signature, key)
    assert (alone.ok, both.ok, both.entries) == (True, True, 5) and alone.sentence != both.sentence
    [page] = verify_by_page([data], sheets(ledger))
    assert (page["ok"], page["head"], page["sentence"][0]) == (True, both.head.hex(), both.sentence.format(entries=5))
    other = load_or_create(house / "other.pem")
    assert not verify_sheet(data, ledger, other.sign(promise(data)), key).ok


def test_every_change_breaks_the_signature_and_both_programs_see_the_same(house: Path) -> None:
    data, ledger = (house / "sheets" / "装.1.json").read_bytes(), (house / "record.json").read_bytes()
    key, signature = (bytes.fromhex((house / "sheets" / n).read_text()) for n in ("key.txt", "装.1.sig"))
    files = [file for file in changed(data, random.Random(20261125)) if file != data]
    assert [file for file in files if verify_sheet(file, ledger, signature, key).ok] == []
    mine = [(v.ok, v.first_bad) for v in (verify_sheet(file, ledger) for file in files)]
    theirs = [(page["ok"], page["firstBad"]) for page in verify_by_page(files, sheets(ledger))]
    assert mine == theirs
    let_pass = [file for file, (ok, _) in zip(files, mine, strict=True) if ok]
    unsealed = {"head": "", "replaced": []}  # what only the signature holds
    assert all(json.loads(file) | unsealed == json.loads(data) | unsealed for file in let_pass)


def test_the_ledger_of_another_evening_does_not_fit(house: Path) -> None:
    data, ledger = (house / "sheets" / "装.1.json").read_bytes(), json.loads((house / "record.json").read_bytes())
    assert not verify_sheet(data, canonical(ledger | {"show": "other"})).ok
    assert not verify_sheet(data, canonical(ledger | {"entries": ledger["entries"][:3]})).ok


@pytest.mark.parametrize("change", ["", "sheet", "signature", "ledger"])
def test_theatre_verify_says_it_on_the_command_line(house: Path, change: str) -> None:
    sheet, ledger = house / "sheets" / "装.1.json", house / "record.json"
    broken = {"sheet": sheet, "signature": sheet.with_suffix(".sig"), "ledger": ledger}.get(change)
    if broken:
        broken.write_bytes(broken.read_bytes().replace(b"1", b"2", 1))
    done = CliRunner().invoke(program, ["verify", str(sheet), "--ledger", str(ledger)], env={"LANG": "zh_CN.UTF-8"})
    assert done.exit_code == (1 if change else 0), done.output
    assert ("票单和账本都对得上：5 张票。" in done.output) == (not change)
