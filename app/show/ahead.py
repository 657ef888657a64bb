"""What GO would do now, and where a scene leads."""

from app.scenario.branch import Tie, follow
from app.scenario.model import END, Scene
from app.show import replays, rounds
from app.show.floor import queue
from app.show.late import first, rest
from app.show.state import Ballot, Show
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """The next step. `kind` show, open, close, reveal, next, decide or recall (the promises of the evening before);
    `beat` where it leads, empty at the curtain."""

    kind: str
    beat: str = ""


def upcoming(show: Show) -> Step | None:
    """What GO would do now; None when the curtain has fallen."""
    if show.back:
        return Step("show", show.beat_id)
    if show.curtain or show.ended:
        return None
    if not show.beat_id:
        recall = show.carried and show.befores is None
        return Step("recall") if recall else Step("show", first(show, show.scenario.scenes[0]))
    return on_ballot(show) or in_motion(show) or in_try(show) or in_round(show) or onward(show)


def on_ballot(show: Show) -> Step | None:
    ballot = show.ballot
    if ballot is None:
        return None
    if ballot.state == "not_yet":
        return Step("open", ballot.id)
    if ballot.state == "open":
        return Step("close", ballot.id)
    if ballot.state == "counting" and getattr(show.beat, "reveal", "now") == "now":
        return Step("reveal", ballot.id)
    return None


def in_motion(show: Show) -> Step | None:
    motion = show.motion
    done = motion is None or motion.phase in ("announced", "dropped")
    return None if done else Step("next", show.beat_id)


def in_round(show: Show) -> Step | None:
    return Step("next", show.beat_id) if rounds.phase(show, bool(queue(show))) else None


def in_try(show: Show) -> Step | None:
    return Step("next", show.beat_id) if replays.running(show) else None


def onward(show: Show) -> Step:
    scene = show.scene
    assert scene is not None
    if left := rest(show, scene):
        return Step("next", left[0].id)
    place = leads_to(show, scene)
    if isinstance(place, Tie):
        return Step("decide", scene.next.vote)
    return Step("next", "" if place == END else first(show, show.scenario.scene(place)))


def leads_to(show: Show, scene: Scene) -> str | Tie:
    """The scene after this one. A tie that the facilitator decided counts as one more vote for that option."""
    ballot = show.ballots.get(scene.next.vote)
    result = (ballot.tally or ballot.phones) if ballot else None
    if ballot is None or result is None:
        return follow(scene.next, {}, 0)
    counts = {option.id: result.votes(option.id) for option in ballot.options}
    place = follow(scene.next, counts, result.voted)
    if isinstance(place, Tie) and ballot.decided:
        return next((r.goto for r in scene.next.rules if r.option == ballot.decided), scene.next.goto)
    return place


def tied(show: Show) -> tuple[Ballot | None, tuple[str, ...]]:
    """The ballot and the options between which the facilitator must decide, if any."""
    scene = show.scene
    if scene is None or show.curtain or rest(show, scene) or on_ballot(show):
        return None, ()
    place = leads_to(show, scene)
    return (show.ballots[scene.next.vote], place.options) if isinstance(place, Tie) else (None, ())
