"""Play it again: a call, a stop, a try, the fixed questions, keep or drop, and what later scenes show of it."""

import pytest

from app.errors import NotYours, Refused
from app.live.wake import boxes, fold
from app.show import codec, look, rules
from app.show.events import Cast, Event, StopCalled, StopConfirmed, StopWaved, TryKept
from app.show.views import SealView
from tests.show.room import Room

HEAD = """format: 1
id: story
lang: zh
title: 故事
cast:
  甲: {about: 楼上, swap: true}
  乙: {about: 楼下, swap: true}
  丙: {about: 路过}
scenes:
  - id: 一
    beats:
"""
TWICE = """
- replay: 回到门口
  id: 再来
  rounds: 2
- script: |
    （夜里。）
    甲：睡了吗？
- script: |
    （今晚改过）
    乙：没呢。
"""


def room() -> Room:
    return Room(TWICE, 4, HEAD)


def calling() -> Room:
    """Somebody called, the facilitator stopped the play, seat 2 plays 甲."""
    found = room()
    found.go()
    found.act("r1", "stop")
    found.act("f", "stop")
    found.act("r2", "volunteer", role="甲")
    return found


def told(found: Room, kept: str, dropped: str) -> list[Event | Cast]:
    """On to the vote; so many for each; what follows from showing it."""
    found.go(2)  # the questions, their answers
    found.go(2)  # the question whether to keep it, opened
    for seat, option in zip(("r1", "r2", "r3", "r4"), kept + dropped, strict=False):
        found.act(seat, "cast", choice=option)
    found.go()
    return found.act("f", "go", at=str(found.show.step))


def test_a_call_from_a_phone_waits_for_the_facilitator() -> None:
    found = room()
    found.go()
    assert found.act("r1", "stop") == [StopCalled("再来", "r1", confirmed=False)]
    assert found.act("r3", "stop") == []
    with pytest.raises(Refused, match="等主持人让演员停下"):
        found.act("r1", "volunteer", role="甲")
    assert found.act("f", "stop") == [StopConfirmed("再来", 1)]
    assert found.act("f", "stop") == []


def test_a_call_that_is_waved_off_costs_no_round() -> None:
    found = room()
    found.go()
    found.act("r1", "stop")
    assert found.act("f", "stop", on="0") == [StopWaved("再来", 1)]
    assert found.show.tries["再来"] == []
    assert look.resident(found.show).table.replay is not None


def test_a_call_by_voice_stops_the_play_at_once() -> None:
    found = room()
    found.go()
    assert found.act("f", "stop") == [StopCalled("再来", "")]
    assert found.show.tries["再来"][0].phase == "trying"


def test_a_role_is_for_one_and_only_some_may_be_taken() -> None:
    found = calling()
    with pytest.raises(Refused, match="已经有人上了"):
        found.act("r3", "volunteer", role="甲")
    with pytest.raises(Refused, match="今晚不换人"):
        found.act("r3", "volunteer", role="丙")
    assert found.act("r2", "volunteer", role="甲") == []
    found.act("f", "volunteer", role="甲")
    assert found.show.tries["再来"][0].roles == {"甲": ""}


def test_the_room_answers_the_fixed_questions_then_decides() -> None:
    found = calling()
    found.go()
    ballot = found.show.ballot
    assert ballot and [o.text for o in ballot.options] == [
        "这样一来，事情好办些了", "平常日子里，真做得到", "没有哪一边更吃亏",
    ]  # fmt: skip
    found.act("r1", "cast", choice__A="agree", choice__B="unsure")
    found.go()
    assert ballot.id == "再来/effect1" and found.show.ballots[ballot.id].state == "result"
    found.go()
    shown = look.resident(found.show).ballot
    assert shown and (shown.state, shown.text, shown.rule) == (
        "not_yet", "这个改法，今晚留不留？", "留下的多于不留的才留下，一样多不留。",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "dropped", "stays"), [("AAA", "B", True), ("AA", "BB", False), ("A", "BB", False), ("", "", False)]
)
def test_more_for_keeping_keeps_it_and_a_tie_does_not(kept: str, dropped: str, stays: bool) -> None:
    found = calling()
    assert told(found, kept, dropped)[-1] == TryKept("再来", 1, stays, "", "vote")
    assert found.show.tries["再来"][0].kept is stays


