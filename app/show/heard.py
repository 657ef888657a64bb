"""Who was heard: counted without names while seats are linked, and written once when the evening ends."""

from collections import Counter

from app.show.events import PeopleHeard
from app.show.registry import Facts, evolves
from app.show.seats import colour
from app.show.state import Show

SIDES = ("for", "against")


def people_heard(show: Show, at: int) -> Facts:
    """How many words and turns each seat had, sorted so that nobody can be found; seconds of speech by side."""
    seats = [id for id, seat in show.seats.items() if not seat.evicted]
    wrote = [sum(c.state != "withdrawn" for c in show.written.get(id, ())) for id in seats]
    turns = [t for m in show.motions.values() for t in m.turns] + [t for talk in show.talks.values() for t in talk]
    spoken = Counter(t.seat for t in turns)
    spoke = [spoken[id] for id in seats]
    minutes = talk({**show.aired, **on_air(show, at)}, by_side(show))
    return [PeopleHeard(tuple(sorted(wrote)), tuple(sorted(spoke)), by_side(show), minutes)]


def by_side(show: Show) -> dict[str, int]:
    """Seconds of turns in the debates."""
    turns = [t for m in show.motions.values() for t in m.turns]
    return {side: sum(t.took or 0 for t in turns if t.side == side) for side in SIDES}


def talk(aired: dict[str, int], sides: dict[str, int]) -> dict[str, int]:
    """Seconds in which experts had the word (their cues) and in which residents had it: talks and turns of debate."""
    return {"expert": aired.get("expert", 0), "resident": aired.get("discuss", 0) + sum(sides.values())}


def on_air(show: Show, at: int) -> dict[str, int]:
    """The seconds of the cue that is on, added to what its kind had."""
    beat, began = show.beat, show.cue_started
    if beat is None or began is None or show.curtain or show.ended:
        return {}
    return {beat.kind: show.aired.get(beat.kind, 0) + max(0, (at - began) // 1000)}


def air(show: Show, at: int) -> None:
    """The cue that is on is left."""
    show.aired |= on_air(show, at)


def voices(show: Show) -> set[str]:
    """Seats that spoke, or wrote and did not take it back."""
    wrote = {seat for seat, said in show.written.items() if any(c.state != "withdrawn" for c in said)}
    return wrote | show.spoken.keys()


def silent(show: Show) -> dict[str, int]:
    """How many seats of each colour neither spoke nor wrote; nobody is named."""
    said = voices(show)
    left = Counter(colour(s.number) for id, s in show.seats.items() if not s.evicted and id not in said)
    return dict(sorted(left.items()))


@evolves(PeopleHeard)
def noted(show: Show, event: PeopleHeard, at: int) -> None:
    """A fact for the record; the play is over."""
