"""Where the scenes lead: what no path reaches, what never ends, how long it takes, and by which vote."""

from app.scenario import model as m
from app.scenario.build import Plan
from app.scenario.paths import edges, ending, last_scenes, reached, times
from app.scenario.reader import Reader
from app.scenario.tree import Map

STRUCTURE = {
    "yaml",
    "goto-unknown",
    "vote-unknown",
    "option-unknown",
    "doubled-id",
    "missing-field",
    "empty",
    "too-deep",
    "scene-end",
    "unknown-kind",
    "no-kind",
    "two-kinds",
    "doubled-key",
    "wrong-shape",
    "unknown-field",
}
"""Faults that break the map: what follows from a broken map is not reported on top."""


def broken(reader: Reader) -> bool:
    return reader.source.damaged or bool(STRUCTURE & {problem.code for problem in reader.source.problems})


def ways(reader: Reader, plan: Plan) -> None:
    scenario = plan.scenario
    reach, ends = reached(scenario), ending(scenario)
    later(reader, plan)
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


def later(reader: Reader, plan: Plan) -> None:
    """A scene that leads by a vote which no path to it has held."""
    homes = {beat.id: scene.id for scene in plan.scenario.scenes for beat in scene.beats}
    reach: dict[str, set[str]] = {}
    for scene in plan.scenario.scenes:
        home = homes.get(scene.next.vote, scene.id)
        if home == scene.id:
            continue
        if home not in reach:
            reach[home] = reached(plan.scenario, home)
        node = plan.nexts.get(scene.id)
        if scene.id not in reach[home] and isinstance(node, Map):
            reader.report(node.get("vote") or node, "vote-later", name=scene.next.vote)
