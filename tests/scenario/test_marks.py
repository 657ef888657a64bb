"""Forgotten and misplaced marks: each is named alone, at the author's line, and what follows from it is not said."""

import pytest

from app.scenario.check import check
from tests.scenario.test_faults import GOOD, found

TITLE = "title: 楼道里的灯：谁来换？"
TIME = "        time: 3m"
OPTIONS = "options: [换, 不换]"
LI = "{about: 一楼, wants: 安静}"

FORGOTTEN = [
    (TIME, "        time 3m", 30, 9, "colon-missing"),
    (TIME, "        time = 3m", 30, 9, "colon-missing"),
    (TIME, "        time＝3m", 30, 9, "colon-missing"),
    ("        id: 换灯\n", "        id 换灯\n", 28, 9, "colon-missing"),
    ("- vote: 换不换灯", "- vote 换不换灯", 27, 9, "colon-missing"),
    ("  - id: 亮\n", "  - id 亮\n", 44, 5, "colon-missing"),
    ("    next: END", "    next END", 47, 5, "colon-missing"),
    ("duration: 60m", "duration 60m", 5, 1, "colon-missing"),
    ("  王阿姨:\n", "  王阿姨\n", 10, 3, "colon-missing"),
    (TIME, f"{TIME}\n        notes: 先说一句: 好", 31, 20, "colon-in-text"),
    (OPTIONS, "options:\n          - 换: 好\n          - 不换", 30, 13, "colon-in-text"),
    ("- 谁出钱：", "- 谁出钱: ", 34, 13, "colon-in-text"),
    ("[换, 不换]", "[换, 不换", 29, 18, "bracket-unclosed"),
    ("[甲, 乙]", "[甲, 乙", 7, 12, "bracket-unclosed"),
    (LI, LI[:-1], 13, 8, "bracket-unclosed"),
    (LI, "｛about: 一楼, wants: 安静｝", 13, 8, "bracket-fullwidth"),
    (LI, "｛about：一楼，wants：安静｝", 13, 8, "bracket-fullwidth"),
    (f"李大爷: {LI}", "李大爷：｛about：一楼，wants：安静｝", 13, 6, "colon-fullwidth"),
    ("[换, 不换]", "[换、不换]", 29, 20, "comma-fullwidth"),
    (OPTIONS, "options:\n          - 换\n          -不换", 31, 11, "dash-space"),
    (OPTIONS, "options:\n          -换\n          - 不换", 30, 11, "dash-space"),
    ("      - vote: 换", "      -　vote: 换", 27, 7, "dash-space"),
    ("      - vote: 换", "      • vote: 换", 27, 7, "dash-fullwidth"),
    ("      - vote: 换", "      * vote: 换", 27, 7, "dash-fullwidth"),
    (TITLE, 'title: "楼道里的灯', 4, 8, "quote-unpaired"),
    (TITLE, 'title: "楼道里的灯”', 4, 8, "quote-unpaired"),
    (TITLE, 'title: "楼道"里的灯', 4, 8, "quote-unpaired"),
    (TITLE, "title: '楼道里的灯\"", 4, 8, "quote-unpaired"),
    (TITLE, "title: @楼道", 4, 8, "sign-first"),
    (TITLE, "title: %楼道", 4, 8, "sign-first"),
    (TITLE, "title: *楼道", 4, 8, "anchor"),
    (TITLE, "title: &楼道", 4, 8, "anchor"),
    (TITLE, "title: !楼道", 4, 8, "tag"),
    ("script: |\n          （王", "script: | （王", 23, 17, "bar-text"),
    ("script: |", "script: ｜", 23, 17, "bar-fullwidth"),
    ("script: |", "script:", 23, 9, "script-bar"),
    ("- script: |\n          （王", "- script: （王", 23, 9, "script-bar"),
    ("  - id: 亮\n", "---\n  - id: 亮\n", 44, 1, "document"),
    ("scenes:\n", "---\nscenes:\n", 19, 1, "document"),
    ("        time: 5m", "       time: 5m", 36, 8, "yaml"),
    ("        time: 5m", "         time: 5m", 36, 10, "yaml"),
    ("    kind: fact", "     kind: fact", 16, 6, "yaml"),
    ("          - 谁出钱", "           - 谁出钱", 34, 12, "yaml"),
    ("      - script: |", "     - script: |", 23, 6, "yaml"),
    ("          （王阿姨扶", "           （王阿姨扶", 24, 12, "yaml"),
    ("  authors:", " authors:", 7, 2, "yaml"),
    ("- script: |", "- script |", 23, 9, "colon-missing"),
    ("        time: 3m", "        time: @3m", 30, 15, "sign-first"),
    ("  - id: 亮\n", "  - id: @亮\n", 44, 9, "sign-first"),
    (OPTIONS, "potions: [换, 不换]", 29, 9, "unknown-field"),
    ("format: 1", "ofrmat: 1", 1, 1, "unknown-field"),
    ("  - id: 亮\n", "  - id: 亮\u200b\n", 44, 10, "invisible"),
    ("[换, 不换]", "[换\u200b, 不换]", 29, 20, "invisible"),
    ("goto: 亮", "goto: \u200b亮", 42, 17, "invisible"),
    ("  - id: 暗\n", "  - id: 亮\n", 48, 9, "doubled-id"),
    ("      - pause: 灯亮了\n", "      pause: 灯亮了\n      - pause: 亮\n", 46, 7, "dash-missing"),
    ("      - pause: 灯亮了\n", "       pause: 灯亮了\n      - pause: 亮\n", 46, 8, "dash-missing"),
    ("          - 谁出钱", "          -- 谁出钱", 34, 11, "mark-stray"),
    ("        time: 3m", "        time:: 3m", 30, 13, "colon-space"),
    ("  - id: 亮\n", "  - ID: 亮\n", 44, 5, "unknown-field"),
    ("  - id: 亮\n", "  - id: 亮\n  - id: 亮\n", 45, 9, "doubled-id"),
    ("      - discuss: 为什么（不）换？说：“因为……”\n", "", 35, 9, "doubled-key"),
    ("  灯:\n", "", 15, 5, "yaml"),
    ("  灯:\n", "      灯:\n", 15, 7, "yaml"),
    ("    next:\n", "", 37, 7, "yaml"),
    ("      - script: |\n", "          - script: |\n", 23, 11, "yaml"),
    ("          - 李大爷除了", "            - 李大爷除了", 35, 13, "yaml"),
]


