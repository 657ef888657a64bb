"""Whether the evening holds together: paths, times, endings, speakers, law cards, media, what-if cases."""

import re
from pathlib import Path, PurePosixPath

from app.scenario import model as m
from app.scenario.build import Plan, items
from app.scenario.cases import cases
from app.scenario.fields import COMMON, KINDS
from app.scenario.names import at
from app.scenario.near import near
from app.scenario.problems import perhaps
from app.scenario.reader import Reader, meant
from app.scenario.tree import Map, Node, Text
from app.scenario.values import legal_fraction
from app.scenario.ways import broken, ways

FIELDS = frozenset({f.name for f in COMMON} | {"stage"})
STRAY = re.compile(rf"- +({'|'.join(KINDS)}) ?[:：].*")


def sense(reader: Reader, plan: Plan, folder: Path | None) -> None:
    if not plan.scenario.scenes:
        return
    if not broken(reader):
        ways(reader, plan)
    for beat in plan.scenario.beats():
        speakers(reader, plan, beat)
        pictures(reader, plan.beats[beat.id], folder)
        decisions(reader, plan, beat)
    for scene in plan.scenes.values():
        pictures(reader, scene, folder)
    laws(reader, plan)
    fractions(reader, plan)
    cases(reader, plan)


def speakers(reader: Reader, plan: Plan, beat: m.Beat) -> None:
    """Who speaks is in the cast; each stranger is named once."""
    if not isinstance(beat, m.Script):
        return
    told = set(plan.scenario.cast)
    node = plan.beats[beat.id].entries["script"][1]
    for line in beat.lines:
        stray = STRAY.fullmatch(line.text) if not line.who else None
        who = stray[1] if stray else line.who
        if who and who not in told:
            told.add(who)
            stranger(reader, plan, node, "- " + who if stray else who)


def stranger(reader: Reader, plan: Plan, node: Node, who: str) -> None:
    known, (row, column) = plan.scenario.cast, whereabouts(reader, node, who)
    if who in FIELDS or who.startswith("- "):
        reader.source.report(row, column, "field-in-script", name=who)
    elif known and who not in reader.lost:
        reader.lost.add(who)
        reader.source.report(row, column, "speaker-unknown", name=who, near=perhaps(near(who, known)))


def whereabouts(reader: Reader, node: Node, who: str) -> tuple[int, int]:
    """The line on which this speaker begins."""
    for n in range(node.line, len(reader.source.lines) + 1):
        line = reader.source.written[n - 1]
        if line.strip().startswith(who):
            return n, line.index(who) + 1
    return node.line, node.column


def pictures(reader: Reader, node: Map, folder: Path | None) -> None:
    for name in ("image", "sound"):
        value = node.get(name)
        if not isinstance(value, Text) or not value.value:
            continue
        path = PurePosixPath(value.value.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            reader.report(value, "media-outside", name=value.value[:60])
        elif folder and not (folder / path).is_file():
            reader.report(value, "media-missing", name=value.value[:60])


def decisions(reader: Reader, plan: Plan, beat: m.Beat) -> None:
    scenario = plan.scenario
    if isinstance(beat, m.Replay) and not any(p.swap for p in scenario.cast.values()):
        reader.report(plan.beats[beat.id].entries["replay"][0], "swap-missing")
    cited = any("二百七十八" in scenario.cards[c].article for c in beat.cards if c in scenario.cards)
    if (
        isinstance(beat, m.Motion)
        and beat.decision == "consult"
        and not beat.practice
        and cited
        and not meant(plan.beats[beat.id], "decision")
    ):
        reader.report(at(plan, beat, "decision"), "civil-278-consult")
    tokens = isinstance(beat, m.Vote) and beat.how == "tokens" and beat.budget
    if isinstance(beat, m.Vote) and tokens and sum(o.cost or 0 for o in beat.options) <= tokens:
        reader.report(at(plan, beat, "budget"), "tokens-fund-all")


def laws(reader: Reader, plan: Plan) -> None:
    here = plan.scenario.about.get("place", "")
    for name, card in plan.scenario.cards.items():
        if card.kind == "law" and not card.checked_by:
            reader.report(plan.cards[name], "law-unchecked", name=name)
        if card.place and isinstance(here, str) and here and card.place not in here and here not in card.place:
            reader.report(plan.cards[name], "law-elsewhere", name=name, place=card.place, here=here)


def fractions(reader: Reader, plan: Plan) -> None:
    """Per cents that look like a fraction of the law."""
    spots = [node.get(name) for node in plan.beats.values() for name in ("quorum", "pass")]
    for node in plan.nexts.values():
        spots += (
            [r.get("at_least") for r in items(node.get("rules")) if isinstance(r, Map)] if isinstance(node, Map) else []
        )
    for spot in spots:
        if isinstance(spot, Text) and (close := legal_fraction(spot.value)):
            reader.report(spot, "share-near", value=spot.value, fraction=close)
