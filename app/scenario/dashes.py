"""The `- ` that was forgotten before a scene, a beat, a rule or a rehearsal: found by its first name."""

import re
from collections.abc import Iterator

from app.scenario.fields import KINDS
from app.scenario.source import Source, following

KEYED = re.compile(r"( *)((?:- +)*)([a-z_]+):(?:\s|$)")
HOLDERS = {"scenes": frozenset({"id"}), "beats": frozenset(KINDS), "rules": frozenset({"option"})}
HOLDERS["rehearsals"] = frozenset({"name"})
FIRST = frozenset().union(*HOLDERS.values())
REST = {"id": {"beats", "next"}, "option": {"goto"}, "name": {"votes", "visits", "skips"}}
FAR = 300


def dash(line: str, n: int, source: Source) -> str:
    """The line with its dash, reported when it has none."""
    found = KEYED.match(line)
    if not found or found[2] or found[3] not in FIRST:
        return line
    at, name = len(found[1]), found[3]
    column, sibling = place(at, name, n, source)
    if column < 0:
        return line
    mended = " " * column + "- " + line.lstrip()
    if sibling in KINDS and at == column + 2:
        source.report(n + 1, at + 1, "two-kinds", one=sibling, two=name)
    else:
        source.report(n + 1, at + 1, "dash-missing", mended=mended.strip()[:60])
    return mended


def place(at: int, name: str, n: int, source: Source) -> tuple[int, str]:
    """The column of the dash, from 0, and the first name of the item above; -1 where none is missing."""
    seen: set[str] = set()
    for depth, dashes, other in above(n, source):
        if dashes and depth in (at, at - 2) and not dashes[2:].strip():
            return (depth, other) if another(name, other, seen) else (-1, "")
        if depth < at and not dashes:
            first = not seen and name in HOLDERS.get(other, ())
            return (below(at, depth, n, source) if first else -1), ""
        if depth < at:
            return -1, ""
        seen.add(other)
    return -1, ""


def above(n: int, source: Source) -> Iterator[tuple[int, str, str]]:
    """Depth, dashes and name of the named lines before this one, upwards, none deeper than what lies under it."""
    least = 999
    for line in reversed(source.lines[max(0, n - FAR) : n]):
        found = KEYED.match(line)
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and found and depth <= least + 2:
            yield depth, found[2], found[3]
        if line.strip():
            least = min(least, depth)


def another(name: str, other: str, seen: set[str]) -> bool:
    """Whether a second item begins here: the first has its kind, or what comes after its name."""
    if name in KINDS:
        return other in KINDS
    return name == other and bool(seen & REST[name])


def below(at: int, holder: int, n: int, source: Source) -> int:
    """Beside the name when its fields stand deeper or the list begins here, else two columns before it."""
    after = KEYED.match(following(source.lines, n))
    return at if (after and len(after[1]) > at) or at - 2 <= holder else at - 2