def test_hands_count_with_the_phones() -> None:
    found = calling()
    found.go(4)
    found.act("r1", "cast", choice="A")
    found.go()
    found.act("f", "hands", option="B", count="2", counters="甲,乙")
    assert found.act("f", "go", at=str(found.show.step))[-1] == TryKept("再来", 1, False, "", "vote")


def test_what_was_kept_stands_in_later_scenes_where_the_author_marked_it_or_above() -> None:
    found = calling()
    found.act("r2", "changed", text="先问一句吃了没")
    told(found, "AA", "")
    found.go()
    assert look.resident(found.show).cue.changed == ("先问一句吃了没",)
    leader = look.facilitator(found.show, SealView())
    assert [line.text for line in leader.cue.lines] == ["（夜里。）", "睡了吗？"]
    found.go()
    assert look.resident(found.show).cue.changed == ("先问一句吃了没",)
    leader = look.facilitator(found.show, SealView())
    assert [line.text for line in leader.cue.lines] == ["（先问一句吃了没）", "没呢。"]
    assert leader.cue.changed == ()


def test_what_was_dropped_leaves_no_trace_in_later_scenes() -> None:
    found = calling()
    found.act("r2", "changed", text="先问一句吃了没")
    told(found, "", "BB")
    found.go(2)
    leader = look.facilitator(found.show, SealView())
    assert ([line.text for line in leader.cue.lines], leader.cue.changed) == (["没呢。"], ())


def test_only_those_who_tried_or_called_tell_what_changed() -> None:
    found = calling()
    with pytest.raises(NotYours):
        found.act("r4", "changed", text="我来说")
    found.act("r1", "changed", text="先道歉")
    found.act("f", "changed", text="先道歉，再说事")
    assert found.act("f", "changed", text="先道歉，再说事") == []
    assert found.show.text(found.show.tries["再来"][0].words) == "先道歉，再说事"


def test_the_facilitator_may_settle_it_by_voice_and_an_open_ballot_is_counted() -> None:
    found = calling()
    found.go()
    facts = found.act("f", "tried", result="kept", text="换了语气")
    assert facts[-1] == TryKept("再来", 1, True, "t-再来-1-1", "said")
    assert found.show.ballots["再来/effect1"].state == "closed"


def test_all_rounds_played_nobody_stops_any_more() -> None:
    found = calling()
    told(found, "A", "")
    found.act("r3", "stop")
    found.act("f", "stop")
    found.act("f", "tried", result="dropped")
    with pytest.raises(Refused, match="都试完了"):
        found.act("r3", "stop")


def test_a_try_asked_again_is_decided_again() -> None:
    found = calling()
    told(found, "A", "")
    found.act("f", "again")
    found.act("r1", "cast", choice="B")
    found.go()
    assert found.act("f", "go", at=str(found.show.step))[-1] == TryKept("再来", 1, False, "", "vote")


def test_the_ledger_replays_and_one_of_before_still_does() -> None:
    found = calling()
    told(found, "AA", "B")
    events = [f for f in found.facts if not isinstance(f, Cast)]
    bodies = [codec.decode(codec.encode(f, 0))[0] for f in events]
    fresh = room().show
    fold(fresh, [(f, 0) for f in bodies], boxes(()))
    assert fresh.tries["再来"][0].kept is True
    old = room().show
    for body in (b'{"at":0,"beat":"\\u518d\\u6765","seat":"r1","type":"StopCalled"}',):
        rules.evolve(old, *codec.decode(body))
    assert old.tries["再来"][0].phase == "trying"
