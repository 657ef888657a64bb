"""The answer of a quiz is told in the record when the room knows it, not before."""

from app.show import rules
from app.show.events import Event
from app.show.transcript import transcript
from tests.show.room import Room

TWICE = """
- quiz: 三分之二是几户
  id: 前
  options: [18 户, 24 户]
  answer: 24 户
- quiz: 再问一次
  id: 后
  same_as: 前
"""


def rights(room: Room) -> list[list[bool | None]]:
    first = rules.opened("s1", room.show.scenario, "0" * 64, "zh")
    facts = [(fact, n) for n, fact in enumerate(room.facts, 1) if isinstance(fact, Event)]
    told = transcript([(first, 0), *facts], "zh")
    return [[count.right for count in line.result.counts] for line in told.lines if line.result]


def test_the_first_asking_keeps_its_answer_until_the_second_is_shown() -> None:
    room = Room(TWICE, 2)
    room.go(2)
    room.act("r1", "cast", choice="B")
    room.go(2)
    assert rights(room) == [[None, None]]
    room.go(4)
    assert rights(room) == [[False, True], [False, True]]


def test_a_show_that_ended_early_tells_what_it_asked() -> None:
    room = Room(TWICE, 1)
    room.go(4)
    room.act("f", "end")
    assert rights(room) == [[False, True]]
