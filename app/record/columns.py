"""How wide the columns of a table are, the same on paper and in Word."""

from app.record.blocks import Table

LEAST, FREE = 7.0, 16


def shares(found: Table) -> list[float]:
    """Parts of 1: each column takes what its longest cell needs, long texts much less than their length."""
    columns = zip(found.head, *found.rows, strict=True)
    needs = [max(LEAST, *(need(long(str(cell))) for cell in column)) for column in columns]
    return [need / sum(needs) for need in needs]


def need(letters: int) -> float:
    return letters + 4 if letters <= FREE else FREE + 4 + (letters - FREE) ** 0.62


def long(text: str) -> int:
    """In half-width letters."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