@pytest.mark.parametrize(("good", "bad", "line", "column", "code"), FORGOTTEN)
def test_a_forgotten_mark_is_named_alone(good: str, bad: str, line: int, column: int, code: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, bad, 1)) == [(line, column, code)]


def test_a_vote_that_is_no_vote_takes_its_name_along() -> None:
    assert found(GOOD.replace("- vote: 换", "- voet: 换")) == [(27, 9, "unknown-kind")]


@pytest.mark.parametrize(
    ("good", "prose"),
    [
        ("          - 谁出钱：业主", "          - time：谁出钱"),
        ("          - 谁出钱：业主", "          - id：谁出钱"),
        ("notes: 先问一句：", "notes: 先问\n      time：三分钟是不是够，问一句："),
        (TITLE, 'title: “楼道"里'),
        (TITLE, 'title: "楼道: 灯"   # 引号里可以'),
        (TITLE, "title: “@”和 100%"),
        ("[甲, 乙]", "[\n    甲,\n    乙\n  ]"),
        (TITLE, 'title: "楼道\n  里的灯"'),
        ("notes: 先问一句：", "notes: 先问\n      ——再问一句："),
        (OPTIONS, "options: [换 👨\u200d👩\u200d👧, 不换]\n        how: one"),
    ],
)
def test_prose_and_lists_of_several_lines_are_left_alone(good: str, prose: str) -> None:
    codes = {code for _, _, code in found(GOOD.replace(good, prose, 1))}
    assert codes <= {"option-unknown"}
    assert not codes or "👨" in prose


def test_one_broken_byte_hides_nothing_else() -> None:
    data = GOOD.replace(TIME, "        tiem: 3m").encode()
    cut = data.index("灯还".encode())
    problems = check(data[: cut + 1] + data[cut + 2 :])[1]
    assert [(p.line, p.column, p.code) for p in problems] == [(30, 9, "unknown-field"), (50, 16, "bad-byte")]


def test_another_encoding_hides_nothing_else() -> None:
    data = GOOD.replace("灯还", "😀").replace(TIME, "        tiem: 3m").encode("gb18030")
    assert [(p.line, p.code) for p in check(data)[1]] == [(1, "encoding-gbk"), (30, "unknown-field")]
