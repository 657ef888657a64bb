"""Civil Code 278 by its twelve boundary vectors; heads by exact fractions."""

from fractions import Fraction

import pytest

from app.show.majority import Household, by_heads, by_owners, double_count, reaches

VECTORS = [
    ((12, 840), (12, 840), (9, 640), True, True, True),
    ((12, 840), (12, 840), (9, 620), True, True, False),
    ((12, 840), (12, 840), (8, 640), True, True, False),
    ((12, 840), (8, 560), (6, 420), True, True, True),
    ((12, 840), (8, 559), (8, 559), True, False, True),
    ((12, 840), (7, 600), (7, 600), True, False, True),
    ((12, 840), (12, 840), (6, 420), False, True, False),
    ((12, 840), (12, 840), (7, 421), False, True, True),
    ((12, 840), (12, 840), (7, 420), False, True, False),
    ((11, 840), (8, 560), (6, 420), True, True, True),
    ((300, 27000), (200, 18000), (150, 13500), True, True, True),
    ((300, 27000), (199, 18100), (199, 18100), True, False, True),
]


@pytest.mark.parametrize(("total", "took", "yes", "special", "turnout", "consent"), VECTORS)
def test_the_double_count(
    total: tuple[int, int], took: tuple[int, int], yes: tuple[int, int], special: bool, turnout: bool, consent: bool
) -> None:
    found = double_count(
        total[0], Fraction(total[1]), (took[0], Fraction(took[1])), (yes[0], Fraction(yes[1])), special
    )
    assert found == (turnout, consent)


def test_half_is_not_more_than_half_but_two_thirds_is_at_least() -> None:
    assert not reaches(3, 6, Fraction(1, 2))
    assert reaches(4, 6, Fraction(2, 3))
    assert not reaches(0, 0, Fraction(2, 3))


def test_a_tie_fails_and_abstaining_counts_only_for_the_quorum() -> None:
    assert not by_heads(3, 3, 0, 6, None, Fraction(1, 2)).passed
    verdict = by_heads(2, 1, 5, 12, Fraction(2, 3), Fraction(1, 2))
    assert (verdict.quorum_met, verdict.passed, verdict.present) == (True, True, 8)


def test_quorum_is_missed_by_one() -> None:
    verdict = by_heads(7, 0, 0, 12, Fraction(2, 3), Fraction(1, 2))
    assert (verdict.quorum_met, verdict.passed) == (False, False)


def test_all_abstain_and_nobody_votes() -> None:
    assert not by_heads(0, 0, 9, 9, Fraction(1, 2), Fraction(1, 2)).passed
    assert not by_heads(0, 0, 0, 0, Fraction(1, 2), Fraction(1, 2)).quorum_met


def test_households_abstain_in_turnout_but_do_not_agree() -> None:
    homes = [Household(Fraction(70), v) for v in ("yes", "yes", "yes", "abstain")]
    verdict = by_owners(homes)
    assert (verdict.passed, verdict.present, verdict.yes, verdict.abstain) == (True, 4, 3, 1)
    assert verdict.double == {
        "owners": [4, "280"],
        "took": [4, "280"],
        "yes": [3, "210"],
        "turnout": True,
        "consent": True,
    }
