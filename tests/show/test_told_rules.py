"""The record says how a ranking went round by round and what the vouchers paid for; small numbers stay hidden."""

from app.show.codec import decode, encode
from app.show.events import Cast, Event
from app.show.lines import Line
from app.show.rules import opened
from app.show.transcript import transcript
from tests.show.room import Room
from tests.show.test_ballots_of_the_table import RANK, VOUCHERS


def told(room: Room) -> list[Line]:
    first = opened("s1", room.show.scenario, "0" * 64, "zh")
    facts: list[Event] = [first, *(f for f in room.facts if not isinstance(f, Cast))]
    return list(transcript([decode(encode(f, n)) for n, f in enumerate(facts)], "zh").lines)


def ranked(reveal: bool, by: int = 1) -> list[str]:
    room = Room(RANK, 6 * by)
    room.go(2)
    ways = (("A", "B"), ("A", "B"), ("A", "B"), ("B", "A"), ("B", "A"), ("C", "B"))
    for n, (first, second) in enumerate(way for _ in range(by) for way in ways):
        room.act(f"r{n + 1}", "cast", **{f"choice__{first}": "1", f"choice__{second}": "2"})
    room.go(2 if reveal else 1)
    room.act("f", "end")
    return [line.text for line in told(room) if line.kind == "round"]


def test_every_round_of_a_ranking() -> None:
    assert ranked(True, 5) == [
        "第 1 轮：A 管 15，B 灯 10，C 凳 5；C 凳 离开",
        "第 2 轮：A 管 15，B 灯 15；B 灯 离开",
        "第 3 轮：A 管 25",
        "留到最后：A 管",
    ]


def test_what_the_room_was_not_shown_keeps_its_small_numbers() -> None:
    assert ranked(True)[0] == "第 1 轮：A 管 3，B 灯 2，C 凳 1；C 凳 离开"
    assert ranked(False)[0] == "第 1 轮：A 管 ＜5，B 灯 ＜5，C 凳 ＜5；C 凳 离开"


def test_a_tie_is_counted_once_and_says_who_stayed() -> None:
    room = Room(RANK, 4)
    room.go(2)
    for seat, first, second in (("r1", "A", "B"), ("r2", "A", "C"), ("r3", "B", "A"), ("r4", "C", "B")):
        room.act(seat, "cast", **{f"choice__{first}": "1", f"choice__{second}": "2"})
    room.go(2)
    room.act("f", "decide", option="C")
    lines = told(room)
    assert [line.result is None for line in lines if line.kind == "counted"] == [True, False]
    rounds = [line.text for line in lines if line.kind == "round"]
    assert rounds[-1] == "留到最后：A 管" and all("＜5" in text for text in rounds[:-1])


def test_what_the_vouchers_paid_for() -> None:
    room = Room(VOUCHERS, 3)
    room.go(2)
    room.act("r1", "cast", choice__A="1", choice__C="2")
    room.act("r2", "cast", choice__A="1", choice__B="2")
    room.act("r3", "cast", choice__C="3")
    room.go(2)
    found = [line.text for line in told(room) if line.kind == "funded"]
    assert found == ["A 修管（一起付的：＜5 人）；B 装灯（一起付的：＜5 人）；一共 30 元，花了 30 元"]


def test_the_reasons_of_the_fewer_are_in_the_record_or_said_to_be_none() -> None:
    for why, told_as in (("先看账", "先看账"), ("", "没有写下的，或还没有放出来")):
        room = Room("- motion: 修路灯\n  id: 议", 3)
        room.go(2)
        room.act("r1", "second")
        room.go(4)
        for seat, option in (("r1", "A"), ("r2", "A"), ("r3", "B")):
            room.act(seat, "cast", choice=option, because=why if option == "B" else "")
        room.go(2)
        for comment in room.show.comments:
            room.act("f", "approve", comment=comment)
        assert [line.text for line in told(room) if line.kind == "minority"] == [told_as]
