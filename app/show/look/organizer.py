"""What the organizer knows: who came, what was decided, what the seal says."""

from app.show import shelves
from app.show.look.ballots import asked, ballot
from app.show.look.parts import cue, house
from app.show.look.table import befores, promises
from app.show.state import Deed, Guest, Show
from app.show.views import BallotView, DeedView, ExpertLine, OrganizerView, SealView

SHOWN = 100


def organizer(show: Show, seal: SealView) -> OrganizerView:
    ballots: list[BallotView] = [view for b in asked(show) if (view := ballot(show, past=b))]
    return OrganizerView(
        house(show),
        cue(show),
        show.present(),
        sum(view.answered for view in ballots),
        len(show.comments),
        shelves.count(shelf for (state, _, _), shelf in show.shelves.items() if state == "hidden"),
        tuple(line(show, guest) for guest in show.guests.values()),
        tuple(ballots),
        seal,
        show.door,
        show.experts_vote,
        promises=promises(show),
        befores=befores(show),
        deeds=tuple(deed(show, found) for found in reversed(show.deeds[-SHOWN:])),
        watch=show.watch,
    )


def deed(show: Show, found: Deed) -> DeedView:
    comment, seat = show.comments.get(found.about), show.seats.get(found.about)
    text = show.text(comment.words) if comment else ""
    return DeedView(found.at, found.what, text, seat.number if seat else 0, found.reason, found.by[:4])


def line(show: Show, guest: Guest) -> ExpertLine:
    spoken = sum(note.expert == guest.id for note in show.notes.values())
    return ExpertLine(guest.id, guest.name, guest.field, guest.arrived is not None, spoken)
