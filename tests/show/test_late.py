"""When the evening runs late: what the author allows to be cut brings the end back, and the play goes past it."""

import pytest

from app.errors import Malformed, Refused
from app.show import late, look, rules
from app.show.events import BeatKept, BeatShortened, CueShown, Event
from app.show.transcript import transcript
from app.show.views import CutView, FacilitatorView, SealView
from tests.show.room import Room

HEAD = """format: 1
id: story
lang: zh
title: 赶时间
duration: 20m
scenes:
  - id: 尾
    beats:
      - pause: 先歇
        id: 歇
        time: 2m
        late: skip
      - pause: 再会
        id: 别
        time: 1m
        late: skip
    next: END
  - id: 头
    next: 尾
    beats:
"""
BEATS = """
- discuss: 说说
  id: 说
  time: 5m
- quiz: 多少
  id: 问
  time: 3m
  late: skip
  options: [一, 二]
  answer: 一
- discuss: 再说
  id: 再
  time: 6m
  late: 2m
"""
PLAIN = HEAD.replace(
    "  - id: 尾", "  - id: 开\n    next: 头\n    beats:\n      - pause: 请坐\n        time: 1m\n  - id: 尾", 1
)


def evening() -> Room:
    """Seated, at the discussion, seventeen minutes of plan ahead of it."""
    room = Room(BEATS, 1, PLAIN)
    room.go(2)
    return room


def console(room: Room) -> FacilitatorView:
    return look.facilitator(room.show, SealView())


def test_what_may_be_cut_is_offered_the_greatest_saving_first() -> None:
    room = evening()
    assert console(room).cuts == (
        CutView("再", "discuss", "再说", 120, 240),
        CutView("问", "quiz", "多少", 0, 180),
        CutView("歇", "pause", "先歇", 0, 120),
        CutView("别", "pause", "再会", 0, 60),
    )


def test_a_cut_brings_the_end_back_and_stands_in_the_cue_list() -> None:
    room = evening()
    before = console(room).expected_end
    assert room.act("f", "late", beat="再") == [BeatShortened("再", 120)]
    assert room.act("f", "late", beat="再") == []
    view = console(room)
    assert before is not None and view.expected_end == before - 240_000
    assert [(c.beat, c.planned, c.cut) for c in view.cues if c.cut] == [("再", 120, True)]
    room.act("f", "jump", scene="头", beat="再")
    cue = look.resident(room.show).cue
    assert cue.started is not None and (cue.planned, cue.until) == (120, cue.started + 120_000)


def test_each_cue_ahead_says_when_it_begins_if_all_keep_their_time() -> None:
    room = evening()
    start = room.show.cue_started
    assert start is not None

    def minutes() -> dict[str, int]:
        return {c.beat: (c.due - start) // 60_000 for c in console(room).cues if c.due is not None}

    assert minutes() == {"问": 5, "再": 8, "歇": 14, "别": 16}
    room.act("f", "late", beat="问")
    room.act("f", "time", seconds="60")
    assert minutes() == {"再": 6, "歇": 12, "别": 14}


def test_go_passes_what_was_left_out_also_at_the_head_of_a_scene() -> None:
    room = evening()
    assert room.act("f", "late", beat="问") == [BeatShortened("问", 0)]
    assert room.act("f", "go") == [CueShown("头", "再")]
    room.act("f", "late", beat="歇")
    assert room.act("f", "go") == [CueShown("尾", "别")]
    assert room.show.path == [room.show.path[0], "说", "再", "别"]


def test_a_cut_can_be_taken_back_and_a_jump_plays_it_all_the_same() -> None:
    room = evening()
    before = console(room)
    room.act("f", "late", beat="问")
    assert room.act("f", "late", beat="问", on="0") == [BeatKept("问")]
    assert room.act("f", "late", beat="问", on="0") == []
    assert console(room) == before
    room.act("f", "late", beat="问")
    room.act("f", "jump", scene="头", beat="问")
    assert (room.show.cuts, look.resident(room.show).cue.planned) == ({}, 180)


def test_not_everything_can_be_cut() -> None:
    room = evening()
    with pytest.raises(Malformed, match="没有这个环节"):
        room.act("f", "late", beat="无")
    with pytest.raises(Refused, match="已经演过"):
        room.act("f", "late", beat="说")
    room.act("f", "late", beat="歇")
    with pytest.raises(Refused, match="至少留一个"):
        room.act("f", "late", beat="别")
    assert "别" not in [cut.beat for cut in console(room).cuts]


def test_a_vote_that_decides_the_way_stays() -> None:
    fork = HEAD.replace(
        "    next: 尾\n",
        "    next:\n      vote: 路\n      rules:\n        - {option: 走, goto: 尾}\n      otherwise: 尾\n",
    )
    fork = fork.replace("  - id: 尾", "  - id: 开\n    next: 头\n    beats:\n      - pause: 请坐\n  - id: 尾", 1)
    room = Room("- discuss: 说\n- vote: 往哪\n  id: 路\n  late: skip\n  options: [走, 停]", 1, fork)
    with pytest.raises(Refused, match="看这一票"):
        room.act("f", "late", beat="路")
    assert late.cuts(room.show)[0].beat.id == "歇"


def test_the_record_tells_what_was_cut() -> None:
    room = evening()
    room.act("f", "late", beat="再")
    room.act("f", "late", beat="问")
    room.act("f", "late", beat="问", on="0")
    first = rules.opened("s1", room.show.scenario, "0" * 64, "zh")
    facts = [(fact, n) for n, fact in enumerate(room.facts, 1) if isinstance(fact, Event)]
    told = transcript([(first, 0), *facts], "zh")
    assert [line.text for line in told.lines if line.kind == "time"] == [
        "缩短到 2 分钟：再说",
        "省去：多少",
        "又不省了：多少",
    ]
