"""The double count in the room: phones and paper stand for owners in turn, hands for nobody."""

import pytest

from app.errors import Refused
from app.show import look
from app.show.events import MotionDecided
from app.show.views import SealView
from tests.show.room import Room

HEAD = """format: 1
id: story
lang: zh
title: 故事
owners:
  101: {area: 60, person: 王}
  102: {area: 80, person: 许}
  201: {area: 60, person: 许}
  202: {area: 100, person: 廖}
scenes:
  - id: 一
    beats:
"""
BEATS = """
- motion: 动用维修资金修屋顶
  id: 议
  count: heads_and_area
  decision: owners_joint
"""


def asked(more: str = "", seats: int = 2) -> Room:
    room = Room(BEATS + more, seats, HEAD)
    room.go(2)
    room.act("r1", "second") if not more else room.act("r2", "second")
    room.go(4)
    assert room.show.ballot is not None and room.show.ballot.state == "open"
    return room


def double(room: Room) -> dict[str, object]:
    decided = next(f for f in reversed(room.facts) if isinstance(f, MotionDecided))
    found = decided.facts["double"]
    assert isinstance(found, dict)
    return found | {"passed": decided.passed}


def test_whoever_owns_two_flats_is_one_owner_with_both_areas() -> None:
    room = asked(seats=3)
    assert [look.me(room.show, f"r{n}").home for n in (1, 2, 3)] == ["101 王", "102、201 许", "202 廖"]
    for seat in ("r1", "r2", "r3"):
        room.act(seat, "cast", choice="A" if seat != "r1" else "B")
    room.go(2)
    assert double(room) == {
        "owners": [3, "300"],
        "took": [3, "300"],
        "yes": [2, "240"],
        "turnout": True,
        "consent": False,
        "passed": False,
    }


def test_an_ordinary_matter_needs_more_than_half() -> None:
    room = asked("  pass: 1/2\n", 3)
    for seat in ("r1", "r2", "r3"):
        room.act(seat, "cast", choice="A" if seat != "r1" else "B")
    shown = look.resident(room.show).ballot
    assert shown is not None and "过半同意" in shown.rule
    room.go(2)
    assert double(room)["passed"] is True


def test_paper_stands_for_the_owner_of_its_number() -> None:
    room = asked(seats=1)
    room.act("r1", "cast", choice="A")
    room.act("a1", "count", count="4")
    for serial, choice in (("002", "A"), ("003", "A"), ("006", "B")):
        room.act("a1", "paper", serial=serial, choice=choice)
    assert [p.home for p in look.assistant(room.show).papers] == ["102、201 许", "202 廖", "202 廖"]
    for serial in ("002", "003"):
        room.act("a2", "confirm", serial=serial)
    room.go(2)
    found = double(room)
    assert (found["took"], found["yes"], found["passed"]) == ([3, "300"], [3, "300"], True)


def test_hands_are_no_owners_and_the_room_is_told_why() -> None:
    room = asked()
    with pytest.raises(Refused, match="哪一户"):
        room.act("f", "hands", option="A", count="3")
    shown = look.stage(room.show, SealView()).ballot
    assert shown is not None and not shown.by_hand
