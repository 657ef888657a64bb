"""Seeded faults: each is named at the line where the author made it, alone, and good prose is never flagged."""

import pytest

from app.scenario.check import check

GOOD = """format: 1
id: lou-dao
lang: zh
title: 楼道里的灯：谁来换？
duration: 60m
about:
  authors: [甲, 乙]
  place: 北京
cast:
  王阿姨:
    about: 六楼，72 岁
    swap: true
  李大爷: {about: 一楼, wants: 安静}
cards:
  灯:
    kind: fact
    title: 灯的钱
    plain: 一只灯二十块：够亮，也省电。
scenes:
  - id: 开场
    notes: 先问一句：“今天累不累？”
    beats:
      - script: |
          （王阿姨扶着栏杆——喘气。）
          王阿姨（苦笑）：我这腿，爬一次歇三回。
          李大爷: 你歇三回，“我”可睡不着。
      - vote: 换不换灯？【可以改】
        id: 换灯
        options: [换, 不换]
        time: 3m
        cards: [灯]
      - discuss: 为什么（不）换？说：“因为……”
        ask:
          - 谁出钱：业主，还是物业？
          - 李大爷除了说“不”，还能说什么？
        time: 5m
    next:
      vote: 换灯
      rules:
        - option: 换
          at_least: 1/2
          goto: 亮
      otherwise: 暗
  - id: 亮
    beats:
      - pause: 灯亮了
    next: END
  - id: 暗
    beats:
      - pause: 灯还是黑的
"""

FAULTS = [
    ("lang: zh", "lang：zh", 3, 5, "colon-fullwidth"),
    ("    swap: true", "    swap：true", 12, 9, "colon-fullwidth"),
    ("  王阿姨:\n", "  王阿姨：\n", 10, 6, "colon-fullwidth"),
    ("  李大爷: {", "  李大爷：{", 13, 6, "colon-fullwidth"),
    ("        time: 3m", "          time：3m", 30, 15, "colon-fullwidth"),
    ("        time: 3m", "        time:3m", 30, 13, "colon-space"),
    ("        time: 3m", "        time: ３m", 30, 15, "digit-fullwidth"),
    ("        time: 3m", "\t\ttime: 3m", 30, 1, "tab"),
    ("        time: 3m", "　　　　time: 3m", 30, 1, "space-fullwidth"),
    ("        time: 3m", "\u00a0       time: 3m", 30, 1, "space-fullwidth"),
    ("        time: 3m", "        ti\u200bme: 3m", 30, 11, "invisible"),
    ("        time: 3m", "        tiem: 3m", 30, 9, "unknown-field"),
    ("        time: 3m", "        time: 三分钟", 30, 15, "bad-time"),
    ("      - discuss: 为", "      —— discuss: 为", 32, 7, "dash-fullwidth"),
    ("      - discuss: 为", "      -discuss: 为", 32, 7, "dash-space"),
    ("options: [换, 不换]", "options: 【换，不换】", 29, 18, "bracket-fullwidth"),
    ("options: [换, 不换]", "options: [换，不换]", 29, 20, "comma-fullwidth"),
    ("cards: [灯]", "cards: [炉]", 31, 17, "card-unknown"),
    ("        - option: 换\n", "        - option: 装\n", 40, 19, "option-unknown"),
    ("          goto: 亮", "          goto: 亮了", 42, 17, "goto-unknown"),
    ("      vote: 换灯", "      vote: 换等", 38, 13, "vote-unknown"),
    ("at_least: 1/2", "at_least: 一半", 41, 21, "bad-share"),
    ("at_least: 1/2", "at_least: ５０%", 41, 21, "digit-fullwidth"),
    ("    title: 灯的钱", "    title: 灯的钱\n    title: 又写", 18, 5, "doubled-key"),
    ("      - discuss: 为", "        pause: 歇\n      - discuss: 为", 32, 9, "two-kinds"),
    ("duration: 60m", "duration: 60", 5, 11, "bad-time"),
    ("duration: 60m", "duration: 5m", 5, 11, "too-long"),
    ("{about: 一楼, wants: 安静}", "{about: 一楼, 安静}", 13, 20, "no-value"),
    ("          王阿姨（苦笑）", "          王阿婕（苦笑）", 25, 11, "speaker-unknown"),
    ("      - pause: 灯亮了", "      - puase: 灯亮了", 46, 9, "unknown-kind"),
    ("options: [换, 不换]", "options:\n          - 换\n           -不换", 31, 12, "dash-space"),
    ("options: [换, 不换]", "options:\n          - 换\n            -不换", 31, 13, "dash-space"),
]


def found(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in check(text.encode())[1]]


def test_good_prose_is_never_flagged() -> None:
    scenario, problems = check(GOOD.encode())
    assert problems == []
    assert scenario is not None
    assert [line.who for line in scenario.beat("开场.1").lines] == ["", "王阿姨", "李大爷"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("good", "bad", "line", "column", "code"), FAULTS)
def test_a_fault_is_named_once_where_it_was_made(good: str, bad: str, line: int, column: int, code: str) -> None:
    assert good in GOOD
    problems = found(GOOD.replace(good, bad, 1))
    assert (line, column, code) in problems
    assert {n for n, _, _ in problems} == {line}


def test_all_faults_of_a_file_in_one_run() -> None:
    text = GOOD
    for good, bad, _, _, _ in (FAULTS[0], FAULTS[11], FAULTS[15], FAULTS[19]):
        text = text.replace(good, bad, 1)
    assert [line for line, _, _ in found(text)] == [3, 29, 30, 42]


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_marks_of_order_make_no_difference(ends: str) -> None:
    scenario, problems = check(b"\xef\xbb\xbf" + GOOD.replace("\n", ends).encode())
    assert scenario is not None and problems == []


HOSTILE = {
    "bomb": b"a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
    "deep": b"scenes: " + b"[" * 50_000,
    "object": b"title: !!python/object/apply:os.system ['true']\n",
    "huge": b"title: " + b"x" * 3_000_000,
    "digits": b"format: " + b"9" * 6000 + b"\nduration: " + b"9" * 6000 + b"m\n",
    "nothing": b"",
    "nul": b"\x00" * 100,
    "noise": bytes(range(256)) * 20,
    "merge": b"<<: {title: x}\nscenes: []\n",
    "documents": b"title: a\n---\ntitle: b\n",
    "numbers": b"1: 2\n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    scenario, problems = check(HOSTILE[name])
    assert scenario is None
    assert any(p.level == "error" for p in problems)
    assert all(p.message("zh") and p.hint("zh") for p in problems)
