"""After any evening every form tells the same numbers, they are the ledger's, a recount agrees, erased is gone."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.errors import NotFound
from app.record.formats import export, polis_files
from app.record.openformats.recount import tally_file
from app.show.cells import LEAST
from tests.record.chance import Night

Grid = list[list[str]]
Seen = Counter[tuple[str, str]]
READ = ("md", "html", "docx", "xlsx", "csv")
SEED = st.integers(0, 5)
FEW = settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""An evening is long; a seed cannot be made simpler."""


@cache
def night(seed: int) -> Night:
    return Night(seed, 260)


@cache
def made(seed: int, form: str) -> bytes:
    found = night(seed)
    return export(found.entries, form, marks=found.marks, ledger=b"{}")


def counted(seed: int) -> list[dict[str, Any]]:
    """The ledger's last count of each ballot and run, with its option's texts, and whether the room was shown it."""
    facts = [json.loads(body) for body in night(seed).entries]
    last = {(f["ballot"], f["run"]): f for f in facts if f["type"] == "BallotCounted"}
    shown = {(f["ballot"], f["run"]) for f in facts if f["type"] == "BallotRevealed"}
    return [fact | {"shown": key in shown} for key, fact in last.items()]


def markdown(data: bytes) -> list[Grid]:
    text = re.sub(r"\\(.)", r"\1", data.decode())
    found = re.findall(r"(?:^\|.*\|\n?)+", text, re.MULTILINE)
    return [[line.strip("| ").split(" | ") for line in t.splitlines() if not line.startswith("| --")] for t in found]


