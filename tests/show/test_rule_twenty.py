"""Safety floors, rights and truth are not voted on: the motion is refused with its reason, something else is open."""

import pytest

from app.errors import Refused
from app.show import look
from app.show.events import MotionRefused, PhaseBegun, PromiseMade
from app.show.regulations import touches
from app.show.views import SealView
from tests.show.room import Room

OPEN = """
- motion: 楼里的事，议一件
  id: 议
  from: room
- pause: 谢谢
"""
PARTS = {"who": "各家", "does": "把灭火器搬走，堵上消防通道", "when": "周五"}


def moved() -> Room:
    room = Room(OPEN, 3)
    room.go(2)
    room.act("r1", "move", **PARTS)
    return room


def test_it_is_refused_with_its_reason_and_may_not_be_chosen() -> None:
    room = moved()
    room.act("f", "choose", motion="议/m2")
    assert room.act("f", "refuse", motion="议/m2", reason="safety") == [MotionRefused("议", "议/m2", "safety")]
    assert room.act("f", "refuse", motion="议/m2", reason="safety") == []
    for who, do in (("f", "choose"), ("r2", "second")):
        with pytest.raises(Refused, match="规矩二十"):
            room.act(who, do, motion="议/m2")
    with pytest.raises(Refused, match="先选一条"):
        room.go()


def test_its_mover_may_write_an_agreement_sheet_or_move_something_else() -> None:
    room = moved()
    with pytest.raises(Refused, match="不是写约定"):
        room.act("r1", "promise", who="我", what="把通道的箱子搬开", when="今晚")
    room.act("f", "refuse", motion="议/m2", reason="safety")
    assert [look.me(room.show, seat).instead for seat in ("r1", "r2")] == [True, False]
    assert isinstance(room.act("r1", "promise", who="我", what="把通道的箱子搬开", when="今晚")[1], PromiseMade)
    room.act("r2", "sign", promise="p1")
    room.act("r1", "move", who="各家", does="修好楼道的灯", when="周五")
    with pytest.raises(Refused, match="已经提过"):
        room.act("r1", "move", who="各家", does="再修一盏灯", when="周五")


def test_on_the_way_it_is_dropped() -> None:
    room = moved()
    room.act("f", "choose", motion="议/m2")
    room.go()
    room.act("r2", "second")
    room.go(2)
    room.act("r3", "hand", side="against")
    room.go()
    assert room.act("f", "refuse", motion="议/m2", reason="right")[-1] == PhaseBegun("议", "dropped")
    assert room.speaking() == 0
    room.go()
    assert room.show.beat_id == "一.2"


def test_not_in_the_middle_of_its_vote() -> None:
    room = moved()
    room.act("f", "choose", motion="议/m2")
    room.go()
    room.act("r2", "second")
    room.go(3)
    with pytest.raises(Refused, match="先把这一票数完"):
        room.act("f", "refuse", motion="议/m2", reason="fact")


def test_words_are_a_hint_for_the_facilitator_and_no_verdict() -> None:
    found = look.facilitator(moved().show, SealView()).table.motion
    assert found is not None and [p.touches for p in found.proposals] == ["", "safety"]
    assert (touches("不让老周进楼"), touches("查一查王总是不是骗子"), touches("换好漏水的管子")) == (
        "right",
        "fact",
        "",
    )
