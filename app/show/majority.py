"""When a motion passes: exact fractions, never per cents. Abstaining is present, but neither for nor against."""

from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from app.values import dataclass

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`entitled` who might vote, `present` who took part. With owners also the same by floor area."""

    passed: bool
    quorum_met: bool
    entitled: int
    present: int
    yes: int
    no: int
    abstain: int
    quorum: str = ""
    needed: str = ""
    double: dict[str, Any] | None = None

    def facts(self) -> dict[str, Any]:
        return asdict(self)


def reaches(part: Fraction | int, whole: Fraction | int, share: Fraction) -> bool:
    """`1/2` means more than half; every other share means at least. Nothing of nothing never passes."""
    if not whole:
        return False
    return Fraction(part) / Fraction(whole) > share if share == HALF else Fraction(part) / Fraction(whole) >= share


def by_heads(yes: int, no: int, abstain: int, entitled: int, quorum: Fraction | None, passes: Fraction) -> Verdict:
    """Quorum of those entitled, share of those for or against; a tie fails."""
    present = yes + no + abstain
    met = quorum is None or (entitled > 0 and Fraction(present, entitled) >= quorum)
    passed = met and reaches(yes, yes + no, passes)
    return Verdict(passed, met, entitled, present, yes, no, abstain, str(quorum or ""), str(passes))


@dataclass(frozen=True, slots=True)
class Household:
    """`vote` yes, no, abstain, or empty when it took no part."""

    area: Fraction
    vote: str


QUORUM = Fraction(2, 3)
SPECIAL = Fraction(3, 4)


def double_count(
    owners: int, area: Fraction, took: tuple[int, Fraction], yes: tuple[int, Fraction], special: bool
) -> tuple[bool, bool]:
    """Civil Code art. 278: two thirds of the owners holding two thirds of the area must take part; then three quarters
    of both for what changes the building, else more than half of both. Returns (turnout holds, consent holds)."""
    turnout = Fraction(took[0], owners) >= QUORUM and took[1] / area >= QUORUM
    share = SPECIAL if special else HALF
    return turnout, reaches(yes[0], took[0], share) and reaches(yes[1], took[1], share)


def by_owners(households: Iterable[Household], special: bool = True) -> Verdict:
    """The double count over fictional households: practice, never a legal vote."""
    homes = list(households)
    took = [h for h in homes if h.vote]
    yes = [h for h in took if h.vote == "yes"]
    areas = [sum((h.area for h in group), Fraction(0)) for group in (homes, took, yes)]
    turnout, consent = double_count(len(homes), areas[0], (len(took), areas[1]), (len(yes), areas[2]), special)
    no = sum(h.vote == "no" for h in took)
    names = ("owners", "took", "yes")
    double: dict[str, Any] = {n: [len(g), str(a)] for n, g, a in zip(names, (homes, took, yes), areas, strict=True)}
    double |= {"turnout": turnout, "consent": consent}
    needed = str(SPECIAL if special else HALF)
    return Verdict(
        turnout and consent,
        turnout,
        len(homes),
        len(took),
        len(yes),
        no,
        len(took) - len(yes) - no,
        str(QUORUM),
        needed,
        double,
    )
