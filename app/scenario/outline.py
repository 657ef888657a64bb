"""The format as an outline: which name may stand under which, read from the lines alone, before any parser.

The parser only knows that a line does not fit; the outline knows where it would.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.scenario.dashes import FIRST
from app.scenario.fields import CARD, CASE, COMMON, KINDS, NAMES, NEXT, OWNER, PERSON, RULE, SCENE, TOP, Field
from app.scenario.lists import LISTS
from app.scenario.said import NAMED, NTH
from app.scenario.source import following
from app.values import dataclass

ROW = re.compile(
    r"( *)((?:[-－—–−]{1,2} +)*)(?:([^\s#'\"\[\]{}|>:：][^:：#]{0,60}?) ?(:(?= |$)|：)(.*)|(.*))", re.DOTALL
)
LOOSE = re.compile(r"( *)(?:-(?! )|[－—–−﹣―•·●▪◦‣*])[-－—–−﹣―\s]*(?=([a-z_]+) ?[:：])")
"""A dash of another kind, or without its space, before a name."""
WIDE = re.compile(r"([^\s:：，。]{1,12})：\s*(.*)", re.DOTALL)
"""A name of some kind with a Chinese colon."""
BLOCK = re.compile(r" *[|>｜][0-9+-]*\s*(#.*)?")
COMMENT = re.compile(r"(^|\s)#.*")
OPENS = {"[": "]", "{": "}", '"': '"', "'": "'"}


def named(table: Sequence[Field]) -> frozenset[str]:
    return frozenset(field.name for field in table)


BEAT = frozenset({*KINDS, *named(COMMON), *(f.name for fields in KINDS.values() for f in fields)})
TABLES = {
    "top": named(TOP), "person": named(PERSON), "household": named(OWNER), "card": named(CARD), "scene": named(SCENE),
    "beat": BEAT, "next": named(NEXT), "rule": named(RULE), "case": named(CASE), "option": frozenset({"text", "cost"}),
}  # fmt: skip
LISTED = {"scenes": "scene", "beats": "beat", "rules": "rule", "cases": "case", "options": "option", "texts": ""}
OWN = {"cast": "person", "owners": "household", "cards": "card", "votes": "counts", "counts": "", "about": ""}
"""Maps whose names are the author's."""
CARDED = named(PERSON) | named(CARD)
"""What is no name of a person or a card."""
UNDER = {
    "top": {
        "cast": "cast", "owners": "owners", "cards": "cards", "about": "about", "scenes": "scenes",
        "rehearsals": "cases",
    },
    "scene": {"beats": "beats", "next": "next"}, "next": {"rules": "rules"}, "case": {"votes": "votes"},
    "beat": {"options": "options"},
}  # fmt: skip


OURS = {"cast": CARDED, "cards": CARDED, "about": frozenset(UNDER["top"]) - {"about"}, "votes": TABLES["case"]}
ALLOWED = TABLES | {holds: NAMES - ours for holds, ours in OURS.items()}
"""Names of ours that may stand there; names of the author's may too."""


@dataclass(frozen=True, slots=True)
class Row:
    """`at` where the line begins, `column` where its name or text does, both from 0; `wide`: with marks that are not
    the format's; `block`: announces a text; `hollow`: one that does not lie deeper."""

    n: int
    at: int
    column: int
    name: str
    value: str
    keyed: bool
    wide: bool = False
    block: bool = False
    hollow: bool = False

    @property
    def listed(self) -> bool:
        return self.at < self.column


