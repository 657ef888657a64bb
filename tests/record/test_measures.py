"""Measures against numbers worked out by hand."""

from fractions import Fraction

import pytest

from app.record import measures as m


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 1, 1, 1], Fraction(0)),
        ([0, 0, 0, 4], Fraction(3, 4)),
        ([0, 1, 3], Fraction(1, 2)),
        ([3, 0, 1], Fraction(1, 2)),
        ([], None),
        ([0, 0], None),
    ],
)
def test_gini_by_hand(counts: list[int], expected: Fraction | None) -> None:
    """0, 1, 3: ((-2)0 + 0 x 1 + 2 x 3) / (3 x 4) = 1/2."""
    assert m.gini(counts) == expected


def test_the_least_gini_of_five_words_among_three_people() -> None:
    """1, 2, 2: (-2 + 0 + 4) / 15 = 2/15 = r (N - r) / (N M) with r = 2."""
    assert m.floor(5, 3) == m.gini([1, 2, 2]) == Fraction(2, 15)


def test_evenness_is_nothing_at_the_floor_and_one_at_the_top() -> None:
    assert m.evenness([1, 2, 2]) == 0
    assert m.evenness([0, 0, 5]) == 1
    assert m.evenness([1]) is None


def test_who_was_heard_and_the_loudest_tenth() -> None:
    counts = [0] * 6 + [1, 1, 2, 6, 10]
    assert (m.heard(counts), m.loudest(counts)) == (Fraction(5, 11), Fraction(16, 20))


def test_gain_is_of_what_was_left_to_learn() -> None:
    assert m.gain(Fraction(1, 2), Fraction(3, 4)) == Fraction(1, 2)
    assert m.gain(Fraction(1), Fraction(1)) is None


def test_mcnemar_by_hand() -> None:
    """8 up, 2 down: 2 (45 + 10 + 1) / 1024 = 7/64."""
    assert m.mcnemar(8, 2) == m.Tested(8, 10, 0.109375, True)
    assert m.mcnemar(3, 3).p == 1.0
    assert m.mcnemar(0, 0).p == 1.0


def test_wilcoxon_by_hand() -> None:
    """1, 2, 3, 4, 5 all up: ranks 15, two of 32 signs lie as far: p = 1/16."""
    assert m.wilcoxon([1, 2, 3, 4, 5]) == m.Tested(15.0, 5, 0.0625, True)


def test_wilcoxon_averages_ties_and_leaves_zeros_out() -> None:
    """1, 1, -1, 2, 0: ranks 2, 2, 2, 4; rises 8 of 10. At least 3 from the middle 5: sums 8, 10, 0, 2:
    8 in three ways, 10 in one, mirrored: 8 of 16."""
    assert m.wilcoxon([1, 1, -1, 2, 0]) == m.Tested(8.0, 4, 0.5, True)


def test_wilcoxon_of_many_is_near_the_exact_one() -> None:
    differences = [1, 2, -1, 3, 1, -2, 2, 1, -1, 1, 2, 1, 3, -1, 1, 2, -1, 1, 1, 2, 1, -3, 1, 2, 1]
    exact = m.wilcoxon(differences)
    ranks = m.doubled_ranks([abs(d) for d in differences])
    near = m.wilcoxon([*differences, 1])
    assert (exact.exact, near.exact) == (True, False)
    again = m.exact_p([*m.doubled_ranks([abs(d) for d in [*differences, 1]])], round(near.statistic * 2))
    assert near.p == pytest.approx(again, abs=0.01)
    assert sum(ranks) == 25 * 26


def test_small_groups_are_never_told() -> None:
    assert [m.shown(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
