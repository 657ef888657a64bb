"""Two verifiers, written apart, accept the same ledgers with the same head and refuse every change."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ledger import seal
from app.ledger.export import FORMAT, canonical, verify
from app.ledger.rows import Batch
from app.ledger.store import Ledger
from app.show.commands import CastBallot, EndShow, Go, Say, Who
from tests.ledger.evening import RULES, SHOW, Worker, said
from tests.ledger.node import verify_by_page
from tests.live.room import LEADER, opened

FLIPS = 3000
DOC = Path(__file__).parents[2] / "docs" / "seal.md"


def ledger_of(bodies: list[str], erased: frozenset[int] = frozenset(), show: str = SHOW) -> bytes:
    """An exported ledger made by hand."""
    head, entries = seal.start(show, RULES), []
    for seq, body in enumerate(bodies, 1):
        salt = bytes([seq % 256]) * 32
        committed = seal.commitment(seq, salt, body.encode())
        head = seal.link(head, committed)
        said = {"body": None, "salt": None} if seq in erased else {"body": body, "salt": salt.hex()}
        entries.append({**said, "commitment": committed.hex(), "head": head.hex(), "seq": seq})
    return canonical({"entries": entries, "format": FORMAT, "head": head.hex(), "rules": RULES.hex(), "show": show})


LEDGER = ledger_of(['{"text":"装电梯\\n"}', "是", "", 'a\\b"c\u2028\x7f', "\x1f\ud7ff\ue000😀", "终"], frozenset({3}))


def changed(data: bytes) -> Iterator[bytes]:
    """Flipped bits, swapped, dropped and doubled entries, cut and lengthened files."""
    chance = random.Random(20261125)
    for _ in range(FLIPS):
        at = chance.randrange(len(data) * 8)
        yield data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]
    ledger = json.loads(data)
    entries = ledger["entries"]
    for i in range(len(entries)):
        for j in range(i):
            yield canonical(
                ledger | {"entries": [*entries[:j], entries[i], *entries[j + 1 : i], entries[j], *entries[i + 1 :]]}
            )
        for less in (entries[:i], entries[i + 1 :], entries[:i] + entries[i + 1 :], [*entries[: i + 1], *entries[i:]]):
            yield canonical(ledger | {"entries": less})
            yield canonical(
                ledger | {"entries": [e | {"seq": n} for n, e in enumerate(less, 1)]} if less != entries else {}
            )
        blank = [e | ({"body": None} if n == i else {}) for n, e in enumerate(entries)]
        yield canonical(ledger | {"entries": blank}) if entries[i]["salt"] else b""
    for _ in range(100):
        yield data[: chance.randrange(len(data))]
        yield data + chance.randbytes(chance.randrange(1, 5))


def dressed(data: bytes) -> Iterator[bytes]:
    """The same ledger, written otherwise."""
    ledger = json.loads(data)
    yield b"\xef\xbb\xbf" + data
    yield data + b"\n"
    yield json.dumps(ledger, ensure_ascii=False, sort_keys=True).encode()
    yield json.dumps(ledger, sort_keys=True, separators=(",", ":")).encode()
    yield (
        json.dumps(ledger, ensure_ascii=False, separators=(",", ":"))[::1]
        .replace('"format"', '"\\u0066ormat"')
        .encode()
    )
    yield data.replace(b'"format":', b'"format":"x","format":')
    yield data.replace(ledger["head"].encode(), ledger["head"].upper().encode())
    yield data.replace(b'"seq":1}', b'"seq":1.0}')
    yield data.replace(b'"seq":1}', b'"seq":true}')
    yield data.replace(b'"format":', b'"extra":1,"format":')
    yield b"[" * 100_000
    yield b'{"seq":' + b"9" * 5000 + b"}"
    yield b"NaN"
    yield b"null"
    yield b""


def test_the_original_is_accepted_by_both_with_one_head() -> None:
    verdict = verify(LEDGER)
    assert (verdict.ok, verdict.entries, verdict.erased, verdict.show) == (True, 6, 1, SHOW)
    assert verdict.head.hex() == json.loads(LEDGER)["head"]
    [page] = verify_by_page([LEDGER])
    assert (page["ok"], page["head"]) == (True, verdict.head.hex())


def refused(data: bytes) -> int:
    """How many changes both verifiers were shown, and refused."""
    files = [file for file in [*changed(data), *dressed(data)] if file != data]
    assert [file for file in files if verify(file).ok] == []
    assert [file for file, page in zip(files, verify_by_page(files), strict=True) if page["ok"]] == []
    return len(files)


def test_every_change_is_refused_by_both() -> None:
    assert refused(LEDGER) > FLIPS + 250


async def test_every_change_of_an_evening_that_was_played_is_refused_by_both(tmp_path: Path) -> None:
    async with opened(tmp_path) as room:
        anna, ben = Who("resident", "anna"), Who("resident", "ben")
        await room.do(LEADER, Go(), Go(), Go())
        await room.do(anna, Say("我家在一楼"), CastBallot({"A": "1"}, because="怕吵"))
        await room.do(ben, CastBallot({"B": "1"}, nonce="0f" * 16))
        await room.do(LEADER, Go(), Go(), EndShow())
        show = room.runner.id
        words = [seq for seq, body in await room.ledger.read(show) if body and "我家".encode() in body]
        await room.ledger.erase(show, words)
        data = await room.ledger.export(show)
    verdict, [page] = verify(data), verify_by_page([data])
    assert (verdict.ok, verdict.erased, page["head"]) == (True, 1, verdict.head.hex())
    assert refused(data) > FLIPS + 250


def test_half_a_character_is_refused_even_if_its_hash_fits() -> None:
    replaced = ledger_of(["a\N{REPLACEMENT CHARACTER}"])
    half = replaced.replace("\N{REPLACEMENT CHARACTER}".encode(), b"\\ud800")
    harmless = ledger_of(["\\ud800"])
    assert [verify(file).ok for file in (replaced, half, harmless)] == [True, False, True]
    assert [page["ok"] for page in verify_by_page([replaced, half, harmless])] == [True, False, True]


@pytest.mark.parametrize("bad", range(1, 7))
def test_the_first_entry_that_does_not_hold_is_named(bad: int) -> None:
    ledger = json.loads(LEDGER)
    ledger["entries"][bad - 1]["commitment"] = "00" * 32
    broken = canonical(ledger)
    verdict, [page] = verify(broken), verify_by_page([broken])
    assert (verdict.ok, verdict.first_bad, page["firstBad"]) == (False, bad, bad)
    assert verdict.sentence.format(**verdict.values) == page["sentence"][0] == f"从第 {bad} 条起对不上。"


def test_a_shortened_ledger_ends_wrong() -> None:
    ledger = json.loads(LEDGER)
    short = canonical(ledger | {"entries": ledger["entries"][:4]})
    assert (verify(short).first_bad, verify_by_page([short])[0]["firstBad"]) == (5, 5)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=1)
@given(st.lists(st.tuples(st.lists(texts, max_size=12), st.frozensets(st.integers(1, 12))), min_size=50, max_size=50))
def test_both_agree_on_fifty_generated_shows(shows: list[tuple[list[str], frozenset[int]]]) -> None:
    files = [ledger_of(bodies, erased, f"show {n} 戏") for n, (bodies, erased) in enumerate(shows)]
    assert [(True, verify(file).head.hex()) for file in files] == [
        (page["ok"], page["head"]) for page in verify_by_page(files)
    ]


async def test_both_agree_on_a_ledger_that_was_kept(ledger: Ledger) -> None:
    await Worker(ledger).write(Batch(said("甲", "乙", "丙")))
    await ledger.erase(SHOW, [3])
    file = await ledger.export(SHOW)
    seq, head = await ledger.head(SHOW)
    verdict, [page] = verify(file), verify_by_page([file])
    assert (verdict.head, verdict.entries, verdict.erased) == (head, seq, 1) and page["head"] == head.hex()


def test_fifteen_lines_of_the_specification_find_the_head(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    assert found and len([line for line in found[1].splitlines() if line]) <= 15
    (tmp_path / "check.py").write_text(found[1], "utf-8")
    (tmp_path / "ledger.json").write_bytes(LEDGER)
    done = subprocess.run(
        [sys.executable, "check.py", "ledger.json"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == verify(LEDGER).head.hex()
