"""Instant runoff over rankings, with every round kept and ties shown, never broken by chance.

Each round every ballot counts for its best option still standing. More than half of the ballots still counting wins;
otherwise the option with fewest leaves. Of several with fewest, the one that had fewer in the previous round leaves,
and so on back to the first; if they are equal in all, the facilitator decides in the open.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from app.values import dataclass

Ranking = tuple[tuple[str, ...], ...]
Counts = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Round:
    """`counts` of the options still standing; `exhausted` ballots without any; `out` who left after it."""

    counts: Counts
    exhausted: Fraction
    out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Runoff:
    """`winners` one option, or none while `tie` waits to be decided (or nobody voted). `tie`: one of these leaves."""

    winners: tuple[str, ...]
    rounds: tuple[Round, ...]
    tie: tuple[str, ...] = ()

    def facts(self) -> dict[str, Any]:
        rounds = [
            {"counts": {o: plain(n) for o, n in r.counts.items()}, "exhausted": plain(r.exhausted), "out": list(r.out)}
            for r in self.rounds
        ]
        return {"rule": "instant-runoff", "winners": list(self.winners), "rounds": rounds, "ties": list(self.tie)}


def plain(n: Fraction) -> int | str:
    """Whole numbers as such, others exactly: `1/2`."""
    return int(n) if n.denominator == 1 else str(n)


def ranking(choice: Mapping[str, str]) -> Ranking:
    """`choice` option -> its place, 1 the best; what is not placed is not ranked."""
    places = sorted({int(place) for place in choice.values()})
    return tuple(tuple(sorted(o for o, p in choice.items() if int(p) == place)) for place in places)


def instant_runoff(options: Sequence[str], ballots: Iterable[Ranking], decided: Sequence[str] = ()) -> Runoff:
    """`decided`: options that the facilitator let go, in order, each used at the tie it settles. Options that nobody
    counts for leave together. A ballot with several options on one place is split among them."""
    cast = [b for b in ballots if b]
    standing, rounds, verdicts = list(options), list[Round](), list(decided)
    while cast and standing:
        now = count(standing, cast)
        best = max(standing, key=lambda o: now.counts[o])
        if 2 * now.counts[best] > sum(now.counts.values()) or len(standing) == 1:
            return Runoff((best,), (*rounds, now))
        out = losers(now, rounds, verdicts)
        if len(out) > 1 and now.counts[out[0]]:
            return Runoff((), (*rounds, now), out)
        rounds.append(Round(now.counts, now.exhausted, out))
        standing = [o for o in standing if o not in out]
    return Runoff((), tuple(rounds))


def count(standing: Sequence[str], ballots: Iterable[Ranking]) -> Round:
    counts, exhausted = {o: Fraction(0) for o in standing}, Fraction(0)
    for ballot in ballots:
        top = next((left for place in ballot if (left := [o for o in place if o in counts])), [])
        for option in top:
            counts[option] += Fraction(1, len(top))
        exhausted += not top
    return Round(counts, exhausted)


def losers(now: Round, rounds: Sequence[Round], verdicts: list[str]) -> tuple[str, ...]:
    """Who leaves; several where nobody counts for them, or where only the facilitator can tell."""
    fewest = min(now.counts.values())
    tied = tuple(o for o, n in now.counts.items() if n == fewest)
    if not fewest:
        return tied
    for earlier in reversed(rounds):
        least = min(earlier.counts[o] for o in tied)
        tied = tuple(o for o in tied if earlier.counts[o] == least)
    if len(tied) > 1 and verdicts and verdicts[0] in tied:
        return (verdicts.pop(0),)
    return tied
