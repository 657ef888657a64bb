"""Promises from one evening to the next, cards that become promises, endings that are acted, answers as another."""

import pytest

from app.errors import Malformed, NotYours, Refused
from app.show import look, rules
from app.show.commands import Before, CarryPromises, Who
from app.show.events import (
    BeforesShown,
    EndingTaken,
    PinCarried,
    PinChecked,
    PromiseCarried,
    PromiseFollowed,
    PromiseMade,
    WordsErased,
    WordsKept,
)
from app.show.promises import handed_on
from app.show.views import BesideView, SealView
from tests.show.room import Room

ORGANIZER = Who("organizer", "")
SOON = Before("old", "p1", "三楼半", "郝姐", "放一只凳子", "周日")
LATER = Before("old", "p2", "三楼半", "老罗", "修水管", "月底", "下月", "三十元", "not_yet", "等零件")
COMMIT = "- commit: 谁来做\n  columns: [谁, 什么, 哪天]\n"


def carried(*before: Before) -> Room:
    room = Room(COMMIT)
    facts = rules.decide(room.show, ORGANIZER, CarryPromises(before), 1)
    for fact in facts:
        rules.evolve(room.show, fact, 1)
    room.facts += facts
    return room


def test_promises_of_the_evening_before_come_in_once() -> None:
    room = carried(SOON, LATER)
    assert room.facts[-5:] == [
        WordsKept("b1", "郝姐\n放一只凳子\n周日\n\n"),
        PromiseCarried("b1", "b1", "old", "p1", "三楼半", "open", ""),
        WordsKept("b2", "老罗\n修水管\n月底\n下月\n三十元"),
        WordsKept("b2-0", "等零件"),
        PromiseCarried("b2", "b2", "old", "p2", "三楼半", "not_yet", "b2-0"),
    ]
    assert rules.decide(room.show, ORGANIZER, CarryPromises((SOON, LATER)), 2) == []


def test_the_first_go_shows_them_and_the_next_begins_the_play() -> None:
    room = carried(SOON)
    before = look.facilitator(room.show, SealView()).next
    assert before and (before.kind, before.text) == ("recall", "先看上回说好的")
    assert room.act("f", "go", at=str(room.show.step)) == [BeforesShown()]
    assert look.stage(room.show, SealView()).look == "befores"
    assert [b.what for b in look.resident(room.show).table.befores] == ["放一只凳子"]
    room.go()
    assert (room.show.beat_id, look.stage(room.show, SealView()).look) == (room.show.path[0], "cue")
    assert look.resident(room.show).table.befores == ()


def test_without_an_evening_before_the_play_begins_at_once() -> None:
    room = Room(COMMIT)
    room.go()
    assert room.show.path
    with pytest.raises(Refused, match="没有带来上回的约定"):
        room.act("f", "recall")


def test_done_not_yet_and_why() -> None:
    room = carried(SOON)
    assert room.act("f", "follow", promise="b1", state="not_yet", why="凳子订了还没到") == [
        WordsKept("b1-1", "凳子订了还没到"),
        PromiseFollowed("b1", "not_yet", "b1-1"),
    ]
    assert room.act("f", "follow", promise="b1", state="not_yet", why="凳子订了还没到") == []
    assert room.act("o1", "follow", promise="b1", state="done") == [PromiseFollowed("b1", "done", "")]
    found = look.facilitator(room.show, SealView()).befores
    assert [(b.state, b.why) for b in found] == [("done", "")]
    with pytest.raises(Malformed):
        room.act("f", "follow", promise="b9", state="done")


def test_an_evening_hands_on_what_is_left_and_its_own() -> None:
    room = carried(SOON, LATER)
    room.act("f", "follow", promise="b1", state="done")
    room.go(2)
    room.act("r1", "promise", who="我", what="抄一份\u3000贴出来", when="三天内")
    assert handed_on(room.show) == (
        LATER, Before("s1", "p1", "故事", "我", "抄一份\u3000贴出来", "三天内"),
    )  # fmt: skip


def test_erased_words_are_not_handed_on() -> None:
    room = carried(SOON)
    room.act("o1", "erase", words="b1")
    assert handed_on(room.show) == ()
    assert look.facilitator(room.show, SealView()).befores[0].what == ""


def test_after_the_end_only_the_organizer_asks_what_became_of_it() -> None:
    room = carried(SOON)
    room.act("f", "end")
    with pytest.raises(NotYours):
        room.act("f", "follow", promise="b1", state="done")
    assert room.act("o1", "follow", promise="b1", state="done") == [PromiseFollowed("b1", "done", "")]


BOARD = """
- board: 说法和证据
  columns: [说法, 证据]
- commit: 谁来做
  columns: [谁, 什么, 哪天]
"""


