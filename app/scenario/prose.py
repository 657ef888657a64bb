"""Prose that happens to begin like a field, `time：` among the options or in a wrapped sentence."""

import re

from app.scenario.fields import KINDS
from app.scenario.lists import LISTS
from app.scenario.source import Source

OWNER = re.compile(r" *(?:- +)*([^\s:：]{1,20}): *(.*)")
PROSE = frozenset({*KINDS, *LISTS, "notes", "plain", "explain", "about", "wants", "fears", "alt", "title"})
TIMES = frozenset({"time", "late", "pairs", "each", "duration"})
WRITTEN = re.compile(r"[0-9０-９]+ ?[^，。！？；]{0,4}|skip")
ENDS = re.compile("[，。！？；]")
FAR = 60


def prose_name(name: str, rest: str, number: int, at: int, dash: bool, source: Source) -> bool:
    """Whether the name on this line is a word of a text: an item of a list of texts, or a line that goes on from the
    one above and says nothing that this field could hold."""
    above = owner(number, at, dash, source)
    if dash:
        held = OWNER.match(above)
        return bool(held and held[1] in LISTS and not held[2] and name not in ("text", "cost"))
    beside = len(above) - len(above.lstrip(" -")) == at
    return not beside and goes_on(above, number, source) and not fits(name, rest)


def owner(number: int, at: int, dash: bool, source: Source) -> str:
    """The line to which this one belongs: the nearest above that lies less deep."""
    for line in reversed(source.lines[max(0, number - FAR) : number - 1]):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and (depth < at or (dash and depth == at and not line.lstrip().startswith("- "))):
            return line
    return ""


def goes_on(above: str, number: int, source: Source) -> bool:
    held = OWNER.match(above)
    if held and held[1] in PROSE:
        return held[2][:1] not in ("", "[", "{", "|", ">", "'", '"')
    depth = len(above) - len(above.lstrip(" "))
    return above.lstrip().startswith("- ") and _listed(owner(number, depth, True, source))


def _listed(line: str) -> bool:
    held = OWNER.match(line)
    return bool(held and held[1] in LISTS and not held[2])


def fits(name: str, rest: str) -> bool:
    """Whether the field could hold this."""
    return bool(WRITTEN.fullmatch(rest)) if name in TIMES else len(rest) <= 20 and not ENDS.search(rest)
