"""What `docs/asvs.md` names is there."""

import re
from pathlib import Path

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
