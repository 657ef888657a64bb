"""What a cue weighs on a phone's line: only the regions that changed travel, unpacked, and they stay under 4 KB."""

from collections.abc import Iterator

import pytest

from app.i18n import LANGS
from app.live.crowd import Group
from app.live.sheet import PERSONAL, Sight
from app.show import look
from app.web.pages import Pages, regions
from tests.show.room import Room

MOST = 4096
PAGES = Pages("http://192.168.1.20:8000")
LONG = "我明白拉线的人为什么要从楼上往下拉一根线"
FIVE = "".join(f"\n    - {LONG}{n}" for n in range(5))
BEATS = {
    "scale": f"- vote: {LONG}\n  how: scale\n  use: satisfaction\n  ends: [不同意, 很同意]\n  options:{FIVE}",
    "agree": f"- vote: {LONG}\n  how: agree\n  options:{FIVE}",
    "many": f"- vote: {LONG}\n  how: many\n  options:{FIVE}",
    "rank": f"- vote: {LONG}\n  how: rank\n  options:{FIVE}",
}
SAID = {"scale": "35", "agree": ("agree", "disagree"), "many": "11", "rank": ()}


def seen(room: Room, lang: str) -> dict[str, str]:
    group, sight = Group("resident", lang, ""), Sight(look.resident(room.show))
    found = {name: PAGES.region(group, name, sight) for name in regions("resident")}
    return found | {PERSONAL: PAGES.personal(group, sight, look.me(room.show, "r1"), None)}


def cues(how: str, lang: str) -> Iterator[int]:
    """Bytes that each press of GO brings to a phone that answered everything."""
    room = Room(BEATS[how], 2)
    for _ in range(4):
        before = seen(room, lang)
        room.go()
        yield sum(len(html.encode()) for name, html in seen(room, lang).items() if before[name] != html)
        if room.show.ballot and room.show.ballot.state == "open":
            answer(room, how)


def answer(room: Room, how: str) -> None:
    for seat, value in zip(("r1", "r2"), SAID[how], strict=False):
        for option in "ABCDE":
            room.act(seat, "cast", **{f"choice__{option}": value})
    if how == "rank":
        room.act("r1", "cast", **{f"choice__{option}": str(n) for n, option in enumerate("ABCDE", 1)})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("how", BEATS)
def test_a_cue_with_five_statements_stays_light(how: str, lang: str) -> None:
    weights = list(cues(how, lang))
    assert len(weights) == 4 and min(weights) > 0 and max(weights) < MOST
