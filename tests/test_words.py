"""What people are called in a place: `THEATRE_WORDS`, or what the organizer writes."""

from collections.abc import Iterator

import pytest

from app.errors import TheatreError
from app.i18n import call, called, plural, translate


@pytest.fixture(autouse=True)
def elsewhere() -> Iterator[None]:
    yield
    call("")


def test_a_village_says_villagers() -> None:
    call("居民=村民 residents=villagers resident=villager")
    assert translate("zh", "居民入座") == "村民入座"
    assert translate("en", "居民入座") == "Villagers join"
    assert translate("en", "居民的手机") == "A villager's phone"


def test_what_people_wrote_keeps_its_words() -> None:
    call("居民=村民")
    assert plural("zh", "{n} 人说：{text}", "{n} 位居民说：{text}", 2, text="居民楼") == "2 位村民说：居民楼"


@pytest.mark.parametrize("words", ["居民", "居民=", "=村民", "a=b=c", "居民={x}", "居民=<b>", "居民=" + 21 * "村"])
def test_half_a_pair_is_refused(words: str) -> None:
    with pytest.raises(TheatreError, match="居民=村民"):
        call(words)
    assert translate("zh", "居民入座") == "居民入座"


def test_what_stands_in_braces_is_no_word() -> None:
    call("n=一 name=名 居民＝村民")
    assert translate("en", "{n} 号座位", n=3) == "Seat 3"
    assert called() == "n=一 name=名 居民=村民"
