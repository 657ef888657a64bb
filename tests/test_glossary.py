"""One thing has one word: docs/glossary.md against every sentence of the program, in both languages."""

import re
from pathlib import Path

import pytest

from app.i18n import catalog

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "中文" not in line
]


def texts(found: object) -> list[str]:
    """A sentence, or its two forms."""
    return [str(text) for text in (found if isinstance(found, tuple | list) else [found])]


SENTENCES = [(texts(message.id), texts(message.string)) for message in catalog("en") if message.id]
CHINESE = [text for sentence, _ in SENTENCES for text in sentence]
ENGLISH = [text for _, english in SENTENCES for text in english]
TERMS = pytest.mark.parametrize(("chinese", "english", "what", "never"), ROWS, ids=[row[0] for row in ROWS])


def said(word: str, texts: list[str]) -> list[str]:
    pattern = re.compile(rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word), re.IGNORECASE)
    return [text for text in texts if pattern.search(text)]


@TERMS
def test_a_word_is_used_and_its_rivals_are_not(chinese: str, english: str, what: str, never: str) -> None:
    assert what
    assert said(chinese, CHINESE) and said(english, ENGLISH)
    rivals = [word.strip() for word in never.split(",")]
    assert {word: said(word, ENGLISH if word.isascii() else CHINESE) for word in rivals} == {w: [] for w in rivals}


@TERMS
def test_its_english_is_said_where_the_chinese_is(chinese: str, english: str, what: str, never: str) -> None:
    """Not in each sentence: English may turn one round. In one at least."""
    root = english.split()[-1].rstrip("y")[:5]
    assert any(
        chinese in "".join(sentence) and root.lower() in "".join(english).lower()
        for sentence, english in SENTENCES
    )  # fmt: skip


def test_no_word_is_two_things() -> None:
    for column in (0, 1):
        words = [row[column] for row in ROWS]
        assert len(words) == len(set(words))
