"""Stories of a motion: the rules hold it to its way, and say why."""

import pytest

from app.errors import Refused
from app.show import look
from app.show.events import (
    AmendmentSettled,
    BallotCounted,
    BallotRevealed,
    CloseSettled,
    FloorGiven,
    MotionDecided,
    PhaseBegun,
    QuestionPut,
    Restated,
)
from app.show.views import SealView
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


def test_what_it_takes_is_named_before_the_vote_in_exact_fractions() -> None:
    beats = BEATS.replace("  speakers", "  pass: 2/3\n  quorum: 1/2\n  speakers")
    room = debating(beats=beats)
    shown = look.resident(room.show).table.motion
    assert shown is not None and (shown.needs, shown.quorum) == ("2/3", "1/2")
    room.go()
    for seen in (look.resident(room.show).ballot, look.stage(room.show, SealView()).ballot):
        assert seen is not None and (seen.state, seen.needs, seen.quorum) == ("not_yet", "2/3", "1/2")


def test_two_thirds_are_exact_and_a_quorum_may_fail_by_one() -> None:
    """Of 6 seats half must take part: 3 do, 2 of them for it; then 2 do and agree, which is only an opinion."""
    beats = BEATS.replace("  speakers", "  pass: 2/3\n  quorum: 1/2\n  speakers")
    for yes, no, met, passed in ((["r1", "r2"], ["r3"], True, True), (["r1", "r2"], [], False, False)):
        room = debating(6, beats)
        room.go()
        vote(room, yes, no)
        decided = room.facts[-1]
        assert isinstance(decided, MotionDecided)
        assert (decided.facts["quorum_met"], decided.passed) == (met, passed)


def test_there_is_a_minute_to_second_and_a_minute_to_ask() -> None:
    room = Room(BEATS)
    room.go(2)
    for phase in ("second", "facts"):
        shown = look.stage(room.show, SealView()).table.motion
        assert shown is not None and (shown.phase, shown.until) == (phase, room.at + 60_000)
        room.act("r1", "second") if phase == "second" else None
        room.go()
    shown = look.stage(room.show, SealView()).table.motion
    assert shown is not None and (shown.phase, shown.until) == ("debate", None)


def test_the_room_sees_how_often_and_how_long_a_speaker_spoke_before() -> None:
    room = debating()
    for _ in range(2):
        room.act("r1", "hand", side="for")
        room.go()
        room.at += 29_000
        room.go() if room.show.motion and len(room.show.motion.turns) == 1 else None
    floor = look.stage(room.show, SealView()).table.floor
    assert floor is not None and (floor.number, floor.turn, floor.used, floor.grace) == (1, 2, 30, 15)


def test_closing_is_asked_once_a_turn_and_its_ballots_stay_apart() -> None:
    room = debating()
    room.act("r4", "enough")
    room.go()
    vote(room, ["r1"], ["r2", "r3"])
    room.go()
    with pytest.raises(Refused, match="再听一位"):
        room.act("r4", "enough")
    room.act("r5", "hand", side="against")
    room.go()
    room.act("r4", "enough")
    room.go(2)
    asked = [f.ballot for f in room.facts if isinstance(f, QuestionPut)]
    assert asked == ["议/close0", "议/close1"]


def test_a_ruling_that_falls_takes_the_reminder_back() -> None:
    for yes, no, left in ((["r2"], ["r3", "r4"], 0), (["r2", "r3"], ["r4"], 1)):
        room = debating()
        room.act("r1", "hand", side="for")
        room.go()
        room.act("f", "breach", seat="r1", reason="off_topic")
        room.act("r1", "appeal")
        room.go(2)
        vote(room, yes, no)
        assert len(room.show.breaches["r1"]) == left


def test_saying_again_what_the_other_meant_is_counted_once_a_turn() -> None:
    room = debating()
    with pytest.raises(Refused, match="没有人在说"):
        room.act("f", "restated")
    room.act("r1", "hand", side="for")
    room.go()
    assert (room.act("f", "restated"), room.act("f", "restated")) == ([Restated("r1")], [])
    floor = look.stage(room.show, SealView()).table.floor
    assert floor and floor.restated
    room.go()
    room.act("r3", "hand", side="against")
    room.go()
    assert room.show.floor and not room.show.floor.restated
