"""Whether a translation is the same play: the same scenes, beats, options, cards, cast and ways; only texts differ."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from app.i18n import N_
from app.scenario import model as m
from app.scenario.build import Plan
from app.scenario.names import at
from app.scenario.problems import Say
from app.scenario.reader import Reader
from app.scenario.tree import Map, Node
from app.values import dataclass

CODE = "translation-apart"
OTHER = N_("“{name}”不同")
MEDIA = Say(N_("图片或声音不同"))
TEXTS = {"id", "text", "notes", "ask", "lines", "explain", "who", "options", "picture", "first", "role", "confirm"}
COUNTED = ("columns", "ends", "confirm")
PEOPLE = {"first": "first", "role": "as"}
WRITTEN = {"role": "as", "passes": "pass", "source": "from"}


@dataclass(frozen=True, slots=True)
class Apart:
    """One place where the translation is another play. `what` is what differs, `expected` how the original has it."""

    node: Node
    what: Say
    expected: object


@dataclass(frozen=True, slots=True)
class Original:
    """What a file translates: `name` of its file, `folder` where its media lie."""

    scenario: m.Scenario
    name: str
    folder: Path | None = None


def twin(reader: Reader, plan: Plan, original: m.Scenario, file: str) -> None:
    """Reports every difference that is not a text, at its place in the translation."""
    assert plan.top is not None
    for one in differences(plan, plan.top, original):
        reader.report(one.node, CODE, file=file, what=one.what, expected=said(one.expected))


def said(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(said, value))
    return "" if value is None else str(value)


def differences(plan: Plan, top: Map, original: m.Scenario) -> Iterator[Apart]:
    mine = plan.scenario
    if mine.lang == original.lang:
        yield Apart(top.get("lang") or top, Say(N_("译文和原文是同一种语言")), original.lang)
    for name, what in (("duration", Say(N_("全长不同"))), ("rules", Say(N_("议事规矩不同")))):
        if getattr(mine, name) != getattr(original, name):
            yield Apart(top.get(name) or top, what, getattr(original, name))
    yield from listed(
        top.get("cards") or top, plan.cards, list(mine.cards), list(original.cards), Say(N_("资料卡不同"))
    )
    yield from people(top, mine, original)
    ids, theirs = [s.id for s in mine.scenes], [s.id for s in original.scenes]
    apart = list(listed(top.get("scenes") or top, plan.scenes, ids, theirs, Say(N_("场次不同"))))
    yield from apart
    if not apart:
        for one, other in zip(mine.scenes, original.scenes, strict=True):
            yield from scene(plan, one, other, mine, original)


def listed(
    whole: Node, known: dict[str, Any], mine: Sequence[str], theirs: Sequence[str], what: Say
) -> Iterator[Apart]:
    """At the first name that is not the original's, or at the list when it ends too soon."""
    if mine != theirs:
        strange = next((known[n] for n, o in zip(mine, [*theirs, *[""] * len(mine)], strict=False) if n != o), whole)
        place = strange.get("id") or strange if isinstance(strange, Map) else strange
        yield Apart(place, what, theirs)


def people(top: Map, mine: m.Scenario, original: m.Scenario) -> Iterator[Apart]:
    """Names are texts: who is who goes by the order."""
    node = top.get("cast") or top
    if len(mine.cast) != len(original.cast):
        yield Apart(node, Say(N_("角色的个数不同")), tuple(original.cast))
        return
    for one, other in zip(mine.cast.values(), original.cast.values(), strict=True):
        if one.swap != other.swap:
            written = node.entries[one.name][0] if isinstance(node, Map) and one.name in node.entries else node
            yield Apart(
                written, Say(N_("这个角色能不能换人，和原文不同")), f"{other.name} swap: {str(other.swap).lower()}"
            )
    if [o.area for o in mine.owners] != [o.area for o in original.owners]:
        yield Apart(top.get("owners") or top, Say(N_("户主和面积不同")), [str(o.area) for o in original.owners])


def scene(plan: Plan, mine: m.Scene, other: m.Scene, play: m.Scenario, original: m.Scenario) -> Iterator[Apart]:
    node = plan.scenes[mine.id]
    if [(b.kind, b.id) for b in mine.beats] != [(b.kind, b.id) for b in other.beats]:
        strange = next(
            (b for b, o in zip(mine.beats, other.beats, strict=False) if (b.kind, b.id) != (o.kind, o.id)), None
        )
        place = plan.beats[strange.id] if strange else node
        yield Apart(place, Say(N_("环节不同")), [f"{b.kind} {b.id}" for b in other.beats])
        return
    if mine.next != other.next:
        yield Apart(plan.nexts.get(mine.id, node), Say(N_("走向不同")), other.next.vote or other.next.goto)
    if (path(mine.picture), mine.sound) != (path(other.picture), other.sound):
        yield Apart(node.get("image") or node.get("sound") or node, MEDIA, (path(other.picture), other.sound))
    for one, theirs in zip(mine.beats, other.beats, strict=True):
        yield from beat(plan, one, theirs, play, original)


def beat(plan: Plan, mine: m.Beat, other: m.Beat, play: m.Scenario, original: m.Scenario) -> Iterator[Apart]:
    for name in (f.name for f in fields(mine)):
        here, there = getattr(mine, name), getattr(other, name)
        node = at(plan, mine, WRITTEN.get(name, name))
        if name == "options" and [(o.id, o.cost) for o in here] != [(o.id, o.cost) for o in there]:
            yield Apart(node, Say(N_("选项的个数或价钱不同")), [o.text for o in there])
        elif name in COUNTED and len(here) != len(there):
            yield Apart(node, Say(N_("这里的个数不同")), there)
        elif name in PEOPLE and place(play, here) != place(original, there):
            yield Apart(node, Say(N_("这里说的不是同一个角色")), there)
        elif name == "picture" and path(here) != path(there):
            yield Apart(at(plan, mine, "image"), MEDIA, path(there))
        elif name not in TEXTS and name not in COUNTED and here != there:
            yield Apart(node, Say(OTHER, {"name": WRITTEN.get(name, name)}), there)


def path(picture: m.Picture | None) -> str:
    return picture.path if picture else ""


def place(play: m.Scenario, name: str) -> int:
    """Of a character in the cast; -1 for nobody."""
    return list(play.cast).index(name) if name in play.cast else -1
