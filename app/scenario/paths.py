"""Which ways lead through a scenario: what is reached, what never ends, the shortest and the longest time."""

from app.scenario.model import END, Beat, Scenario, Scene


def edges(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Scene -> where it may lead, in the order of its rules, without repeats."""
    return {s.id: tuple(dict.fromkeys([*(r.goto for r in s.next.rules), s.next.goto])) for s in scenario.scenes}


def reached(scenario: Scenario) -> set[str]:
    ways, found, todo = edges(scenario), set[str](), [scenario.scenes[0].id]
    while todo:
        scene = todo.pop()
        if scene not in found and scene in ways:
            found.add(scene)
            todo += ways[scene]
    return found


def ending(scenario: Scenario) -> set[str]:
    """Scenes from which the end can be reached."""
    ways, found = edges(scenario), {END}
    while True:
        more = {s for s, places in ways.items() if s not in found and found & set(places)}
        if not more:
            return found
        found |= more


def last_scenes(scenario: Scenario) -> set[str]:
    ways = edges(scenario)
    return {s for s in reached(scenario) if END in ways[s]}


def length(scene: Scene, hurried: bool = False) -> int:
    return sum(take(beat, hurried) for beat in scene.beats)


def take(beat: Beat, hurried: bool) -> int:
    """Seconds of a beat; in a hurry its `late` time where it has one."""
    usual = beat.time or 0
    return min(usual, beat.late) if hurried and beat.late is not None else usual


def times(scenario: Scenario) -> tuple[int, int]:
    """Seconds of the shortest way (in a hurry) and of the longest. A scene is played once on a way."""
    return way(scenario, True), way(scenario, False)


def way(scenario: Scenario, hurried: bool) -> int:
    ways, by_id = edges(scenario), {s.id: s for s in scenario.scenes}
    known: dict[str, int] = {END: 0}
    pick = min if hurried else max

    def walk(scene: str, seen: frozenset[str]) -> int | None:
        if scene in known:
            return known[scene]
        if scene in seen or scene not in by_id:
            return None
        rests = [walk(place, seen | {scene}) for place in ways[scene]]
        found = [rest for rest in rests if rest is not None]
        if not found:
            return None
        total = length(by_id[scene], hurried) + pick(found)
        if len(found) == len(rests):
            known[scene] = total
        return total

    return walk(scenario.scenes[0].id, frozenset()) or 0
