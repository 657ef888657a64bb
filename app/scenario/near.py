"""One near miss, when it is near: one edit for short Chinese names, a ratio of 0.6 for longer words."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import islice
from unicodedata import normalize

from app.scenario.said import MEANT

LONGEST, MOST = 60, 300
"""Longer words are not compared, nor with more names: a hostile file must not buy time."""


def near(word: str, known: Iterable[str]) -> str:
    """The nearest known name, or nothing."""
    if not word or len(word) > LONGEST:
        return ""
    known = list(islice(known, LONGEST * MOST))
    word = normalize("NFKC", word)
    if said := next((name for name in MEANT.get(word.strip(), ()) if name in known), ""):
        return said
    about = (k for k in known if k and 2 * min(len(k), len(word)) >= 0.4 * (len(k) + len(word)))
    best = max(islice(about, MOST), key=lambda k: SequenceMatcher(None, word.lower(), k.lower()).ratio(), default="")
    if not best:
        return ""
    if max(len(word), len(best)) <= 3:
        return best if edits(word.lower(), best.lower()) <= 1 and len(word) + len(best) > 2 else ""
    return best if SequenceMatcher(None, word.lower(), best.lower()).ratio() >= 0.6 else ""


def edits(a: str, b: str) -> int:
    """Letters to add, leave out, change, or swap with the next."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        left, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(left[j] + 1, row[j - 1] + 1, left[j - 1] + (x != y)))
    return 1 if swapped(a, b) else row[-1]


def swapped(a: str, b: str) -> bool:
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) and len(apart) == 2 and sorted(a) == sorted(b)
