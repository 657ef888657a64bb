"""The table of what was asked names every wish once, in order, and only files that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "coverage.md").read_text("utf-8")
ROW = re.compile(r"^\| (S\d\d) \| ([^|]+) \| ([✓◐—]) \| ([^|]+) \|$", re.MULTILINE)


def test_every_wish_has_its_line() -> None:
    rows = ROW.findall(TEXT)
    assert [row[0] for row in rows] == [f"S{n:02}" for n in range(1, 76)]
    assert [row[0] for row in rows if row[2] == "—" and "not answered:" not in row[3]] == []


def test_what_it_points_to_is_there() -> None:
    named = re.findall(r"`((?:app|docs|scenarios|static|templates)/[\w./-]*)`", TEXT)
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []
