"""Where large letters may break."""

import re

from app.web.clauses import clauses


def test_a_line_breaks_after_a_breath_and_keeps_every_word() -> None:
    said = "停一停。她说：“再等等！”换您，怎么说？"
    drawn = str(clauses(said))
    assert re.findall(r'<span class="clause">(.*?)</span>', drawn) == [
        "停一停。", "她说：", "“再等等！”", "换您，", "怎么说？",
    ]  # fmt: skip


def test_one_clause_and_other_scripts_stay_as_they_are() -> None:
    assert clauses("先办哪件？") == "先办哪件？"
    assert clauses("Wait, what now?") == "Wait, what now?"


def test_what_people_wrote_is_escaped_once() -> None:
    assert str(clauses("a<b，c&d。")) == '<span class="clause">a&lt;b，</span><span class="clause">c&amp;d。</span>'
    assert str(clauses(clauses("a<b。"))) == "a&lt;b。"
