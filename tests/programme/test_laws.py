"""A law that is no longer in force leads to what took its place."""

from app.programme.laws import CHANGES, search
from app.scenario.model import Card
from app.web.laws import of, places

CARDS = (
    Card("a", "law", "到会线", "三分之二", "中华人民共和国民法典", "第二百七十八条"),
    Card("b", "law", "到会线（另一出戏）", "三分之二", "中华人民共和国民法典", "第二百七十八条"),
    Card("c", "law", "噪声", "先劝阻", "中华人民共和国噪声污染防治法", "第七十条"),
    Card("d", "fact", "数字", "十二户", "民法典"),
)


def test_the_repealed_law_leads_to_the_code_with_its_note() -> None:
    found = search("物权法", CARDS)
    assert [(c.now, c.since, c.checked) for c in found.changes] == [("民法典", "2021-01-01", True)]
    assert [card.id for card in found.cards] == ["b"]


def test_words_find_cards_and_nothing_finds_all() -> None:
    assert [card.id for card in search("劝阻", CARDS).cards] == ["c"]
    assert [card.id for card in search("民法典 七十八", CARDS).cards] == ["b"]
    assert (len(search("", CARDS).cards), search("", CARDS).changes) == (2, CHANGES)
    assert search("没有的", CARDS).cards == ()


def test_a_law_is_found_by_the_name_that_the_reader_knows() -> None:
    names = {"物权法": "Property Law", "民法典": "Civil Code"}
    code = Card("e", "law", "Turnout", "two thirds", "Civil Code of China", "art. 278")
    found = search("property law", [code], lambda name: names.get(name, name))
    assert ([c.old for c in found.changes], [card.id for card in found.cards]) == (["物权法"], ["e"])


def test_the_houses_own_plays_answer_in_both_languages() -> None:
    cards = [card for place in places("zh") for card in of(place, 0)]
    assert any("民法典" in card.source for card in search("物权法", cards).cards)
    assert [place for place in places("en") if place.parent.name != "en"] == []
