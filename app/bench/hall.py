"""A house to be measured, the people who make it move, and the phones of one load."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from socket import create_server
from typing import Any
from urllib.parse import urlencode, urlsplit

from app.bench import machine
from app.bench.phone import Heard, Phone

AT_ONCE = 200
DOORS = 16


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


class Server:
    """A process on the server's core. `host` is what phones connect to."""

    def __init__(self, *words: str, port: int) -> None:
        self.words, self.port, self.host = words, port, f"127.0.0.1:{port}"
        self.about = os.environ | {"THEATRE_PACE": "100000", "THEATRE_BURST": "100000"}
        self.process: subprocess.Popen[str]

    @property
    def pid(self) -> int:
        return self.process.pid

    def start(self) -> None:
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.process = subprocess.Popen([sys.executable, "-m", *self.words], env=self.about, **pipes)
        machine.pin(self.pid, machine.cores()[0])

    async def ready(self) -> None:
        """Accepts connections."""
        async with asyncio.timeout(60):
            while True:
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                    writer.close()
                    return
                await asyncio.sleep(0.02)

    def put_away(self) -> None:
        self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


class House(Server):
    """`theatre serve` in its own folder; `show` is what it opened, by its links line."""

    def __init__(self, folder: Path, scenario: Path) -> None:
        port = free_port()
        place = ("--host", "127.0.0.1", "--port", str(port), "--data", str(folder / "data"), "--links", "json")
        super().__init__("app", "serve", str(scenario), *place, port=port)
        self.show: dict[str, str] = {}
        self.people: list[Person] = []

    async def ready(self) -> None:
        assert self.process.stdout is not None
        line = await asyncio.to_thread(self.process.stdout.readline)
        if not line:
            raise OSError("the house did not open")
        [self.show] = json.loads(line)["shows"]

    @property
    def path(self) -> str:
        return f"/s/{self.show['show']}"

    def put_away(self) -> None:
        super().put_away()
        for person in self.people:
            person.leave()

    async def staff(self, role: str) -> "Person":
        person = await Person.at(self.host)
        self.people.append(person)
        link = urlsplit(self.show[role])
        await person.ask("GET", f"{link.path}?{link.query}")
        return person


@dataclass(slots=True)
class Person:
    """A browser without a page: one connection kept alive, and its cookies."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    cookies: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def at(cls, host: str) -> "Person":
        name, port = host.split(":")
        return cls(host, *await asyncio.open_connection(name, int(port)))

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def ask(self, method: str, path: str, **form: str) -> tuple[int, bytes]:
        """The status and body. Cookies that are set are kept. A house closes a line that was idle for long."""
        if self.reader.at_eof():
            self.leave()
            name, port = self.host.split(":")
            self.reader, self.writer = await asyncio.open_connection(name, int(port))
        body = urlencode(form).encode()
        kind = "application/x-www-form-urlencoded"
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nOrigin: http://{self.host}\r\n"
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nCookie: {self.cookie}\r\n\r\n"
        self.writer.write(head.encode() + body)
        first, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        for name, value in headers:
            if name == "set-cookie":
                self.cookies |= {m.key: m.coded_value for m in SimpleCookie(value).values() if m["path"] != "/j"}
        size = int(dict(headers).get("content-length", "0"))
        return int(first.split(" ")[1]), await self.reader.readexactly(size)

    async def act(self, path: str, do: str) -> None:
        status, body = await self.ask("POST", f"{path}/do", do=do)
        if status not in (204, 303):
            raise OSError(f"{do}: {status} {body.decode()[:200]}")

    async def view(self, path: str, role: str) -> Any:
        return json.loads((await self.ask("GET", f"{path}/{role}.json"))[1])

    def leave(self) -> None:
        self.writer.close()


async def seats(house: House, count: int) -> list[str]:
    """The cookies of `count` real seats, as the door gives them."""
    found: list[str] = []

    async def door() -> None:
        person = await Person.at(house.host)
        while len(found) < count:
            found.append("")
            at, person.cookies = len(found) - 1, {}
            await person.ask("GET", urlsplit(house.show["join"]).path)
            found[at] = person.cookie
        person.leave()

    await asyncio.gather(*(door() for _ in range(DOORS)))
    return found


async def come(host: str, path: str, cookies: list[str], heard: Heard) -> list[Phone]:
    """Every phone connected and greeted, `AT_ONCE` on the way at a time."""
    name, port = host.split(":")
    loop, room = asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)

    async def one(number: int, cookie: str) -> Phone:
        async with room:
            _, phone = await loop.create_connection(lambda: Phone(heard, number, path, host, cookie), name, int(port))
            await asyncio.wait_for(phone.greeted, 60)
            return phone

    return list(await asyncio.gather(*(one(n, cookie) for n, cookie in enumerate(cookies))))


async def push(host: str) -> Phone:
    """The hand that makes the bare loop send."""
    name, port = host.split(":")
    loop = asyncio.get_running_loop()
    _, phone = await loop.create_connection(lambda: Phone(lambda p, t: None, 0, "/push", host, ""), name, int(port))
    await phone.opened
    return phone


@asynccontextmanager
async def running(*servers: Server) -> AsyncIterator[None]:
    """On the server's core, while this process keeps to the other."""
    machine.pin(0, machine.cores()[1])
    try:
        for server in servers:
            server.start()
            await server.ready()
        yield
    finally:
        for server in servers:
            server.put_away()
        await asyncio.sleep(0)
