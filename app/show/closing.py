"""A box that is closed: what lay in it, the reasons without their seat, and who changed their mind since last time."""

from app.show import tally
from app.show.common import common_ground
from app.show.events import BallotClosed, Cast, CommentMade, ShiftMeasured, WordsKept
from app.show.registry import Facts, evolves
from app.show.state import Ballot, Shift, Show


def close_now(show: Show, ballot: Ballot) -> Facts:
    """Counts the box; reasons leave it without their seat, in the order of the receipts."""
    if ballot.state != "open":
        return []
    slips = sorted((s for s in ballot.box.values() if s.choice), key=lambda s: s.receipt)
    counted = tally.count(ballot.how, ballot.options, (s.choice for s in slips))
    receipts = tuple(s.receipt for s in slips)
    facts: Facts = [BallotClosed(ballot.id, ballot.run, receipts, counted.facts())]
    return facts + reasons(show, ballot, slips) + compare(show, ballot) + common_ground(show, ballot)


def reasons(show: Show, ballot: Ballot, slips: list[Cast]) -> Facts:
    facts: Facts = []
    for n, slip in enumerate((s for s in slips if s.because), len(show.comments) + 1):
        option = ",".join(sorted(slip.choice))
        facts += [
            WordsKept(f"c{n}", slip.because),
            CommentMade(f"c{n}", f"c{n}", "because", "", ballot.beat, "held", ballot.id, option, slip.receipt),
        ]
    return facts


def compare(show: Show, ballot: Ballot) -> Facts:
    """Before and after, when this ballot repeats an earlier one. Answered as somebody else it is no change of mind."""
    beat = show.scenario.beat(ballot.beat)
    first = show.ballots.get(getattr(beat, "same_as", ""))
    if first is None or not first.box or role_of(show, first) != getattr(beat, "role", ""):
        return []
    pairs = [(c.choice, ballot.box[s].choice) for s, c in sorted(first.box.items()) if c.choice and s in ballot.box]
    pairs = [p for p in pairs if p[1]]
    dropped = sum(bool(c.choice) for c in first.box.values()) - len(pairs)
    return [ShiftMeasured(first.id, ballot.id, len(pairs), dropped, tally.shift(ballot.how, ballot.options, pairs))]


def role_of(show: Show, ballot: Ballot) -> str:
    return getattr(show.scenario.beat(ballot.beat), "role", "")


@evolves(BallotClosed)
def closed(show: Show, event: BallotClosed, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.state, ballot.phones = "counting", tally.from_facts(event.tally)
    ballot.answered = ballot.phones.voted
    show.step += 1


@evolves(ShiftMeasured)
def shifted(show: Show, event: ShiftMeasured, at: int) -> None:
    show.shifts[event.second] = Shift(event.first, event.second, event.paired, event.dropped, event.moves)
