"""Names that must exist: scenes, votes, options, cards, cast. Turns the author's words into ids on the way."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.scenario import model as m
from app.scenario.build import Plan, items
from app.scenario.fields import DECISIONS
from app.scenario.problems import Say
from app.scenario.reader import Reader
from app.scenario.refusals import NOT_VOTED
from app.scenario.tree import Many, Map, Node, Text

assert set(NOT_VOTED) <= set(DECISIONS)


def names(reader: Reader, plan: Plan) -> None:
    """Every reference resolved or reported."""
    plan.scenario = replace(plan.scenario, scenes=tuple(scene(reader, plan, s) for s in plan.scenario.scenes))
    plan.scenario = replace(plan.scenario, scenes=tuple(copied(reader, plan, s) for s in plan.scenario.scenes))
    plan.scenario = replace(plan.scenario, scenes=tuple(moves(reader, plan, s) for s in plan.scenario.scenes))
    one_group(reader, plan)


def at(plan: Plan, beat: m.Beat, name: str) -> Node:
    """Where a field of a beat stands; for a list, the list."""
    node = plan.beats[beat.id]
    return node.get(name) or node


def within(node: Node, value: str) -> Node:
    """The item of a list that says this."""
    listed = node.items if isinstance(node, Many) else []
    return next((i for i in listed if isinstance(i, Text) and i.value == value), node)


def scene(reader: Reader, plan: Plan, scene: m.Scene) -> m.Scene:
    return replace(scene, beats=tuple(beat(reader, plan, b) for b in scene.beats))


def beat(reader: Reader, plan: Plan, b: m.Beat) -> m.Beat:
    for card in b.cards:
        if card not in plan.scenario.cards:
            reader.unknown(within(at(plan, b, "cards"), card), "card-unknown", card, plan.scenario.cards)
    if isinstance(b, m.Discuss) and b.first and b.first not in plan.scenario.cast:
        reader.unknown(at(plan, b, "first"), "cast-unknown", b.first, plan.scenario.cast)
    if isinstance(b, m.Vote) and b.role and b.role not in plan.scenario.cast:
        reader.unknown(at(plan, b, "as"), "cast-unknown", b.role, plan.scenario.cast)
    if isinstance(b, m.Replay) and b.source and b.source not in plan.scenes:
        reader.unknown(at(plan, b, "from"), "scene-unknown", b.source, plan.scenes)
    if isinstance(b, m.Commit):
        for name in b.confirm:
            if plan.scenario.cast and name not in plan.scenario.cast:
                reader.unknown(within(at(plan, b, "confirm"), name), "cast-unknown", name, plan.scenario.cast)
    if isinstance(b, m.Motion) and b.decision in NOT_VOTED:
        reader.report(at(plan, b, "decision"), "motion-not-voted", why=Say(NOT_VOTED[b.decision]))
    return b


def asked(scenario: m.Scenario, kind: type[m.Vote] | type[m.Quiz] | None = None) -> list[m.Vote | m.Quiz]:
    return [b for b in scenario.beats() if isinstance(b, kind or (m.Vote, m.Quiz))]


def copied(reader: Reader, plan: Plan, scene: m.Scene) -> m.Scene:
    """`same_as` copies the question's options, way of voting and ends; a quiz's answer becomes an option's id."""
    return replace(scene, beats=tuple(answered(reader, plan, copy(reader, plan, b)) for b in scene.beats))


def copy(reader: Reader, plan: Plan, b: m.Beat) -> m.Beat:
    if not isinstance(b, m.Vote | m.Quiz) or not b.same_as:
        return b
    ids = [a.id for a in asked(plan.scenario, type(b))]
    node = at(plan, b, "same_as")
    if b.same_as not in ids or b.same_as == b.id:
        reader.unknown(node, "vote-unknown", b.same_as, (id for id in ids if id != b.id and "." not in id))
        return b
    if ids.index(b.same_as) > ids.index(b.id):
        reader.report(node, "same-as-later", name=b.same_as)
        return b
    first = plan.scenario.beat(b.same_as)
    if isinstance(b, m.Vote) and isinstance(first, m.Vote):
        return replace(b, how=first.how, options=first.options, ends=first.ends, max=first.max)
    assert isinstance(first, m.Quiz) and isinstance(b, m.Quiz)
    return replace(b, options=first.options, answer=b.answer or first.answer, explain=b.explain or first.explain)


def answered(reader: Reader, plan: Plan, b: m.Beat) -> m.Beat:
    if not isinstance(b, m.Quiz) or not b.answer:
        return b
    found = option(b.options, b.answer)
    if found:
        return replace(b, answer=found)
    if b.options and (b.answer not in {o.id for o in b.options} or not b.same_as):
        reader.unknown(at(plan, b, "answer"), "answer-unknown", b.answer, (o.text for o in b.options))
    return b


def option(options: Iterable[m.Option], text: str) -> str:
    return next((o.id for o in options if o.text == text.strip()), "")


def moves(reader: Reader, plan: Plan, scene: m.Scene) -> m.Scene:
    """Where a scene leads: places and votes that exist, options as ids."""
    node = plan.nexts.get(scene.id)
    if node is None:
        return scene
    if isinstance(node, Text):
        place(reader, plan, node, scene.next.goto)
        return scene
    if not isinstance(node, Map):
        return scene
    place(reader, plan, node.get("otherwise"), scene.next.goto)
    ids = {b.id: b for b in asked(plan.scenario)}
    vote = ids.get(scene.next.vote)
    if vote is None and scene.next.vote:
        reader.unknown(node.get("vote") or node, "vote-unknown", scene.next.vote, (i for i in ids if "." not in i))
    if isinstance(vote, m.Vote) and vote.how not in ("one", "many"):
        reader.report(node.get("vote") or node, "vote-not-choice", name=vote.id, how=vote.how)
    rules = [i for i in items(node.get("rules")) if isinstance(i, Map)]
    mended = tuple(rule(reader, plan, vote, n, r) for n, r in zip(rules, scene.next.rules, strict=True))
    return replace(scene, next=replace(scene.next, rules=mended))


def rule(reader: Reader, plan: Plan, vote: Any, node: Map, rule: m.Rule) -> m.Rule:
    place(reader, plan, node.get("goto"), rule.goto)
    found = option(vote.options, rule.option) if vote else ""
    if vote and vote.options and rule.option and not found:
        reader.unknown(node.get("option") or node, "option-unknown", rule.option, (o.text for o in vote.options))
    return replace(rule, option=found or rule.option)


def place(reader: Reader, plan: Plan, node: Node | None, name: str) -> None:
    if node is not None and name and name != m.END and name not in plan.scenes:
        reader.unknown(node, "goto-unknown", name, plan.scenes, (m.END,))


def one_group(reader: Reader, plan: Plan) -> None:
    found = [b for b in plan.scenario.beats() if isinstance(b, m.Vote) and b.groups]
    for b in found[1:]:
        reader.report(at(plan, b, "groups"), "groups-twice", first=at(plan, found[0], "groups").line)
