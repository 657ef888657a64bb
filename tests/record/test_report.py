"""The first pages: figures with their n, nothing of fewer than five, no cause."""

from collections.abc import Iterator

from app.record.blocks import Block, Para, Table
from app.record.read import told
from app.record.report import report
from app.record.report.changes import chance
from app.record.report.changes import tested as statistic
from app.record.report.decisions import picked
from app.record.report.figures import share
from app.record.report.voices import voice
from app.show import commands as c
from app.show.commands import Who
from app.show.lines import Line, Move, Shift
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
    found = tables(report(told(ended(evening()).bodies, "zh")))["大家商量着办：这是意见，不是法定决定。"]
    assert found.rows == (("灯由谁来修？", "A 物业 62%", 8, "手机 6 举手 2"),)


def test_before_and_after_tell_net_and_gross_of_the_same_people() -> None:
    found = tables(report(told(ended(evening()).bodies, "zh")))["前后对照（同一批人）"]
    assert found.rows == (("我愿意出", 5, "3.00", "3.60", "+0.60", "＊", "升的或降的人太少，不检验"),)


def test_what_is_hardly_chance_is_not_called_nought() -> None:
    assert [chance(p) for p in (0.0, 0.0004, 0.0006, 0.062)] == ["p < 0.001", "p < 0.001", "p = 0.001", "p = 0.062"]


def test_who_chose_the_leading_among_others_is_not_of_the_fewer() -> None:
    many, other = Line(0, "because", "", "", "", option="修灯、装栏杆"), Line(0, "because", "", "", "", option="种花")
    assert [picked(line, {"装栏杆"}) for line in (many, other)] == [True, False]


def test_where_a_vote_chose_the_way_it_says_so() -> None:
    paras = [b.text for b in report(told(ended(evening()).bodies, "zh")) if isinstance(b, Para)]
    assert "灯由谁来修？ A 物业 62%，n = 8 → 演《物业来了》" in paras


def test_pairs_in_the_ledger_allow_the_signed_rank_test() -> None:
    """Five rise by one, nobody falls: two of 32 signs lie as far, p = 1/16."""
    move = Move("A", "x", 12, 5, 0, 7, 3.0, 3.4, ((1, 2, 2), (2, 3, 3), (3, 3, 7)))
    assert statistic(Shift("a", "b", "scale", 12, 0, (move,)), move, zh) == "Wilcoxon 符号秩 p = 0.062"


def test_two_way_answers_are_tested_by_mcnemar() -> None:
    """8 up, 5 down: 2 P(Bin(13, 1/2) >= 8) = 4758/8192."""
    move = Move("A", "x", 23, 8, 5, 10, 0.2, 0.5)
    assert statistic(Shift("a", "b", "one", 23, 0, (move,)), move, zh) == "McNemar 精确 p = 0.581"


def test_a_test_that_would_tell_how_few_moved_is_left_out() -> None:
    move = Move("A", "x", 20, 8, None, None, 0.2, 0.5)
    assert statistic(Shift("a", "b", "one", 20, 0, (move,)), move, zh) == "升的或降的人太少，不检验"


def test_a_share_near_nobody_or_everybody_is_only_a_bound() -> None:
    found = [share(k, 20, zh) for k in (0, 1, 4, 5, 15, 16, 19, 20)]
    assert found == ["0%", "不到 25%", "不到 25%", "25%", "75%", "超过 75%", "超过 75%", "100%"]
    assert [share(k, 9, zh) for k in (0, 2, 9)] == ["0%", "＊", "100%"]


def learners(first: str, second: str) -> Evening:
    play = Evening(text=QUIZ).seats(len(first)).does(BOSS, c.Go())
    for ballot, answers in (("before", first), ("after", second)):
        play.does(BOSS, c.Go())
        for n, answer in enumerate(answers, 1):
            play.does(Who("resident", f"p{n}"), c.CastBallot({answer: "1"}, None, ballot, f"{n:032x}"))
        play.does(BOSS, c.Go(), c.Go(), c.Go())
    return play


def test_what_was_learned_is_of_what_was_left_to_learn() -> None:
    """5 of 20 right, then 10: (0.5 - 0.25) / 0.75 = 1/3."""
    play = learners("A" * 5 + "B" * 15, "A" * 10 + "B" * 10)
    paras = [b.text for b in report(told(play.bodies, "zh")) if isinstance(b, Para)]
    assert "小测答对：前 25%，后 50%，增益 0.33，n = 20。" in paras


def test_how_many_learned_is_not_told_of_a_handful() -> None:
    play = learners("A" + "B" * 19, "A" * 10 + "B" * 10)
    paras = [b.text for b in report(told(play.bodies, "zh")) if isinstance(b, Para)]
    assert "小测答对：前 不到 25%，后 50%，增益 ＊，n = 20。" in paras


def test_fewer_than_five_pairs_are_not_told() -> None:
    captions = tables(report(told(learners("ABBB", "AAAB").bodies, "zh")))
    assert "前后对照（同一批人）" not in captions


def test_promises_are_numbered_with_their_person_and_day() -> None:
    play = learners("AAAAA", "AAAAA")
    play.does(Who("resident", "p1"), c.Promise("老冯", "换灯", "周五", "下周一", ""))
    play.does(Who("resident", "p2"), c.Sign("p1"))
    found = tables(report(told(play.bodies, "zh")))["约定单"]
    assert found.rows == ((1, "老冯", "换灯", "周五", "下周一", "", 1),)
    play.does(BOSS, c.FollowPromise("p1", "not_yet", "灯泡缺货"))
    found = tables(report(told(play.bodies, "zh")))["约定单"]
    assert found.rows == ((1, "老冯", "换灯", "周五", "下周一", "", 1, "还没有做到：灯泡缺货"),)


def test_a_handful_of_people_has_no_gini() -> None:
    assert voice("写", [0, 1, 1], zh) == ("写", 3, 2, "＊", "—", "—", "—")
    assert voice("写", [0] * 9 + [10], zh) == ("写", 10, 10, "不到 50%", "＊", "＊", "＊")
    assert voice("写", [0] * 5 + [2] * 5, zh) == ("写", 10, 10, "50%", "20%", "0.50", "0.56")
