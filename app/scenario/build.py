"""From the tree to the Scenario, and to where each named thing stands in the file."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from app.scenario import model as m
from app.scenario.beats import beat
from app.scenario.fields import CARD, CASE, NEXT, OWNER, PERSON, RULE, SCENE, TOP
from app.scenario.reader import Given, Reader
from app.scenario.tree import Many, Map, Node, Text


@dataclass(slots=True)
class Plan:
    """A scenario on its way: what was read, and the nodes to point at. `raw` options of rules, answers and cases are
    still the author's words."""

    scenario: m.Scenario
    scenes: dict[str, Map] = field(default_factory=dict)
    beats: dict[str, Map] = field(default_factory=dict)
    cards: dict[str, Text] = field(default_factory=dict)
    nexts: dict[str, Node] = field(default_factory=dict)
    cases: list[Map] = field(default_factory=list)
    top: Map | None = None


def build(reader: Reader, tree: Node | None) -> Plan | None:
    if not isinstance(tree, Map) or not {"scenes", "title", "id", "format", "cast"} & set(tree.entries):
        if tree is not None or not reader.source.problems:
            reader.source.report(tree.line if tree else 1, tree.column if tree else 1, "not-a-scenario")
        return None
    given = reader.fields(tree, TOP, "剧本")
    if "format" in tree.entries and "format" not in given:
        reader.source.problems = [p for p in reader.source.problems if p.line != tree.entries["format"][0].line]
        reader.report(tree.entries["format"][1], "format-version")
    plan = Plan(m.Scenario(given.get("id", ""), given.get("lang", "zh"), given.get("title", ""), ()), top=tree)
    cast = people(reader, given.get("cast"))
    plan.scenario = replace(plan.scenario, cast=cast)
    scenes = played(reader, plan, given.get("scenes"))
    plan.scenario = replace(
        plan.scenario,
        scenes=scenes,
        duration=given.get("duration"),
        rules=given.get("rules", ""),
        about=about(given.get("about")),
        owners=owners(reader, given.get("owners")),
        cards=cards(reader, plan, given.get("cards")),
    )
    plan.cases = [item for item in items(given.get("rehearsals")) if isinstance(item, Map)]
    for case in plan.cases:
        reader.fields(case, CASE, "rehearsals")
    return plan


def items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Many) else []


def about(node: Node | None) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for name, (_, value) in node.entries.items() if isinstance(node, Map) else ():
        if isinstance(value, Text):
            found[name] = value.value
        elif isinstance(value, Many):
            found[name] = tuple(item.value for item in value.items if isinstance(item, Text))
    return found


def entries(reader: Reader, node: Node | None, table: Any, where: str) -> list[tuple[Text, Given]]:
    found = []
    for name, (written, value) in node.entries.items() if isinstance(node, Map) else ():
        if isinstance(value, Map):
            found.append((written, reader.fields(value, table, name)))
        elif isinstance(value, Text) and not value.value:
            found.append((written, {}))
        else:
            reader.report(value, "wrong-shape", name=name, **reader.wanted("map"))
    return found


def people(reader: Reader, node: Node | None) -> dict[str, m.Person]:
    return {name.value: m.Person(name.value, **given) for name, given in entries(reader, node, PERSON, "cast")}


def owners(reader: Reader, node: Node | None) -> tuple[m.Owner, ...]:
    return tuple(
        m.Owner(name.value, Fraction(given.get("area", 1)), given.get("person", ""))
        for name, given in entries(reader, node, OWNER, "owners")
    )


def cards(reader: Reader, plan: Plan, node: Node | None) -> dict[str, m.Card]:
    found = {}
    for name, given in entries(reader, node, CARD, "cards"):
        plan.cards[name.value] = name
        found[name.value] = m.Card(name.value, **given)
    return found


def played(reader: Reader, plan: Plan, node: Node | None) -> tuple[m.Scene, ...]:
    maps = [item for item in items(node) if isinstance(item, Map)]
    for item in items(node):
        if not isinstance(item, Map):
            reader.report(item, "wrong-shape", name="scenes", **reader.wanted("maps"))
    if isinstance(node, Many) and not node.items:
        reader.report(node, "empty", name="scenes")
    names = [found.value if isinstance(found := item.get("id"), Text) else "" for item in maps]
    names.append(m.END)
    return tuple(
        scene(reader, plan, item, names[n + 1])
        for n, item in enumerate(maps)
        if not begun(plan, item, *names[n : n + 2])
    )


def begun(plan: Plan, item: Map, name: str, after: str) -> bool:
    """Whether the first line of a scene was written twice."""
    if len(item.entries) == 1 and name and name == after:
        plan.scenes[name] = item
        return True
    return False


def scene(reader: Reader, plan: Plan, node: Map, after: str) -> m.Scene:
    given = reader.fields(node, SCENE, "scenes")
    name = given.get("id", "")
    if name == m.END:
        reader.report(node.get("id") or node, "scene-end")
    elif name:
        once(reader, plan.scenes, name, node, node.get("id") or node)
    path, alt = given.get("image", ""), given.get("alt", "")
    if path and not alt:
        reader.report(node.entries["image"][0], "alt-missing")
    written = given.get("next")
    if written is not None:
        plan.nexts[name] = written
    return m.Scene(
        name,
        given.get("title", ""),
        acts(reader, plan, given.get("beats"), name),
        leads(reader, written, after),
        given.get("notes", ""),
        m.Picture(path, alt) if path else None,
        given.get("sound", ""),
    )


def acts(reader: Reader, plan: Plan, node: Node | None, scene: str) -> tuple[m.Beat, ...]:
    if isinstance(node, Many) and not node.items:
        reader.report(node, "empty", name="beats")
    found = []
    for n, item in enumerate(items(node), 1):
        made = beat(reader, item, f"{scene}.{n}", plan.scenario.cast)
        if made is not None:
            assert isinstance(item, Map)
            given = item.get("id")
            if given or made.id not in plan.beats:
                once(reader, plan.beats, made.id, item, given or item)
            found.append(made)
    return tuple(found)


def once(reader: Reader, known: dict[str, Map], name: str, node: Map, at: Node) -> None:
    if name in known:
        reader.report(at, "doubled-id", name=name, first=known[name].line)
    else:
        known[name] = node


def leads(reader: Reader, node: Node | None, after: str) -> m.Next:
    """Rules keep the option's words; `crossrefs` turns them into ids."""
    if node is None:
        return m.Next(after)
    if isinstance(node, Text):
        return m.Next(node.value or after)
    if not isinstance(node, Map):
        reader.report(node, "wrong-shape", name="next", **reader.wanted("map"))
        return m.Next(after)
    given = reader.fields(node, NEXT, "next")
    rules = []
    for item in items(given.get("rules")):
        if isinstance(item, Map):
            rule = reader.fields(item, RULE, "rules")
            rules.append(m.Rule(rule.get("option", ""), rule.get("goto", ""), rule.get("at_least")))
    return m.Next(given.get("otherwise", after), given.get("vote", ""), tuple(rules))
