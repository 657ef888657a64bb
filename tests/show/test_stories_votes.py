"""How a vote goes: given an evening, when somebody presses, then this follows."""

from dataclasses import asdict

import pytest

from app.errors import Malformed, Refused
from app.show import look
from app.show.events import (
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotRevealed,
    Cast,
    CommentMade,
    CueShown,
    CurtainShown,
    HandsCounted,
    ShiftMeasured,
    ShowEnded,
)
from app.show.views import SealView
from tests.show.room import Room

ONE = """
- vote: 去哪儿
  id: 去
  options: [东, 西]
- discuss: 说说
  id: 说
"""


def kinds(facts: list[object]) -> list[type]:
    return [type(fact) for fact in facts]


def says(room: Room) -> str:
    """What the button says next."""
    view = look.facilitator(room.show, SealView()).next
    return view.kind if view else ""


def test_one_button_leads_through_a_vote() -> None:
    room, seen = Room(ONE), []
    for _ in range(6):
        seen.append(says(room))
        room.go()
    assert seen == ["show", "open", "close", "reveal", "next", "next"]
    found = [f for f in kinds(list(room.facts)) if f.__name__ != "SeatTaken"]
    assert found == [CueShown, BallotOpened, BallotClosed, BallotCounted, BallotRevealed, CueShown, CurtainShown]
    assert says(room) == ""
    with pytest.raises(Refused, match="已经谢幕"):
        room.go()


def test_a_quiz_is_answered_not_voted_on() -> None:
    room, seen = (
        Room("- quiz: 几户\n  options: [18 户, 24 户]\n  answer: 24 户\n- vote: 去哪儿\n  options: [东, 西]"),
        [],
    )
    for _ in range(8):
        view = look.facilitator(room.show, SealView()).next
        assert view is not None
        seen.append(view)
        room.go()
    assert [view.text for view in seen[1:4]] == ["开始答题", "结束答题", "公布答案"]
    assert [view.text for view in seen[5:]] == ["开始投票", "结束投票", "公布结果"]
    assert not [view for view in seen[:4] if "投" in view.text + view.phones + view.stage]


def test_a_press_on_an_old_step_does_nothing() -> None:
    room = Room(ONE)
    at = str(room.show.step)
    assert kinds(list(room.act("f", "go", at=at))) == [CueShown]
    assert room.act("f", "go", at=at) == []
    assert room.show.beat_id == "去"


def test_a_vote_can_be_changed_until_it_closes() -> None:
    room = Room(ONE)
    with pytest.raises(Refused, match="没有要投的票"):
        room.act("r1", "cast", choice="A")
    room.go()
    with pytest.raises(Refused, match="还没有开始"):
        room.act("r1", "cast", choice="A")
    room.go()
    assert room.act("r1", "cast", choice="A") == [Cast("去", 1, "r1", {"A": "1"})]
    assert room.act("r1", "cast", choice="A") == []
    assert room.act("r1", "cast", choice="B") == [Cast("去", 1, "r1", {"B": "1"})]
    assert room.show.ballots["去"].answered == 1
    room.go()
    with pytest.raises(Refused, match="已经结束"):
        room.act("r2", "cast", choice="A")
    tally = room.show.ballots["去"].phones
    assert tally is not None
    assert tally.counts == {"A": {}, "B": {"1": 1}}


def test_what_is_no_option_is_no_vote() -> None:
    room = Room(ONE)
    room.go(2)
    with pytest.raises(Malformed, match="没有这个选项"):
        room.act("r1", "cast", choice="C")
    with pytest.raises(Malformed, match="只能选一项"):
        room.act("r1", "cast", choice__A="1", choice__B="1")
    assert room.show.ballots["去"].box == {}


