"""What a field takes and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Malformed
from app.programme.tables import LetterCard, PressCard, RemarkCard, TargetCard, VoucherCard
from app.programme.words import luhn, personal

FORBIDDEN = (
    "11010519491231002X", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002",
    "4111-1111-1111-1111", "6222 0212 3456 7890", "卡号6225880137706868。", "电话13812345678", "138 1234 5678",
)  # fmt: skip
HARMLESS = ("合同 2026-0001-22", "2026-03-01 到 2026-06-30", "三号楼 302", "100000000", "0411", "编号 20260301-07")


@pytest.mark.parametrize("text", FORBIDDEN)
def test_numbers_of_people_and_banks_are_refused(text: str) -> None:
    with pytest.raises(Malformed) as refusal:
        LetterCard.filled({"to": "街道办", "subject": text})
    assert "这里不收" in refusal.value.sentence


@pytest.mark.parametrize("text", HARMLESS)
def test_other_numbers_are_taken(text: str) -> None:
    assert LetterCard.filled({"to": "街道办", "subject": text}).subject == text


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=40))
def test_text_without_figures_is_nobodys_number(text: str) -> None:
    assert personal(text) == ""


def test_luhn_knows_a_published_number_and_its_neighbour() -> None:
    assert (luhn("79927398713"), luhn("79927398710")) == (True, False)


@pytest.mark.parametrize(
    "form",
    [
        {"to": "", "subject": "灯"}, {"to": "甲" * 81, "subject": "灯"}, {"to": "甲\u202e乙", "subject": "灯"},
        {"to": "甲\x00", "subject": "灯"},
        {"to": "甲", "subject": "灯", "sent": "昨天"}, {"to": "甲\n乙", "subject": "灯"},
    ],
)  # fmt: skip
def test_strange_letters_are_refused(form: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        LetterCard.filled(form)


def test_numbers_choices_and_addresses() -> None:
    assert TargetCard.filled({"measure": "people", "wanted": "２００"}).wanted == 200
    assert VoucherCard.filled({"serial": "7", "day": "2026-03-06", "purpose": "灯", "payee": "shop"}).fen == 0
    wrong: list[tuple[type[TargetCard] | type[PressCard], dict[str, str]]] = [
        (TargetCard, {"measure": "people", "wanted": "-1"}),
        (TargetCard, {"measure": "drop table", "wanted": "1"}),
        (PressCard, {"outlet": "报", "url": "javascript:alert(1)"}),
    ]
    for card, form in wrong:
        with pytest.raises(Malformed):
            card.filled(form)


def test_lines_stay_lines() -> None:
    assert RemarkCard.filled({"text": "一\r\n二 <script>"}).text == "一\n二 <script>"


@pytest.mark.parametrize("text", ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "２０２６-3-1"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert LetterCard.filled({"to": "街道办", "subject": "灯", "sent": text}).sent == "2026-03-01"
