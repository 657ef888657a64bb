"""What an assistant knows: guests without a phone, paper that waits for a second pair of eyes, the door."""

from app.show.look.ballots import ballot
from app.show.look.parts import cue, house
from app.show.look.table import table
from app.show.owners import doubled, home_of, paper_number
from app.show.state import Paper, Seat, Show
from app.show.views import AssistantView, GuestView, PaperView


def assistant(show: Show, id: str = "") -> AssistantView:
    """`id` who asks: what was tapped for a guest is for the one who looks after them."""
    guests = [(name, seat) for name, seat in show.seats.items() if seat.how == "guest" and not seat.evicted]
    on = show.ballot
    return AssistantView(
        house(show),
        cue(show),
        None if show.curtain else ballot(show),
        show.present(),
        tuple(guest(show, name, seat, seat.by in ("", id)) for name, seat in guests),
        tuple(paper(show, serial, p) for serial, p in on.papers.items()) if on else (),
        show.counted,
        show.heard,
        tuple(p.name for p in show.scenario.cast.values() if p.swap),
        table(show),
        show.by_ticket,
    )


def guest(show: Show, id: str, seat: Seat, mine: bool) -> GuestView:
    slip = show.ballot.box.get(id) if show.ballot else None
    hand = show.hands[id].side if id in show.hands else None
    turn = bool(show.floor and show.floor.seat == id)
    answered = bool(slip and slip.choice)
    choice = slip.choice if slip and mine else None
    return GuestView(seat.number, choice, hand, turn, bool(show.spoken.get(id)), mine, answered)


def paper(show: Show, serial: str, found: Paper) -> PaperView:
    state = "spoilt" if found.spoiled else "confirmed" if found.confirmed else "typed"
    home = home_of(show, paper_number(serial)).called if doubled(show, show.beat) else ""
    return PaperView(serial, dict(found.choice), state, home)