def test_a_card_is_checked_carried_and_taken_up() -> None:
    room = Room(BOARD)
    room.go()
    room.act("r1", "pin", column="0", text="牌照是真的")
    room.act("o1", "invite", name="陈律师", key="e1")
    assert room.act("e1", "checked", pin="k1", state="false") == [PinChecked("k1", "false", "e1")]
    assert room.act("e1", "checked", pin="k1", state="false") == []
    assert room.act("f", "carry", pin="k1") == [PinCarried("k1")]
    pin = look.resident(room.show).table.board[0].pins[0]
    assert (pin.checked, pin.checker, pin.carried) == ("false", "陈律师", True)
    room.go()
    assert [p.text for p in look.resident(room.show).table.waiting] == ["牌照是真的"]
    facts = room.act("r2", "promise", who="小刘", when="明天", what="", pin="k1")
    assert facts[-1] == PromiseMade("p1", "p1", "r2", room.show.beat_id, "k1")
    assert room.show.text("p1") == "小刘\n牌照是真的\n明天\n\n"
    assert look.resident(room.show).table.waiting == ()
    with pytest.raises(Malformed, match="还没有写字"):
        room.act("r2", "promise", who="小刘", when="明天", what="")


def test_what_was_taken_from_an_erased_card_is_erased_with_it() -> None:
    room = Room(BOARD)
    room.go()
    room.act("r1", "pin", column="0", text="牌照是真的")
    room.go()
    room.act("r2", "promise", who="小刘", when="明天", what="", pin="k1")
    words = room.show.pins["k1"].words
    assert room.act("o1", "erase", words=words) == [WordsErased(words, "o1"), WordsErased("p1", "o1")]
    assert "牌照是真的" not in room.show.words.values()


def test_a_chosen_ending_is_taken_by_those_who_act_it() -> None:
    room = Room("- write: 写结局\n", 8)
    room.go()
    room.act("r1", "ending", text="下楼打招呼")
    with pytest.raises(Refused, match="还没有选上"):
        room.act("r2", "volunteer", ending="e1")
    room.act("f", "acted", ending="e1")
    assert room.act("r2", "volunteer", ending="e1") == [EndingTaken("e1", "r2")]
    assert room.act("r2", "volunteer", ending="e1") == []
    assert look.me(room.show, "r2").playing == ("e1",)
    for n in (3, 4, 5, 6, 7):
        room.act(f"r{n}", "volunteer", ending="e1")
    with pytest.raises(Refused, match="人够了"):
        room.act("r8", "volunteer", ending="e1")
    assert room.act("r2", "volunteer", ending="e1", on="0") == [EndingTaken("e1", "r2", False)]
    shown = look.stage(room.show, SealView()).table.endings
    assert shown and shown.endings[0].players == (3, 4, 5, 6, 7)


def test_how_an_ending_came_stays_with_it() -> None:
    room = Room("- write: 写结局\n")
    room.go()
    room.act("f", "ending", text="纸上的", how="paper")
    room.act("f", "ending", text="说的", how="voice")
    room.act("r1", "ending", text="手机的")
    assert [e.how for e in room.show.endings.values()] == ["paper", "voice", "phone"]


PAIR = """
- vote: 您让不让
  id: 自己
  options: [让, 不让]
- vote: 现在您是老卫
  id: 老卫
  same_as: 自己
  as: 老卫
"""
CAST = """format: 1
id: story
lang: zh
title: 故事
cast:
  老卫: {about: 有车位}
scenes:
  - id: 一
    beats:
"""


def pair(mine: str, his: str) -> Room:
    room = Room(PAIR, 6, CAST)
    for answers in (mine, his):
        room.go(2)
        for n, option in enumerate(answers, 1):
            room.act(f"r{n}", "cast", choice=option)
        room.go(2)
    return room


def test_answers_as_somebody_else_stand_beside_ones_own_and_are_no_shift() -> None:
    shown = look.stage(pair("AAAAB", "BBBBBA").show, SealView()).ballot
    assert shown is not None
    assert shown.beside == (
        BesideView("A", "让", ("", "老卫"), (0.8, 0.1667), (5, 6)),
        BesideView("B", "不让", ("", "老卫"), (0.2, 0.8333), (5, 6)),
    )
    assert (shown.shift, shown.role) == ((), "老卫")


def test_fewer_than_five_are_not_set_beside_each_other() -> None:
    for mine, his in (("AAAA", "BBBBBB"), ("AAAAAA", "BBBB")):
        shown = look.stage(pair(mine, his).show, SealView()).ballot
        assert shown is not None and shown.beside == ()


def test_nothing_stands_beside_before_the_room_may_see_it() -> None:
    room = Room(PAIR.replace("  options", "  reveal: later\n  options"), 6, CAST)
    for _ in range(2):
        room.go(2)
        for n in range(1, 7):
            room.act(f"r{n}", "cast", choice="A")
        room.go()
    room.go()
    shown = look.stage(room.show, SealView()).ballot
    assert shown is not None and (shown.state, shown.beside) == ("result", ())
