"""The first pages: figures with their n, nothing of fewer than five, no cause."""

from collections.abc import Iterator

from app.record import report as pages
from app.record.blocks import Block, Para, Table
from app.record.read import told
from app.record.report import report, voice
from app.show import commands as c
from app.show.commands import Who
from app.show.lines import Move, Shift
from tests.record.evening import BOSS, Evening, ended, evening

QUIZ = """\
format: 1
id: quiz
lang: zh
title: 小测
scenes:
  - id: one
    title: 一
    beats:
      - quiz: 谁说了算？
        id: before
        options: [大家, 一个人]
        answer: 大家
      - quiz: 再问一次
        id: after
        same_as: before
      - commit: 谁来做
        columns: [谁, 做什么, 什么时候]
    next: END
"""


def tables(blocks: Iterator[Block]) -> dict[str, Table]:
    return {b.caption: b for b in blocks if isinstance(b, Table)}


def zh(sentence: str, **values: object) -> str:
    return sentence.format(**values)


def test_each_decision_stands_with_its_n_and_rule() -> None:
    found = tables(report(told(ended(evening()).bodies, "zh")))["问了什么，屋里怎么看"]
    assert [row[:3] for row in found.rows] == [
        ("灯由谁来修？", "A 物业 62%", 8),
        ("您有多愿意出一块钱？", "我愿意出：中间数 3", 6),
        ("再问一次", "我愿意出：中间数 4", 5),
    ]


def test_before_and_after_tell_net_and_gross_of_the_same_people() -> None:
    found = tables(report(told(ended(evening()).bodies, "zh")))["前后对照（同一批人）"]
    assert [row[:6] for row in found.rows] == [("我愿意出", 5, "3.00", "3.60", "+0.60", 4)]


def test_pairs_in_the_ledger_allow_the_signed_rank_test() -> None:
    """+1, +2, 0, +1, -1: ranks of 1 are 2, of 2 is 4; rises 8 of 10, p = 1/2."""
    move = Move("A", "x", 5, 3, 1, 1, 3.0, 3.6, ((1, 2, 1), (2, 4, 1), (3, 3, 1), (4, 5, 1), (5, 4, 1)))
    assert pages.tested(Shift("a", "b", "scale", 5, 0, (move,)), move, zh) == "Wilcoxon 符号秩 p = 0.500"


def test_two_way_answers_are_tested_by_mcnemar() -> None:
    move = Move("A", "x", 20, 8, 2, 10, 0.2, 0.5)
    assert pages.tested(Shift("a", "b", "one", 20, 0, (move,)), move, zh) == "McNemar 精确 p = 0.109"


def learners(first: str, second: str) -> Evening:
    play = Evening(text=QUIZ).seats(len(first)).does(BOSS, c.Go())
    for ballot, answers in (("before", first), ("after", second)):
        play.does(BOSS, c.Go())
        for n, answer in enumerate(answers, 1):
            play.does(Who("resident", f"p{n}"), c.CastBallot({answer: "1"}, None, ballot, f"{n:032x}"))
        play.does(BOSS, c.Go(), c.Go(), c.Go())
    return play


def test_what_was_learned_is_of_what_was_left_to_learn() -> None:
    paras = [b.text for b in report(told(learners("ABBBB", "AAABB").bodies, "zh")) if isinstance(b, Para)]
    assert "小测答对：前 20%，后 60%，增益 0.50，n = 5。" in paras


def test_fewer_than_five_pairs_are_not_told() -> None:
    captions = tables(report(told(learners("ABBB", "AAAB").bodies, "zh")))
    assert "前后对照（同一批人）" not in captions


def test_promises_are_numbered_with_their_person_and_day() -> None:
    play = learners("AAAAA", "AAAAA")
    play.does(Who("resident", "p1"), c.Promise("老冯", "换灯", "周五", "下周一", ""))
    play.does(Who("resident", "p2"), c.Sign("p1"))
    found = tables(report(told(play.bodies, "zh")))["约定单"]
    assert found.rows == ((1, "谁：老冯；做什么：换灯；什么时候：周五；什么时候回来说：下周一", 1),)


def test_a_handful_of_people_has_no_gini() -> None:
    assert voice("写", [0, 1, 1]) == ("写", 3, 2, "67%", "—", "—", "—")
    assert voice("写", [0] * 9 + [10]) == ("写", 10, 10, "10%", "100%", "0.90", "1.00")
