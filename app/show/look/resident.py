"""What a phone knows that is the same for all."""

from app.show.look.ballots import ballot
from app.show.look.parts import card_on, cue, house, note_on, spotlight, wall
from app.show.look.table import table
from app.show.state import Show
from app.show.views import ResidentView


def resident(show: Show) -> ResidentView:
    return ResidentView(
        house(show),
        cue(show),
        None if show.curtain else ballot(show),
        show.wall,
        wall(show),
        spotlight(show),
        note_on(show),
        card_on(show),
        tuple(show.scenario.cast.values()),
        table(show),
    )
