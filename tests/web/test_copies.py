"""Records are made beside the house: a show never waits for one, and too many at once are refused politely."""

import asyncio

import httpx
import pytest

from app.errors import TooFast, Unavailable
from app.web.copies import WAITING, Copies, Copyist
from tests.web.house import House


async def test_more_than_can_wait_are_sent_away_and_the_show_goes_on(house: House) -> None:
    await house.go(3)
    organizer, anna = await house.staff("organizer"), await house.resident()
    organizer.http.timeout = httpx.Timeout(120)
    record = f"/s/{house.show}/record.zip"
    asked = [asyncio.create_task(organizer.http.get(record)) for _ in range(WAITING + 6)]
    assert (await anna.act("cast", choice="A")).status_code == 204
    answers = await asyncio.gather(*asked)
    turned_away = [answer for answer in answers if answer.status_code == 429]
    assert len(turned_away) == 6 and all("Retry-After" in answer.headers for answer in turned_away)
    assert {a.content[:2] for a in answers if a.status_code == 200} == {b"PK"}
    assert (await organizer.http.get(record)).status_code == 200


async def test_a_copyist_that_dies_or_takes_too_long_is_replaced(house: House) -> None:
    copyist = Copyist(house.settings, limit=0.0)
    with pytest.raises(Unavailable):
        await copyist.make(house.show, "md", "zh")
    copyist.limit = 60
    assert "小戏".encode() in await copyist.make(house.show, "md", "zh")
    assert copyist.process is not None
    copyist.process.kill()
    copyist.process.wait()
    assert "小戏".encode() in await copyist.make(house.show, "md", "zh")
    copyist.close()
    assert copyist.process is None


async def test_what_many_ask_for_is_made_once_and_anew_when_it_changed() -> None:
    copies, made = Copies(room=2), list[str]()

    async def make() -> str:
        made.append("copy")
        await asyncio.sleep(0)
        return f"copy {len(made)}"

    assert set(await asyncio.gather(*(copies.get("a", 1, make) for _ in range(50)))) == {"copy 1"}
    assert [await copies.get("a", 2, make), await copies.get("a", 2, make)] == ["copy 2"] * 2
    assert [await copies.get(name, 1, make) for name in "bca"] == ["copy 3", "copy 4", "copy 5"]


async def test_what_failed_is_tried_again() -> None:
    copies, fails = Copies(), [True]

    async def make() -> str:
        if fails.pop():
            raise TooFast("等一等")
        return "copy"

    with pytest.raises(TooFast):
        await copies.get("a", 1, make)
    fails.append(False)
    assert await copies.get("a", 1, make) == "copy"
