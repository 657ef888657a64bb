"""Where a scene leads, by the outcome of a vote. Shares are exact and of those who voted."""

from collections.abc import Mapping
from fractions import Fraction

from app.scenario.model import Next, Rule
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """Options between which the facilitator must decide, in the order of the rules."""

    options: tuple[str, ...]


def follow(next_: Next, counts: Mapping[str, int], voted: int) -> str | Tie:
    """The scene's id, END, or a Tie. Rules are tried from top to bottom: one holds when its option's share reaches
    `at_least`, without it when its option leads alone or together. The first that holds wins, unless another that holds
    leads elsewhere with just as many votes, or an option without a rule leads with it. Nobody voted: `goto`."""
    if not voted:
        return next_.goto
    holding = [rule for rule in next_.rules if holds(rule, counts, voted)]
    if not holding:
        return next_.goto
    first = holding[0]
    rivals = [r for r in holding if counts.get(r.option, 0) == counts.get(first.option, 0) and r.goto != first.goto]
    tied = tuple(dict.fromkeys([*(rule.option for rule in (first, *rivals)), *nameless(next_, first, counts)]))
    return Tie(tied) if len(tied) > 1 else first.goto


def nameless(next_: Next, first: Rule, counts: Mapping[str, int]) -> list[str]:
    """Options that no rule names and that lead together with the first rule's: they ask for `goto`."""
    if first.at_least is not None or next_.goto == first.goto:
        return []
    named = {rule.option for rule in next_.rules}
    return [option for option, votes in counts.items() if option not in named and votes == counts[first.option]]


def holds(rule: Rule, counts: Mapping[str, int], voted: int) -> bool:
    votes = counts.get(rule.option, 0)
    if rule.at_least is None:
        return votes > 0 and votes == max(counts.values())
    return Fraction(votes, voted) >= rule.at_least
