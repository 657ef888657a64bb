"""What can be measured of an evening: who was heard, what moved, what was learned. Pure; formulas with their source."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, comb, erfc, sqrt

from app.values import dataclass

LEAST = 5


def gini(counts: Sequence[int]) -> Fraction | None:
    """G = sum (2i - n - 1) x_i / (n sum x), x ascending, zeros included; 0 all equal, (n - 1)/n one has all.
    None for nobody or nothing."""
    n, total = len(counts), sum(counts)
    if not total:
        return None
    return Fraction(sum((2 * i - n - 1) * x for i, x in enumerate(sorted(counts), 1)), n * total)


def floor(items: int, people: int) -> Fraction:
    """The least Gini that `items` whole things among `people` can have: with items = q people + r it is
    r (people - r) / (people items)."""
    rest = items % people
    return Fraction(rest * (people - rest), people * items)


def evenness(counts: Sequence[int]) -> Fraction | None:
    """E = (G - floor) / ((N - 1)/N - floor), 0..1: how far from as even as could be. None where nothing can differ."""
    found, n = gini(counts), len(counts)
    if found is None:
        return None
    least = floor(sum(counts), n)
    span = Fraction(n - 1, n) - least
    return (found - least) / span if span else None


def heard(counts: Sequence[int]) -> Fraction | None:
    """The share of people with at least one word or turn, 0..1."""
    return Fraction(sum(x > 0 for x in counts), len(counts)) if counts else None


def loudest(counts: Sequence[int]) -> Fraction | None:
    """The share of all that the most vocal tenth (rounded up) had, 0..1."""
    total = sum(counts)
    return Fraction(sum(sorted(counts)[-ceil(len(counts) / 10) :]), total) if total else None


def gain(before: Fraction, after: Fraction) -> Fraction | None:
    """Normalised gain of shares 0..1 of right answers (Hake 1998): (after - before) / (1 - before). None at 1."""
    return (after - before) / (1 - before) if before < 1 else None


@dataclass(frozen=True, slots=True)
class Tested:
    """`statistic` as the test names it, `n` what it counted, `p` two-sided, 0..1; `exact` or normal approximation."""

    statistic: float
    n: int
    p: float
    exact: bool


def mcnemar(up: int, down: int) -> Tested:
    """Exact McNemar for two-way answers: p = min(1, 2 P(Bin(b + c, 1/2) >= max(b, c)))."""
    n, most = up + down, max(up, down)
    tail = Fraction(sum(comb(n, k) for k in range(most, n + 1)), 2**n)
    return Tested(most, n, min(1.0, float(2 * tail)), True)


EXACT_TO = 25


def wilcoxon(differences: Iterable[int]) -> Tested:
    """Wilcoxon signed rank, zeros left out, ranks of equals averaged; `statistic` is the sum of ranks of rises.
    Exact over all signs up to 25 differences, above that normal with ties corrected and half a step taken off."""
    found = [d for d in differences if d]
    ranks = doubled_ranks([abs(d) for d in found])
    rises = sum(rank for rank, d in zip(ranks, found, strict=True) if d > 0)
    n = len(found)
    if not n:
        return Tested(0.0, 0, 1.0, True)
    if n <= EXACT_TO:
        return Tested(rises / 2, n, exact_p(ranks, rises), True)
    mean, spread = sum(ranks) / 4, sqrt(sum(r * r for r in ranks)) / 4
    z = max(0.0, abs(rises / 2 - mean) - 0.5) / spread
    return Tested(rises / 2, n, erfc(z / sqrt(2)), False)


def doubled_ranks(values: Sequence[int]) -> list[int]:
    """Twice the average rank of each value, so that halves stay whole."""
    return [2 * sum(v < x for v in values) + sum(v == x for v in values) + 1 for x in values]


def exact_p(ranks: Sequence[int], rises: int) -> float:
    """Of all 2^n signs, the share that lies at least as far from the middle."""
    ways = {0: 1}
    for rank in ranks:
        more: dict[int, int] = {}
        for total, n in ways.items():
            more[total] = more.get(total, 0) + n
            more[total + rank] = more.get(total + rank, 0) + n
        ways = more
    middle = sum(ranks)
    far = sum(n for total, n in ways.items() if abs(2 * total - middle) >= abs(2 * rises - middle))
    return float(Fraction(far, 2 ** len(ranks)))


def shown(n: int) -> int | None:
    """A count of a group as it may be printed: 1 to 4 people are never told, they could be named."""
    return None if 0 < n < LEAST else n
