"""Every kind of ballot on all five screens, in the JSON of each, and in the record: silent while open, then told."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from app.scenario.load import load
from app.show import look, rules
from app.show.events import Cast, Event
from app.show.tally import RULES
from app.show.transcript import transcript
from app.show.views import SealView
from tests.show.room import HEAD, Room
from tests.show.test_weight import BEATS

SLIPS = {
    "one": {"choice": "B"},
    "quiz": {"choice": "B"},
    "many": {"choice__A": "1", "choice__B": "1"},
    "rank": {"choice__B": "1", "choice__A": "2"},
    "scale": {"choice__A": "4", "choice__B": "2"},
    "agree": {"choice__A": "agree", "choice__B": "unsure"},
    "tokens": {"choice__B": "2"},
}
COUNTS = {
    "one": [0, 6], "quiz": [0, 6], "many": [6, 6], "rank": [0, 6], "scale": [6, 6], "agree": [6, 6], "tokens": [0, 6],
}  # fmt: skip
SEATS = 6


def screens(room: Room) -> dict[str, Any]:
    """Each as its JSON says it."""
    show = room.show
    views: dict[str, Any] = {
        "resident": look.resident(show),
        "stage": look.stage(show, SealView()),
        "facilitator": look.facilitator(show, SealView()),
        "expert": look.expert(show, "e1"),
        "assistant": look.assistant(show, "a1"),
    }
    return {name: json.loads(json.dumps(asdict(view))) for name, view in views.items()}


def played(how: str) -> Room:
    room = Room(BEATS[how], SEATS)
    room.act("o1", "invite", name="王老师", key="e1")
    room.go()
    return room


@pytest.mark.parametrize("how", BEATS)
def test_on_every_screen_and_in_the_record(how: str) -> None:
    room = played(how)
    for name, seen in screens(room).items():
        assert (seen["ballot"]["state"], seen["ballot"]["rule"]) == ("not_yet", RULES[how]), name
    room.go()
    for n in range(1, SEATS + 1):
        room.act(f"r{n}", "cast", **SLIPS[how])
    for name, seen in screens(room).items():
        assert (seen["ballot"]["state"], seen["ballot"]["answered"]) == ("open", SEATS), name
        assert [o["count"] for o in seen["ballot"]["options"]] == [None, None], name
    room.go(2)
    for name, seen in screens(room).items():
        assert seen["ballot"]["state"] == "result", name
        assert [o["count"] for o in seen["ballot"]["options"]] == COUNTS[how], name
    result = told(how, room)
    assert (result.how, result.voted, result.channels["phone"]) == (how, SEATS, SEATS)
    assert [count.n for count in result.counts] == recorded(how)


def recorded(how: str) -> list[int]:
    """A record counts who ranked an option at all."""
    return [6, 6] if how == "rank" else COUNTS[how]


def told(how: str, room: Room) -> Any:
    indented = "\n".join("      " + line for line in BEATS[how].split("\n"))
    opened = rules.opened("s1", load((HEAD + indented + "\n").encode()), "0" * 64, "zh")
    kept: list[tuple[Event | None, int]] = [(opened, 0)]
    kept += [(fact, n) for n, fact in enumerate(room.facts, 1) if not isinstance(fact, Cast)]
    return next(line.result for line in transcript(kept, "zh").lines if line.result)
