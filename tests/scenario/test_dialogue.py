"""Lines of dialogue behind tabs or wide spaces, or behind none: told once, and the rest of the file read as it is."""

import pytest

from app.scenario.check import check
from app.scenario.load import load
from app.scenario.model import Script
from tests.scenario.test_faults import GOOD, found

FIRST = "          （王阿姨扶着栏杆——喘气。）\n"
SECOND = "          王阿姨（苦笑）：我这腿，爬一次歇三回。\n"
THIRD = "          李大爷: 你歇三回，“我”可睡不着。\n"
TEXT = FIRST + SECOND + THIRD
WIDE, TAB, HARD = "\u3000", "\t", "\u00a0"


@pytest.mark.parametrize("margin", [WIDE, WIDE * 3, WIDE * 5, WIDE * 11, HARD * 10, f"  {WIDE}", TAB, TAB * 2, TAB * 5])
@pytest.mark.parametrize("line", [FIRST, SECOND, THIRD])
def test_a_line_of_dialogue_behind_tabs_or_wide_spaces_is_told_alone(line: str, margin: str) -> None:
    _, [problem] = check(GOOD.replace(line, margin + line.lstrip(" ")).encode())
    assert (problem.line, problem.code) == (
        24 + TEXT[: TEXT.index(line)].count("\n"),
        "tab" if TAB in margin else "space-fullwidth",
    )
    assert "10 个" in problem.hint("zh")


@pytest.mark.parametrize(
    ("good", "bad", "line", "last"),
    [
        (FIRST, FIRST.lstrip(" "), 24, 24),
        (SECOND, SECOND.lstrip(" "), 25, 25),
        (THIRD, THIRD.lstrip(" "), 26, 26),
        (TEXT, TEXT.replace("          ", ""), 24, 26),
        (TEXT, TEXT.replace("          ", "        "), 24, 26),
        (THIRD, f"{THIRD}王阿姨：不走。\n\n（静。）\n", 27, 29),
        (THIRD, f"{THIRD}楼下的人：谁呀？\n", 27, 27),
    ],
)
def test_dialogue_pasted_without_its_spaces_is_told_once_for_each_run(
    good: str, bad: str, line: int, last: int
) -> None:
    problems = [p for p in check(GOOD.replace(good, bad, 1).encode())[1] if p.code != "speaker-unknown"]
    assert [(p.line, p.code) for p in problems] == [(line, "speech-outside")]
    assert (f"到第 {last} 行为止" in problems[0].message("zh")) == (last > line)
    assert "10 个" in problems[0].hint("zh")


def test_what_is_mended_is_played() -> None:
    spaced = load(GOOD.replace(THIRD, f"{THIRD}          {WIDE}（停一停。）\n").encode())
    script = next(beat for beat in spaced.beats() if isinstance(beat, Script))
    assert [line.who for line in script.lines] == ["", "王阿姨", "李大爷", ""]


@pytest.mark.parametrize(
    ("good", "fine"),
    [
        ("        id: 换灯", "# （记得问物业。）\n        id: 换灯"),
        ("script: |", "script: |   # 慢一点"),
        ("    plain: 一只灯二十块：够亮，也省电。", "    plain: |\n      一只灯：二十块。\n      （够亮。）"),
        ("        time: 3m", "        time: 3m        # 三分钟"),
        ("notes: 先问一句：", "notes: 先问  一句：＃号：＃1："),
    ],
)
def test_texts_and_remarks_as_they_should_be_are_left_alone(good: str, fine: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, fine, 1)) == []


def test_a_remark_with_a_chinese_hash_is_not_part_of_the_title() -> None:
    assert found(GOOD.replace("谁来换？", "谁来换？        ＃ 改成您的")) == [(4, 26, "hash-fullwidth")]
