"""One fault in a shipped evening, of every sort and on every line: named alone, where it was made. And good prose."""

import re
from collections.abc import Iterator

import pytest

from app.places import SCENARIOS
from app.scenario import tree
from app.scenario.check import check
from app.scenario.said import SAID
from tests.scenario.test_faults import GOOD, found

LINES = (SCENARIOS / "waste.yaml").read_text("utf-8").split("\n")
FIELD = re.compile(r"( *(?:- )*)([^\s:#\"'\[{][^:]*):(?: (.*))?")
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
FIGURE = re.compile(r"\d+[mshH%]?|\d/\d")
FREE = range(7, 18)
REHEARSED = """rehearsals:
  - name: 多
    votes:
      换灯:
        换: 9
        不换: 3
    visits: [亮]
  - name: 少
    votes:
      换灯: {换: 1, 不换: 8}
    skips: [亮]
"""


def fields() -> Iterator[tuple[int, str, str, str]]:
    """Line (from 0), margin, name, value; lines of dialogue are no fields."""
    prose = -1
    for n, line in enumerate(LINES):
        margin = len(line) - len(line.lstrip())
        if not line.strip() or line.lstrip()[0] == "#" or (0 <= prose < margin):
            continue
        prose = margin if re.search(r"[|>]\s*(#.*)?$", line) else -1
        if here := FIELD.fullmatch(line):
            yield n, here[1], here[2], here[3] or ""


def spoilt(sort: str) -> Iterator[tuple[int, list[str]]]:
    for n, margin, name, value in fields():
        match sort:
            case "wide colon":
                yield n, [f"{margin}{name}：{value}"]
            case "no colon":
                yield n, [f"{margin}{name} {value}"]
            case "no space" if value:
                yield n, [f"{margin}{name}:{value}"]
            case "tab":
                yield n, [f"\t{LINES[n]}"]
            case "wide dash" if margin.endswith("- "):
                yield n, [f"{margin[:-2]}－ {name}: {value}"]
            case "no dash space" if margin.endswith("- "):
                yield n, [f"{margin[:-2]}-{name}: {value}"]
            case "double" if name.isascii() and not margin.endswith("- "):
                yield n, [LINES[n], LINES[n]]
            case "misspelt" if name.isascii() and len(name) > 2 and n not in FREE and name != "cards":
                yield n, [f"{margin}{name[0]}{name[2]}{name[1]}{name[3:]}: {value}".rstrip()]
            case "deeper" if n and name.isascii():
                yield n, [f"  {LINES[n]}"]
            case "much deeper" if n and name.isascii():
                yield n, [f"    {LINES[n]}"]
            case "a little deeper" if n and name.isascii():
                yield n, [f" {LINES[n]}"]
            case "less deep" if margin[:1] == " " and name.isascii():
                yield n, [LINES[n][1:]]
            case "two dashes" if margin.endswith("- "):
                yield n, [f"{margin[:-2]}-- {name}: {value}"]
            case "two colons" if name.isascii() and n not in FREE:
                yield n, [f"{margin}{name}:: {value}".rstrip()]
            case "in Chinese" if name in SAID and n not in FREE:
                yield n, [f"{margin}{SAID[name].split()[0]}：{value}".rstrip()]
            case "wide figures" if FIGURE.fullmatch(value.split(" #")[0].strip()):
                yield n, [f"{margin}{name}: {value.translate(WIDE)}"]


SORTS = {
    "wide colon": {"colon-fullwidth"},
    "no colon": {"colon-missing"},
    "no space": {"colon-space", "colon-missing"},
    "tab": {"tab"},
    "wide dash": {"dash-fullwidth"},
    "no dash space": {"dash-space"},
    "double": {"doubled-key"},
    "misspelt": {"unknown-field", "unknown-kind"},
    "deeper": {"yaml"},
    "much deeper": {"yaml"},
    "a little deeper": {"yaml"},
    "less deep": {"yaml"},
    "two dashes": {"mark-stray"},
    "two colons": {"colon-space"},
    "in Chinese": {"name-native"},
    "wide figures": {"digit-fullwidth", "format-version"},
}


@pytest.mark.parametrize("sort", SORTS)
def test_a_fault_is_named_alone(sort: str) -> None:
    assert mistold(sort, 3) == {}


@pytest.mark.fuzz
@pytest.mark.parametrize("sort", SORTS)
def test_a_fault_on_any_line_is_named_alone(sort: str) -> None:
    assert mistold(sort, 1) == {}


