"""What one seat has of its own. Most of a hall have the same or nothing: `Own` is equal for all who did alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from app.show.commands import Who
from app.show.events import Cast
from app.show.look.ballots import ballot
from app.show.look.parts import comment
from app.show.look.table import home, number
from app.show.owners import doubled
from app.show.promises import instead
from app.show.replays import running
from app.show.rounds import had_a_turn
from app.show.seats import SECOND, colour, partner
from app.show.state import Comment, Show
from app.show.views import BallotView, CommentView, MeView, OptionView
from app.values import dataclass

T = TypeVar("T")
LAST = 20
Names = tuple[str, ...]
Countersigned = tuple[str, str]
Countersign = Callable[[Cast], Countersigned]


class Own(NamedTuple):
    """A seat's own, without what only names the seat and its receipt."""

    muted: bool = False
    evicted: bool = False
    choice: tuple[tuple[str, str], ...] | None = None
    because: str = ""
    paid: Names = ()
    home: str = ""
    comments: tuple[CommentView, ...] = ()
    hand: str | None = None
    turn: bool = False
    spoke: bool = False
    partner: int = 0
    second: bool = False
    moved: bool = False
    proposal: str = ""
    instead: bool = False
    mover: bool = False
    amending: bool = False
    seconds: Names = ()
    seconded: bool = False
    picks: Names = ()
    signed: Names = ()
    playing: Names = ()
    roles: Names = ()
    trying: bool = False


PLAIN = Own()


class Marks(NamedTuple):
    """What only names a seat and its ballot: filled into a region that is drawn once for all who are alike."""

    seat: str
    number: int = 0
    colour: str = ""
    receipt: str = ""
    nonce: str = ""
    promise: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all personal views have in common until something happens: the ballot without anybody's slip, and by seat
    whatever can be held. `box` is the show's own and moves with it; `busy`: the seats that are or hold anything else
    than most, besides a slip."""

    ballot: BallotView | None
    box: Mapping[str, Cast]
    homes: bool
    written: Mapping[str, list[Comment]]
    seconds: Mapping[str, list[str]]
    picks: Mapping[str, list[str]]
    playing: Mapping[str, list[str]]
    signed: Mapping[str, list[str]]
    roles: Mapping[str, list[str]]
    busy: frozenset[str]


def shared(show: Show) -> Shared:
    motion, now, tries = show.motion, running(show), show.tries.get(show.beat_id, [])
    proposals = tuple(motion.proposals.values()) if motion else ()
    seconds = by_seat((seat, p.id) for p in proposals for seat in p.seconds)
    picks = by_seat((seat, e.id) for e in show.endings.values() for seat in e.picks)
    playing = by_seat((seat, e.id) for e in show.endings.values() for seat in e.players)
    signed = by_seat((seat, p.id) for p in show.promises.values() for seat in p.signed)
    roles = by_seat((seat, role) for role, seat in now.roles.items()) if now else {}
    busy = {p.seat for p in proposals}.union(show.hands, show.written, seconds, picks, playing, signed, singled(show))
    busy |= {tries[-1].stopped, *tries[-1].roles.values()} if tries else set()
    busy |= {show.floor.seat} if show.floor else set()
    busy |= had_a_turn(show)
    busy |= {motion.amendment.seat} if motion and motion.amendment else set()
    box = show.ballot.box if show.ballot else {}
    homes = doubled(show, show.beat)
    return Shared(blank(show), box, homes, show.written, seconds, picks, playing, signed, roles, frozenset(busy))


def singled(show: Show) -> set[str]:
    """Seats that are muted or gone, and those that share a phone."""
    two = {seat for seat in show.seats if seat.endswith(SECOND)}
    return two | {partner(seat) for seat in two} | {id for id, seat in show.seats.items() if seat.muted or seat.evicted}


def by_seat(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for seat, thing in pairs:
        found[seat].append(thing)
    return dict(found)


def blank(show: Show) -> BallotView | None:
    """The ballot as a slip shows it. While it is open no counts are on it: those are everybody's."""
    found = None if show.curtain else ballot(show)
    if found is None:
        return None
    if found.state == "open":
        bare = tuple(OptionView(o.id, o.text, cost=o.cost) for o in found.options)
        found = replace(found, options=bare, leads=(), result=None)
    return replace(found, answered=0, seats=0)


