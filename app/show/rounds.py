"""A talk in turn: the person concerned speaks first and last; between, everybody who wants to, once. No vote."""

from app.errors import Refused
from app.scenario.model import Discuss
from app.show.events import FloorGiven
from app.show.registry import Facts
from app.show.state import Show
from app.show.table import Turn

CONCERNED = ""
"""The seat of the person concerned: somebody of the play, who has none."""


def round_on(show: Show) -> Discuss | None:
    beat = show.beat
    in_turn = isinstance(beat, Discuss) and beat.turns == "round" and not show.curtain
    return beat if in_turn and isinstance(beat, Discuss) else None


def turns(show: Show) -> list[Turn]:
    return show.talks.get(show.beat_id, [])


def had_a_turn(show: Show) -> set[str]:
    """Seats that may not raise a hand again on this cue."""
    return {turn.seat for turn in turns(show)} if round_on(show) else set()


def left(show: Show, talk: Discuss, each: int) -> int | None:
    """How many may still have a turn in the time there is; None where the author gave no time."""
    if not talk.time:
        return None
    kept = 2 if talk.first else 0
    return max(1, talk.time // each - kept) - sum(turn.seat != CONCERNED for turn in turns(show))


def phase(show: Show, waiting: bool) -> str:
    """first: the person concerned has not spoken. speaking: somebody has the word. next: somebody waits. last: the
    person concerned has the last word. Empty: the talk may be left."""
    talk = round_on(show)
    if talk is None:
        return ""
    words = sum(turn.seat == CONCERNED for turn in turns(show))
    if talk.first and not words:
        return "first"
    if words > 1:
        return ""
    if show.floor:
        return "speaking"
    return "next" if waiting else "last" if talk.first else ""


def may_raise(show: Show, seat: str, each: int) -> None:
    """Raises Refused when this seat has had its turn, or there is no time for another."""
    talk = round_on(show)
    if talk is None:
        return
    if seat in had_a_turn(show):
        raise Refused("轮着说，每人一次：您说过了，先听别人的。")
    free = left(show, talk, each)
    if free is not None and free <= sum(seat != other for other in show.hands):
        raise Refused("这一轮的时间排满了，您可以写下来。")


def may_call(show: Show, seat: str) -> None:
    """Raises Refused when the person concerned comes first, or the seat has had its turn."""
    talk = round_on(show)
    if talk is None:
        return
    if phase(show, True) == "first":
        raise Refused("先请{who}说：这是{who}的事。", who=talk.first)
    if seat and seat in had_a_turn(show):
        raise Refused("轮着说，每人一次：这位说过了。")


def concerned(each: int) -> Facts:
    return [FloorGiven(CONCERNED, "", each)]
