"""What residents wish for leads to plays, by letters that they share, always the same way."""

from app.programme.advice import advised

PLAYS = (
    {"name": "lift", "title": "三楼半", "topics": ("加装电梯",), "summary": "十个人表了态。"},
    {"name": "line", "title": "一根线", "topics": ("飞线充电", "电动车"), "summary": ""},
    {"name": "waste", "title": "撤桶之后", "topics": ("垃圾分类",), "summary": ""},
)


def test_the_most_wished_comes_first_and_says_why() -> None:
    found = advised([("楼里装电梯", 4), ("楼道里的电动车", 9), ("唱歌", 20)], PLAYS)
    assert [(a.name, a.wishes, a.n) for a in found] == [("line", ("楼道里的电动车",), 9), ("lift", ("楼里装电梯",), 4)]


def test_the_order_of_wishes_and_plays_changes_nothing() -> None:
    wishes = [("楼里装电梯", 4), ("电动车", 4), ("垃圾桶", 4)]
    assert advised(wishes, PLAYS) == advised(wishes[::-1], PLAYS[::-1])


def test_nothing_near_is_nothing_advised() -> None:
    assert advised([("唱歌", 3)], PLAYS) == []
