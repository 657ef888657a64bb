"""Whatever people answer, in whatever order and on whatever seats: the same count, and nobody counted twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.show.events import BallotCounted
from tests.show.room import Room
from tests.show.test_weight import BEATS

VALUES = {
    "one": st.sampled_from("AB").map(lambda o: {"choice": o}),
    "quiz": st.sampled_from("AB").map(lambda o: {"choice": o}),
    "many": st.sets(st.sampled_from("AB"), min_size=1).map(lambda s: {f"choice__{o}": "1" for o in s}),
    "rank": st.permutations("AB").map(lambda p: {f"choice__{o}": str(n) for n, o in enumerate(p, 1)}),
    "scale": st.dictionaries(st.sampled_from(("choice__A", "choice__B")), st.sampled_from("12345"), min_size=1),
    "agree": st.dictionaries(
        st.sampled_from(("choice__A", "choice__B")), st.sampled_from(("agree", "disagree", "unsure")), min_size=1
    ),
    "tokens": st.sampled_from(({"choice__A": "2"}, {"choice__A": "1", "choice__B": "1"}, {"choice__B": "1"})),
}
Slips = list[dict[str, str]]


def counted(how: str, slips: Slips, seats: list[int], order: list[int]) -> BallotCounted:
    """`seats` the seat of each slip, `order` in which they come."""
    room = Room(BEATS[how], len(slips))
    room.go(2)
    for n in order:
        room.act(f"r{seats[n] + 1}", "cast", **slips[n])
    room.go(2)
    return next(f for f in room.facts if isinstance(f, BallotCounted))


@pytest.mark.parametrize("how", VALUES)
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_neither_seats_nor_order_matter(how: str, data: st.DataObject) -> None:
    slips = data.draw(st.lists(VALUES[how], max_size=7))
    plain = list(range(len(slips)))
    mixed = counted(how, slips, data.draw(st.permutations(plain)), data.draw(st.permutations(plain)))
    assert mixed == counted(how, slips, plain, plain)
    assert mixed.tally["voted"] == sum(mixed.channels.values()) == len(slips)


@pytest.mark.parametrize("how", VALUES)
@given(st.data())
@settings(max_examples=15, deadline=None)
def test_the_last_ballot_of_a_seat_counts_and_a_withdrawn_one_does_not(how: str, data: st.DataObject) -> None:
    first, second = data.draw(st.tuples(VALUES[how], VALUES[how]))
    room = Room(BEATS[how], 2)
    room.go(2)
    empty = {"choice__A": "", "choice__B": ""}
    room.act("r1", "cast", **first)
    room.act("r1", "cast", **empty)
    room.act("r1", "cast", **second)
    room.act("r2", "cast", **second)
    room.act("r2", "cast", **empty)
    room.go(2)
    last = next(f for f in room.facts if isinstance(f, BallotCounted))
    assert last == counted(how, [second], [0], [0])


@pytest.mark.parametrize("how", VALUES)
def test_nobody_voted(how: str) -> None:
    fact = counted(how, [], [], [])
    assert (fact.tally["voted"], sum(fact.channels.values())) == (0, 0)
    assert not fact.tally["result"].get("winners")