def mistold(sort: str, step: int) -> dict[int, list[tuple[int, str]]]:
    """What is told of each `step`-th line that can be spoilt so, where it is not told alone and in its place."""
    told = {}
    for n, lines in list(spoilt(sort))[::step]:
        _, problems = check("\n".join([*LINES[:n], *lines, *LINES[n + 1 :]]).encode())
        wrong = [p for p in problems if p.code not in ("law-unchecked", "too-long")]
        if [p.line for p in wrong] != [n + len(lines)] or wrong[0].code not in SORTS[sort]:
            told[n + 1] = [(p.line, p.code) for p in wrong]
    return told


@pytest.mark.parametrize(
    ("good", "bad", "line", "column", "code"),
    [
        ("      换灯:\n", "      换灯：\n", 54, 9, "colon-fullwidth"),
        ("      换灯:\n", "      换灯\n", 54, 7, "colon-missing"),
        ("        换: 9", "        换：9", 55, 10, "colon-fullwidth"),
        ("        换: 9", "        换 9", 55, 9, "colon-missing"),
        ("        换: 9", "        换:9", 55, 10, "colon-space"),
        ("        换: 9", "        \t换: 9", 55, 9, "tab"),
        ("      换灯: {换", "      换灯 {换", 60, 7, "colon-missing"),
        ("      换灯: {换", "      换灯：{换", 60, 9, "colon-fullwidth"),
        ("  李大爷: {about", "  李大爷 {about", 13, 3, "colon-missing"),
    ],
)
def test_a_colon_lost_in_votes_is_named_alone(good: str, bad: str, line: int, column: int, code: str) -> None:
    text = GOOD + REHEARSED
    assert found(text) == [] and good in text
    assert found(text.replace(good, bad, 1)) == [(line, column, code)]


def test_a_long_file_is_read_by_the_quick_parser_and_means_the_same() -> None:
    text = GOOD.replace("plain: 一只灯", "plain: " + "一只灯，" * (tree.LONG // 4) + "一只灯")
    assert len(text) > tree.LONG
    scenario, problems = check(text.encode())
    assert scenario is not None and problems == []
    assert scenario.cards["灯"].plain.count("一只灯，") == tree.LONG // 4


PROSE = """（停电。“啪”的一声——全黑了。）
王阿姨：谁？谁在那儿：是你吗，老李？
李大爷（压低声音）：嘘……100%是跳闸，不是小偷！
王阿姨：【手电】呢？上次说好放在（门后）的。
李大爷：一、找手电；二、找电工；三、别吵。
王阿姨：你数到３，我就开门——１、２……
李大爷: 开什么门: 门外是楼道。
王阿姨：#302 的灯还亮着，* 号键也亮着。
李大爷：- 说完了没有？ - 没有。
王阿姨：“他说：‘别动！’”——我就没动。
李大爷：[指天] {指地} 良心在哪儿？
王阿姨：@所有人：今晚八点，楼下见。& 带上凳子 | 带上茶。
李大爷：time：三分钟；vote：我不投。
王阿姨：　　（空两格）我先说。
李大爷：http://example.org/a:b 这个网址打不开。
王阿姨：yes? no! null、true、~ 都不是话。
李大爷：时间 12:30，比分 3:2，比例 1：1。
（——灯亮。）
李大爷：'单引号' "双引号" `反引号` 都掉了一半：'"`
王阿姨：> 大于号，< 小于号，= 等号，% 百分号。"""
TITLES = [
    "“灯”", "【公告】换灯", "（试）换灯：第一稿", "换灯——谁来换？", "100% 换", "换灯、修灯，都行", "3 楼的灯",
    "2026-05-01 那天", "‘灯’与“光”", "灯：暗：亮", "换灯……", "《灯》", "①换灯", "灯/光", "灯=光", "灯|光", "灯 & 光",
    "灯 * 光", "a:b", "灯！",
]  # fmt: skip


@pytest.mark.parametrize("line", PROSE.split("\n"))
def test_nasty_but_good_dialogue_is_left_alone(line: str) -> None:
    assert found(GOOD.replace("          （王阿姨扶着栏杆——喘气。）", f"          {line}")) == []


@pytest.mark.parametrize("title", TITLES)
def test_nasty_but_good_sentences_are_left_alone(title: str) -> None:
    for field in ("title: 楼道里的灯：谁来换？", "    title: 灯的钱", "      - pause: 灯亮了"):
        name = field.partition(": ")[0]
        assert found(GOOD.replace(field, f"{name}: {title}")) == []
    assert found(GOOD.replace("          - 谁出钱：业主，还是物业？", f"          - {title}")) == []
