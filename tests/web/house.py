"""A real house in this process: a real server on a free loopback port, a real ledger in a fresh folder."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
import websockets
from websockets.asyncio.client import ClientConnection

from app.main import build
from app.scenario.load import load
from app.settings import Settings
from app.web.keys import mint_all
from app.web.serve import Server, options
from app.web.theatre import Theatre
from tests.postgres import free_port

PLAY = """\
format: 1
id: small
lang: zh
title: 小戏
scenes:
  - id: 一
    beats:
      - pause: 欢迎
      - vote: 装不装
        id: 装
        options: [装, 不装]
      - discuss: 说说
      - expert: 请教
        who: 律师
"""


class Person:
    """A browser with its cookies. `heard`: every frame its socket got."""

    def __init__(self, house: "House", role: str) -> None:
        self.house, self.role = house, role
        self.http = httpx.AsyncClient(base_url=house.origin, headers={"Origin": house.origin}, timeout=120)
        self.heard: list[str] = []
        self.line: ClientConnection | None = None

    @property
    def page(self) -> str:
        return f"/s/{self.house.show}" + ("" if self.role == "resident" else f"/{self.role}")

    async def come(self) -> "Person":
        link = self.house.links[self.role] if self.role != "resident" else f"/j/{self.house.code}"
        answer = await self.http.get(link.removeprefix(self.house.origin))
        assert answer.status_code == 303, answer.text
        return self

    async def act(self, do: str, **fields: str) -> httpx.Response:
        return await self.http.post(f"/s/{self.house.show}/do", data={"do": do} | fields)

    async def view(self) -> dict[str, Any]:
        answer = await self.http.get(f"/s/{self.house.show}/{self.role}.json")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    @property
    def cookies(self) -> str:
        jar = self.http.cookies.jar
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.path != "/j")

    async def connect(self, **options: Any) -> "Person":
        address = f"{self.house.origin.replace('http', 'ws')}/s/{self.house.show}/{self.role}/live"
        headers = {"Cookie": self.cookies}
        origin = options.pop("origin", self.house.origin)
        self.line = await websockets.connect(
            address, origin=origin, additional_headers=headers, compression=None, proxy=None, **options
        )
        await self.hear(lambda frame: True)
        return self

    async def hear(self, wanted: Any) -> str:
        """The next frame that is what one waits for."""
        assert self.line is not None
        async with asyncio.timeout(10):
            while True:
                frame = await self.line.recv()
                assert isinstance(frame, str)
                self.heard.append(frame)
                if wanted(frame):
                    return frame

    async def tell(self, once: str, **fields: Any) -> tuple[int, str]:
        """An act over the socket; its status and sentence as the region `me` says them."""
        assert self.line is not None
        await self.line.send(json.dumps(fields | {"once": once}))
        frame = await self.hear(lambda frame: f'data-once="{once}"' in frame)
        return told(frame)

    async def leave(self) -> None:
        if self.line is not None:
            await self.line.close()
        await self.http.aclose()


def told(frame: str) -> tuple[int, str]:
    status, warn = re.search(r'data-status="(\d*)"', frame), re.search(r'data-warn="([^"]*)"', frame)
    assert status and warn
    return int(status[1]), warn[1]


class House:
    """`links` role -> address with its key."""

    def __init__(self, data: Path, **told: Any) -> None:
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.settings = Settings(data=data, host="127.0.0.1", port=self.port, **told)
        self.links: dict[str, str] = {}
        self.show = self.code = ""
        self.people: list[Person] = []

    @property
    def theatre(self) -> Theatre:
        found = self.app.state.theatre
        assert isinstance(found, Theatre)
        return found

    async def open(self) -> None:
        self.app = build(self.settings)
        ready = asyncio.Event()

        async def told() -> None:
            ready.set()

        config = uvicorn.Config(self.app, **options(self.settings))
        self.server = Server(config, told)
        self.task = asyncio.create_task(self.server.serve())
        async with asyncio.timeout(20):
            await ready.wait()

    async def play(self, text: str = PLAY) -> None:
        self.show = await self.theatre.house.open(load(text.encode()), "zh")
        awake = await self.theatre.house.find(self.show)
        self.links = await mint_all(self.theatre, awake)
        self.code = awake.runner.show.code

    async def close(self) -> None:
        for person in self.people:
            await person.leave()
        self.people.clear()
        self.server.should_exit = True
        await self.task

    def person(self, role: str) -> Person:
        self.people.append(Person(self, role))
        return self.people[-1]

    async def resident(self) -> Person:
        return await self.person("resident").come()

    async def staff(self, role: str) -> Person:
        return await self.person(role).come()

    async def go(self, steps: int = 1) -> None:
        leader = await self.staff("facilitator")
        for _ in range(steps):
            assert (await leader.act("go")).status_code == 204


@asynccontextmanager
async def opened(data: Path, **told: Any) -> AsyncIterator[House]:
    house = House(data, **told)
    await house.open()
    try:
        await house.play()
        yield house
    finally:
        await house.close()
