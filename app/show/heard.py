"""Who was heard: counted without names while seats are linked, and written once when the evening ends."""

from app.show.events import PeopleHeard
from app.show.registry import Facts, evolves
from app.show.state import Show


def people_heard(show: Show) -> Facts:
    """How many words and turns each seat had, sorted so that nobody can be found; seconds of speech by side."""
    seats = [id for id, seat in show.seats.items() if not seat.evicted]
    wrote = [sum(c.seat == id and c.state != "withdrawn" for c in show.comments.values()) for id in seats]
    turns = [t for m in show.motions.values() for t in m.turns]
    spoke = [sum(t.seat == id for t in turns) for id in seats]
    seconds = {side: sum(t.took or 0 for t in turns if t.side == side) for side in ("for", "against")}
    return [PeopleHeard(tuple(sorted(wrote)), tuple(sorted(spoke)), seconds)]


@evolves(PeopleHeard)
def noted(show: Show, event: PeopleHeard, at: int) -> None:
    """A fact for the record; the play is over."""
