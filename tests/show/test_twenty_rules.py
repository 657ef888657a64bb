"""Each of the twenty rules in a story; the rest of them stand in test_motion, test_owners and test_rule_twenty."""

import re
from pathlib import Path

import pytest

from app.errors import Malformed, Refused
from app.show import acts, look
from app.show.events import AmendmentSettled, FloorGiven, PhaseBegun, QuestionPut
from app.show.look.table import SHOWN
from app.show.regulations import RULES
from app.show.views import SealView
from tests.show.room import Room
from tests.show.test_motion import BEATS, debating, vote

OPEN = BEATS.replace("  speakers", "  from: room\n  speakers")
PARTS = {"who": "物业", "does": "换三盏灯", "when": "周五"}
ONES = ("一", "二", "三", "四", "五", "六", "七", "八", "九")
NUMBERS = [*ONES, "十", *(f"十{one}" for one in ONES), "二十"]
SOURCES = [*Path(acts.__file__).parent.glob("*.py")]


def moved() -> Room:
    room = Room(OPEN, 4)
    room.go(2)
    room.act("r1", "move", **PARTS)
    room.act("f", "choose", motion="议/m2")
    return room


def test_every_rule_is_shown_when_it_is_needed_or_taught_by_a_refusal() -> None:
    shown = {rule for rules in SHOWN.values() for rule in rules} | {"R13", "R14"}
    said = "".join(path.read_text("utf-8") for path in SOURCES)
    named = {n for found in re.findall("（规矩([一二三四五六七八九十、]+)）", said) for n in found.split("、")}
    taught = {f"R{NUMBERS.index(n) + 1}" for n in named}
    assert shown | taught == set(RULES)
    assert {"R2", "R3", "R4", "R5", "R6", "R9", "R13", "R14", "R20"} <= taught


def test_1_the_chair_neither_votes_nor_speaks_to_the_matter() -> None:
    for do in ("cast", "say", "ask", "support", "stand", "hand", "move", "second", "amend"):
        assert "facilitator" not in acts.ROLES[do]


def test_4_one_thing_at_a_time() -> None:
    room = moved()
    room.go()
    with pytest.raises(Refused, match="规矩四"):
        room.act("r2", "move", **PARTS)
    with pytest.raises(Refused, match="规矩四"):
        room.act("f", "choose", motion="议/m1")


def test_5_one_person_speaks_and_only_after_raising_a_hand() -> None:
    room = debating()
    room.act("r1", "hand", side="for")
    room.go()
    room.act("r2", "hand", side="against")
    with pytest.raises(Refused, match="规矩五"):
        room.act("f", "call")
    room.act("f", "thank")
    with pytest.raises(Refused, match="没有选边"):
        room.act("f", "call", seat="r3")


def test_7_the_sides_speak_in_turn() -> None:
    room = debating(6)
    for seat, side in (("r1", "for"), ("r2", "for"), ("r3", "against"), ("r4", "against")):
        room.act(seat, "hand", side=side)
    room.go(7)
    assert [f.side for f in room.facts if isinstance(f, FloorGiven)] == ["for", "against", "for", "against"]


def test_9_nobody_speaks_three_times_to_one_matter() -> None:
    room = debating(beats=BEATS.replace("speakers: 2", "speakers: 5"))
    for _ in range(2):
        room.act("r1", "hand", side="for")
        room.go(2)
    with pytest.raises(Refused, match="规矩九"):
        room.act("r1", "hand", side="for")


def test_13_the_mover_takes_an_amendment_as_it_is_and_there_are_no_more_than_agreed() -> None:
    room = moved()
    room.go()
    room.act("r2", "second")
    room.go(2)
    room.act("r3", "amend", text="换两盏")
    rules = look.resident(room.show).table.motion
    assert rules is not None and rules.rules == (RULES["R13"],)
    with pytest.raises(Refused, match="只有提议的人"):
        room.act("r2", "accept")
    assert room.act("r1", "accept") == [AmendmentSettled("议", "议/a1", True, "friendly")]
    with pytest.raises(Refused, match="不能再改了"):
        room.act("r3", "amend", text="换一盏")


def test_13_an_amendment_may_be_taken_back_by_its_mover_alone() -> None:
    room = debating()
    room.act("r3", "amend", text="换两盏")
    with pytest.raises(Refused, match="只能收回自己的"):
        room.act("r2", "withdraw")
    assert room.act("r3", "withdraw") == [AmendmentSettled("议", "议/a1", False, "withdrawn")]


def test_14_whoever_waits_is_heard_before_the_vote() -> None:
    room = debating()
    room.act("r1", "hand", side="for")
    room.act("r2", "hand", side="against")
    room.go(4)
    assert not [f for f in room.facts if isinstance(f, QuestionPut)]
    room.go()
    assert room.facts[-2:] == [PhaseBegun("议", "vote"), QuestionPut("议", "议/vote", "vote")]


def test_15_while_people_vote_nobody_sees_how() -> None:
    room = debating()
    room.go(2)
    room.act("r1", "cast", choice="A")
    for seen in (look.facilitator(room.show, SealView()), look.stage(room.show, SealView()), look.resident(room.show)):
        assert seen.ballot is not None
        assert (seen.ballot.answered, [o.count for o in seen.ballot.options]) == (1, [None, None, None])


def test_18_the_reason_of_the_fewer_is_offered_to_the_stage() -> None:
    room = debating()
    room.go(2)
    for seat, choice, why in (("r1", "A", "该修了"), ("r2", "A", ""), ("r3", "B", "钱不够")):
        room.act(seat, "cast", choice=choice, because=why)
    room.go(2)
    found = look.facilitator(room.show, SealView()).minority
    assert found is not None and (found.text, found.option) == ("钱不够", "B")


def test_19_a_promise_names_who_what_and_when() -> None:
    room = debating()
    room.go()
    vote(room, ["r1"], [])
    room.go()
    with pytest.raises(Malformed):
        room.act("r1", "promise", who="老周", what="买灯")
    room.act("r1", "promise", who="老周", what="买灯", when="周五")
