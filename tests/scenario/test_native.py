"""Names of the format written in Chinese: one message each, with the line as it should stand; prose is left alone."""

import pytest

from app.scenario.check import check
from app.scenario.fields import ALL, KINDS
from app.scenario.path import Path
from app.scenario.said import NAMED, SAID
from tests.scenario.test_faults import GOOD, found
from tests.scenario.test_marks import LI, OPTIONS, TIME

CASE = "rehearsals:\n  - name: 亮了\n    votes:\n      换灯: {换: 3, 不换: 1}\n    visits: [亮]\n"
FULL = GOOD + CASE
WRITTEN = [
    ("- vote: 换", "- 投票：换", 27, 9, "- vote: 换不换灯？【可以改】"),
    ("- vote: 换", "- 投票: 换", 27, 9, "- vote: 换不换灯？【可以改】"),
    ("- vote: 换", "- 投票:换", 27, 9, "- vote: 换不换灯？【可以改】"),
    ("- vote: 换", "- 表决＝换", 27, 9, "- vote: 换不换灯？【可以改】"),
    ("- discuss: 为", "- 讨论：为", 32, 9, "- discuss: 为什么（不）换？说：“因为……”"),
    ("- pause: 灯亮", "- 停一停：灯亮", 46, 9, "- pause: 灯亮了"),
    ("- pause: 灯亮", "- 黑场：灯亮", 46, 9, "- pause: 灯亮了"),
    ("- script: |", "- 台词：|", 23, 9, "- script: |"),
    ("title: 楼", "题目：楼", 4, 1, "title: 楼道里的灯：谁来换？"),
    ("title: 楼", "标题: 楼", 4, 1, "title: 楼道里的灯：谁来换？"),
    ("format: 1", "格式：1", 1, 1, "format: 1"),
    ("id: lou-dao", "编号：lou-dao", 2, 1, "id: lou-dao"),
    ("lang: zh", "语言：zh", 3, 1, "lang: zh"),
    ("duration: 60m", "时长：60m", 5, 1, "duration: 60m"),
    ("about:\n  authors", "介绍：\n  authors", 6, 1, "about:"),
    ("cast:\n", "角色：\n", 9, 1, "cast:"),
    ("cast:\n", "人物:\n", 9, 1, "cast:"),
    ("    about: 六", "    介绍：六", 11, 5, "about: 六楼，72 岁"),
    ("    swap: true", "    换人：true", 12, 5, "swap: true"),
    (LI, LI.replace("wants: ", "想要："), 13, 20, "wants: ……"),
    ("cards:\n  灯", "资料卡：\n  灯", 14, 1, "cards:"),
    ("    kind: fact", "    种类：fact", 16, 5, "kind: fact"),
    ("scenes:\n", "场景：\n", 19, 1, "scenes:"),
    ("  - id: 亮\n", "  - 名字：亮\n", 44, 5, "- id: 亮"),
    ("  - id: 亮\n", "  - 场：亮\n", 44, 5, "- id: 亮"),
    ("    notes: 先", "    备注：先", 21, 5, "notes: 先问一句：“今天累不累？”"),
    ("    beats:\n      - script", "    环节：\n      - script", 22, 5, "beats:"),
    ("    beats:\n      - script", "    动作：\n      - script", 22, 5, "beats:"),
    (TIME, "        时间：3m", 30, 9, "time: 3m"),
    (TIME, "\t时间：3m", 30, 2, "time: 3m"),
    ("        id: 换灯", "        编号：换灯", 28, 9, "id: 换灯"),
    (OPTIONS, "选项：[换, 不换]", 29, 9, "options: [换, 不换]"),
    (OPTIONS, "选项：\n          - 换\n          - 不换", 29, 9, "options:"),
    ("        ask:\n", "        追问：\n", 33, 9, "ask:"),
    ("    next:\n", "    下一场：\n", 37, 5, "next:"),
    ("    next: END", "    接着：END", 47, 5, "next: END"),
    ("      vote: 换灯", "      投票：换灯", 38, 7, "vote: 换灯"),
    ("      rules:\n", "      规则：\n", 39, 7, "rules:"),
    ("        - option: 换", "        - 选项：换", 40, 11, "- option: 换"),
    ("          at_least: ", "          至少：", 41, 11, "at_least: 1/2"),
    ("          goto: ", "          去：", 42, 11, "goto: 亮"),
    ("      otherwise: ", "      否则：", 43, 7, "otherwise: 暗"),
    ("rehearsals:\n", "排练：\n", 51, 1, "rehearsals:"),
    ("  - name: 亮了", "  - 名字：亮了", 52, 5, "- name: 亮了"),
    ("    votes:\n", "    票数：\n", 53, 5, "votes:"),
    ("    visits: ", "    经过：", 55, 5, "visits: [亮]"),
    ("  - id: 亮\n", "  - 第二场：亮\n", 44, 5, "- id: 亮"),
    ("  - id: 亮\n", "  第二幕：亮\n", 44, 3, "- id: 亮"),
    ("      - discuss: 为", "      讨论：为", 32, 7, "- discuss: 为什么（不）换？说：“因为……”"),
    ("        - option: 换", "        选项：换", 40, 9, "- option: 换"),
    ("- pause: 灯亮", "- 停 灯亮", 46, 9, "- pause: 灯亮了"),
    (TIME, "        时间 3m", 30, 9, "time: 3m"),
]


