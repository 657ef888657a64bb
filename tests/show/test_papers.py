"""Guests without a phone, paper in four eyes, hands: kept apart, summed as one."""

import pytest

from app.errors import Refused
from app.show import look, rules
from app.show.commands import CastBallot, Who
from app.show.events import BallotCounted, Cast, GuestMinded
from app.show.papers import on_behalf
from tests.show.room import Room

VOTE = """
- vote: 去哪儿
  id: 去
  options: [东, 西]
"""


def test_every_channel_is_kept_and_summed() -> None:
    room = Room(VOTE, 2)
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.act("a1", "guest")
    room.act("a1", "count", count="5")
    room.act("a1", "paper", serial="7", choice="B")
    with pytest.raises(Refused, match="两个人"):
        room.act("a1", "confirm", serial="7")
    room.act("a2", "confirm", serial="7")
    room.act("a1", "paper", serial="8", choice="B")
    room.act("f", "go")
    room.act("a1", "spoil", serial="8")
    room.act("f", "hands", option="B", count="3", counters="甲,乙")
    room.go()
    counted = next(f for f in room.facts if isinstance(f, BallotCounted))
    assert counted.channels == {"phone": 1, "helper": 0, "paper": 1, "hands": 3}
    assert counted.tally["counts"] == {"A": {"1": 1}, "B": {"1": 4}}
    assert counted.tally["voted"] == 5


def test_a_guest_votes_by_a_helper() -> None:
    room = Room(VOTE, 1)
    room.go(2)
    room.act("a1", "guest")
    who = on_behalf(room.show, Who("assistant", "a1"), "2")
    facts = rules.decide(room.show, who, CastBallot({"B": "1"}), 1)
    assert facts == [Cast("去", 1, "guest-1", {"B": "1"})]


def test_nothing_is_taken_after_the_result() -> None:
    room = Room(VOTE, 1)
    room.go(4)
    with pytest.raises(Refused, match="收纸票"):
        room.act("a1", "paper", serial="1", choice="A")
    with pytest.raises(Refused, match="举手"):
        room.act("f", "hands", option="A", count="1")


def test_what_was_tapped_for_a_guest_is_for_whoever_looks_after_them() -> None:
    room = Room(VOTE, 0)
    room.act("a1", "guest")
    room.go(2)
    who = on_behalf(room.show, Who("assistant", "a1"), "1")
    for fact in rules.decide(room.show, who, CastBallot({"B": "1"}), 1):
        rules.evolve(room.show, fact, 1)
    seen = [look.assistant(room.show, id).guests[0] for id in ("a1", "a2")]
    assert [(g.mine, g.minded, g.answered) for g in seen] == [({"B": "1"}, True, True), (None, False, True)]
    assert room.act("a2", "guest", seat="1") == [GuestMinded("guest-1", "a2")]
    assert room.act("a2", "guest", seat="1") == []
    assert look.assistant(room.show, "a2").guests[0].mine == {"B": "1"}
