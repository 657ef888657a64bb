"""A play that can be read in two languages: one show, one ballot, one record."""

from hashlib import sha256

import pytest

from app.errors import Malformed
from app.scenario.load import load
from app.show import codec, look, rules
from app.show.codec import decode, encode
from app.show.events import Event, RoleTaken, ShowOpened, StageTongueSet
from app.show.tongues import offered, stage_lang, told
from app.show.transcript import transcript
from app.show.views import SealView
from tests.show.room import Room

HEAD = """format: 1
id: two
lang: zh
title: 两种话
cast:
  高奶奶: {swap: true}
  老周: {about: 邻居}
cards:
  四不: {kind: word, title: 四个不}
scenes:
  - id: 一
    title: 第一幕
    beats:
"""
BEATS = """
- vote: 装不装
  id: 装
  options: [装, 不装]
- vote: 同意吗
  id: 写
  how: agree
  add: true
  options: [先修, 先量]
- replay: 再来一遍
- motion: 门口装灯
  practice: true
"""
ENGLISH = (
    ("lang: zh", "lang: en"), ("两种话", "Two Tongues"), ("高奶奶", "Granny"),
    ("老周", "Zhou"), ("四个不", "Four don'ts"),
    ("第一幕", "Act One"), ("装不装", "The lift?"), ("[装, 不装]", "[\"yes, build\", no thanks]"),
    ("同意吗", "Agreed?"),
    ("[先修, 先量]", "[mend first, measure first]"), ("再来一遍", "Once more"), ("门口装灯", "A lamp at the door"),
)  # fmt: skip


class Bilingual(Room):
    def __init__(self) -> None:
        indented = "\n".join("      " + line for line in BEATS.strip("\n").split("\n"))
        self.text = HEAD + indented + "\n"
        english = self.text
        for chinese, word in ENGLISH:
            english = english.replace(chinese, word)
        self.english = load(english.encode())
        digest = sha256(self.text.encode()).hexdigest()
        self.first = rules.opened("s1", load(self.text.encode()), digest, "zh", tongues=(self.english,))
        self.show, self.at, self.facts = rules.begin(self.first), 0, []
        for n in (1, 2, 3):
            self.act(f"r{n}", "seat")


def test_the_first_event_carries_the_translation_and_its_hash() -> None:
    room = Bilingual()
    event, _ = decode(encode(room.first, 0))
    assert event == room.first
    assert isinstance(event, ShowOpened)
    english = event.tongues["en"]
    assert english["sha256"] == sha256(english["scenario"].encode()).hexdigest()
    assert offered(rules.begin(event)) == ("zh", "en")


def test_an_old_ledger_knows_of_no_other_language() -> None:
    room = Bilingual()
    old = codec.canonical(
        {"type": "ShowOpened", "at": 0, "show": "s1", "scenario": room.text, "sha256": "0", "lang": "zh"}
    )
    event, _ = decode(old)
    assert isinstance(event, ShowOpened)
    show = rules.begin(event)
    assert offered(show) == ("zh",)
    assert told(show, "en") is show


def test_every_page_knows_all_languages_of_the_play_its_own_first() -> None:
    show = Bilingual().show
    pages = [look.organizer(told(show, lang), SealView()).house.tongues for lang in ("zh", "en", "fr")]
    assert pages == [("zh", "en"), ("en", "zh"), ("zh", "en")]


def test_a_console_in_another_language_knows_the_plays_people_by_all_their_names() -> None:
    room = Bilingual()
    room.go()
    for text in ("老周说得对", "Mr Zhou is right", "老张说得对"):
        room.act("r1", "say", text=text)
    consoles = [look.facilitator(told(room.show, lang), SealView()).review for lang in ("zh", "en")]
    assert [[c.look for c in waiting] for waiting in consoles] == [["", "", "写到人名"]] * 2


