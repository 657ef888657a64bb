"""What an expert knows: the residents' view, the questions, their own words. No early look."""

from app.show import shelves
from app.show.look.ballots import ballot
from app.show.look.parts import card, comment, cue, house, note
from app.show.look.table import table
from app.show.state import Guest, Show
from app.show.views import ExpertView


def expert(show: Show, id: str) -> ExpertView:
    guest = show.guests.get(id) or Guest(id, "", "")
    questions = shelves.best([shelves.one(show, "open", "ask")])
    return ExpertView(
        house(show),
        cue(show),
        None if show.curtain else ballot(show),
        guest.name,
        guest.field,
        tuple(comment(show, c) for c in questions),
        tuple(note(show, n) for n in show.notes.values() if n.expert == id),
        tuple(card(show, c) for c in show.scenario.cards),
        guest.arrived is not None,
        table(show),
        show.experts_vote,
    )
