"""How wide the columns of a table are, the same on paper and in Word."""

import re

from app.record.blocks import Table

LEAST, FREE = 7.0, 16
FIGURE = re.compile(r"[+−-]?\d+(?:\.\d+)?%?|—|＊")
SHORT = 12
"""Rows of a table that stays on one page."""


def shares(found: Table) -> list[float]:
    """Parts of 1: each column takes what its longest cell needs, long texts much less than their length."""
    columns = zip(found.head, *found.rows, strict=True)
    needs = [max(LEAST, *(need(long(str(cell))) for cell in column)) for column in columns]
    return [need / sum(needs) for need in needs]


def need(letters: int) -> float:
    return letters + 4 if letters <= FREE else FREE + 4 + (letters - FREE) ** 0.62


def figure(value: str | int | float) -> bool:
    """Stands on the right of its column: numbers, shares, and the signs for one that is not told."""
    return not isinstance(value, str) or bool(FIGURE.fullmatch(value))


def long(text: str) -> int:
    """In half-width letters."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
