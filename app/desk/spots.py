"""Every text of a scenario and where it stands in the file, so that it can be put there in another language.

A text has one row however often it is written: a name of the cast or an option that is referred to elsewhere changes
there too. What the play is found by, its ids, stays.
"""

from collections.abc import Iterator
from dataclasses import field

import yaml

from app.i18n import N_
from app.scenario.beats import lines
from app.scenario.fields import KINDS
from app.scenario.model import Line
from app.values import dataclass

NOTES = {
    "title": N_("题目"), "summary": N_("简介"), "name": N_("名字"), "about": N_("介绍"), "wants": N_("想要什么"),
    "fears": N_("怕什么"), "person": N_("户主"), "plain": N_("白话"), "source": N_("出处"), "article": N_("条"),
    "place": N_("哪里"), "notes": N_("提词"), "ask": N_("追问"), "alt": N_("图片说明"), "options": N_("选项"),
    "ends": N_("两端的字"), "columns": N_("栏目"), "explain": N_("解释"), "who": N_("请谁"), "confirm": N_("要谁点头"),
    "line": N_("台词"), "direction": N_("舞台提示"), "case": N_("排练名"), "text": N_("观众看到的话"),
}  # fmt: skip
SILENT = ("license", "people", "fiction")
CARD = ("title", "plain", "source", "article", "place")
PERSON = ("about", "wants", "fears")


