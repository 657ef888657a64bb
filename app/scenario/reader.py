"""Reads located nodes into values and reports what is wrong, each fault once, at its place."""

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from app.i18n import N_
from app.scenario.fields import NAMES, WANTED, Field
from app.scenario.near import near
from app.scenario.problems import Say, perhaps
from app.scenario.source import Source
from app.scenario.tree import Many, Map, Node, Text
from app.scenario.values import Wrong, address, area, day, seconds, share, whole

PARTS = re.compile(r"[，、,；;|｜/\n]+")
Given = dict[str, Any]
UNSEEN = "\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad"
LOOKED_UP = frozenset(
    {
        *("id", "goto", "vote", "otherwise", "option", "same_as", "from", "first", "as", "answer", "next"),
        *("cards", "confirm", "visits", "skips"),
    }
)
"""Fields whose value is a name: one invisible character would part it from the other."""


class Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.lost: set[str] = set()

    def report(self, node: Node, code: str, **values: object) -> None:
        self.source.report(node.line, node.column, code, **values)

    def inside(self, node: Text, shift: int, code: str, **values: object) -> None:
        """As `report`, so many characters into a text."""
        self.source.report(node.line, node.column + shift, code, **values)

    def unknown(
        self, node: Node, code: str, name: str, known: Iterable[str], also: Sequence[str] = (), **values: object
    ) -> None:
        """A name that does not exist, with the nearest that does; `also` may be meant without being listed."""
        if name in self.lost:
            return
        names = [k for k in known if k]
        close = near(name, [*names, *also])
        if not close:  # what is missing is missed once, however often it is asked for
            self.lost.add(name)
        self.report(node, code, name=name, near=perhaps(close), known="、".join(names[:20]) or "——", **values)

    def fields(self, map: Map, table: Sequence[Field], where: str, skip: Iterable[str] = ()) -> Given:
        """The fields of one map, converted; what is missing is left out."""
        known = {field.name: field for field in table}
        self.twice(map)
        moved = ""
        for name, (written, value) in map.entries.items():
            if name not in known and name not in skip and not told(map, name) and not self.strayed(map, written):
                if not (moved and name in NAMES):  # fields of another thing, whose first line was lost
                    self.unknown(written, "unknown-field", name, known, where=where)
                moved = moved or (name if name in NAMES else "")
                self.lose(value)
                if isinstance(value, Text) and near(name, known) == "id":
                    self.lost.add(value.value)
        given: Given = {}
        for field in table:
            if field.name in map.entries:
                written, node = map.entries[field.name]
                found = self.value(field, written, node)
                if found is not None:
                    given[field.name] = found
            elif field.must and not meant(map, field.name):
                self.report(map, "missing-field", name=field.name)
        self.elsewhere(map, table, given)
        return given

    def twice(self, map: Map) -> None:
        """Names that stand in what was written a second time may be asked for elsewhere."""
        self.lost |= {value.value for name, value in map.again if name.value == "id" and isinstance(value, Text)}

    def strayed(self, map: Map, written: Text) -> bool:
        """Whether this field came here with one that is here twice: the first line between them was lost."""
        if not map.again or written.value not in NAMES:
            return False
        first = map.again[0][0]
        if written.line < first.line:
            kept = [p for p in self.source.problems if (p.line, p.code) != (first.line, "doubled-key")]
            self.source.problems = kept
        return written.line > first.line

    def lose(self, node: Node) -> None:
        """What lies under a name that is none may be asked for elsewhere: one fault is enough."""
        if isinstance(node, Map):
            found = node.get("id")
            self.lost |= {found.value} if isinstance(found, Text) else set(node.entries)
        for below in inside(node):
            self.lose(below)

    def elsewhere(self, map: Map, table: Sequence[Field], given: Given) -> None:
        for field in table:
            if field.only and field.name in given and "same_as" not in given:
                name, words = field.only
                if given.get(name, "one") not in words and not meant(map, name):
                    only = f"{name}: {words[0]}"
                    self.report(map.entries[field.name][0], "field-elsewhere", name=field.name, only=only, field=name)

    def value(self, field: Field, written: Text, node: Node) -> Any:
        if field.shape in ("maps", "beats", "options", "next", "map", "any"):
            return self.shaped(field, node)
        if field.shape == "texts":
            return self.texts(field, node)
        if not isinstance(node, Text):
            self.wrong_shape(field, node, "text")
            return None
        if not node.value:
            if field.must:
                self.report(written, "empty", name=field.name)
            return None
        return self.converted(field, node)

    def converted(self, field: Field, node: Text) -> Any:
        convert = CONVERT.get(field.shape)
        try:
            if convert:
                return convert(unquoted(node.value), field)
        except Wrong as wrong:
            self.report(node, wrong.sentence, **wrong.values)
            return None
        if field.shape in ("word", "flag"):
            return self.word(field, node)
        return self.seen(node) if field.name in LOOKED_UP else node.value

    def seen(self, node: Text) -> str:
        """A name without the characters that nobody sees; the first of them is reported."""
        spot = next((i for i, c in enumerate(node.value) if c in UNSEEN), None)
        if spot is not None:
            self.inside(node, spot, "invisible")
            node.value = "".join(c for c in node.value if c not in UNSEEN)
        return node.value

    def word(self, field: Field, node: Text) -> Any:
        words = ("true", "false") if field.shape == "flag" else field.words
        value = node.value.strip()
        if value != unquoted(value):
            self.report(node, "quote-fullwidth", mended=unquoted(value))
            value = unquoted(value)
        if value not in words:
            hint = perhaps(near(value, words))
            self.report(node, "unknown-word", name=field.name, value=value[:30], near=hint, known="、".join(words))
            return None
        return value == "true" if field.shape == "flag" else value

    def texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        if not isinstance(node, Many):
            if isinstance(node, Text) and not node.value:
                return None
            self.wrong_shape(field, node, "texts")
            return None
        for item in node.items:
            if isinstance(item, Text) and field.name in LOOKED_UP:
                self.seen(item)
            if isinstance(item, Map):
                self.cut(item)
            elif not isinstance(item, Text):
                self.wrong_shape(field, item, "text")
            elif not item.value:
                self.report(item, "empty", name=field.name)
        return tuple(item.value for item in node.items if isinstance(item, Text) and item.value)

    def cut(self, item: Map) -> str:
        """A sentence that an English colon made a map, mended."""
        parts = [f"{name}：{getattr(value, 'value', '')}" for name, (_, value) in item.entries.items()]
        mended = "，".join(parts)
        self.lost |= set(item.entries)
        self.report(item, "colon-in-text", name=mended[:30], mended=mended[:60])
        return mended

    def shaped(self, field: Field, node: Node) -> Node | None:
        wants = {"maps": Many, "beats": Many, "options": Many, "map": Map, "any": Map}.get(field.shape)
        if isinstance(node, Text) and not node.value and not field.must:
            return None
        if wants and not isinstance(node, wants):
            kind = field.shape if field.shape in WANTED else "maps"
            self.wrong_shape(field, node, "texts" if field.shape == "options" else kind)
            return None
        return node

    def wrong_shape(self, field: Field, node: Node, shape: str) -> None:
        wanted = self.wanted(field.name, shape)
        if shape == "texts" and isinstance(node, Text) and (listed := parted(node.value)):
            wanted["example"] = Say(N_("写成：{mended}"), {"mended": f"{field.name}: [{', '.join(listed)}]"})
        self.report(node, "wrong-shape", name=field.name, **wanted)

    def wanted(self, name: str, shape: str = "") -> dict[str, Say]:
        """What a place should hold, in words and by example."""
        kind = shape or ("texts" if name == "options" else name if name in WANTED else "text")
        wanted, example = WANTED[kind]
        return {"wanted": Say(wanted), "example": Say(example, {"name": name})}


