"""The what-if cases: their votes are counted, and each must take the way it claims."""

from dataclasses import replace

from app.scenario import model as m
from app.scenario.branch import Tie, follow
from app.scenario.build import Plan
from app.scenario.names import asked, option
from app.scenario.reader import Reader
from app.scenario.tree import Many, Map, Node, Text
from app.scenario.values import Wrong, whole
from app.scenario.ways import broken

SHARES = {"bad-share", "digit-fullwidth"}
"""A share that could not be read turns the way."""


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
    if not broken(reader) and not SHARES & {problem.code for problem in reader.source.problems}:
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
            if not letter and not known[id].options:
                return None
            if not letter:
                reader.unknown(label, "option-unknown", text, (o.text for o in known[id].options))
                return None
            try:
                votes[id][letter] = whole(n.value if isinstance(n, Text) else "", 0, 999_999)
            except Wrong as wrong:
                reader.report(n, wrong.sentence, **wrong.values)
                return None
    return votes


def walked(reader: Reader, plan: Plan, node: Map, case: m.WhatIf) -> None:
    spot = node.get("name") or node
    path: list[str] = []
    here, scenes = plan.scenario.scenes[0].id, {s.id: s for s in plan.scenario.scenes}
    while here in plan.scenes and here not in path:
        path.append(here)
        next_ = scenes[here].next
        counts = case.votes.get(next_.vote, {})
        place = follow(next_, counts, sum(counts.values()))
        if isinstance(place, Tie):
            reader.report(spot, "rehearsal-tie", name=case.name)
            return
        here = place
    if set(case.visits) - set(path) or set(case.skips) & set(path):
        reader.report(spot, "rehearsal-path", name=case.name, path=" → ".join(path))
