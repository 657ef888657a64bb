"""Instant runoff, counted by hand."""

from fractions import Fraction

from app.show.tally_rank import Ranking, instant_runoff, ranking


def many(*groups: tuple[int, str]) -> list[Ranking]:
    """(3, "AB"): three ballots that rank A before B."""
    return [tuple((o,) for o in order) for n, order in groups for _ in range(n)]


def test_more_than_half_wins_at_once() -> None:
    found = instant_runoff("AB", many((3, "AB"), (2, "BA")))
    assert (found.winners, len(found.rounds)) == (("A",), 1)


def test_the_last_leaves_and_its_ballots_go_on() -> None:
    """A 4, B 3, C 2; C leaves and its two go to B: 5 of 9."""
    found = instant_runoff("ABC", many((4, "A"), (3, "BC"), (2, "CB")))
    assert found.facts() == {
        "rule": "instant-runoff",
        "winners": ["B"],
        "rounds": [
            {"counts": {"A": 4, "B": 3, "C": 2}, "exhausted": 0, "out": ["C"]},
            {"counts": {"A": 4, "B": 5}, "exhausted": 0, "out": []},
        ],
        "ties": [],
    }


def test_half_of_those_still_counting_is_not_enough_and_exhausted_ballots_are_told() -> None:
    """A 4, B 3, C 1 and C names nobody else: then 4 of 7 still counting is more than half."""
    found = instant_runoff("ABC", many((4, "A"), (3, "B"), (1, "C")))
    assert [(r["counts"], r["exhausted"]) for r in found.facts()["rounds"]] == [
        ({"A": 4, "B": 3, "C": 1}, 0),
        ({"A": 4, "B": 3}, 1),
    ]
    assert found.winners == ("A",)


def test_of_two_last_the_one_that_had_fewer_in_the_round_before_leaves() -> None:
    """A 5, B 4, C 3, D 1. D leaves to C: B 4 and C 4 are last together; C had fewer before and leaves, to B."""
    found = instant_runoff("ABCD", many((5, "A"), (4, "B"), (3, "CB"), (1, "DCB")))
    assert [r.out for r in found.rounds] == [("D",), ("C",), ()]
    assert found.winners == ("B",)


def test_a_tie_in_all_rounds_waits_for_the_facilitator() -> None:
    ballots = many((3, "A"), (2, "BA"), (2, "CB"))
    open_tie = instant_runoff("ABC", ballots)
    assert (open_tie.winners, open_tie.tie) == ((), ("B", "C"))
    assert instant_runoff("ABC", ballots, decided=["C"]).winners == ("B",)
    assert instant_runoff("ABC", ballots, decided=["B"]).winners == ("A",)


def test_two_left_with_the_same_number_is_a_tie_too() -> None:
    assert instant_runoff("AB", many((1, "A"), (1, "B"))).tie == ("A", "B")


def test_options_without_any_ballot_leave_together() -> None:
    found = instant_runoff("ABCD", many((2, "A"), (2, "B"), (1, "C")), decided=["A"])
    assert found.rounds[0].out == ("D",)
    assert found.rounds[1].out == ("C",)
    assert found.winners == ("B",)


def test_nobody_voted() -> None:
    assert instant_runoff("AB", []).facts()["winners"] == []


def test_places_become_a_ranking_whatever_their_numbers() -> None:
    assert ranking({"B": "1", "A": "3"}) == (("B",), ("A",))


def test_equal_places_of_a_foreign_file_are_split() -> None:
    found = instant_runoff("ABC", [(("A", "B"),), (("C",),), (("C",),)])
    assert found.rounds[0].counts == {"A": Fraction(1, 2), "B": Fraction(1, 2), "C": 2}
    assert found.facts()["rounds"][0]["counts"]["A"] == "1/2"
