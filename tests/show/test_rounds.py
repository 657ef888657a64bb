"""A family evening without any vote: the person concerned speaks first and last, agreements need their yes."""

import pytest

from app.errors import Malformed, Refused
from app.show import look
from app.show.events import CueShown, FloorGiven, FloorReturned, PromiseAgreed
from app.show.promises import handed_on
from app.show.views import SealView
from tests.show.room import Room

HEAD = """format: 1
id: family
lang: zh
title: 妈的一年
cast:
  妈: {about: 七十六}
scenes:
  - id: 一
    beats:
"""
BEATS = """
- discuss: 您最想接哪一句
  turns: round
  first: 妈
  each: 40s
  time: 4m
- commit: 四季单
  confirm: [妈]
- pause: 谢谢
"""


def talking(seats: int = 6) -> Room:
    room = Room(BEATS, seats, HEAD)
    room.go()
    return room


def said(room: Room) -> str:
    step = look.facilitator(room.show, SealView()).next
    return step.text if step else ""


def test_the_person_concerned_speaks_first_and_last() -> None:
    room = talking()
    room.act("r1", "hand", up="1")
    with pytest.raises(Refused, match="先请妈说"):
        room.act("f", "call")
    assert said(room) == "先请当事人说"
    room.go()
    assert room.facts[-1] == FloorGiven("", "", 40)
    floor = look.stage(room.show, SealView()).table.floor
    assert floor is not None and (floor.name, floor.number) == ("妈", 0)
    room.go(2)
    assert room.facts[-1] == FloorGiven("r1", "", 40)
    room.go()
    assert said(room) == "最后再请当事人说"
    room.go()
    assert room.facts[-1] == FloorGiven("", "", 40)
    room.go()
    assert [type(f) for f in room.facts[-2:]] == [FloorReturned, CueShown]


def test_each_speaks_once_and_no_more_than_time_allows() -> None:
    room = talking()
    room.go(2)
    room.act("r1", "hand", up="1")
    room.go()
    with pytest.raises(Refused, match="每人一次"):
        room.act("r1", "hand", up="1")
    room.go()
    assert [look.me(room.show, seat).spoke for seat in ("r1", "r2")] == [True, False]
    with pytest.raises(Refused, match="每人一次"):
        room.act("f", "call", seat="r1")
    for seat in ("r2", "r3", "r4"):
        room.act(seat, "hand", up="1")
    with pytest.raises(Refused, match="排满了"):
        room.act("r5", "hand", up="1")
    seen = look.resident(room.show).table.round
    assert seen is not None and (seen.first, seen.each, seen.phase, seen.left) == ("妈", 40, "next", 3)


def test_a_talk_in_turn_without_anybody_concerned_calls_who_waits_and_goes_on() -> None:
    room = Room("- discuss: 说说\n  turns: round\n- pause: 谢谢", 2)
    room.go()
    room.act("r2", "hand", up="1")
    room.go()
    assert room.speaking() == 2
    room.go(2)
    assert room.show.beat_id == "一.2"


def test_a_free_talk_stays_as_it_was() -> None:
    room = Room("- discuss: 说说\n- pause: 谢谢", 2)
    room.go()
    room.act("r1", "hand", up="1")
    assert look.resident(room.show).table.round is None
    room.act("f", "call")
    assert not look.me(room.show, "r1").spoke
    room.go()
    assert room.show.beat_id == "一.2"


def agreed() -> Room:
    room = talking()
    room.act("f", "jump", scene="一", beat="一.2")
    for what in ("接妈来住", "替妈管存折"):
        room.act("r1", "promise", who="老大", what=what, when="夏天")
    return room


def test_what_the_person_concerned_says_no_to_is_no_agreement() -> None:
    room = agreed()
    assert [p.needs for p in look.resident(room.show).table.promises] == [(("妈", ""),)] * 2
    assert room.act("f", "agreed", promise="p1", who="0", answer="yes") == [PromiseAgreed("p1", 0, "yes")]
    assert room.act("f", "agreed", promise="p1", who="0", answer="yes") == []
    room.act("f", "agreed", promise="p2", who="0", answer="no")
    assert [(p.needs, p.refused) for p in look.stage(room.show, SealView()).table.promises] == [
        ((("妈", "yes"),), False),
        ((("妈", "no"),), True),
    ]
    assert [b.what for b in handed_on(room.show)] == ["接妈来住"]
    room.act("f", "agreed", promise="p2", who="0", answer="")
    assert len(handed_on(room.show)) == 2


def test_a_yes_that_is_not_needed_is_not_asked_for() -> None:
    room = agreed()
    for promise, who in (("p9", "0"), ("p1", "1")):
        with pytest.raises(Malformed):
            room.act("f", "agreed", promise=promise, who=who, answer="yes")


def test_a_free_talk_names_who_speaks_first() -> None:
    room = Room("- discuss: 换椅子\n  first: 妈\n- pause: 谢谢", 2, HEAD)
    room.go()
    seen = look.stage(room.show, SealView()).table.round
    assert seen is not None and (seen.first, seen.phase) == ("妈", "free")
    room.go()
    assert room.show.beat_id == "一.2"