@pytest.mark.parametrize(("good", "bad", "line", "column", "mended"), WRITTEN)
def test_a_name_in_chinese_is_told_once_as_it_should_stand(
    good: str, bad: str, line: int, column: int, mended: str
) -> None:
    assert good in FULL
    problems = [p for p in check(FULL.replace(good, bad, 1).encode())[1] if p.code != "tab"]
    assert [(p.line, p.column, p.code) for p in problems] == [(line, column, "name-native")]
    assert problems[0].hint("zh") == f"写成：{mended}"


@pytest.mark.parametrize("name", sorted({field.name for field in ALL} | set(KINDS)))
def test_every_name_of_the_format_has_its_words(name: str) -> None:
    assert SAID[name].split() and all(name in NAMED[word] for word in SAID[name].split())


@pytest.mark.parametrize(
    ("good", "bad", "line", "column", "mended"),
    [
        ("  - id: 亮\n", "  - 亮\n", 44, 5, "- id: 亮"),
        ("        - option: 换", "        - 换", 40, 11, "- option: 换"),
        ("  - name: 亮了", "  - 亮了", 52, 5, "- name: 亮了"),
        ("    about: 六楼", "    六楼", 11, 5, "about: 六楼，72 岁"),
    ],
)
def test_what_stands_where_a_name_begins_gets_that_name(
    good: str, bad: str, line: int, column: int, mended: str
) -> None:
    _, [problem] = check(FULL.replace(good, bad, 1).encode())
    assert (problem.line, problem.column, problem.code) == (line, column, "colon-missing")
    assert f"写成：{mended}（" in problem.hint("zh")


def test_a_beat_of_no_known_kind_is_told_alone() -> None:
    assert found(GOOD.replace("- pause: 灯亮了", "- 尾声：灯亮了\n        time: 2m")) == [(46, 9, "unknown-kind")]


def test_names_and_colons_in_braces_are_told_one_by_one() -> None:
    assert found(GOOD.replace(LI, "{about：一楼，wants：安静}")) == [
        (13, 14, "colon-fullwidth"),
        (13, 23, "colon-fullwidth"),
    ]
    assert found(GOOD.replace(LI, "{介绍: 一楼, 想要: 安静}")) == [(13, 9, "name-native"), (13, 17, "name-native")]


@pytest.mark.parametrize(
    ("good", "prose"),
    [
        ("          - 谁出钱：业主", "          - 时间：三分钟"),
        ("          - 谁出钱：业主", "          - 投票：谁先投"),
        ("notes: 先问一句：", "notes: 先问\n      时间：三分钟，问一句："),
        ("          王阿姨（苦笑）：", "          题目：听好了\n          王阿姨："),
        ("  李大爷: {about", "  专家: {about"),
        ("  李大爷: {about", "  嘉宾：{about"),
        ("  place: 北京", "  地点: 北京\n  说明: 写给街坊"),
        ("  灯:\n", "  投票:\n"),
        ("plain: 一只灯二十块：", "plain: 时间：一只灯，选项：两样："),
        ("title: 灯的钱", "title: 提议：灯的钱"),
        (OPTIONS, "how: one\n        options:\n          - 时间：早点换\n          - 选项：不换"),
    ],
)
def test_the_same_words_in_prose_and_as_the_authors_own_names_are_left_alone(good: str, prose: str) -> None:
    assert good in GOOD
    codes = {code for _, _, code in found(GOOD.replace(good, prose, 1))}
    assert "name-native" not in codes
    assert codes <= {"option-unknown", "speaker-unknown", "card-unknown", "colon-fullwidth"}


def test_an_option_may_be_called_as_a_beat_is() -> None:
    other = (
        FULL.replace("不换", "停").replace("- option: 换", "- option: 停").replace("{换: 3, 停: 1}", "{换: 1, 停: 3}")
    )
    assert found(other) == []


def test_the_path_follows_lists_beside_and_below_their_names() -> None:
    path = Path()
    for line in ("scenes:", "- id: 甲", "  beats:", "    - vote: 谁"):
        path.enter(line)
    assert path.holding(6, False) == (("scenes", "beats"), ["vote"])
    assert path.holding(4, True) == (("scenes", "beats"), [])
    assert path.holding(0, True) == (("scenes",), [])
    assert path.holding(0, False) == ((), None)
