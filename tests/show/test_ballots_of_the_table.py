"""Rankings, vouchers, sides and statements as the room sees them; paper that is typed before it is filled in."""

import pytest

from app.errors import Refused
from app.show import look
from app.show.events import BallotCounted, StatementAdded, TieDecided
from app.show.views import SealView
from tests.show.room import Room

SEAL = SealView()

RANK = """
- vote: 先办哪件
  id: 先
  how: rank
  options: [管, 灯, 凳]
"""
VOUCHERS = """
- vote: 花在哪
  id: 花
  how: tokens
  tokens: 3
  budget: 30
  options:
    - {text: 修管, cost: 10}
    - {text: 装灯, cost: 20}
    - {text: 种花, cost: 40}
"""
SIDES = """
- vote: 站哪边
  id: 边
  groups: true
  options: [楼上, 楼下]
- vote: 表态
  id: 态
  how: agree
  add: true
  options: [先修管, 先装梯, 都先放]
"""


def test_a_tie_of_a_ranking_is_decided_in_the_open() -> None:
    room = Room(RANK, 4)
    room.go(2)
    for seat, first, second in (("r1", "A", "B"), ("r2", "A", "C"), ("r3", "B", "A"), ("r4", "C", "B")):
        room.act(seat, "cast", **{f"choice__{first}": "1", f"choice__{second}": "2"})
    room.go(2)
    shown = look.resident(room.show).ballot
    assert shown is not None and shown.result is not None
    assert (shown.result["winners"], shown.result["ties"]) == ([], ["B", "C"])
    room.act("f", "decide", option="C")
    decided, counted = room.facts[-3:-1]
    assert decided == TieDecided("先", "C")
    assert isinstance(counted, BallotCounted)
    assert counted.tally["result"]["rounds"][1:] == [
        {"counts": {"A": 2, "B": 2}, "exhausted": 0, "out": ["B"]},
        {"counts": {"A": 3}, "exhausted": 1, "out": []},
    ]
    told = look.stage(room.show, SEAL).ballot
    assert told is not None and told.result is not None
    assert (told.state, told.result["winners"], told.result["decided"]) == ("result", ["A"], ["C"])
    with pytest.raises(Refused, match="没有平票"):
        room.act("f", "decide", option="A")


def test_each_is_told_what_their_vouchers_helped_pay_for() -> None:
    room = Room(VOUCHERS, 3)
    room.go(2)
    room.act("r1", "cast", choice__A="1", choice__C="2")
    room.act("r2", "cast", choice__A="1", choice__B="2")
    room.act("r3", "cast", choice__C="3")
    room.go()
    assert look.me(room.show, "r2").paid == ()
    room.go()
    assert [look.me(room.show, seat).paid for seat in ("r1", "r2", "r3")] == [("修管",), ("修管", "装灯"), ()]
    shown = look.resident(room.show).ballot
    assert shown is not None and shown.result is not None
    assert (shown.budget, shown.tokens, [o.cost for o in shown.options]) == (30, 3, [10, 20, 40])
    assert (shown.result["winners"], shown.result["spent"]) == (["A", "B"], 30)


TIED = """
- vote: 花在哪
  id: 花
  how: tokens
  tokens: 2
  budget: 6
  options:
    - {text: 修管, cost: 4}
    - {text: 修灯, cost: 4}
"""


def test_vouchers_that_stand_alike_are_decided_in_the_open() -> None:
    """6 for 2 people, 3 each. Both want both; each costs them 2, and then 1 each is left: one is paid, not both."""
    room = Room(TIED, 2)
    room.go(2)
    for seat in ("r1", "r2"):
        room.act(seat, "cast", choice__A="1", choice__B="1")
    room.go(2)
    shown = look.stage(room.show, SEAL).ballot
    assert shown is not None and shown.result is not None
    assert (shown.result["winners"], shown.result["ties"]) == (["A"], [["A", "B"]])
    room.act("f", "decide", option="B")
    assert room.facts[-3] == TieDecided("花", "B")
    told = look.stage(room.show, SEAL).ballot
    assert told is not None and told.result is not None
    assert (told.state, told.result["winners"], told.result["ties"]) == ("result", ["B"], [])
    assert look.me(room.show, "r2").paid == ("修灯",)
    with pytest.raises(Refused, match="没有平票"):
        room.act("f", "decide", option="A")


def test_sides_share_and_part_and_four_people_are_no_side() -> None:
    room = Room(SIDES, 14)
    room.go(2)
    for n in range(1, 15):
        room.act(f"r{n}", "cast", choice="A" if n <= 5 else "B")
    room.go(3)
    assert room.show.ballot is not None and room.show.ballot.id == "态"
    room.go()
    for n in range(1, 15):
        upstairs = n <= 5
        room.act(f"r{n}", "cast", choice__A="agree", choice__B="agree" if upstairs else "disagree")
        if not upstairs or n < 5:
            room.act(f"r{n}", "cast", choice__C="agree")
    room.go(2)
    shown = look.resident(room.show).ballot
    assert shown is not None
    assert [(c.option, c.shared, [(s.side, s.agree, s.share) for s in c.sides]) for c in shown.common] == [
        ("A", True, [("楼上", 5, 1.0), ("楼下", 9, 1.0)]),
        ("B", False, [("楼上", 5, 1.0), ("楼下", 0, 0.0)]),
    ]


def test_a_sentence_of_the_room_joins_the_statements() -> None:
    room = Room(SIDES, 2)
    room.go(1)
    room.act("f", "jump", scene="一", beat="态")
    room.go()
    room.act("r1", "say", text="先搬花盆")
    room.act("f", "statement", comment="c1")
    assert room.facts[-1] == StatementAdded("态", "S4", "c1")
    room.act("r2", "cast", choice__S4="agree")
    shown = look.resident(room.show).ballot
    assert shown is not None and (shown.add, shown.options[-1].text) == (True, "先搬花盆")


def test_an_empty_paper_waits_and_is_never_confirmed() -> None:
    room = Room(RANK, 1)
    room.go(2)
    room.act("a1", "paper", serial="7")
    with pytest.raises(Refused, match="空的"):
        room.act("a2", "confirm", serial="7")
    room.act("a1", "paper", serial="7", choice__B="1")
    room.go()
    room.act("a2", "confirm", serial="7")
    seen = look.assistant(room.show)
    assert [(p.serial, p.choice, p.state) for p in seen.papers] == [("7", {"B": "1"}, "confirmed")]


def test_an_assistant_sees_the_guests_and_nobody_else() -> None:
    room = Room(RANK, 2)
    room.act("a1", "guest")
    room.go(2)
    seen = look.assistant(room.show)
    assert ([g.number for g in seen.guests], seen.seats, seen.counted) == ([3], 3, None)


def test_who_was_heard_is_told_in_shares() -> None:
    room = Room("- discuss: 说说", 4)
    room.go()
    room.act("r1", "say", text="两个字吗")
    room.act("r2", "hand", up="1")
    room.act("f", "call")
    room.act("f", "breach", seat="r2", reason="off_topic")
    room.act("f", "thank")
    heard = look.facilitator(room.show, SEAL).heard
    assert (heard.seats, heard.heard, heard.experts, heard.breaches) == (4, 2, 0.0, {"off_topic": 1})
