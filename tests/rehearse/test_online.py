"""Simulated residents in a real house: they come by the door, act over their sockets and go when the show ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.rehearse.online import fill
from tests.browser.house import House

FEW = 5
PATIENCE = 20.0


class Leader:
    """The facilitator's laptop, without its pages."""

    def __init__(self, house: House) -> None:
        self.house, self.web = house, httpx.AsyncClient(base_url=house.origin, headers={"Origin": house.origin})
        self.show = f"/s/{house.links['show']}"

    async def come(self) -> None:
        key = self.house.links["facilitator"].partition("?")[2]
        await self.web.get(f"{self.show}/facilitator?{key}")

    async def see(self) -> dict[str, Any]:
        view: dict[str, Any] = (await self.web.get(f"{self.show}/facilitator.json")).json()
        return view

    async def do(self, do: str, **fields: str) -> None:
        answer = await self.web.post(f"{self.show}/do", data={"do": do, **fields}, headers={"HX-Request": "true"})
        assert answer.status_code == 204, answer.text

    async def go(self) -> None:
        await self.do("go", at=str((await self.see())["cue"]["step"]))

    async def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while not holds(view := await self.see()):
                pass
        return view


@pytest.fixture
async def leader(tmp_path: Path) -> AsyncIterator[Leader]:
    house = House(tmp_path / "data")
    house.open()
    one = Leader(house)
    try:
        await one.come()
        yield one
    finally:
        await one.web.aclose()
        house.close()


async def test_a_crowd_comes_votes_and_goes_home(leader: Leader) -> None:
    room = asyncio.create_task(fill(f"{leader.house.origin}/j/{leader.house.links['code']}", FEW, seed=4, pace=0.002))
    await leader.until(lambda view: view["seats"] == FEW)
    view = await leader.see()
    while not (view["ballot"] and view["ballot"]["state"] == "open"):
        await leader.go()
        view = await leader.see()
    view = await leader.until(lambda view: view["ballot"]["answered"] >= 3)
    assert view["ballot"]["answered"] <= FEW
    await leader.do("end")
    async with asyncio.timeout(PATIENCE):
        await room


async def test_a_crowd_goes_home_when_it_is_told(leader: Leader) -> None:
    room = asyncio.create_task(fill(f"{leader.house.origin}/j/{leader.house.links['code']}", FEW, seed=4, pace=0.002))
    await leader.until(lambda view: view["seats"] == FEW)
    room.cancel()
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(asyncio.CancelledError):
            await room
    await leader.until(lambda view: view["presence"]["phones"] == 0)


async def test_nobody_stays_when_the_house_is_gone(leader: Leader) -> None:
    room = asyncio.create_task(fill(f"{leader.house.origin}/j/{leader.house.links['code']}", FEW, seed=4, pace=0.002))
    await leader.until(lambda view: view["seats"] == FEW)
    leader.house.kill()
    async with asyncio.timeout(PATIENCE):
        await room


async def test_a_wrong_door_lets_nobody_in(leader: Leader) -> None:
    async with asyncio.timeout(PATIENCE):
        await fill(f"{leader.house.origin}/j/000000", 2, pace=0.0)
    assert (await leader.see())["seats"] == 0
