"""Which of the house's plays come nearest to what residents wish to see. Letters that they share, nothing cleverer, so
that anybody can see why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from app.values import dataclass

MOST = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """`wishes`: the topics that it comes near to, most wished first; `n` people who wished for them."""

    name: str
    title: str
    wishes: tuple[str, ...]
    n: int


def advised(wishes: Sequence[tuple[str, int]], plays: Sequence[Mapping[str, Any]]) -> list[Advice]:
    """`wishes`: topic and how many wish for it. The same wishes give the same three plays, in the same order."""
    found = [near(play, sorted(wishes, key=lambda w: (-w[1], w[0]))) for play in plays]
    return sorted((a for a in found if a.wishes), key=lambda a: (-a.n, -len(a.wishes), a.name))[:MOST]


def near(play: Mapping[str, Any], wishes: Sequence[tuple[str, int]]) -> Advice:
    words = set(pairs(" ".join((play["title"], *play["topics"], play["summary"]))))
    mine = [(text, n) for text, n in wishes if words & set(pairs(text))]
    return Advice(play["name"], play["title"], tuple(text for text, _ in mine), sum(n for _, n in mine))


def pairs(text: str) -> Iterator[str]:
    """Every two letters in a row that are Chinese; of other scripts whole words of four letters and more."""
    for a, b in pairwise(text):
        if "\u3400" <= a <= "\u9fff" and "\u3400" <= b <= "\u9fff":
            yield a + b
    yield from (word for word in text.lower().split() if word.isascii() and len(word) > 3)
