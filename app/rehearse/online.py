"""Simulated residents in a running house: each comes by the join link, holds a socket and acts as a phone would.

Nobody polls: a page that is pushed wakes a person, who looks at what their phone may know after a while, and acts.
"""

import asyncio
import http.client
import json
from contextlib import suppress
from http.cookies import SimpleCookie
from random import Random
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from app.rehearse.crowd import Resident
from app.rehearse.mood import Mood, mood

FIRST_LOOK = (2.0, 20.0)
TYPING = (0.5, 4.0)
ARRIVING = 15.0
PATIENCE = 10.0


class Away(Exception):
    """The house does not answer, or the door is closed to this one."""


async def fill(join: str, n: int, seed: int = 1, pace: float = 1.0, lang: str = "zh") -> None:
    """Seats `n` people by the join link (`http://127.0.0.1:8000/j/123456`) and lets them act until the show ends or
    the connection is lost. `pace` scales every delay: 1 is human, 0 is at once. Cancel it to send them home."""
    leaning = mood(seed, seed % 4)
    async with asyncio.TaskGroup() as group:
        for number in range(n):
            group.create_task(visit(join, Random(f"{seed}/{number}"), leaning, number, pace, lang))


async def visit(join: str, random: Random, leaning: Mood, number: int, pace: float, lang: str) -> None:
    """One person's evening. A lost connection ends it."""
    one = Phone(join, Resident(random, leaning, lang, number), random, pace)
    await asyncio.sleep(random.uniform(0, ARRIVING) * pace)
    with suppress(Away, OSError, WebSocketException, TimeoutError):
        await one.come()


class Phone:
    def __init__(self, join: str, person: Resident, random: Random, pace: float) -> None:
        address = urlsplit(join)
        self.origin, self.door = f"{address.scheme}://{address.netloc}", address.path
        self.person, self.random, self.pace = person, random, pace
        self.cookie = self.show = ""
        self.sent = 0
        self.pushed = asyncio.Event()

    async def come(self) -> None:
        self.cookie, self.show = await asyncio.to_thread(self.enter)
        line = f"{self.origin.replace('http', 'ws', 1)}{self.show}/resident/live"
        headers = {"Cookie": self.cookie}
        async with connect(
            line,
            origin=self.origin,  # type: ignore[arg-type]
            additional_headers=headers,
            compression=None,
            proxy=None,
            open_timeout=PATIENCE,
        ) as socket:
            reading = asyncio.create_task(self.read(socket))
            try:
                await self.live(socket, reading)
            finally:
                reading.cancel()
                with suppress(asyncio.CancelledError, WebSocketException):
                    await reading

    async def read(self, socket: ClientConnection) -> None:
        async for _ in socket:
            self.pushed.set()

    async def live(self, socket: ClientConnection, reading: asyncio.Task[None]) -> None:
        """Something changed: after a while this person looks up, and acts."""
        while not reading.done():
            waiting = asyncio.create_task(self.pushed.wait())
            await asyncio.wait({waiting, reading}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if reading.done():
                return
            await self.pause(FIRST_LOOK)
            self.pushed.clear()
            view = await asyncio.to_thread(self.look)
            for act in self.person.respond(view):
                await self.pause(TYPING)
                self.sent += 1
                await socket.send(json.dumps(act | {"once": f"p{self.sent}"}, ensure_ascii=False))
            if view["house"]["state"] == "ended":
                return

    async def pause(self, seconds: tuple[float, float]) -> None:
        await asyncio.sleep(self.random.uniform(*seconds) * self.pace)

    # plain HTTP, in a thread: the cookie at the door, and the view as JSON

    def enter(self) -> tuple[str, str]:
        """The cookie and the show's path. Raises Away."""
        status, headers, _ = self.get(self.door)
        cookie = SimpleCookie()
        for header in headers.get_all("Set-Cookie") or []:
            cookie.load(header)
        show = urlsplit(headers.get("Location", "")).path
        if status not in (302, 303, 307) or not cookie or not show.startswith("/s/"):
            raise Away(f"the door answered {status}")
        return "; ".join(f"{name}={morsel.coded_value}" for name, morsel in cookie.items()), show

    def look(self) -> dict[str, Any]:
        status, _, body = self.get(f"{self.show}/resident.json")
        if status != 200:
            raise Away(f"the page answered {status}")
        view: dict[str, Any] = json.loads(body)
        return view

    def get(self, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        address = urlsplit(self.origin)
        kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
        line = kind(address.netloc, timeout=PATIENCE)
        try:
            line.request("GET", path, headers={"Cookie": self.cookie} if self.cookie else {})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        except http.client.HTTPException as error:
            raise Away(str(error)) from error
        finally:
            line.close()
