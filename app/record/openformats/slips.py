"""Single ballots without their seats: what the box holds of votes that were counted, and the confirmed papers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.errors import NotFound
from app.ledger.rows import Mark
from app.record.read import Entries, facts
from app.scenario.model import Option, Vote
from app.show.codec import decode_cast
from app.show.events import BallotClosed, BallotCounted, ShowOpened
from app.show.rules import begin, evolve
from app.show.state import Ballot, Show
from app.values import dataclass

Choice = dict[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """One counted ballot with its slips, phones in the order of their receipts, then papers by serial. `counted_at`
    ms since 1970."""

    show: str
    title: str
    ballot: str
    question: str
    options: tuple[Option, ...]
    slips: tuple[Choice, ...]
    budget: int = 0
    counted_at: int = 0
    rehearsal: bool = False
    winners: tuple[str, ...] = ()
    how: str = ""


def boxes(entries: Entries, marks: Sequence[Mark], *hows: str) -> list[Box]:
    """Every ballot of these kinds that was counted; one that is still open is nobody's business."""
    found = facts(entries)
    first, _ = found[0]
    assert isinstance(first, ShowOpened)
    show, times, sealed = begin(first), dict[str, int](), dict[tuple[str, int], tuple[str, ...]]()
    for fact, at in found[1:]:
        if fact is not None:
            evolve(show, fact, at)
        if isinstance(fact, BallotCounted):
            times[fact.ballot] = at
        elif isinstance(fact, BallotClosed):
            sealed[fact.ballot, fact.run] = fact.receipts
    ballots = [b for b in show.ballots.values() if b.how in hows and b.state in ("closed", "result")]
    return [box(show, b, counted(b, marks, sealed), times.get(b.id, 0)) for b in ballots]


def counted(ballot: Ballot, marks: Sequence[Mark], sealed: Mapping[tuple[str, int], Sequence[str]]) -> list[Mark]:
    """Only what the box held when it was closed, each receipt as often as it lay there: the slip of a seat that was
    taken away before is void."""
    key = (ballot.id, ballot.run)
    left, found = Counter(sealed.get(key, ())), list[Mark]()
    for mark in marks:
        if (mark.ballot, mark.run) == key and left[mark.receipt.hex()]:
            left[mark.receipt.hex()] -= 1
            found.append(mark)
    return found


def box(show: Show, ballot: Ballot, marks: Sequence[Mark], at: int) -> Box:
    beat = show.scenario.beat(ballot.beat)
    budget = (beat.budget or 0) if isinstance(beat, Vote) else 0
    slips = tuple(slips_of(ballot, marks))
    rehearsal = show.mode == "rehearsal"
    winners = tuple(ballot.tally.result.get("winners", ())) if ballot.tally else ()
    return Box(
        show.id, show.title, ballot.id, beat.text, ballot.options, slips, budget, at, rehearsal, winners, ballot.how
    )


def slips_of(ballot: Ballot, marks: Sequence[Mark]) -> Iterator[Choice]:
    for mark in sorted(marks, key=lambda m: (m.receipt, m.body)):
        cast = decode_cast(mark.ballot, mark.run, "", mark.body, mark.receipt.hex())
        if cast.choice:
            yield cast.choice
    for _, paper in sorted(ballot.papers.items()):
        if paper.confirmed and not paper.spoiled:
            yield paper.choice


def one(found: Sequence[Box], name: str = "") -> Box:
    """The named box, or the first. Raises NotFound when there is none."""
    for candidate in found:
        if candidate.ballot == name or not name:
            return candidate
    raise NotFound("这一场没有数过这种票。")
