"""Phones like most others are told from the rest, and drawn anew only when what they have would look different."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from app.live.crowd import Group, Phone
from app.live.press import Press
from app.live.sheet import Sheet
from app.show.commands import CastBallot, Go, SetQr, TakeSeat, Who
from app.web.pages import Pages
from tests.live.room import LEADER, Room, opened
from tests.live.test_same_page import Screen, shown

ANNA, BEN = Who("resident", "anna"), Who("resident", "ben")
HALL = Group("resident", "zh")


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with opened(tmp_path) as found:
        yield found


class Hall(Press):
    """Counts whom it looked at."""

    looked = 0

    def come(self, who: Who) -> Phone:
        phone = Phone(who, HALL, Screen((*self.draw.names("resident"), "me")))
        self.join(phone)
        return phone

    async def edition(self) -> int:
        """How many phones' own regions were drawn for it."""
        before = {phone: phone.at for phone in self.crowd}
        for phone in before:
            phone.at = -1
        await self.publish()
        drawn = [phone for phone in before if phone.at >= 0]
        for phone, at in before.items():
            phone.at = max(at, phone.at)
        return len(drawn)


def same(hall: Hall) -> None:
    """Each phone shows what one shows that comes now."""
    for phone in list(hall.crowd):
        fresh = hall.come(phone.who)
        assert shown(phone) == shown(fresh)
        hall.leave(fresh)


async def test_what_changes_nobodys_own_region_looks_at_nobody_like_most(room: Room) -> None:
    hall = Hall(room.runner, Pages("http://testserver"))
    for n in range(5):
        who = Who("resident", f"r{n}")
        await room.do(who, TakeSeat())
        hall.come(who)
    await hall.edition()
    await room.do(LEADER, SetQr(True))
    assert await hall.edition() == 0
    await room.do(LEADER, Go(), Go(), Go())
    assert await hall.edition() == 5
    await room.do(Who("resident", "r3"), CastBallot({"A": "1"}))
    assert await hall.edition() == 1
    await room.do(LEADER, Go())
    assert await hall.edition() == 5
    same(hall)


async def test_who_comes_in_the_middle_of_an_edition_is_not_forgotten(room: Room) -> None:
    hall = Hall(room.runner, Pages("http://testserver"))
    await room.do(ANNA, TakeSeat())
    await room.do(BEN, TakeSeat())
    await room.do(LEADER, Go(), Go())
    hall.come(ANNA)
    await hall.edition()
    assert hall.sheets[HALL].certain
    await room.do(LEADER, Go())
    hall.refresh(HALL)  # the first half of an edition, in which others come
    hall.come(BEN)
    assert not hall.sheets[HALL].certain
    assert await hall.edition() == 2
    assert hall.sheets[HALL].certain
    fresh = {phone: hall.come(phone.who) for phone in list(hall.crowd)}
    assert all(shown(phone)["me"] == shown(again)["me"] for phone, again in fresh.items())


async def test_an_edition_that_failed_half_way_is_made_up_for(room: Room) -> None:
    hall = Hall(room.runner, Pages("http://testserver"))
    for who in (ANNA, BEN):
        await room.do(who, TakeSeat())
        hall.come(who)
    await room.do(LEADER, Go(), Go(), Go())
    news, asked, over = hall.own.news, list[Phone](), asyncio.Event()

    def once(phone: Phone, sheet: Sheet) -> bytes:
        asked.append(phone)
        if len(asked) == 2:
            raise OSError("on purpose")
        if len(asked) == 4:
            over.set()
        return news(phone, sheet)

    hall.own.news = once  # type: ignore[method-assign]
    hall.start()
    async with asyncio.timeout(20):
        await over.wait()
    await hall.close()
    same(hall)
