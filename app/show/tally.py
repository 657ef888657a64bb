"""Counting: small pure functions, the rule of each named. Abstaining is not answering; unsure is not against.

`counts` option id -> value -> how many. For one, many and quiz the only value is "1".
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from statistics import mean, median
from typing import Any

from app.i18n import N_
from app.scenario.model import Option
from app.values import dataclass

Choice = dict[str, str]

RULES = {
    "one": N_("每人选一项，票数最多的在前。"),
    "many": N_("每人可以选几项，每项各数各的票。"),
    "scale": N_("每句打 1 到 5 分，看中间数和分布。"),
    "quiz": N_("答题，公布后讲解，不算意见。"),
    "agree": N_("每句表态：同意、不同意、说不准，分开数。"),
    "rank": N_("排顺序，逐轮淘汰最少的，直到一项过半。"),
    "tokens": N_("每人的服务券一样多，支持的人分摊费用，凑够的入选。"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """`voted`: ballots with at least one answer. `result`: what the rule adds (rounds, winners)."""

    how: str
    voted: int
    counts: dict[str, dict[str, int]]
    result: dict[str, Any]

    def facts(self) -> dict[str, Any]:
        return asdict(self)

    def votes(self, option: str) -> int:
        return self.counts.get(option, {}).get("1", 0)


def count(how: str, options: Iterable[Option], ballots: Iterable[Choice]) -> Tally:
    """Order of the ballots never matters."""
    counts: dict[str, dict[str, int]] = {option.id: {} for option in options}
    voted = 0
    for choice in ballots:
        voted += bool(choice)
        for option, value in choice.items():
            values = counts.setdefault(option, {})
            values[value] = values.get(value, 0) + 1
    return Tally(how, voted, {o: dict(sorted(v.items())) for o, v in counts.items()}, {})


def standing(how: str, options: Iterable[Option], voted: int, sums: dict[str, dict[str, int]]) -> Tally:
    """What `count` would find in an open box, from its sums."""
    counts = {option.id: dict(sorted(sums.get(option.id, {}).items())) for option in options}
    return Tally(how, voted, counts, {})


def hands_raised(how: str, hands: dict[str, int]) -> int:
    """How many people raised them: one hand, one person; where several may be chosen, at least the most for one."""
    return max(hands.values(), default=0) if how == "many" else sum(hands.values())


def with_hands(tally: Tally, hands: dict[str, int]) -> Tally:
    """A show of hands beside the phones."""
    if not hands:
        return tally
    counts = {o: dict(v) for o, v in tally.counts.items()}
    for option, n in hands.items():
        counts[option]["1"] = counts[option].get("1", 0) + n
    return replace(tally, counts=counts, voted=tally.voted + hands_raised(tally.how, hands))


def plus(one: Tally, other: Tally) -> Tally:
    """Two channels summed."""
    counts = {o: dict(v) for o, v in one.counts.items()}
    for option, values in other.counts.items():
        for value, n in values.items():
            mine = counts.setdefault(option, {})
            mine[value] = mine.get(value, 0) + n
    return replace(one, counts=counts, voted=one.voted + other.voted)


def from_facts(facts: dict[str, Any]) -> Tally:
    return Tally(**facts)


def leaders(tally: Tally) -> tuple[str, ...]:
    """The options with most votes; several when they tie, none when nobody voted."""
    top = max((tally.votes(o) for o in tally.counts), default=0)
    return tuple(o for o in tally.counts if tally.votes(o) == top) if top else ()


def scores(values: dict[str, int]) -> list[int]:
    return [int(value) for value, n in values.items() for _ in range(n)]


def middle(values: dict[str, int]) -> tuple[float | None, float | None]:
    """Median and mean of a scale, to two places; None where nobody answered."""
    found = scores(values)
    return (round(median(found), 2), round(mean(found), 2)) if found else (None, None)


NUMBER = {"agree": {"agree": 1, "unsure": 0, "disagree": -1}}


def number(how: str, value: str | None) -> int:
    """A value on a line, for before and after: points of a scale, or chosen / not chosen."""
    if how == "scale":
        return int(value or 0)
    return NUMBER[how][value or "unsure"] if how in NUMBER else int(bool(value))


def shift(how: str, options: Iterable[Option], pairs: list[tuple[Choice, Choice]]) -> dict[str, dict[str, Any]]:
    """Each option: how many moved up, down, stayed; means before and after. Only pairs that answered it twice."""
    return {option.id: moves(how, option.id, pairs) for option in options}


FEW = 5
"""Below this many people a table of pairs would name them."""


def moves(how: str, option: str, pairs: list[tuple[Choice, Choice]]) -> dict[str, Any]:
    both = [p for p in pairs if how not in ("scale", "agree") or (option in p[0] and option in p[1])]
    values = [(number(how, a.get(option)), number(how, b.get(option))) for a, b in both]
    n = len(values)
    pairs_seen = Counter(f"{a},{b}" for a, b in values)
    return {
        "n": n,
        "pairs": dict(sorted(pairs_seen.items())) if n >= FEW else {},
        "up": sum(b > a for a, b in values),
        "down": sum(b < a for a, b in values),
        "stayed": sum(a == b for a, b in values),
        "before": round(sum(a for a, _ in values) / n, 2) if n else 0.0,
        "after": round(sum(b for _, b in values) / n, 2) if n else 0.0,
    }
