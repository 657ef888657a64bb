"""Common ground: agree, disagree, unsure and not answered are four different things; sides are those people declared.

With A who agree, D who disagree and S who answered in a side, p = (A + 1) / (S + 2). Group-informed consensus is the
product of p over the sides (Small et al. 2021); products over different numbers of sides do not compare, so the
lowest side and the geometric mean stand beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import prod, sqrt

from app.values import dataclass

LEAST = 5
SURE = 1.2816  # one-sided 90 %


@dataclass(frozen=True, slots=True)
class Stands:
    """Answers to one statement of one side, or of all."""

    agree: int = 0
    disagree: int = 0
    unsure: int = 0

    @property
    def seen(self) -> int:
        return self.agree + self.disagree + self.unsure

    @property
    def p(self) -> Fraction:
        return Fraction(self.agree + 1, self.seen + 2)

    def __add__(self, other: "Stands") -> "Stands":
        return Stands(self.agree + other.agree, self.disagree + other.disagree, self.unsure + other.unsure)


def stands(answers: Iterable[str]) -> Stands:
    found = list(answers)
    return Stands(found.count("agree"), found.count("disagree"), found.count("unsure"))


def gic(sides: Iterable[Stands]) -> Fraction:
    """Group-informed consensus, 0..1; 1 for no side at all."""
    return prod((side.p for side in sides), start=Fraction(1))


def geometric(sides: Sequence[Stands]) -> float:
    """The geometric mean of p over the sides, 0..1."""
    return float(gic(sides)) ** (1 / len(sides)) if sides else 0.0


def lowest(sides: Mapping[str, Stands]) -> str:
    """The side that agrees least; of equals the first."""
    return min(sides, key=lambda side: sides[side].p)


def z_single(n: int, seen: int) -> float:
    """z = 2 sqrt(S + 1) ((n + 1) / (S + 1) - 1/2): whether more than half say so."""
    return 2 * sqrt(seen + 1) * ((n + 1) / (seen + 1) - 0.5)


def majority(found: Stands) -> float | None:
    """p z of what most agree to, None where it is no majority that chance would not give (p > 1/2, z > 1.2816)."""
    z = z_single(found.agree, found.seen)
    return float(found.p) * z if found.p > Fraction(1, 2) and z > SURE else None


@dataclass(frozen=True, slots=True)
class Apart:
    """How a side differs from the rest: `ratio` of their p, `z` of the two shares."""

    side: str
    ratio: Fraction
    z: float


def apart(sides: Mapping[str, Stands]) -> tuple[Apart, ...]:
    """What sets each side apart in agreeing, largest z first; nothing unless every side has at least 5 answers."""
    if len(sides) < 2 or any(side.seen < LEAST for side in sides.values()):
        return ()
    found = [against_rest(name, sides) for name in sides]
    return tuple(sorted(found, key=lambda a: -a.z))


def against_rest(name: str, sides: Mapping[str, Stands]) -> Apart:
    mine = sides[name]
    rest = sum((side for other, side in sides.items() if other != name), Stands())
    return Apart(name, mine.p / rest.p, z_two(mine.agree, mine.seen, rest.agree, rest.seen))


def z_two(a: int, n: int, b: int, m: int) -> float:
    """Two proportions with one added to each count: (p1 - p2) / sqrt(p (1 - p) (1/n + 1/m)), p pooled."""
    a, n, b, m = a + 1, n + 1, b + 1, m + 1
    pooled = (a + b) / (n + m)
    if pooled in (0, 1):
        return 0.0
    return (a / n - b / m) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
