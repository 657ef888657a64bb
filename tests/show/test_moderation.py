"""Moderation that is accountable: numbers covered, words that go to review, and who did what."""

import pytest

from app.errors import Malformed, Refused
from app.show import look
from app.show.events import SeatMuted, WordsKept
from app.show.review import WATCHED, needs_review
from app.show.texts import take
from app.show.views import DeedView, SealView
from tests.show.room import Room


def room() -> Room:
    found = Room("- discuss: 说说\n  id: 说", 3)
    found.go()
    found.act("f", "wall", state="open")
    return found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("打我电话13800001111。", "打我电话138××××××××。"),
        ("138 0000 1111 或 138-0000-1111", "138×××××××××× 或 138××××××××××"),
        ("身份证11010119900101123X", "身份证110×××××××××××××××"),
        ("卡号6222 0212 3456 7890 123", "卡号622××××××××××××××××××××"),
        ("１３８００００１１１１", "１３８××××××××"),
    ],
)
def test_numbers_are_covered_before_they_are_kept(text: str, kept: str) -> None:
    here = room()
    said = [fact.text for fact in here.act("r1", "say", text=text) if isinstance(fact, WordsKept)]
    assert (said, here.show.comments["c1"].state) == ([kept], "held")


@pytest.mark.parametrize("text", ["12345 热线", "电梯要 318000 元，2026 年 11 月", "第 278 条", "一共 1200000000 步"])
def test_other_numbers_stay(text: str) -> None:
    assert take(text) == text


@pytest.mark.parametrize("text", ["稳赚不赔", "3号楼那家", "他住 502 室", "SHUT UP!", "打138××××××××"])
def test_what_goes_to_review(text: str) -> None:
    assert needs_review(text, WATCHED)
    assert not needs_review("先修水管，再谈电梯。", WATCHED)


def test_the_organizer_chooses_the_words() -> None:
    here = room()
    here.act("o1", "watch", words="水管、 Pipes,水管\n采光")
    assert here.show.watch == ("水管", "pipes", "采光")
    assert here.act("f", "watch", words="水管 pipes 采光") == []
    for text in ("先修水管", "稳赚不赔", "The PIPES leak"):
        here.act("r1", "say", text=text)
    assert [c.state for c in here.show.comments.values()] == ["held", "open", "held"]


def test_the_account_says_who_did_what_and_why() -> None:
    here = room()
    here.act("r1", "say", text="慢慢说")
    here.act("f", "hide", comment="c1", reason="跑题")
    here.act("f", "hide", comment="c1", reason="跑题")
    here.act("f", "mute", seat="2")
    here.act("o1", "erase", words="c1")
    told = look.organizer(here.show, SealView()).deeds
    assert [(d.what, d.text, d.seat, d.reason, d.by) for d in told] == [
        ("删掉", "", 0, "", "o1"),
        ("请先听一听", "", 2, "", "f"),
        ("收起", "", 0, "跑题", "f"),
        ("发言墙", "", 0, "", "f"),
    ]
    assert isinstance(told[0], DeedView)


def test_a_muted_seat_listens_and_may_speak_again() -> None:
    here = room()
    assert here.act("f", "mute", seat="1") == [SeatMuted("r1", "f")]
    with pytest.raises(Refused, match="先听一听"):
        here.act("r1", "say", text="还有")
    assert here.act("f", "mute", seat="1", on="0") == [SeatMuted("r1", "f", False)]
    here.act("r1", "say", text="还有")
    with pytest.raises(Malformed):
        here.act("f", "mute", seat="9")
