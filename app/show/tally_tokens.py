"""Vouchers: which services the room's budget pays for, by the method of equal shares (Peters, Pierczyński, Skowron
2021) with approvals and cost utilities, in exact fractions; and by votes alone, to compare.

Everyone holds an equal share of the budget. An option can be bought when its supporters can pay its cost together;
they pay as evenly as they can. Bought next is the one whose supporters pay the least per unit of cost (`rate`):
sum over supporters of min(money left, rate x cost) = cost. Then everyone's share is raised by one unit, again and
again, until the next raise would buy more than the budget holds; a first exhaustive outcome does not stop it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import ceil
from operator import itemgetter
from typing import Any

from app.show.steady import Line, Watch
from app.values import dataclass

VARIANT = "equal shares, approval, cost utilities, exact fractions, one unit per voter until overspending"


@dataclass(frozen=True, slots=True)
class Bought:
    """`rate` 0..1, what each supporter paid per unit of cost at most; `voters` how many supported it;
    `equals` others that stood as well at that moment."""

    option: str
    cost: int
    voters: int
    rate: Fraction
    equals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """`share` the money each voter was given in the final run; `ties` options that were equal where the choice changes
    who wins, the first of them taken; `completed` bought by votes alone after equal shares was done."""

    winners: tuple[str, ...]
    rounds: tuple[Bought, ...]
    share: Fraction
    spent: int
    ties: tuple[tuple[str, ...], ...] = ()
    completed: tuple[str, ...] = ()

    def facts(self) -> dict[str, Any]:
        rounds = [{"option": b.option, "cost": b.cost, "voters": b.voters, "rate": str(b.rate)} for b in self.rounds]
        ties = [list(tie) for tie in self.ties]
        return {
            "rule": "equal-shares",
            "variant": VARIANT,
            "winners": list(self.winners),
            "rounds": rounds,
            "ties": ties,
            "share": str(self.share),
            "spent": self.spent,
            "completed": list(self.completed),
        }


Approvals = Sequence[AbstractSet[str]]
Purses = Sequence[tuple[Fraction, int]]


def approvals(slips: Sequence[Mapping[str, str]]) -> list[frozenset[str]]:
    """Who put at least one voucher on an option supports it."""
    return [frozenset(o for o, n in slip.items() if int(n) > 0) for slip in slips]


def equal_shares(
    costs: Mapping[str, int],
    voters: Approvals,
    budget: int,
    *,
    unit: int = 1,
    complete: bool = False,
    decided: Sequence[str] = (),
) -> Shares:
    """`costs` option -> cost, whole and above 0; `budget` of the room. `unit`: how much a raise adds to each voter's
    share, fixed before the vote. `decided`: options in the order that settles ties, the first first; a tie that one
    of them won is none any more. Options dearer
    than the whole budget cannot win."""
    order = [*decided, *(o for o in costs if o not in decided)]
    affordable = {o: costs[o] for o in order if costs[o] <= budget and any(o in v for v in voters)}
    if not affordable:
        return Shares((), (), Fraction(budget, len(voters)) if voters else Fraction(0), 0)
    share = Fraction(budget, len(voters))
    rounds = run(affordable, voters, share)
    while len(rounds) < len(affordable):
        share += unit * units(affordable, voters, share, unit)
        raised = run(affordable, voters, share + unit)
        if sum(b.cost for b in raised) > budget:
            break
        share, rounds = share + unit, raised
    rounds = run(affordable, voters, share)
    ties = tuple(tie for tie in open_ties(affordable, voters, share, rounds) if tie[0] not in decided)
    winners, spent = tuple(b.option for b in rounds), sum(b.cost for b in rounds)
    more = greedy({o: c for o, c in affordable.items() if o not in winners}, voters, budget - spent) if complete else ()
    return Shares((*winners, *more), rounds, share, spent + sum(costs[o] for o in more), ties, tuple(more))


def units(costs: Mapping[str, int], voters: Approvals, share: Fraction, unit: int) -> int:
    """How many raises certainly buy the same in the same order: a budget of millions would take as many runs."""
    watch = Watch()
    for _ in purchases(costs, grouped(voters), Line(share, Fraction(1), watch)):
        pass
    return max(0, ceil(watch.room / unit) - 1) if watch.room is not None else 0


def grouped(voters: Approvals) -> Counter[AbstractSet[str]]:
    """How many support the same options: they always have the same money left."""
    return Counter(frozenset(v) for v in voters)


def run(costs: Mapping[str, int], voters: Approvals, share: Fraction, first: Sequence[str] = ()) -> tuple[Bought, ...]:
    """One run of equal shares. `first`: bought in this order while they are among the cheapest (to try a tie)."""
    return tuple(purchases(costs, grouped(voters), share, first))


def purchases(
    costs: Mapping[str, int], voters: Counter[AbstractSet[str]], share: Any, first: Sequence[str] = ()
) -> Iterator[Bought]:
    """What is bought, one after the other. `share`: a Fraction, or a Line that watches how far it holds."""
    money = dict.fromkeys(voters, share)
    supporters = {o: [v for v in voters if o in v] for o in costs}
    left, wanted = list(costs), list(first)
    while found := cheapest(costs, {o: [(money[v], voters[v]) for v in supporters[o]] for o in left}):
        rate, tied = found
        option = wanted.pop(0) if wanted and wanted[0] in tied else tied[0]
        for v in supporters[option]:
            money[v] -= min(money[v], rate * costs[option])
        equals = tuple(o for o in tied if o != option)
        yield Bought(option, costs[option], sum(voters[v] for v in supporters[option]), rate, equals)
        left.remove(option)


def cheapest(costs: Mapping[str, int], purses: Mapping[str, Purses]) -> tuple[Fraction, list[str]] | None:
    rates = {o: r for o, held in purses.items() if (r := rate(costs[o], held)) is not None}
    if not rates:
        return None
    least = min(rates.values())
    return least, [o for o, r in rates.items() if r == least]


def rate(cost: int, purses: Purses) -> Fraction | None:
    """The least rate at which these voters pay the cost, None when they cannot: the poorest give all they have, the
    others the same amount each. `purses`: money, and how many have so much."""
    missing, payers = Fraction(cost), sum(count for _, count in purses)
    for purse, count in sorted(purses, key=itemgetter(0)):
        if purse * payers >= missing:
            return missing / payers / cost
        missing, payers = missing - purse * count, payers - count
    return None


def open_ties(
    costs: Mapping[str, int], voters: Approvals, share: Fraction, rounds: Sequence[Bought]
) -> tuple[tuple[str, ...], ...]:
    """Ties of the final run whose other outcome would change the set of winners."""
    winners, found = {b.option for b in rounds}, list[tuple[str, ...]]()
    for n, taken in enumerate(rounds):
        before = [b.option for b in rounds[:n]]
        others = {o: run(costs, voters, share, (*before, o)) for o in taken.equals}
        changed = [o for o, other in others.items() if {b.option for b in other} != winners]
        if changed:
            found.append((taken.option, *changed))
    return tuple(found)


def votes(costs: Mapping[str, int], voters: Approvals) -> dict[str, int]:
    return {o: sum(o in v for v in voters) for o in costs}


def greedy(costs: Mapping[str, int], voters: Approvals, budget: int) -> tuple[str, ...]:
    """By votes alone: most votes first, each taken if it still fits; of equals the one named first."""
    supported, taken = votes(costs, voters), list[str]()
    for option in sorted(costs, key=lambda o: -supported[o]):
        if supported[option] and costs[option] <= budget:
            taken.append(option)
            budget -= costs[option]
    return tuple(taken)


def greedy_facts(costs: Mapping[str, int], voters: Approvals, budget: int) -> dict[str, Any]:
    """`rounds`: votes by option, most first. `ties`: options with equal votes of which only some won."""
    supported, winners = votes(costs, voters), greedy(costs, voters, budget)
    rounds = [{"option": o, "cost": costs[o], "voters": n} for o, n in sorted(supported.items(), key=lambda x: -x[1])]
    groups = [[o for o in costs if supported[o] == n] for n in sorted(set(supported.values()) - {0}, reverse=True)]
    ties = [g for g in groups if 0 < sum(o in winners for o in g) < len(g)]
    return {"rule": "greedy", "winners": list(winners), "rounds": rounds, "ties": ties}
