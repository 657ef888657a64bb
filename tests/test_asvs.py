"""What `docs/asvs.md` names is there."""

import re
from pathlib import Path

WANTED = (
    "1.1.1 1.1.2 1.2.1 1.2.2 1.2.3 1.2.4 1.2.10 1.3.3 1.3.5 1.3.7 1.3.12 1.5.2 2.1.3 2.2.1 2.2.2 2.3.1 2.3.2 "
    "2.3.3 2.3.4 2.4.1 3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.3 "
    "3.7.2 4.1.1 4.1.3 4.2.1 4.4.1 4.4.2 4.4.3 4.4.4 5.1.1 5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 5.3.2 5.4.1 5.4.2 6.2.1 "
    "6.2.4 6.2.9 6.3.1 6.3.2 6.3.3 6.4.1 6.5.1 6.5.2 6.5.3 6.5.4 7.1.1 7.2.1 7.2.2 7.2.3 7.2.4 7.3.2 7.4.1 7.4.2 "
    "7.4.5 7.6.2 8.1.1 8.2.1 8.2.2 8.2.3 8.3.1 8.4.1 9.1.1 9.2.1 9.2.2 9.2.3 11.2.1 11.3.1 11.4.1 11.4.2 11.5.1 "
    "12.1.1 12.2.1 13.3.1 13.4.1 13.4.2 13.4.4 13.4.5 14.1.1 14.2.1 14.2.7 14.2.8 14.3.2 14.3.3 15.1.2 15.1.3 "
    "15.2.1 15.2.2 15.3.1 15.3.3 15.3.5 15.3.7 15.4.2 16.2.5 16.3.1 16.3.2 16.3.3 16.4.1 16.5.1 16.5.2 16.5.3 "
)
RANGE = re.compile(r"(\d+\.\d+)\.(\d+)(?: to (\d+\.\d+)\.(\d+))?")
ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`((?:[\w/]+/)?test_\w+\.py)::(test_\w+)`")


def test_every_test_that_the_checklist_names_exists() -> None:
    named = NAMED.findall((ROOT / "docs" / "asvs.md").read_text("utf-8"))
    files = {place: ROOT / (place if "/" in place else f"tests/web/{place}") for place, _ in named}
    assert len(named) > 40
    texts = {place: file.read_text("utf-8") for place, file in files.items() if file.is_file()}
    assert [f"{place}::{test}" for place, test in named if f"def {test}(" not in texts.get(place, "")] == []


def test_every_row_has_a_test_or_says_where_its_reason_is() -> None:
    rows = [line for line in (ROOT / "docs" / "asvs.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 25
    assert [row for row in rows if not NAMED.search(row) and "`docs/trust.md`" not in row] == []


def test_every_row_that_concerns_us_is_there() -> None:
    """v5.0.0, the first two levels, and of the third what is cheap here."""
    text = (ROOT / "docs" / "asvs.md").read_text("utf-8")
    found = set[str]()
    for cell in re.findall(r"^\| ([\d., to]+) \|", text, re.MULTILINE):
        for part, first, _, last in RANGE.findall(cell):
            found |= {f"{part}.{n}" for n in range(int(first), int(last or first) + 1)}
    assert [row for row in WANTED.split() if row not in found] == []
