"""Every code has a page, and its example gives exactly that code."""

from pathlib import Path

import pytest

from app.scenario.check import check
from app.scenario.problems import CODES
from tests.scenario.pages import PAGES, example, original


def test_every_code_has_a_page_and_no_page_lacks_a_code() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_example_gives_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "stairs.svg").write_text("<svg/>")
    file = tmp_path / "li-zi.yaml"
    if translated := original(code):
        file.write_bytes(translated)
        file = tmp_path / "en" / "li-zi.yaml"
        file.parent.mkdir()
    file.write_bytes(example(code))
    _, problems = check(file)
    assert [problem.code for problem in problems] == [code]
    for lang in ("zh", "en"):
        assert problems[0].message(lang) and problems[0].hint(lang)
