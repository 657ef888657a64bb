"""Stories of a motion: the rules hold it to its way, and say why."""

import pytest

from app.errors import Refused
from app.show.events import (
    AmendmentSettled,
    BallotCounted,
    BallotRevealed,
    CloseSettled,
    FloorGiven,
    MotionDecided,
    PhaseBegun,
)
from tests.show.room import Room

BEATS = """
- motion: 同意修路灯
  id: 议
  speakers: 2
  each: 1m
- pause: 谢谢
"""


def debating(seats: int = 5, beats: str = BEATS) -> Room:
    room = Room(beats, seats)
    room.go(2)
    room.act("r1", "second")
    room.go(2)
    assert room.show.motion is not None and room.show.motion.phase == "debate"
    return room


def vote(room: Room, yes: list[str], no: list[str], abstain: tuple[str, ...] = ()) -> None:
    room.go()
    for choice, people in (("A", yes), ("B", no), ("C", abstain)):
        for person in people:
            room.act(person, "cast", choice=choice)
    room.go(2)


def test_without_a_second_it_drops() -> None:
    room = Room(BEATS)
    room.go(2)
    room.go()
    assert room.facts[-1] == PhaseBegun("议", "dropped")
    room.go()
    assert room.show.beat_id == "一.2"


def test_nobody_seconds_their_own_motion() -> None:
    room = Room(BEATS.replace("  speakers", "  from: room\n  speakers"))
    room.go(2)
    room.act("r1", "move", who="物业", does="换三盏灯", when="周五")
    room.act("f", "choose", motion="议/m2")
    room.go()
    with pytest.raises(Refused, match="自己的提议"):
        room.act("r1", "second")


def test_a_wish_is_no_motion() -> None:
    room = Room(BEATS.replace("  speakers", "  from: room\n  speakers"))
    room.go(2)
    with pytest.raises(Refused, match="能拍下照片"):
        room.act("r1", "move", who="物业", does="加强管理", when="尽快")


def test_no_debate_before_the_motion_and_no_side_no_turn() -> None:
    room = Room(BEATS)
    room.go()
    with pytest.raises(Refused, match="规矩二"):
        room.act("r1", "hand", side="for")
    room = debating()
    with pytest.raises(Refused, match="规矩六"):
        room.act("r1", "hand")


def test_newcomers_first_then_for_and_against_in_turn() -> None:
    room = debating()
    for seat, side in (("r1", "for"), ("r2", "for"), ("r3", "against")):
        room.act(seat, "hand", side=side)
    room.go()
    assert room.facts[-1] == FloorGiven("r1", "for", 60)
    room.go(2)
    assert room.facts[-1] == FloorGiven("r3", "against", 60)
    room.go()
    room.act("r3", "hand", side="against")
    room.go()
    assert room.facts[-1] == FloorGiven("r2", "for", 60)


def test_a_newcomer_is_not_passed_over() -> None:
    room = debating()
    room.act("r1", "hand", side="for")
    room.go(2)
    room.act("r1", "hand", side="for")
    room.act("r2", "hand", side="against")
    with pytest.raises(Refused, match="没说过的人"):
        room.act("f", "call", seat="r1")


def test_a_side_uses_up_its_turns() -> None:
    room = debating()
    for seat in ("r1", "r2"):
        room.act(seat, "hand", side="for")
        room.go(2)
    with pytest.raises(Refused, match="用完"):
        room.act("r3", "hand", side="for")


def test_a_voted_amendment_comes_before_the_motion() -> None:
    room = debating()
    room.act("r2", "amend", text="先修一半")
    with pytest.raises(Refused, match="一次改一处"):
        room.act("r3", "amend", text="不修")
    room.go()
    vote(room, ["r1", "r2"], ["r3"])
    assert AmendmentSettled("议", "议/a1", True, "voted") in room.facts
    room.go()
    assert room.show.ballot is None
    room.go()
    vote(room, ["r1", "r2", "r3"], ["r4"])
    decided = room.facts[-1]
    assert isinstance(decided, MotionDecided) and decided.passed
    assert [type(f) for f in room.facts[-3:]] == [BallotCounted, BallotRevealed, MotionDecided]


def test_an_amendment_falls_on_a_tie() -> None:
    room = debating()
    room.act("r2", "amend", text="先修一半")
    room.go()
    vote(room, ["r1"], ["r3"])
    assert room.facts[-1] == AmendmentSettled("议", "议/a1", False, "voted")


def test_closing_debate_takes_two_thirds() -> None:
    for yes, no, closes in ((["r1", "r2"], ["r3"], True), (["r1", "r2", "r3"], ["r4", "r5"], False)):
        room = debating()
        room.act("r5", "hand", side="against")
        room.act("r4", "enough")
        room.go()
        vote(room, yes, no)
        assert room.facts[-1] == CloseSettled("议", closes)
        room.go()
        assert room.show.motion is not None
        assert room.show.motion.phase == ("vote" if closes else "debate")


def test_the_minority_loses_and_a_tie_fails() -> None:
    room = debating()
    room.go()
    vote(room, ["r1", "r2"], ["r3", "r4"], ("r5",))
    decided = room.facts[-1]
    assert isinstance(decided, MotionDecided) and not decided.passed
    assert (decided.facts["yes"], decided.facts["no"], decided.facts["abstain"]) == (2, 2, 1)


def test_two_attacks_lose_the_turn() -> None:
    room = debating()
    room.act("r1", "hand", side="for")
    room.go()
    room.act("f", "breach", seat="r1", reason="personal")
    assert room.speaking() == 1
    room.act("f", "breach", seat="r1", reason="personal")
    assert room.speaking() == 0


def test_owners_by_heads_and_area_stand_for_homes_in_turn() -> None:
    head = """format: 1
id: story
lang: zh
title: 故事
owners:
  一楼: {area: 60, person: 李}
  二楼: {area: 100, person: 王}
scenes:
  - id: 一
    beats:
"""
    room = Room(BEATS.replace("  speakers", "  count: heads_and_area\n  speakers"), 4, head)
    room.go(2)
    room.act("r1", "second")
    room.go(2)
    room.go()
    vote(room, ["r1", "r2"], ["r3"])
    decided = room.facts[-1]
    assert isinstance(decided, MotionDecided)
    assert decided.facts["double"] == {
        "owners": [2, "160"],
        "took": [2, "160"],
        "yes": [1, "100"],
        "turnout": True,
        "consent": False,
    }
