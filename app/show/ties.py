"""Ties that the facilitator decides in the open: which of several leaves a ranking, which is paid for first."""

from dataclasses import replace

from app.errors import Malformed
from app.show.counting import helped_to
from app.show.events import BallotCounted, BallotRevealed, TieDecided
from app.show.outcomes import outcome
from app.show.registry import Facts, evolves
from app.show.state import Ballot, Show


def open_tie(show: Show) -> tuple[Ballot, tuple[str, ...]] | None:
    """A ranking or vouchers that wait for the facilitator, and the options between which to decide: of several with
    fewest votes one must leave; of several that stood alike one is paid for first."""
    found = show.ballot
    if found is None or found.how not in ("rank", "tokens") or found.state not in ("closed", "result"):
        return None
    ties = found.tally.result.get("ties", []) if found.tally else []
    return (found, tuple(ties if found.how == "rank" else ties[0])) if ties else None


def decide_open(show: Show, ballot: Ballot, options: tuple[str, ...], option: str) -> Facts:
    """Decided in the open which of the tied leaves, or comes first; it is counted on from there."""
    assert ballot.tally is not None
    if option not in options:
        raise Malformed("没有这个选项。")
    decided = [*ballot.tally.result.get("decided", []), option]
    papers = [p.choice for p in ballot.papers.values() if p.confirmed and not p.spoiled]
    slips = [*(s.choice for s in ballot.box.values() if s.choice), *papers]
    result = outcome(ballot.how, show.scenario.beat(ballot.beat), ballot.options, slips, decided)
    counted = replace(ballot.tally, result=result | {"decided": decided})
    told: Facts = [BallotRevealed(ballot.id, ballot.run)] if ballot.state == "result" else []
    recounted = BallotCounted(ballot.id, ballot.run, counted.facts(), dict(ballot.channels), helped_to(show, ballot))
    return [TieDecided(ballot.id, option), recounted, *told]


@evolves(TieDecided)
def tie_decided(show: Show, event: TieDecided, at: int) -> None:
    show.ballots[event.ballot].decided = event.option
    show.step += 1