def html(data: bytes) -> list[Grid]:
    tables = re.findall(r'<table class="data">(.*?)</table>', data.decode(), re.DOTALL)
    rows = (re.findall(r"<tr>(.*?)</tr>", table) for table in tables)
    return [[[unescape(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in t] for t in rows]


def word(data: bytes) -> list[Grid]:
    return [[[cell.text for cell in row.cells] for row in t.rows] for t in docx.Document(io.BytesIO(data)).tables]


def of_tables(tables: list[Grid]) -> Seen:
    """Each option with its sum, or of stands how many said nothing."""
    seen: Seen = Counter()
    for head, *rows in tables:
        name = next((n for n in ("合计", "人数", "没答") if n in head), "")
        if head[0] == "选项" and name:
            seen.update((row[0].removesuffix("（正确）"), row[head.index(name)]) for row in rows)
    return seen


def of_csv(data: bytes) -> Seen:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    sums = [r for r in rows if r["种类"] == "count" and r["渠道"] == "合计"]
    voted = [r["数"] for r in rows if r["种类"] == "count" and r["渠道"] == "投票的人"]
    place, seen = -1, Counter[tuple[str, str]]()
    for r in (r for r in rows if r["种类"] == "count"):
        if r["渠道"] == "投票的人":
            place += 1
        elif r in sums:
            seen[r["选项"], silent(r["数"], voted[place + 1], r["规则"])] += 1
    return seen


def silent(n: str, voted: str, rule: str) -> str:
    return str(int(voted) - int(n)) if rule.startswith("每句表态") and n.isdigit() else n


def of_sheets(data: bytes) -> Seen:
    rows = sheet(data, "投票")
    head = rows[1]
    at = {name: head.index(name) for name in ("选项", "合计", "投票的人", "规则")}
    seen: Seen = Counter()
    for row in (row for row in rows[2:] if len(row) == len(head)):
        seen[row[at["选项"]], silent(row[at["合计"]], row[at["投票的人"]], row[at["规则"]])] += 1
    return seen


def sheet(data: bytes, name: str) -> Grid:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read("xl/workbook.xml").decode()
        number = re.findall(r'<sheet name="([^"]*)"', book).index(name) + 1
        shared = [
            unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", s, re.DOTALL)))
            for s in re.findall(r"<si>(.*?)</si>", archive.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        ]
        text = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
    rows = re.findall(r"<row [^>]*>(.*?)</row>", text, re.DOTALL)
    cells = (re.findall(r"<c [^>]*?(t=\"s\")?><v>([^<]*)</v>", row) for row in rows)
    return [[shared[int(value)] if text else value for text, value in row] for row in cells]


def told_by(seed: int, form: str) -> Seen:
    data = made(seed, form)
    if form in ("csv", "xlsx"):
        return of_csv(data) if form == "csv" else of_sheets(data)
    return of_tables({"md": markdown, "html": html, "docx": word}[form](data))


@FEW
@given(SEED)
def test_every_form_tells_the_same_numbers(seed: int) -> None:
    first = told_by(seed, "csv")
    assert sum(first.values()) > 5
    assert {form: told_by(seed, form) for form in READ} == dict.fromkeys(READ, first)


@FEW
@given(SEED)
def test_the_numbers_are_those_of_the_ledger(seed: int) -> None:
    """What the room was shown stands there; the rest may only be left out."""
    found, ledger = told_by(seed, "csv"), Counter[tuple[str, str]]()
    for fact in counted(seed):
        tally = fact["tally"]
        for option, values in tally["counts"].items():
            n = tally["voted"] - sum(values.values()) if tally["how"] == "agree" else sum(values.values())
            if fact["shown"] and tally["voted"] >= LEAST:
                ledger[option, str(n)] += 1
    plain = Counter({(label.split(" ")[0], n): 0 for label, n in found})
    for (label, n), times in found.items():
        plain[label.split(" ")[0], n] += times
    assert ledger <= plain
    assert sum(ledger.values()) > 4


@FEW
@given(SEED)
def test_nothing_small_is_told_that_the_room_was_not_shown(seed: int) -> None:
    rows = list(csv.DictReader(io.StringIO(made(seed, "csv").decode("utf-8-sig"), newline="")))
    quiet = [r for r in rows if r["种类"] == "count" and r["状态"] == "没有当场公布" and r["选项"]]
    small = [r for r in quiet if r["渠道"] != "合计" and r["数"] in tuple("1234")]
    assert small == []


@FEW
@given(SEED)
def test_a_recount_of_the_open_format_agrees(seed: int) -> None:
    last = {f["ballot"]: f["tally"] for f in counted(seed)}
    stands = [last[b] for b, found in night(seed).hall.show.ballots.items() if found.how == "agree" and b in last]
    with TemporaryDirectory() as folder:
        try:
            files = polis_files(night(seed).entries, night(seed).marks)
        except NotFound:
            assert stands == []
            return
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        again = tally_file(Path(folder))["statements"]
    told = [values for tally in stands for values in tally["counts"].values()]
    assert [(s["agree"], s["disagree"], s["pass"]) for s in again] == [
        tuple(values.get(name, 0) for name in ("agree", "disagree", "unsure")) for values in told
    ]


@FEW
@given(SEED, st.integers(0, 1))
def test_erased_words_are_in_no_byte_of_any_form(seed: int, odd: int) -> None:
    """Every other entry of words is erased; what somebody else wrote again in an entry that stays is theirs."""
    found = night(seed)
    kept = {n: json.loads(b)["text"] for n, b in enumerate(found.entries) if b'"type":"WordsKept"' in b}
    gone = {n for place, n in enumerate(kept) if place % 2 == odd}
    entries = [None if n in gone else body for n, body in enumerate(found.entries)]
    stays = "".join(text for n, text in kept.items() if n not in gone)
    words = {line for n in gone for line in kept[n].split("\n") if line.startswith("话") and line not in stays}
    assert words
    for form in (*READ, "zip"):
        text = b"".join(parts(export(entries, form, marks=found.marks)))
        assert [w for w in words if w.encode() in text] == []


@FEW
@given(SEED)
def test_what_was_held_or_hidden_is_in_no_form_to_read(seed: int) -> None:
    show = night(seed).hall.show
    quiet = {show.text(c.words) for c in show.comments.values() if c.state in ("hidden", "withdrawn")}
    open_ones = {show.text(c.words) for c in show.comments.values() if c.state == "open"}
    for form in READ:
        text = b"".join(parts(made(seed, form)))
        assert [w for w in quiet - open_ones if w and w.encode() in text] == []


def parts(data: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything that is packed inside."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from parts(archive.read(name))
