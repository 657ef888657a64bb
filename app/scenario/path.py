"""Which names hold a line: followed downwards, line by line, by how deep each stands."""

import re
from dataclasses import dataclass, field

KEYED = re.compile(r"( *)((?:- +)*)([^\s#'\"\[{:][^:]*):(?:\s|$)")
DEEP = 12
"""Levels that a name of the format may lie in; what lies deeper is held by nothing that is known."""


@dataclass(slots=True)
class Level:
    """`name` of a key, nothing for an item; `beside`: the names in an item's own map, so far."""

    column: int
    name: str = ""
    beside: list[str] = field(default_factory=list)


class Path:
    def __init__(self) -> None:
        self.levels: list[Level] = []

    def enter(self, line: str) -> None:
        """Goes on to this line; its name holds what lies deeper."""
        found = KEYED.match(line)
        if not found:
            return
        margin, dashes, name = found.groups()
        for n, char in enumerate(dashes):
            if char == "-":
                del self.levels[self.kept(len(margin) + n, True) :]
                self.levels.append(Level(len(margin) + n))
        column = found.end(2)
        del self.levels[self.kept(column, False) :]
        if self.levels and not self.levels[-1].name:
            self.levels[-1].beside.append(name)
        self.levels.append(Level(column, name))

    def kept(self, column: int, item: bool) -> int:
        """How many levels still hold what begins in this column: for an item also a name right above it."""
        count = len(self.levels)
        while count:
            last = self.levels[count - 1]
            if last.column < column or (item and last.name and last.column == column):
                break
            count -= 1
        return count

    def holding(self, column: int, item: bool) -> tuple[tuple[str, ...], list[str] | None]:
        """The names above, outermost first, and the names beside it where they make up an item (for an item: none)."""
        held = self.levels[: self.kept(column, item)]
        if len(held) > DEEP:
            return ("",), None
        inner = [] if item else held[-1].beside if held and not held[-1].name else None
        return tuple(level.name for level in held if level.name), inner
