"""How deep a line should stand whose indentation was written with tabs or wide spaces."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.scenario.fields import ALL, CARD, CASE, COMMON, KINDS, NAMES, NEXT, OWNER, PERSON, RULE, SCENE, TOP
from app.scenario.said import NAMED

KEYED = re.compile(r"( *(?:- +)*)([^\s#'\"\[{][^:]*):(?:\s+(.*)|$)")
MARGIN = re.compile(r" *(?:- +)*")
TABLES = tuple(frozenset(f.name for f in table) for table in (TOP, SCENE, NEXT, RULE, CASE, PERSON, CARD, OWNER))
BEATS = frozenset({*KINDS, *(field.name for fields in (COMMON, *KINDS.values()) for field in fields)})
HOLDING = {field.name for field in ALL if field.shape in ("texts", "options", "map", "maps", "beats", "next", "any")}
BAR = re.compile(r": *[|>][0-9+-]*\s*(#.*)?$")
COMMENT = re.compile(r"(^|\s+)#.*")
FAR = 1000
Place = tuple[int, re.Match[str] | None]


def expected(head: str, body: str, above: Sequence[str]) -> int:
    """In spaces: beside a line whose name belongs with this one's, else where the tabs may have meant, else under the
    line above. `above`: the lines before this one, mended."""
    if deep := of_text(head, body, above):
        return deep
    near = islice((line for line in reversed(above) if line.strip() and line.lstrip()[0] != "#"), FAR)
    last = next(near, "")
    guess = len(MARGIN.match(last)[0])  # type: ignore[index]
    if opens(last):
        return guess + 2
    dash, meant = body.startswith("- "), wished(head)
    places = list(standing([last, *near], dash))
    own = KEYED.match(body)
    order = sorted(
        (not akin(own, other, dash), *rank(at, meant), at != guess, abs(at - meant[0]), at) for at, other in places
    )
    return order[0][-1] if order else guess


def of_text(head: str, body: str, above: Sequence[str]) -> int:
    """How deep a line of the text stands that a bar announced further up; 0 where this is none."""
    found, least, first = KEYED.match(body), FAR, 0
    if body.startswith("- ") or (found and found[2] in NAMES):
        return 0
    for line in islice((line for line in reversed(above) if line.strip()), FAR):
        keyed, at = KEYED.match(line), depth(line)
        if keyed and BAR.search(line) and len(keyed[1]) < least:
            named = re.split("[:：]", body)[0].strip() in NAMED and max(wished(head)[:2]) <= len(keyed[1])
            return 0 if named else first or len(keyed[1]) + 2
        if keyed and keyed[2] in NAMES:
            return 0
        least, first = min(least, at), at
    return 0


def opens(line: str) -> bool:
    """Whether what follows lies deeper: a text to come, or a name that holds others."""
    found = KEYED.match(line)
    if line.rstrip().endswith(("|", ">")):
        return True
    return found is not None and not COMMENT.sub("", found[3] or "") and (found[2] in HOLDING or found[2] not in NAMES)


def standing(near: Sequence[str], dash: bool) -> Iterator[Place]:
    """The columns at which this line could stand, with the line that stands there now; from the last one upwards."""
    low = 999
    for line in near:
        found, listed = KEYED.match(line), line.lstrip().startswith("- ")
        column = len(found[1]) if found else depth(line)
        if dash and listed and depth(line) < low:
            yield depth(line), found
        if found and not dash and column < low:
            yield column, found
        low = min(low, depth(line) if listed else column)
        if not low:
            return


def akin(own: re.Match[str] | None, other: re.Match[str] | None, dash: bool) -> bool:
    """Whether two lines are of one kind: fields of the same thing, beats, scenes, or names of the author's own."""
    if own is None or other is None:
        return own is other
    one, two = own[2], other[2]
    if dash:
        return (one in KINDS) == (two in KINDS)
    if one not in NAMES:
        return two not in NAMES and bool(own[3]) == bool(other[3])
    return any(one in table and two in table for table in (BEATS, *TABLES))


def wished(head: str) -> list[int]:
    """What so many tabs or wide spaces may stand for; none at all beside plain ones first."""
    plain = head.count(" ")
    return [plain or -1, *(plain + (len(head) - plain) * width for width in (2, 4, 8))]


def rank(at: int, meant: list[int]) -> tuple[bool, bool]:
    return at != meant[0], at not in meant


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
