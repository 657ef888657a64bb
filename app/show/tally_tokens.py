"""Vouchers: which services the room's budget pays for, by the method of equal shares (Peters, Pierczyński, Skowron
2021) with approvals and cost utilities, in exact fractions; and by votes alone, to compare.

Everyone holds an equal share of the budget. An option can be bought when its supporters can pay its cost together;
they pay as evenly as they can. Bought next is the one whose supporters pay the least per unit of cost (`rate`):
sum over supporters of min(money left, rate x cost) = cost. Then everyone's share is raised by one unit, again and
again, until the next raise would buy more than the budget holds; a first exhaustive outcome does not stop it.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

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
        raised = run(affordable, voters, share + unit)
        if sum(b.cost for b in raised) > budget:
            break
        share, rounds = share + unit, raised
    ties = tuple(tie for tie in open_ties(affordable, voters, share, rounds) if tie[0] not in decided)
    winners, spent = tuple(b.option for b in rounds), sum(b.cost for b in rounds)
    more = greedy({o: c for o, c in affordable.items() if o not in winners}, voters, budget - spent) if complete else ()
    return Shares((*winners, *more), rounds, share, spent + sum(costs[o] for o in more), ties, tuple(more))


def run(costs: Mapping[str, int], voters: Approvals, share: Fraction, first: Sequence[str] = ()) -> tuple[Bought, ...]:
    """One run of equal shares. `first`: bought in this order while they are among the cheapest (to try a tie)."""
    money = [share] * len(voters)
    supporters = {o: [i for i, v in enumerate(voters) if o in v] for o in costs}
    left, bought, wanted = list(costs), list[Bought](), list(first)
    while found := cheapest(costs, supporters, money, left):
        rate, tied = found
        option = wanted.pop(0) if wanted and wanted[0] in tied else tied[0]
        for i in supporters[option]:
            money[i] -= min(money[i], rate * costs[option])
        equals = tuple(o for o in tied if o != option)
        bought.append(Bought(option, costs[option], len(supporters[option]), rate, equals))
        left.remove(option)
    return tuple(bought)


def cheapest(
    costs: Mapping[str, int], supporters: Mapping[str, list[int]], money: Sequence[Fraction], left: Sequence[str]
) -> tuple[Fraction, list[str]] | None:
    rates = {o: r for o in left if (r := rate(costs[o], [money[i] for i in supporters[o]])) is not None}
    if not rates:
        return None
    least = min(rates.values())
    return least, [o for o in left if rates.get(o) == least]


def rate(cost: int, money: Sequence[Fraction]) -> Fraction | None:
    """The least rate at which these voters pay the cost, None when they cannot: the poorest give all they have, the
    others the same amount each."""
    missing, payers = Fraction(cost), len(money)
    for purse in sorted(money):
        if purse * payers >= missing:
            return missing / payers / cost
        missing, payers = missing - purse, payers - 1
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
