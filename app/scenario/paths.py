"""Which ways lead through a scenario: what is reached, what never ends, the shortest and the longest time."""

from heapq import heappop, heappush

from app.scenario.model import END, Beat, Scenario, Scene


def edges(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Scene -> where it may lead, in the order of its rules, without repeats."""
    return {s.id: tuple(dict.fromkeys([*(r.goto for r in s.next.rules), s.next.goto])) for s in scenario.scenes}


def reached(scenario: Scenario, start: str = "") -> set[str]:
    """The scenes to which a way leads from `start` (the first), itself among them."""
    ways, found, todo = edges(scenario), set[str](), [start or scenario.scenes[0].id]
    while todo:
        scene = todo.pop()
        if scene not in found and scene in ways:
            found.add(scene)
            todo += ways[scene]
    return found


def ending(scenario: Scenario) -> set[str]:
    """Scenes from which the end can be reached."""
    back: dict[str, list[str]] = {}
    for scene, places in edges(scenario).items():
        for place in places:
            back.setdefault(place, []).append(scene)
    found, todo = {END}, [END]
    while todo:
        more = [scene for scene in back.get(todo.pop(), ()) if scene not in found]
        found.update(more)
        todo += more
    return found


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
    """Seconds of the shortest way (in a hurry) and of the longest. A way back is taken by neither: the longest way
    through a map with circles cannot be told in reasonable time."""
    return shortest(scenario), longest(scenario)


def shortest(scenario: Scenario) -> int:
    """After Dijkstra, with the scenes' hurried lengths."""
    ways = edges(scenario)
    lengths = {s.id: length(s, hurried=True) for s in scenario.scenes}
    todo, done = [(0, scenario.scenes[0].id)], set[str]()
    while todo:
        spent, here = heappop(todo)
        if here == END:
            return spent
        if here in lengths and here not in done:
            done.add(here)
            for place in ways[here]:
                heappush(todo, (spent + lengths[here], place))
    return 0


def longest(scenario: Scenario) -> int:
    known = {END: 0}
    lengths, ways = {s.id: length(s) for s in scenario.scenes}, edges(scenario)
    for scene in order(scenario):
        rests = [known[place] for place in ways[scene] if place in known]
        if rests:
            known[scene] = lengths[scene] + max(rests)
    return known.get(scenario.scenes[0].id, 0)


def order(scenario: Scenario) -> list[str]:
    """The scenes that are reached, each after those it leads to (but for ways back)."""
    ways, found = edges(scenario), list[str]()
    first = scenario.scenes[0].id
    seen, path = {first}, [(first, iter(ways[first]))]
    while path:
        scene, places = path[-1]
        place = next((p for p in places if p in ways and p not in seen), None)
        if place is None:
            found.append(scene)
            path.pop()
        else:
            seen.add(place)
            path.append((place, iter(ways[place])))
    return found
