"""Who was heard, live for the facilitator: minutes, silent seats by colour; one fact at the end."""

from app.show import look
from app.show.events import PeopleHeard
from app.show.seats import colour
from app.show.views import SealView
from tests.show.room import Room

BEATS = """
- discuss: 说说
- expert: 请教律师
- pause: 谢谢
"""


def waits(room: Room, seconds: int) -> None:
    room.at += seconds * 1000 - 1000


def test_minutes_of_experts_against_residents() -> None:
    room = Room(BEATS, 4)
    room.go()
    waits(room, 60)
    room.go()
    waits(room, 180)
    room.go()
    heard = look.facilitator(room.show, SealView()).heard
    assert (heard.seconds_residents, heard.seconds_experts, heard.experts) == (60, 180, 0.75)
    waits(room, 500)
    room.act("f", "end")
    fact = next(f for f in room.facts if isinstance(f, PeopleHeard))
    assert fact.talk == {"expert": 180, "resident": 60}


def test_an_evening_that_ends_in_the_middle_counts_what_was_on() -> None:
    room = Room(BEATS, 1)
    room.go()
    waits(room, 90)
    room.act("f", "end")
    assert next(f for f in room.facts if isinstance(f, PeopleHeard)).talk == {"expert": 0, "resident": 90}


def test_silent_seats_are_told_by_colour_and_never_by_name() -> None:
    room = Room(BEATS, 6)
    room.go()
    room.act("r1", "say", text="我说一句")
    room.act("r2", "hand", up="1")
    room.act("f", "call")
    room.act("f", "thank")
    assert look.facilitator(room.show, SealView()).heard.silent == {"blue": 1, "green": 1, "red": 1, "yellow": 1}
    assert [look.me(room.show, seat).colour for seat in ("r1", "r6", "r9")] == ["red", "yellow", ""]
    assert [colour(n) for n in range(6)] == ["", "red", "yellow", "blue", "green", "red"]