def test_everyone_reads_their_own_language_and_votes_in_one_box() -> None:
    room = Bilingual()
    room.go(2)
    english = told(room.show, "en")
    assert look.resident(english).house.title == "Two Tongues"
    assert look.resident(english).cue.text == "The lift?"
    ballot = look.resident(english).ballot
    assert ballot and [o.text for o in ballot.options] == ["yes, build", "no thanks"]
    assert look.resident(room.show).cue.text == "装不装"
    room.act("r1", "cast", choice="A")
    room.act("r2", "cast", choice="A")
    room.act("r3", "cast", choice="B")
    room.go(2)
    for lang, words in (("zh", "装"), ("en", "yes, build")):
        shown = look.stage(told(room.show, lang), SealView()).ballot
        assert shown and (shown.options[0].text, shown.options[0].count) == (words, 2)
        english = told(room.show, lang)
        me = look.me(english, "r1")
        assert me.ballot and me.ballot.mine == {"A": "1"}
        assert me.ballot.options[0].text == words


def test_what_a_resident_wrote_stays_as_it_was_written() -> None:
    room = Bilingual()
    room.go(4)
    room.act("f", "jump", scene="一", beat="写")
    room.go()
    comment = room.act("r1", "say", text="先开会")
    assert comment
    room.act("f", "statement", comment="c1")
    ballot = look.resident(told(room.show, "en")).ballot
    assert ballot and [o.text for o in ballot.options] == ["mend first", "measure first", "先开会"]


def test_a_motion_asks_in_every_language() -> None:
    room = Bilingual()
    room.act("f", "jump", scene="一", beat="一.4")
    motion = look.resident(told(room.show, "en")).table.motion
    assert motion
    assert look.resident(told(room.show, "en")).cue.text == "A lamp at the door"


def test_a_try_asks_in_every_language() -> None:
    room = Bilingual()
    room.act("f", "jump", scene="一", beat="一.3")
    room.act("f", "stop")
    room.go()
    here, there = look.resident(room.show).ballot, look.resident(told(room.show, "en")).ballot
    assert here and there and here.id == there.id
    assert next(o.text for o in here.options) == "这样一来，事情好办些了"
    assert next(o.text for o in there.options) == "This makes things easier"


def test_a_role_is_taken_by_its_name_in_either_language() -> None:
    room = Bilingual()
    room.act("f", "jump", scene="一", beat="一.3")
    room.act("f", "stop")
    (taken,) = room.act("r1", "volunteer", role="Granny")
    assert isinstance(taken, RoleTaken) and taken.role == "高奶奶"
    assert room.act("r1", "volunteer", role="高奶奶") == []
    for lang, name in (("zh", "高奶奶"), ("en", "Granny")):
        replay = look.resident(told(room.show, lang)).table.replay
        assert replay and replay.tries[0].roles == ((name, 1),)


def test_the_stage_speaks_what_was_chosen_for_it() -> None:
    room = Bilingual()
    assert stage_lang(room.show) == "zh"
    assert room.act("f", "tongue", lang="en") == [StageTongueSet("en")]
    assert room.act("o1", "tongue", lang="en") == []
    assert look.stage(told(room.show, stage_lang(room.show)), SealView()).house.title == "Two Tongues"
    with pytest.raises(Malformed):
        room.act("f", "tongue", lang="fr")
    room.act("o1", "tongue", lang="zh")
    assert stage_lang(room.show) == "zh"


def test_the_record_is_told_in_either_language() -> None:
    room = Bilingual()
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.go(2)
    room.act("f", "jump", scene="一", beat="一.3")
    room.act("f", "stop")
    room.act("r1", "volunteer", role="高奶奶")
    room.act("f", "end")
    facts = [(room.first, 0), *((fact, 1) for fact in room.facts if isinstance(fact, Event))]
    chinese, english = (transcript(facts, lang) for lang in ("zh", "en"))
    assert (chinese.title, english.title) == ("两种话", "Two Tongues")
    assert chinese.scenes == {"一": "第一幕"} and english.scenes == {"一": "Act One"}
    assert [line.result.question for line in english.lines if line.result] == ["The lift?"] * sum(
        line.result is not None for line in chinese.lines
    )
    assert [line.text for line in english.lines if line.kind == "role"] == ["Granny"]
    assert [line.text for line in chinese.lines if line.kind == "role"] == ["高奶奶"]
    assert english.sha256 == chinese.sha256
    assert english.tongues == {"en": sha256(room.english.text.encode()).hexdigest()}