@dataclass(frozen=True, slots=True)
class Frame:
    """An open list (at its dashes) or map (at its names). `seen`: the names it has so far."""

    column: int
    holds: str
    seen: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Before a row. `opened`: what an empty name right above may hold, at that name's column; `leaf`: that of a name
    or item that has its value; -1 for none. `doubled`, `strange`: by a
    name that stands there already, or that the format does not know."""

    stack: tuple[Frame, ...] = ()
    opened: str | None = "top"
    above: int = -1
    leaf: int = -1
    doubled: bool = False
    strange: bool = False


def rows(lines: Sequence[str], start: int) -> Iterator[Row]:
    """Every line that names something or is an item; prose and what lies in brackets or quotes is passed over."""
    until = -1
    for n in range(start, len(lines)):
        found = reading(lines[n])
        if found is None or 0 <= until < found.at:
            continue
        until = -1
        if found.listed and not found.keyed:
            found = begun(found, following(lines, n))
        value, block = found.value.strip(), bool(BLOCK.fullmatch(found.value))
        closing = OPENS.get(value[:1])
        if block or (closing and value[-1:] != closing):
            until = found.column if found.keyed else found.at
        below = following(lines, n) if block else ""
        hollow = block and len(below) - len(below.lstrip(" ")) <= found.column
        yield replace(found, n=n, block=block, hollow=hollow)


def reading(line: str) -> Row | None:
    loose = LOOSE.match(line)
    if loose and loose[2] in NAMES:
        mended = reading(f"{loose[1]}- {line[loose.end() :]}")
        return replace(mended, wide=True) if mended else None
    found = ROW.fullmatch(line)
    if not found or not line.strip() or line.lstrip()[0] in "#＃":
        return None
    at, column = len(found[1]), len(found[1]) + len(found[2])
    name = NTH.sub("", (found[3] or "").strip())
    if name and (found[4] == ":" or name in NAMES or name in NAMED):
        return Row(0, at, column, name, COMMENT.sub("", found[5]), True, found[4] == "：")
    text = line[column:]
    first = re.match(r"[a-z_]+", text)
    if first and first[0] in (FIRST if found[2] else NAMES):
        return Row(0, at, column, first[0], text[first.end() :].strip(" :：=＝;；"), True, True)
    return Row(0, at, column, "", text, False)


def begun(row: Row, below: str) -> Row:
    """An item of text, or one whose name has a Chinese colon or none: its fields stand right below."""
    said, after = WIDE.fullmatch(row.value), reading(below)
    if after and not after.listed and after.at == row.column and after.name in NAMES:
        name, value = (said[1], said[2]) if said else ("", row.value)
        return replace(row, name=name, value=value, keyed=True, wide=True)
    return row


def step(state: State, row: Row) -> State | None:
    """The state after this row, or nothing when it cannot stand here."""
    if not row.keyed and not row.listed:
        if not own(state, row):
            return state
        row = replace(row, keyed=True, name=row.value.strip(" ：:"), value="", wide=True)
    if row.hollow:
        return None
    if 0 <= state.leaf < row.at:
        return None if (row.name in NAMES or row.listed) and not row.wide else state
    stack = state.stack
    if state.opened is not None and (row.at > state.above or (row.listed and row.at == state.above)):
        if row.listed != (state.opened in LISTED) and state.opened != "any":
            return None
        stack = (*stack, Frame(row.at, state.opened, None if row.listed else frozenset()))
    while stack and (stack[-1].column > row.at or (stack[-1].seen is None and not row.listed)):
        stack = stack[:-1]
    if not stack or stack[-1].column != row.at or (row.listed and stack[-1].seen is not None):
        return None
    return item(stack, row) if row.listed else name(stack, row)


def own(state: State, row: Row) -> bool:
    """Whether a name of the author's stands here, its colon lost or Chinese."""
    if state.opened in OWN and row.at > state.above:
        return True
    return any(frame.column == row.at and frame.holds in OWN for frame in state.stack)


def item(stack: tuple[Frame, ...], row: Row) -> State | None:
    holds = LISTED.get(stack[-1].holds, "")
    if not row.keyed:
        return State((*stack, Frame(row.column, holds, frozenset())) if holds else stack, None, -1, row.at)
    if stack[-1].holds == "any":
        return name((*stack, Frame(row.column, "any", frozenset())), row)
    if not holds:
        return None if row.name in KINDS and not row.wide else State(stack, None, -1, row.at)
    return name((*stack, Frame(row.column, holds, frozenset())), row)


def name(stack: tuple[Frame, ...], row: Row) -> State | None:
    holds, seen = stack[-1].holds, stack[-1].seen or frozenset()
    if said := NAMED.get(row.name):
        row = replace(row, name=next((one for one in said if one in TABLES.get(holds, ())), row.name))
    if row.name in NAMES and row.name not in ALLOWED.get(holds, NAMES):
        return None
    kept = (*stack[:-1], Frame(stack[-1].column, holds, seen | ({row.name} & NAMES)))
    below = "" if row.value.strip() else beneath(holds, row.name)
    marks = {"doubled": row.name in seen, "strange": holds == "any" or foreign(holds, row.name)}
    return State(kept, below, row.column, **marks) if below else State(kept, None, leaf=row.column, **marks)


def beneath(holds: str, name: str) -> str:
    """What an empty name may hold; nothing for one that must have its value beside it."""
    found = OWN[holds] if holds in OWN else UNDER.get(holds, {}).get(name, "")
    return found or ("texts" if name in LISTS else "any" if foreign(holds, name) or holds in ("about", "any") else "")


def foreign(holds: str, name: str) -> bool:
    """Whether the format knows no such name where it knows them all."""
    return holds in TABLES and name not in NAMES
