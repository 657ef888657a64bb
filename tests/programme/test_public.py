"""What is passed on of an evening is what it came to, not its warm-up."""

from app.programme.public import Outcome, Public, brief, message


def outcome(question: str, use: str, said: str = "A 装 62%") -> Outcome:
    return Outcome(question, "", "", 20, 24, said, (), (), use)


def evening(*outcomes: Outcome) -> Public:
    return Public("s", "三楼半", False, True, 0, 24, True, outcomes, (), (), 0, 0, 9, "ab", 0)


ALL = (
    outcome("先答三问", "before_after"), outcome("坐哪边", "opinion"), outcome("提议", "", "没有通过"),
    outcome("先办哪件", "opinion"), outcome("提议", "", "通过"), outcome("打几分", "satisfaction"),
)  # fmt: skip


def test_motions_come_before_opinions_and_the_last_word_counts() -> None:
    assert [(o.question, o.said) for o in evening(*ALL).main(9)] == [
        ("提议", "通过"), ("先办哪件", "A 装 62%"), ("坐哪边", "A 装 62%"),
    ]  # fmt: skip


def test_a_brief_always_has_the_fewer_and_how_many() -> None:
    told = brief(evening(*ALL), [("老钱", "修灯", "五月")], "2026-03-06", lambda s, **v: s.format(**v))
    assert "投票 20 人，在座 24 人" in told["body"] and "少数人没有写理由。" in told["body"]
    assert "我们自己办：老钱，修灯，五月。" in told["body"] and "先答三问" not in told["body"]


def test_the_message_is_short_and_says_what_it_is() -> None:
    told = message(
        evening(*ALL), [("老钱", "修灯", "五月")], "2026-03-06", "http://x/record", lambda s, **v: s.format(**v)
    )
    lines = told.splitlines()
    assert lines[0].startswith("《三楼半》 2026-03-06") and lines[-1].endswith("http://x/record")
    assert "1. 老钱：修灯（五月）" in lines and "模拟表决 / 意见征询，不是法定决定" in lines
    assert "先答三问" not in told and "打几分" not in told