def own(show: Show, seat: str, known: Shared) -> Own:
    if seat not in known.busy and seat not in known.box and not known.homes:
        return PLAIN
    found, slip = show.seats.get(seat), known.box.get(seat)
    plain = Own(
        found is not None and found.muted,
        found is not None and found.evicted,
        tuple(slip.choice.items()) if slip else None,
        slip.because if slip else "",
        paid(show, slip.choice) if slip else (),
        home(show, seat) if known.homes else "",
        partner=number(show, partner(seat)),
        second=seat.endswith(SECOND),
    )
    return held(show, seat, known, plain) if seat in known.busy else plain


def held(show: Show, seat: str, known: Shared, plain: Own) -> Own:
    """With what it wrote, raised, proposed, seconded, picked, signed and plays."""
    motion = show.motion
    proposals = [p for p in motion.proposals.values() if p.seat == seat] if motion else []
    seconds = tuple(known.seconds.get(seat, ()))
    return plain._replace(
        comments=tuple(comment(show, c, seat) for c in known.written.get(seat, ())[-LAST:]),
        hand=show.hands[seat].side if seat in show.hands else None,
        turn=bool(show.floor and show.floor.seat == seat),
        spoke=seat in had_a_turn(show),
        moved=any(not p.refused for p in proposals),
        proposal=proposals[0].id if proposals else "",
        instead=instead(show, Who("resident", seat)) and not any(p.seat == seat for p in show.promises.values()),
        mover=bool(motion and motion.chosen and motion.proposals[motion.chosen].seat == seat),
        amending=bool(motion and motion.amendment and motion.amendment.seat == seat),
        seconds=seconds,
        seconded=bool(motion and motion.chosen in seconds),
        picks=tuple(known.picks.get(seat, ())),
        signed=tuple(known.signed.get(seat, ())),
        playing=tuple(known.playing.get(seat, ())),
        roles=tuple(known.roles.get(seat, ())),
        trying=tries(show, seat),
    )


def unsigned(slip: Cast) -> Countersigned:
    return "", ""


def marks(show: Show, seat: str, known: Shared, countersign: Countersign = unsigned) -> Marks:
    """`countersign`: the house's signature on a slip's receipt, and the receipt for people."""
    found, slip = show.seats.get(seat), known.box.get(seat)
    number = found.number if found else 0
    plain = seat, number, colour(number)
    return Marks(*plain, slip.receipt, slip.nonce, *countersign(slip)) if slip else Marks(*plain)


def view(own: Own, marks: Marks, known: Shared) -> MeView:
    held = own._asdict()
    choice = held.pop("choice")
    slip = known.ballot and replace(known.ballot, mine=None if choice is None else dict(choice))
    return MeView(ballot=slip, **marks._asdict(), **held)


def me(show: Show, seat: str, countersign: Countersign = unsigned) -> MeView:
    """Before the first act there is no seat yet: number 0."""
    known = shared(show)
    return view(own(show, seat, known), marks(show, seat, known, countersign), known)


def tries(show: Show, seat: str) -> bool:
    """Called stop or took a role in the newest try, and may say what was changed."""
    found = show.tries.get(show.beat_id, [])
    return bool(found and found[-1].phase != "called" and seat in (found[-1].stopped, *found[-1].roles.values()))


def paid(show: Show, choice: dict[str, str]) -> Names:
    """The services that this slip's vouchers helped pay for, once the room knows them."""
    found = show.ballot
    if found is None or found.how != "tokens" or found.state != "result" or found.tally is None:
        return ()
    won = found.tally.result.get("winners", [])
    return tuple(o.text for o in found.options if o.id in won and int(choice.get(o.id) or 0) > 0)
