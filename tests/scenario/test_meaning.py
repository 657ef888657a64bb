"""What reads well and means nothing, and what looks odd and is right."""

import pytest

from app.scenario.check import check
from app.scenario.fields import PRESETS
from app.scenario.load import Rejected, load
from app.show.regulations import PRESETS as PLAYED
from tests.scenario.test_faults import GOOD, found

TIME = "        time: 3m"
LAST = "      - pause: 灯还是黑的"

SILENT = [
    (TIME, f"{TIME}\n        late: 5m", 31, 15, "late-longer"),
    (TIME, f"{TIME}\n        how: scale", 39, 13, "vote-not-choice"),
    ("  - id: 暗\n", "  - id: END\n", 48, 9, "scene-end"),
    ("    plain:", "    url: javascript:alert(1)\n    plain:", 18, 10, "bad-url"),
    ("    plain:", "    checked_on: 昨天\n    plain:", 18, 17, "bad-date"),
    ("    plain:", "    in_force: 2026-02-30\n    plain:", 18, 15, "bad-date"),
    ("duration: 60m", "duration: 60m\nrules: 南唐式", 6, 8, "unknown-word"),
    ("duration: 60m", "duration: 60m\nowners:\n  一: {area: 0, person: 甲}", 7, 13, "bad-area"),
    ("          李大爷: 你", "          time: 3m\n          李大爷: 你", 26, 11, "field-in-script"),
    ("          李大爷: 你", "          - discuss: 说\n          李大爷: 你", 26, 11, "field-in-script"),
]

RIGHT = [
    ("duration: 60m", "duration: 60m\nowners:\n  一: {area: 62.5, person: 甲}"),
    ("      - pause: 灯亮了", "      - pause:\n        screen: black"),
    ("      - pause: 灯亮了", "      - write: 写\n        limit: 500"),
    ("      - pause: 灯亮了", "      - vote: 分\n        how: tokens\n        tokens: 5\n        options: [甲, 乙]"),
    ("      - pause: 灯亮了", "      - vote: 说\n        how: agree\n        options: [一楼，不出钱]"),
    ("        time: 5m", "        notes: |\n          ask: 大家\n        time: 5m"),
    ("        ask:\n          - 谁出钱：业主，还是物业？\n", "        ask:\n          - 大家好，吃了吗\n"),
]


@pytest.mark.parametrize(("good", "bad", "line", "column", "code"), SILENT)
def test_what_means_nothing_is_named(good: str, bad: str, line: int, column: int, code: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, bad, 1)) == [(line, column, code)]


@pytest.mark.parametrize(("good", "odd"), RIGHT)
def test_what_only_looks_odd_is_right(good: str, odd: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, odd, 1)) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3分", "3m"),
        ("1 小时 30 分钟", "1h30m"),
        ("９０秒", "90s"),
        ("十五分钟", "15m"),
        ("两小时", "2h"),
        ("5", ""),
        ("一会儿", ""),
    ],
)
def test_a_time_as_people_say_it_is_told_as_it_is_written(written: str, meant: str) -> None:
    _, [problem] = check(GOOD.replace("time: 3m", f"time: {written}").encode())
    assert (problem.code, f"“{meant}”" in problem.hint("zh")) == ("bad-time", bool(meant))


@pytest.mark.parametrize(
    ("good", "said", "meant"),
    [
        ("swap: true", "swap: 是", "true"),
        ("lang: zh", "lang: 中文", "zh"),
        ("kind: fact", "kind: 法条", "law"),
        ("time: 3m", "time: 3m\n        how: 单选", "one"),
        ("time: 3m", "time: 3m\n        reveal: 不公布", "never"),
        ("time: 3m", "time: 3m\n        late: 跳过", "skip"),
        ("next: END", "next: 剧终", "END"),
    ],
)
def test_a_value_in_chinese_is_told_in_the_formats_words(good: str, said: str, meant: str) -> None:
    _, problems = check(GOOD.replace(good, said, 1).encode())
    assert f"您是不是想写“{meant}”？" in problems[0].hint("zh")


@pytest.mark.parametrize(
    ("good", "bad", "hint"),
    [
        ("[换, 不换]", "换、不换", "options: [换, 不换]"),
        ("[换, 不换]", "（“换”，“不换”）", "options: [换, 不换]"),
        ("[换, 不换]", "1、换 2、不换", "options: [甲, 乙]"),
        ("at_least: 1/2", "at_least: ½", "：1/2"),
        ("time: 3m", "time：：3m", "：time: 3m"),
        ("time: 3m", "ｔｉｍｅ: 3m", "“time”"),
    ],
)
def test_the_hint_is_what_the_author_meant(good: str, bad: str, hint: str) -> None:
    _, [problem, *_] = check(GOOD.replace(good, bad, 1).encode())
    assert hint in problem.hint("zh")


def test_one_question_in_brackets_is_one_question() -> None:
    listed = GOOD[GOOD.index("        ask:\n") : GOOD.index("        time: 5m")]
    assert found(GOOD.replace(listed, "        ask: [大家好，吃了吗]\n")) == []


def test_a_scene_cannot_lead_by_a_vote_that_comes_later() -> None:
    text = GOOD.replace("      vote: 换灯", "      vote: 再").replace("        - option: 换", "        - option: 一")
    again = text.replace(LAST, "      - vote: 再问\n        id: 再\n        options: [一, 二]")
    assert found(again) == [(38, 13, "vote-later")]


def test_the_checker_knows_the_rules_of_debate_that_are_played() -> None:
    assert set(PRESETS) == set(PLAYED)


def test_a_rejection_carries_every_problem() -> None:
    text = GOOD.replace("duration: 60m", "duration: 60").replace("at_least: 1/2", "at_least: 一半")
    with pytest.raises(Rejected) as told:
        load(text.encode())
    assert [p.code for p in told.value.problems] == ["bad-time", "bad-share"]


def test_the_text_has_no_mark_of_byte_order() -> None:
    assert load(b"\xef\xbb\xbf" + GOOD.encode()).text == GOOD
