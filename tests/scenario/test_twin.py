"""A translation is the same play: every difference that is not a text is told at its place, texts never are."""

from pathlib import Path

import pytest

from app.errors import ScenarioRejected
from app.i18n import translate
from app.places import SCENARIOS
from app.scenario.beside import translation, translations
from app.scenario.check import check
from app.scenario.load import load
from app.scenario.twin import Original

PLAY = """format: 1
id: two
lang: zh
title: 两种话
duration: 30m
rules: 家庭桌
owners:
  甲户: {area: 60, person: 高奶奶}
cast:
  高奶奶: {swap: true}
  老周: {about: 邻居}
cards:
  四不: {kind: word, title: 四个不}
scenes:
  - id: 一
    title: 第一幕
    beats:
      - discuss: 说说
        first: 高奶奶
        time: 2m
        cards: [四不]
      - vote: 装不装
        id: 装
        options: [装, 不装]
      - board: 贴一贴
        columns: [说法, 证据]
    next:
      vote: 装
      rules: [{option: 装, goto: END}]
      otherwise: 二
  - id: 二
    title: 第二幕
    beats:
      - write: 写结局
"""
WORDS = {
    "lang: zh": "lang: en", "两种话": "Two Tongues", "高奶奶": "Granny", "老周": "Zhou", "邻居": "a neighbour",
    "四个不": "Four don'ts", "第一幕": "Act One", "第二幕": "Act Two", "说说": "Talk", "装不装": "The lift?",
    "[装, 不装]": "[build, leave]", "option: 装": "option: build", "贴一贴": "Pin it", "[说法, 证据]": "[claim, proof]",
    "写结局": "Write an ending", "甲户": "Flat A",
}  # fmt: skip
ORIGINAL = Original(load(PLAY.encode()), "two.yaml")


def english() -> str:
    text = PLAY
    for chinese, word in WORDS.items():
        text = text.replace(chinese, word)
    return text


def test_texts_may_all_differ() -> None:
    assert translation(english().encode(), ORIGINAL).lang == "en"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("lang: en", "lang: zh", 3),
        ("duration: 30m", "duration: 40m", 5),
        ("rules: 家庭桌", "rules: 南塘式", 6),
        ("area: 60", "area: 61", 8),
        ("Granny: {swap: true}", "Granny: {swap: false}", 10),
        ("  Zhou: {about: a neighbour}\n", "", 10),
        ("四不", "four", 13),
        ("id: 二", "id: two", 31),
        ("first: Granny", "first: Zhou", 19),
        ("time: 2m", "time: 3m", 20),
        ("cards: [四不]", "cards: []", 21),
        ("id: 装", "id: lift", 22),
        ("[build, leave]", "[build, leave, wait]", 24),
        ("[claim, proof]", "[claim, proof, more]", 26),
        ("otherwise: 二", "otherwise: END", 28),
        ("- board: Pin it\n        columns: [claim, proof]\n", "- pause: Rest\n", 25),
    ],
)
def test_what_makes_it_another_play_is_told_at_its_place(old: str, new: str, line: int) -> None:
    text = english().replace("vote: 装", "vote: lift") if new == "id: lift" else english()
    changed = text.replace("otherwise: 二", "otherwise: two") if new == "id: two" else text
    _, problems = check(changed.replace(old, new).encode(), original=ORIGINAL)
    found = [(p.code, p.line) for p in problems if p.level == "error"]
    assert found and {code for code, _ in found} == {"translation-apart"}
    assert found[0][1] == line
    with pytest.raises(ScenarioRejected) as refused:
        translation(changed.replace(old, new).encode(), ORIGINAL, "en/two.yaml")
    assert f"en/two.yaml 还有 {len(found)} 处要改。第 {line} 行" in str(refused.value)
    assert translate("en", refused.value.sentence, **refused.value.values)


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_evening_of_the_house_is_there_in_english(file: Path) -> None:
    scenario = load(file)
    assert [t.lang for t in translations(file, scenario)] == ["en"]
    other = file.parent / "en" / file.name
    assert [t.lang for t in translations(other, load(other))] == ["zh"]


def test_a_law_card_says_the_same_law_in_both() -> None:
    for file in SCENARIOS.glob("*.yaml"):
        chinese, other = load(file), load(file.parent / "en" / file.name)
        for id, card in chinese.cards.items():
            here = other.cards[id]
            assert (card.kind, card.in_force, card.checked_by) == (here.kind, here.in_force, here.checked_by), id