def test_while_it_is_open_the_room_sees_how_many_and_not_what() -> None:
    room = Room(ONE)
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.act("r2", "cast", choice="A")
    for view in (look.resident(room.show), look.stage(room.show, SealView()), look.facilitator(room.show, SealView())):
        ballot = view.ballot
        assert ballot is not None
        assert (ballot.answered, ballot.seats) == (2, 3)
        assert [(o.count, o.share, o.spread) for o in ballot.options] == [(None, None, None)] * 2
    mine, other = look.me(room.show, "r1").ballot, look.me(room.show, "r3").ballot
    assert (mine and mine.mine, other and other.mine) == ({"A": "1"}, None)
    room.go()
    closed, leader = look.resident(room.show).ballot, look.facilitator(room.show, SealView()).ballot
    assert [o.count for o in closed.options] == [None, None] if closed else False
    assert [o.count for o in leader.options] == [2, 0] if leader else False
    room.go()
    shown = look.resident(room.show).ballot
    assert [(o.count, o.share) for o in shown.options] == [(2, 1.0), (0, 0.0)] if shown else False


def test_asked_again_both_runs_stay() -> None:
    room = Room(ONE)
    room.go(2)
    with pytest.raises(Refused, match="还没有投完"):
        room.act("f", "again")
    room.act("r1", "cast", choice="A")
    room.go(2)
    assert room.act("f", "again") == [BallotOpened("去", 2, "one")]
    assert room.show.ballots["去"].box == {}
    room.act("r1", "cast", choice="B")
    room.go(2)
    ballot = room.show.ballots["去"]
    assert ballot.tally is not None
    assert [run.counts for run in (*ballot.earlier, ballot.tally)] == [
        {"A": {"1": 1}, "B": {}},
        {"A": {}, "B": {"1": 1}},
    ]


def test_close_and_reveal_are_acts_of_their_own() -> None:
    room = Room(ONE)
    room.go()
    with pytest.raises(Refused, match="先结束投票"):
        room.act("f", "reveal")
    with pytest.raises(Refused, match="还没有开始"):
        room.act("f", "close")
    room.act("f", "open")
    assert room.act("f", "open") == []
    assert kinds(list(room.act("f", "close"))) == [BallotClosed]
    assert room.act("f", "close") == []
    assert kinds(list(room.act("f", "reveal"))) == [BallotCounted, BallotRevealed]
    assert room.act("f", "reveal") == []


def test_hands_are_taken_until_the_result() -> None:
    room = Room(ONE)
    room.go(3)
    room.act("a1", "count", count="5")
    room.act("f", "hands", option="A", count="5", counters="甲,乙")
    assert room.act("f", "hands", option="A", count="4", counters="甲,乙") == [
        HandsCounted("去", 1, "A", 4, ("甲", "乙"))
    ]
    room.go()
    shown = look.resident(room.show).ballot
    assert shown is not None
    assert [(o.count, o.hands) for o in shown.options] == [(4, 4), (0, None)]


def test_many_has_a_limit() -> None:
    room = Room("- vote: 挑两样\n  id: 几样\n  how: many\n  max: 2\n  options: [灯, 凳, 花]")
    room.go(2)
    with pytest.raises(Refused, match="最多选 2 项"):
        room.act("r1", "cast", choice__A="1", choice__B="1", choice__C="1")
    assert room.act("r1", "cast", choice__A="1", choice__C="1") == [Cast("几样", 1, "r1", {"A": "1", "C": "1"})]
    assert room.act("r1", "cast", choice__B="1") == [Cast("几样", 1, "r1", {"B": "1"})]


def test_a_scale_goes_from_one_to_five_and_adds_up() -> None:
    room = Room("- vote: 打分\n  id: 分\n  how: scale\n  options: [公平, 安心]")
    room.go(2)
    for value in ("0", "6", "04", "五", "-1"):
        with pytest.raises(Malformed, match="看不懂"):
            room.act("r1", "cast", choice__A=value)
    room.act("r1", "cast", choice__A="2")
    assert room.act("r1", "cast", choice__B="5") == [Cast("分", 1, "r1", {"A": "2", "B": "5"})]
    room.act("r2", "cast", choice__A="5")
    room.go(2)
    shown = look.resident(room.show).ballot
    assert shown is not None
    assert [(o.spread, o.median, o.mean) for o in shown.options] == [({"2": 1, "5": 1}, 3.5, 3.5), ({"5": 1}, 5.0, 5.0)]


