"""Common ground between declared sides, counted by hand."""

from fractions import Fraction
from math import sqrt

import pytest

from app.show.tally_agree import Stands, apart, geometric, gic, lowest, majority, stands, z_single, z_two

UP, DOWN = Stands(8, 1, 1), Stands(2, 6, 0)


def test_unsure_is_its_own_answer() -> None:
    assert stands(["agree", "unsure", "disagree", "agree"]) == Stands(2, 1, 1)


def test_consensus_is_the_product_of_the_sides() -> None:
    """(8+1)/(10+2) = 3/4; (2+1)/(8+2) = 3/10; product 9/40."""
    assert gic([UP, DOWN]) == Fraction(9, 40)
    assert geometric([UP, DOWN]) == pytest.approx(sqrt(9 / 40))
    assert lowest({"up": UP, "down": DOWN}) == "down"


def test_a_side_that_said_nothing_counts_as_one_half() -> None:
    assert gic([Stands()]) == Fraction(1, 2)
    assert geometric([]) == 0.0


def test_a_majority_must_be_more_than_chance() -> None:
    """8 of 10: z = 2 sqrt(11) (9/11 - 1/2) = 2.1106; 6 of 10: z = 0.9045 is too little."""
    assert z_single(8, 10) == pytest.approx(2.1106, abs=1e-4)
    assert majority(Stands(8, 2, 0)) == pytest.approx(0.75 * 2.1106, abs=1e-4)
    assert majority(Stands(6, 4, 0)) is None
    assert majority(DOWN) is None


def test_what_sets_a_side_apart() -> None:
    """With one added: 9/11 against 3/9, pooled 12/20; z = 0.4848 / sqrt(.6 x .4 x (1/11 + 1/9)) = 2.2020."""
    found = apart({"up": UP, "down": DOWN})
    assert (found[0].side, found[0].ratio) == ("up", Fraction(5, 2))
    assert found[0].z == pytest.approx(2.2020, abs=1e-4)
    assert found[1].z == pytest.approx(-2.2020, abs=1e-4)


def test_small_sides_are_never_told_apart() -> None:
    assert apart({"up": UP, "down": Stands(4, 0, 0)}) == ()
    assert apart({"up": UP}) == ()


def test_no_difference_where_all_say_the_same() -> None:
    assert z_two(0, 0, 0, 0) == 0.0
