"""Vouchers, counted by hand."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.show.tally_tokens import approvals, equal_shares, greedy, greedy_facts, rate, run

COSTS = {"X": 4, "Y": 4, "Z": 2}
ROOM = [{"X", "Y"}, {"X", "Y"}, {"X", "Y"}, {"Z"}]


def test_a_minority_gets_its_share_where_votes_alone_leave_it_empty_handed() -> None:
    """Budget 8, two each. X: 4/3 from three people. Y: 3 x 2/3 is too little. Z: two from its one supporter.
    With three each Y would be bought too and cost 10 in all, so two each it stays."""
    found = equal_shares(COSTS, ROOM, 8)
    assert [(b.option, b.rate) for b in found.rounds] == [("X", Fraction(1, 3)), ("Z", Fraction(1))]
    assert (found.winners, found.share, found.spent) == (("X", "Z"), Fraction(2), 6)
    assert greedy(COSTS, ROOM, 8) == ("X", "Y")


def test_a_tie_that_changes_the_outcome_is_listed_and_decided_in_the_open() -> None:
    assert equal_shares(COSTS, ROOM, 8).ties == (("X", "Y"),)
    assert equal_shares(COSTS, ROOM, 8, decided=["Y"]).winners == ("Y", "Z")


def test_a_tie_that_changes_nothing_is_not_a_tie() -> None:
    assert equal_shares({"X": 2, "Y": 2}, [{"X", "Y"}], 4).ties == ()


def test_shares_are_raised_until_the_next_raise_would_overspend() -> None:
    """Budget 10, two voters, 5 each. P costs 6 and only the first wants it: bought from a share of 6 on. Q costs 4 and
    both want it: with 6 each Q takes 2, 4 are left; with 8 each the first can pay P too: 10 in all."""
    found = equal_shares({"P": 6, "Q": 4}, [{"P", "Q"}, {"Q"}], 10)
    assert (found.winners, found.share, found.spent) == (("Q", "P"), Fraction(8), 10)


def test_a_first_exhaustive_outcome_does_not_stop_the_raising() -> None:
    """Budget 10, 5 each. One wants A (7) and B (5), the other C (3). With 5 each B and C are bought for 8, and A does
    not fit beside them: exhaustive. With 7 each A stands as well as B, is named first and is bought: A and C for 10.
    Only with 12 each both A and B would be bought, for 15."""
    found = equal_shares({"A": 7, "B": 5, "C": 3}, [{"A", "B"}, {"C"}], 10)
    assert (found.winners, found.spent) == (("A", "C"), 10)


@given(st.data(), st.integers(1, 60), st.integers(1, 7))
def test_raises_that_change_nothing_are_passed_over_and_no_other(data: st.DataObject, budget: int, unit: int) -> None:
    costs = data.draw(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, budget), min_size=1))
    wishes = st.frozensets(st.sampled_from(sorted(costs)), min_size=1)
    voters = data.draw(st.lists(wishes, min_size=1, max_size=9))
    wanted = {o: c for o, c in costs.items() if any(o in v for v in voters)}
    share = Fraction(budget, len(voters))
    while len(run(wanted, voters, share)) < len(wanted):
        if sum(b.cost for b in run(wanted, voters, share + unit)) > budget:
            break
        share += unit
    found = equal_shares(costs, voters, budget, unit=unit)
    assert (found.share, found.rounds) == (share, run(wanted, voters, share))


def test_a_budget_of_millions_is_counted_in_a_few_runs() -> None:
    """Each of a thousand has 9,000; half of them need 17,999 each for what they want, 8,999 raises later."""
    room = [{"P"}, {"Q"}] * 500
    found = equal_shares({"P": 8_999_500, "Q": 9_000_000}, room, 9_000_000)
    assert (found.winners, found.share) == (("P",), Fraction(17_999))


def test_the_rest_goes_by_votes_only_when_asked() -> None:
    """Budget 5, one each, a raise of 5 buys all: only C, for 2. The 3 left pay for A, which more people want than B."""
    costs, room = {"A": 3, "B": 3}, [{"A"}, {"A"}, {"B"}]
    assert equal_shares(costs, room, 5).winners == ("A",)
    assert equal_shares({"A": 3, "B": 2}, room, 5).winners == ("A", "B")
    plain = equal_shares({"A": 3, "B": 3, "C": 2}, [{"A"}, {"A"}, {"B"}, {"C"}, {"C"}], 5, unit=5)
    assert (plain.winners, plain.completed) == (("C",), ())
    more = equal_shares({"A": 3, "B": 3, "C": 2}, [{"A"}, {"A"}, {"B"}, {"C"}, {"C"}], 5, unit=5, complete=True)
    assert (more.winners, more.completed, more.spent) == (("C", "A"), ("A",), 5)


def test_the_poorest_give_all_and_the_others_the_same() -> None:
    purses = [(Fraction(4), 2), (Fraction(1), 1)]
    assert rate(6, purses) == Fraction(5, 12)
    assert rate(9, purses) == Fraction(4, 9)
    assert rate(10, purses) is None


def test_what_nobody_wants_and_what_is_too_dear_is_never_bought() -> None:
    assert equal_shares({"A": 3, "B": 99}, [{"B"}], 10).winners == ()
    assert equal_shares({"A": 3}, [], 10).winners == ()


def test_one_voucher_is_support_and_none_is_not() -> None:
    assert approvals([{"A": "2", "B": "0"}, {}]) == [frozenset({"A"}), frozenset()]


def test_votes_alone_skip_what_does_not_fit_and_show_ties() -> None:
    facts = greedy_facts({"A": 5, "B": 4, "C": 1}, [{"A"}, {"B"}, {"C"}], 6)
    assert (facts["winners"], facts["ties"]) == (["A", "C"], [["A", "B", "C"]])
