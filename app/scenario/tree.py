"""From lines to a tree of located text, by PyYAML's events: no tags, no anchors, no doubled keys, no depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from app.scenario.marks import KNOWN
from app.scenario.source import Source

DEPTH = 20
NODES = 10_000
TRIES = 12
WORK = 600_000
"""Characters read in all tries together: the pure parser takes a second for a million."""
LONG = 100_000
"""From here on the parser written in C reads, where PyYAML has it; its complaints are less exact."""


@dataclass(slots=True)
class Node:
    """`line` and `column` count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Text(Node):
    value: str
    plain: bool = True


@dataclass(slots=True)
class Many(Node):
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Map(Node):
    """`entries` name -> (the name as written, its value). `again`: names written a second time, with their values."""

    entries: dict[str, tuple[Text, Node]] = field(default_factory=dict)
    flow: bool = False
    again: list[tuple[Text, Node]] = field(default_factory=list)

    def get(self, name: str) -> Node | None:
        return self.entries[name][1] if name in self.entries else None


class Place(Protocol):
    """Where an event begins, from 0."""

    line: int
    column: int


class Refuse(Exception):
    """Ends the reading: what follows cannot be trusted."""

    def __init__(self, mark: Place, code: str) -> None:
        self.line, self.column, self.code = mark.line + 1, mark.column + 1, code


def parse(source: Source) -> Node | None:
    """The tree, or nothing when no tree could be made. A line that cannot be read is reported and left out, so that the
    faults after it are found in the same run."""
    size = 1 + sum(map(len, source.lines))
    tries = max(1, min(TRIES, WORK // size))
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if size > LONG else yaml.SafeLoader
    for _ in range(tries):
        text = "\n".join(source.lines) + "\n"
        try:
            return Grower(source, yaml.parse(text, Loader=loader)).document()
        except Refuse as refused:
            source.report(refused.line, refused.column, refused.code, most=NODES, sign="", mended="")
            source.damaged = True
            return None
        except yaml.MarkedYAMLError as fault:
            if not leave_out(source, fault):
                source.damaged = True
                return None
        except (yaml.YAMLError, RecursionError, ValueError):
            source.report(1, 1, "yaml")
            return None
    return None


def leave_out(source: Source, fault: yaml.MarkedYAMLError) -> bool:
    """Reports the line the author should look at and blanks it."""
    mark = fault.problem_mark or fault.context_mark
    line = min(mark.line, len(source.lines) - 1) if mark else 0
    problem = str(fault.problem)
    if "expected <block end>" not in problem and fault.context_mark and not source.lines[line].strip():
        line = fault.context_mark.line
    while line > 0 and not source.lines[line].strip():
        line -= 1
    if not source.lines[line].strip():
        return False
    column = len(source.lines[line]) - len(source.lines[line].lstrip()) + 1
    if all(found.line != line + 1 for found in source.problems):
        source.report(line + 1, column, code_of(problem, source.lines[line]))
    source.lines[line] = ""
    for n in prose(source.lines, line, column - 1):
        source.lines[n] = ""
    source.damaged = True
    return True


def prose(lines: list[str], line: int, column: int) -> Iterator[int]:
    """The lines right below that are lines of dialogue as well: what announced them was lost."""
    for n in range(line + 1, len(lines)):
        body = lines[n].strip()
        if body and (len(lines[n]) - len(lines[n].lstrip()) != column or KNOWN.match(body)):
            return
        yield n


def code_of(problem: str, line: str) -> str:
    if "undefined alias" in problem or "alphabetic or numeric" in problem:
        return "anchor"
    return "tag" if "tag" in problem and "!" in line else "yaml"


class Grower:
    def __init__(self, source: Source, events: Iterator[yaml.Event]) -> None:
        self.source, self.events, self.count = source, events, 0

    def document(self) -> Node | None:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                node = self.node(event, 1)
                for _ in self.events:
                    pass
                return node
        return None

    def node(self, event: yaml.Event, depth: int) -> Node:
        mark = event.start_mark
        assert mark is not None
        self.count += 1
        if self.count > NODES:
            raise Refuse(mark, "too-many")
        if depth > DEPTH:
            raise Refuse(mark, "too-deep")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refuse(mark, "anchor")
        if getattr(event, "tag", None):
            raise Refuse(mark, "tag")
        if isinstance(event, yaml.ScalarEvent):
            return Text(mark.line + 1, mark.column + 1, event.value, event.style is None)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.many(Many(mark.line + 1, mark.column + 1), depth)
        assert isinstance(event, yaml.MappingStartEvent)
        return self.map(Map(mark.line + 1, mark.column + 1, flow=bool(event.flow_style)), depth)

    def many(self, many: Many, depth: int) -> Many:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            many.items.append(self.node(event, depth + 1))
        return many

    def map(self, map: Map, depth: int) -> Map:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            name = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            self.keep(map, name, value)
        return map

    def keep(self, map: Map, name: Node, value: Node) -> None:
        if not isinstance(name, Text):
            self.source.report(name.line, name.column, "yaml")
        elif name.value in map.entries:
            first, held = map.entries[name.value]
            if not map.again:  # a second one is what follows from a first line that was lost
                self.source.report(name.line, name.column, "doubled-key", name=name.value, first=first.line)
            map.again.append((name, value))
            if isinstance(held, Text) and not held.value:
                map.entries[name.value] = (first, value)
        else:
            map.entries[name.value] = (name, value)
            if map.flow and isinstance(value, Text) and not value.value and value.plain:
                self.source.report(name.line, name.column, "no-value", name=name.value)