def test_before_and_after_are_paired_by_seat() -> None:
    """r1 2 to 4, r2 5 to 4, r3 3 to 3; r4 answered only before: means of the pairs 3.33 and 3.67."""
    room = Room(
        "- vote: 前\n  id: 前\n  how: scale\n  options: [公平]\n- vote: 后\n  id: 后\n  same_as: 前",
        4,
    )
    room.go(2)
    for seat, value in {"r1": "2", "r2": "5", "r3": "3", "r4": "1"}.items():
        room.act(seat, "cast", choice__A=value)
    room.go(4)
    for seat, value in {"r1": "4", "r2": "4", "r3": "3"}.items():
        room.act(seat, "cast", choice__A=value)
    room.go()
    shift = next(f for f in room.facts if isinstance(f, ShiftMeasured))
    moves = {k: shift.moves["A"][k] for k in ("n", "up", "down", "stayed", "before", "after")}
    assert (shift.first, shift.second, shift.paired, shift.dropped) == ("前", "后", 3, 1)
    assert moves == {"n": 3, "up": 1, "down": 1, "stayed": 1, "before": 3.33, "after": 3.67}


def test_a_reason_leaves_the_box_without_its_seat() -> None:
    room = Room(ONE)
    room.go(2)
    with pytest.raises(Refused, match="先选一项"):
        room.act("r1", "cast", because="近")
    room.act("r1", "cast", choice="B", because="近")
    facts = room.act("f", "close")
    made = next(f for f in facts if isinstance(f, CommentMade))
    assert (made.kind, made.seat, made.option, made.state) == ("because", "", "B", "held")
    room.act("f", "approve", comment="c1")
    assert look.resident(room.show).comments == ()
    room.go()
    assert [c.text for c in look.resident(room.show).comments] == ["近"]


def test_an_evicted_seat_takes_its_open_ballot_with_it() -> None:
    room = Room(ONE)
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.act("f", "evict", seat="r1")
    assert (room.show.ballots["去"].answered, room.show.present()) == (0, 2)


def test_the_end_destroys_the_links_and_keeps_the_counts() -> None:
    room = Room(ONE)
    room.go(2)
    room.act("r1", "cast", choice="A", because="近")
    facts = room.act("f", "end")
    assert [k for k in kinds(list(facts)) if k in (BallotClosed, BallotCounted, ShowEnded)] == [
        BallotClosed,
        BallotCounted,
        ShowEnded,
    ]
    ballot = room.show.ballots["去"]
    assert ballot.tally is not None
    assert (ballot.box, ballot.tally.counts) == ({}, {"A": {"1": 1}, "B": {}})
    told = [f for f in room.facts if not isinstance(f, Cast) and type(f).__name__ not in ("SeatTaken",)]
    assert "r1" in str([f for f in room.facts if isinstance(f, Cast)])
    assert "r1" not in str([asdict(f) for f in told])
    with pytest.raises(Refused, match="本场已经结束"):
        room.act("r1", "cast", choice="B")


def test_how_the_evening_was_is_asked_once_and_counted_as_any_ballot() -> None:
    asked = "- vote: 打几分\n  id: 分\n  how: scale\n  use: satisfaction\n  options: [听懂了]\n"
    room = Room(asked + "- vote: 别的\n  options: [行, 不行]", 2)
    room.go()
    room.act("f", "open")
    assert [type(fact) for fact in room.act("r1", "satisfied", choice__A="4")] == [Cast]
    room.act("r2", "cast", choice__A="2")
    room.act("f", "close")
    assert room.show.ballots["分"].answered == 2
    room.act("f", "reveal")
    room.go()
    room.act("f", "open")
    with pytest.raises(Refused, match="打分"):
        room.act("r1", "satisfied", choice="A")