@dataclass(frozen=True, slots=True)
class Row:
    """`note` says what kind of text it is: a key of NOTES."""

    key: str
    scene: str
    speaker: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters `start` to `end` of the file are written with the rows `keys`: one, or the lines of a script. `before`
    stands before a text that the original does not have."""

    start: int
    end: int
    keys: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    before: str = ""


@dataclass(slots=True)
class Spots:
    rows: dict[str, Row] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    lang: tuple[int, int] | None = None
    scene: str = ""

    def row(self, key: str, node: yaml.Node | None, note: str, speaker: str = "") -> None:
        """One row and its place; a key that is known is only one more place."""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            return
        self.rows.setdefault(key, Row(key, self.scene, speaker, node.value.strip(), note))
        self.spots.append(Spot(*ends(node), (key,)))

    def entitle(self, key: str, scene: yaml.Node, node: yaml.Node | None) -> None:
        """A title may stand on a line of its own after the id."""
        if isinstance(node, yaml.ScalarNode) and isinstance(scene, yaml.MappingNode):
            self.rows.setdefault(key, Row(key, self.scene, "", node.value.strip(), "name"))
            before = ", title: " if scene.flow_style else f"\n{' ' * scene.start_mark.column}title: "
            self.spots.append(Spot(node.end_mark.index, node.end_mark.index, (key,), before=before))

    def refer(self, key: str, node: yaml.Node | None) -> None:
        if key in self.rows and isinstance(node, yaml.ScalarNode):
            self.spots.append(Spot(*ends(node), (key,)))

    def each(self, key: str, node: yaml.Node | None, note: str) -> None:
        for n, item in enumerate(items(node), 1):
            self.row(f"{key}.{n}", item, note)


def ends(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    return iter(node.value if isinstance(node, yaml.MappingNode) else ())


def items(node: yaml.Node | None) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def get(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((value for key, value in pairs(node) if key.value == name), None)


def word(node: yaml.Node | None) -> str:
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


def gather(text: str) -> Spots:
    """All texts of a scenario that passed the check, in the order of the file."""
    top = yaml.compose(text, Loader=yaml.SafeLoader)
    found = Spots()
    lang = get(top, "lang")
    found.lang = ends(lang) if lang is not None else None
    found.row("title", get(top, "title"), "title")
    for key, value in pairs(get(top, "about")):
        if key.value not in SILENT:
            found.each(f"about.{key.value}", value, "about")
            found.row(f"about.{key.value}", value, "about")
    named(found, top, "owners", ("person",))
    named(found, top, "cast", PERSON)
    for key, value in pairs(get(top, "cards")):
        for name in CARD:
            found.row(f"cards.{key.value}.{name}", get(value, name), name)
    scenes(found, top)
    for case in items(get(top, "rehearsals")):
        rehearsal(found, case)
    found.spots.sort(key=lambda spot: spot.start)
    return found


def named(found: Spots, top: yaml.Node | None, where: str, fields: tuple[str, ...]) -> None:
    """What is looked up by name: the name itself is text too."""
    for key, value in pairs(get(top, where)):
        found.row(f"{where}.{key.value}", key, "name")
        for name in fields:
            found.row(f"{where}.{key.value}.{name}", get(value, name), name)


def scenes(found: Spots, top: yaml.Node | None) -> None:
    cast = [key.value for key, _ in pairs(get(top, "cast"))]
    played = items(get(top, "scenes"))
    for scene in played:
        found.scene = word(get(scene, "title")) or word(get(scene, "id"))
        head(found, scene)
        for n, beat in enumerate(items(get(scene, "beats")), 1):
            acted(found, beat, word(get(beat, "id")) or f"{word(get(scene, 'id'))}.{n}", cast)
    found.scene = ""
    for scene in played:
        leads(found, get(scene, "next"))


def head(found: Spots, scene: yaml.Node) -> None:
    """A scene without a title is called by its id, which stays: a translation gives it a title."""
    id, title = word(get(scene, "id")), get(scene, "title")
    if word(title):
        found.row(f"scenes.{id}.title", title, "name")
    else:
        found.entitle(f"scenes.{id}.title", scene, get(scene, "id"))
    for name in ("notes", "alt"):
        found.row(f"scenes.{id}.{name}", get(scene, name), name)


def acted(found: Spots, beat: yaml.Node, id: str, cast: list[str]) -> None:
    kind = next((key.value for key, _ in pairs(beat) if key.value in KINDS), "")
    said = get(beat, kind)
    if kind == "script" and isinstance(said, yaml.ScalarNode):
        script(found, said, id, cast)
    else:
        found.row(f"{id}.text", said, "text")
    for name in ("notes", "alt", "explain", "who"):
        found.row(f"{id}.{name}", get(beat, name), name)
    for name in ("ask", "ends", "columns"):
        found.each(f"{id}.{name}", get(beat, name), name)
    options(found, beat, id)
    for name in ("first", "as"):
        found.refer(f"cast.{word(get(beat, name))}", get(beat, name))
    for n, who in enumerate(items(get(beat, "confirm")), 1):
        key = f"cast.{word(who)}"
        found.row(key if key in found.rows else f"{id}.confirm.{n}", who, "confirm")


def options(found: Spots, beat: yaml.Node, id: str) -> None:
    """An option is known by the words it is written with, in rules, answers and rehearsals."""
    for item in items(get(beat, "options")):
        node = get(item, "text") if isinstance(item, yaml.MappingNode) else item
        found.row(f"{id}.options.{word(node)}", node, "options")
    asked = word(get(beat, "same_as")) or id
    found.refer(f"{asked}.options.{word(get(beat, 'answer'))}", get(beat, "answer"))


def script(found: Spots, node: yaml.ScalarNode, id: str, cast: list[str]) -> None:
    """A row a line; the tone stands before the words, as it is written."""
    told = lines(node.value, cast)
    keys = tuple(f"{id}.line.{n}" for n in range(1, len(told) + 1))
    for key, line in zip(keys, told, strict=True):
        text = f"（{line.how}）{line.text}" if line.how else line.text
        found.rows[key] = Row(key, found.scene, line.who, text, "line" if line.who else "direction")
    for who in dict.fromkeys(line.who for line in told if line.who):
        found.rows.setdefault(f"cast.{who}", Row(f"cast.{who}", found.scene, "", who, "name"))
    found.spots.append(Spot(*ends(node), keys, told))


def leads(found: Spots, node: yaml.Node | None) -> None:
    vote = word(get(node, "vote"))
    for rule in items(get(node, "rules")):
        found.refer(f"{vote}.options.{word(get(rule, 'option'))}", get(rule, "option"))


def rehearsal(found: Spots, case: yaml.Node) -> None:
    found.row(f"rehearsals.{word(get(case, 'name'))}", get(case, "name"), "case")
    for vote, counts in pairs(get(case, "votes")):
        for option, _ in pairs(counts):
            found.refer(f"{vote.value}.options.{option.value}", option)
