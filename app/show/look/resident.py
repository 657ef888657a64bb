"""What a phone knows: the same for all, and one seat's own."""

from dataclasses import dataclass, replace

from app.show.commands import Who
from app.show.look.ballots import ballot
from app.show.look.parts import card_on, comment, cue, house, note_on, spotlight, wall
from app.show.look.table import home, number, table
from app.show.promises import instead
from app.show.replays import running
from app.show.seats import SECOND, colour, partner
from app.show.state import Comment, Show
from app.show.views import BallotView, MeView, ResidentView


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


@dataclass(frozen=True, slots=True)
class Shared:
    """What the personal views of one moment have in common: the ballot, and who wrote what."""

    ballot: BallotView | None
    written: dict[str, list[Comment]]


def shared(show: Show) -> Shared:
    written: dict[str, list[Comment]] = {}
    for found in show.comments.values():
        written.setdefault(found.seat, []).append(found)
    return Shared(ballot(show), written)


def me(show: Show, seat: str, known: Shared | None = None) -> MeView:
    """Before the first act there is no seat yet: number 0. `known` of this very moment spares making it again."""
    known = known or shared(show)
    found = show.seats.get(seat)
    slip = show.ballot.box.get(seat) if show.ballot else None
    motion, round = show.motion, running(show)
    shown = None if show.curtain else known.ballot
    return MeView(
        seat,
        found.number if found else 0,
        replace(shown, mine=slip.choice if slip else None, answered=0, seats=0) if shown else None,
        tuple(comment(show, c, seat) for c in known.written.get(seat, ())[-20:]),
        slip.because if slip else "",
        bool(found and found.muted),
        bool(found and found.evicted),
        slip.receipt if slip else "",
        show.hands[seat].side if seat in show.hands else None,
        bool(show.floor and show.floor.seat == seat),
        bool(motion and any(p.seat == seat and not p.refused for p in motion.proposals.values())),
        bool(motion and motion.chosen and seat in motion.proposals[motion.chosen].seconds),
        tuple(e.id for e in show.endings.values() if seat in e.picks),
        tuple(p.id for p in show.promises.values() if seat in p.signed),
        home(show, seat),
        next((p.id for p in motion.proposals.values() if p.seat == seat), "") if motion else "",
        bool(motion and motion.chosen and motion.proposals[motion.chosen].seat == seat),
        bool(motion and motion.amendment and motion.amendment.seat == seat),
        tuple(p.id for p in motion.proposals.values() if seat in p.seconds) if motion else (),
        tuple(role for role, who in round.roles.items() if who == seat) if round else (),
        paid(show, slip.choice if slip else {}),
        slip.nonce if slip else "",
        slip.promise if slip else "",
        slip.code if slip else "",
        number(show, partner(seat)),
        seat.endswith(SECOND),
        instead(show, Who("resident", seat)) and bool(found),
        colour(found.number if found else 0),
        trying=tries(show, seat),
        playing=tuple(e.id for e in show.endings.values() if seat in e.players),
    )


def tries(show: Show, seat: str) -> bool:
    """Called stop or took a role in the newest try, and may say what was changed."""
    found = show.tries.get(show.beat_id, [])
    return bool(found and found[-1].phase != "called" and seat in (found[-1].stopped, *found[-1].roles.values()))


def paid(show: Show, choice: dict[str, str]) -> tuple[str, ...]:
    """The services that this slip's vouchers helped pay for, once the room knows them."""
    found = show.ballot
    if found is None or found.how != "tokens" or found.state != "result" or found.tally is None:
        return ()
    won = found.tally.result.get("winners", [])
    return tuple(o.text for o in found.options if o.id in won and int(choice.get(o.id) or 0) > 0)
