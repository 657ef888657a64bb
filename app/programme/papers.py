"""What the tables hold of one show that figures are held against."""

from collections.abc import Sequence
from itertools import dropwhile

from sqlalchemy import select
from sqlmodel import Session

from app.ledger.tables import entry, show
from app.programme.book import rows
from app.programme.tables import Declared, Evening, Photo, Project, Stamp, Volunteer, Voucher
from app.record.read import facts
from app.show.events import CueShown, ShowEnded
from app.values import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Papers:
    """`clashes`: title and minutes of the overlap of another evening of the same community."""

    evening: Evening | None = None
    stamps: Sequence[Stamp] = ()
    volunteers: Sequence[Volunteer] = ()
    photos: Sequence[Photo] = ()
    vouchers: Sequence[Voucher] = ()
    declared: Sequence[Declared] = ()
    clashes: Sequence[tuple[str, int]] = ()


def papers(session: Session, id: str) -> Papers:
    evening = session.get(Evening, id)
    return Papers(
        evening,
        rows(session, Stamp, show=id),
        rows(session, Volunteer, show=id),
        rows(session, Photo, show=id),
        rows(session, Voucher, show=id),
        rows(session, Declared, show=id),
        clashes(session, evening) if evening else (),
    )


def clashes(session: Session, evening: Evening) -> list[tuple[str, int]]:
    """Evenings of the same community that were played, in part, at the same time."""
    mine = span(session, evening.show)
    if mine is None:
        return []
    found = [(title, shared(mine, span(session, id))) for id, title in near(session, evening, mine)]
    return [(title, minutes) for title, minutes in found if minutes]


def near(session: Session, evening: Evening, mine: Span) -> Sequence[tuple[str, str]]:
    """Those that stood open while this one was played: only their ledgers are read."""
    here = session.get(Project, evening.project)
    others = select(Evening.show).join(Project).where(Project.community == (here.community if here else ""))  # type: ignore[call-overload]
    query = select(show.c.id, show.c.title).where(
        show.c.id.in_(others),
        show.c.id != evening.show,
        show.c.rehearsal.is_(False),
        show.c.created_at < mine[1],
        show.c.ended_at > mine[0],
    )
    return [(id, title) for id, title in session.connection().execute(query)]


def span(session: Session, id: str) -> Span | None:
    """From the first cue to the end, ms since 1970; None while it is not both begun and over."""
    query = select(entry.c.body).where(entry.c.show == id).order_by(entry.c.seq)
    found = facts([body for (body,) in session.connection().execute(query)])
    cues = dropwhile(lambda pair: not isinstance(pair[0], CueShown), found)
    begun = next((at for _, at in cues), None)
    over = next((at for fact, at in reversed(found) if isinstance(fact, ShowEnded)), None)
    return None if begun is None or over is None else (begun, over)


def shared(one: Span, other: Span | None) -> int:
    """Whole minutes that two spans have in common, rounded up."""
    if other is None:
        return 0
    return -(-max(0, min(one[1], other[1]) - max(one[0], other[0])) // 60_000)
