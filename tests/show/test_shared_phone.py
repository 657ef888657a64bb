"""Two people on one phone: two seats, two votes, never a third."""

import pytest

from app.errors import Refused
from app.show import look
from app.show.events import BallotClosed, BallotCounted, SeatTaken
from app.show.views import SealView
from tests.show.room import Room

VOTE = """
- vote: 去哪儿
  id: 去
  options: [东, 西]
"""


def test_both_votes_count() -> None:
    room = Room(VOTE, 2)
    assert room.act("r1", "seat") == [SeatTaken("r1.2", "shared")]
    assert room.act("r1", "seat") == room.act("r1.2", "seat") == []
    found = [look.me(room.show, seat) for seat in ("r1", "r1.2", "r2")]
    assert [(me.number, me.partner, me.second) for me in found] == [(1, 3, False), (3, 1, True), (2, 0, False)]
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.act("r1.2", "cast", choice="B")
    room.act("r1.2", "cast", choice="B")
    assert look.me(room.show, "r1").ballot != look.me(room.show, "r1.2").ballot
    room.go(2)
    closed, counted = (next(f for f in room.facts if isinstance(f, kind)) for kind in (BallotClosed, BallotCounted))
    assert isinstance(counted, BallotCounted) and isinstance(closed, BallotClosed)
    assert (counted.tally["counts"], counted.tally["voted"]) == ({"A": {"1": 1}, "B": {"1": 1}}, 2)
    assert look.stage(room.show, SealView()).seats == 3


def test_whoever_has_no_seat_sits_down_first() -> None:
    room = Room(VOTE, 0)
    assert room.act("r1", "seat") == [SeatTaken("r1", "phone")]


def test_the_door_and_tickets_hold_for_a_second_person_too() -> None:
    room = Room(VOTE, 1)
    room.act("f", "door", state="closed")
    with pytest.raises(Refused, match="门已经关了"):
        room.act("r1", "seat")
    room.act("f", "door", state="open")
    room.show.by_ticket = True
    with pytest.raises(Refused, match="凭座位票"):
        room.act("r1", "seat")


def test_taking_one_seat_back_leaves_the_other() -> None:
    room = Room(VOTE, 1)
    room.act("r1", "seat")
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.act("r1.2", "cast", choice="A")
    room.act("f", "evict", seat="r1.2")
    assert room.show.ballots["去"].answered == room.show.present() == 1
