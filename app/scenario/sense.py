"""Whether the evening holds together: paths, times, endings, speakers, law cards, media, what-if cases."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

from app.scenario import model as m
from app.scenario.branch import Tie, follow
from app.scenario.build import Plan, items
from app.scenario.names import asked, at, option
from app.scenario.near import near
from app.scenario.paths import edges, ending, last_scenes, reached, times
from app.scenario.problems import perhaps
from app.scenario.reader import Reader
from app.scenario.tree import Many, Map, Node, Text
from app.scenario.values import legal_fraction

STRUCTURE = {
    "yaml",
    "goto-unknown",
    "vote-unknown",
    "option-unknown",
    "doubled-id",
    "missing-field",
    "empty",
    "too-deep",
}
"""Faults that break the map: what follows from a broken map is not reported on top."""


def sense(reader: Reader, plan: Plan, folder: Path | None) -> None:
    if not plan.scenario.scenes:
        return
    if not STRUCTURE & {problem.code for problem in reader.source.problems}:
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


def ways(reader: Reader, plan: Plan) -> None:
    scenario = plan.scenario
    reach, ends = reached(scenario), ending(scenario)
    for name, node in plan.scenes.items():
        if name not in reach:
            reader.report(node.get("id") or node, "scene-unreached", name=name)
    stuck = [name for name in plan.scenes if name in reach and name not in ends]
    if stuck and all(place in plan.scenes for place in edges(scenario)[stuck[0]]):
        reader.report(plan.nexts.get(stuck[0]) or plan.scenes[stuck[0]], "path-endless", name=stuck[0])
        return
    writes = any(isinstance(b, m.Write) for b in scenario.beats())
    if len(last_scenes(scenario)) < 2 and not writes and plan.top:
        last = plan.scenes.get(next(iter(last_scenes(scenario)), ""))
        reader.report((last and last.get("id")) or plan.top, "ending-single")
    longest = times(scenario)[1]
    duration = plan.top.get("duration") if plan.top else None
    if scenario.duration and duration and longest > scenario.duration:
        values = {"longest": minutes(longest), "duration": minutes(scenario.duration)}
        reader.report(duration, "too-long", **values)


def minutes(seconds: int) -> str:
    return f"{seconds // 60}m" + (f"{seconds % 60}s" if seconds % 60 else "")


def speakers(reader: Reader, plan: Plan, beat: m.Beat) -> None:
    """Who speaks is in the cast; each stranger is named once a beat."""
    if not isinstance(beat, m.Script) or not plan.scenario.cast:
        return
    known, told = plan.scenario.cast, set[str]()
    node = plan.beats[beat.id].entries["script"][1]
    for line in beat.lines:
        if line.who and line.who not in known and line.who not in told:
            told.add(line.who)
            row, column = whereabouts(reader, node, line.who)
            close = perhaps(near(line.who, known))
            reader.source.report(row, column, "speaker-unknown", name=line.who, near=close)


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
    if isinstance(beat, m.Motion) and beat.decision == "consult" and not beat.practice and cited:
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


def cases(reader: Reader, plan: Plan) -> None:
    """Each what-if case is walked with its votes; it must take the way it claims."""
    found = [case(reader, plan, node) for node in plan.cases]
    plan.scenario = replace(plan.scenario, rehearsals=tuple(c for c in found if c))


def case(reader: Reader, plan: Plan, node: Map) -> m.WhatIf | None:
    name = node.get("name")
    votes = counted(reader, plan, node.get("votes"))
    named = {}
    for field in ("visits", "skips"):
        listed = node.get(field)
        texts = [i for i in listed.items if isinstance(i, Text)] if isinstance(listed, Many) else []
        for item in texts:
            if item.value not in plan.scenes:
                reader.unknown(item, "scene-unknown", item.value, plan.scenes)
                return None
        named[field] = tuple(i.value for i in texts)
    if votes is None or not isinstance(name, Text):
        return None
    walked(reader, plan, node, m.WhatIf(name.value, votes, **named))
    return m.WhatIf(name.value, votes, **named)


def counted(reader: Reader, plan: Plan, node: Node | None) -> dict[str, dict[str, int]] | None:
    votes: dict[str, dict[str, int]] = {}
    known = {b.id: b for b in asked(plan.scenario)}
    for id, (written, value) in node.entries.items() if isinstance(node, Map) else ():
        if id not in known:
            reader.unknown(written, "vote-unknown", id, (k for k in known if "." not in k))
            return None
        votes[id] = {}
        for text, (label, n) in value.entries.items() if isinstance(value, Map) else ():
            letter = option(known[id].options, text)
            if not letter:
                reader.unknown(label, "option-unknown", text, (o.text for o in known[id].options))
                return None
            if not isinstance(n, Text) or not (n.value.isascii() and n.value.isdigit() and len(n.value) < 7):
                reader.report(n, "bad-number", value=getattr(n, "value", "")[:20], low=0, high=999_999)
                return None
            votes[id][letter] = int(n.value)
    return votes


def walked(reader: Reader, plan: Plan, node: Map, case: m.WhatIf) -> None:
    spot = node.get("name") or node
    path: list[str] = []
    here = plan.scenario.scenes[0].id
    while here in plan.scenes and here not in path:
        path.append(here)
        next_ = plan.scenario.scene(here).next
        counts = case.votes.get(next_.vote, {})
        place = follow(next_, counts, sum(counts.values()))
        if isinstance(place, Tie):
            reader.report(spot, "rehearsal-tie", name=case.name)
            return
        here = place
    if set(case.visits) - set(path) or set(case.skips) & set(path):
        reader.report(spot, "rehearsal-path", name=case.name, path=" → ".join(path))