def inside(node: Node) -> list[Node]:
    if isinstance(node, Map):
        return [value for _, value in node.entries.values()]
    return node.items if isinstance(node, Many) else []


def told(map: Map, name: str) -> bool:
    """A scrap between commas was reported when the tree was made."""
    value = map.get(name)
    return map.flow and isinstance(value, Text) and value.plain and not value.value


def meant(map: Map, name: str) -> bool:
    """Whether a name that is none comes near this one: one fault is enough."""
    return any(near(other, [name]) for other in map.entries if other not in NAMES)


def parted(value: str) -> list[str]:
    """The items of a list that was written as a sentence, when it reads like one."""
    found = [part.strip(" “”\"'") for part in PARTS.split(value.strip(" ()（）【】"))]
    counted = any(re.fullmatch("[0-9A-Za-z]{0,2}", part) for part in found)  # numbers of lines, not items
    return found if 1 < len(found) <= 26 and max(map(len, found)) <= 20 and not counted else []


def unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] in "“”「『" and value[-1] in "”“」』" else value


def late(value: str, field: Field) -> int:
    if value != "skip" and near(value, ["skip"]):
        raise Wrong("bad-time", value=value, close=perhaps("skip"))
    return 0 if value == "skip" else seconds(value)


CONVERT: dict[str, Callable[[str, Field], int | Fraction | str]] = {
    "area": lambda value, field: area(value),
    "date": lambda value, field: day(value),
    "url": lambda value, field: address(value),
    "time": lambda value, field: seconds(value),
    "late": late,
    "share": lambda value, field: share(value),
    "whole": lambda value, field: whole(value, field.low, field.high),
}
