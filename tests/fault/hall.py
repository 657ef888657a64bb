"""A real server in a process of its own, and voters who vote until it dies under them and go on when it is back."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx

from app.ledger.export import verify
from app.ledger.store import Ledger
from tests.postgres import free_port
from tests.web.house import PLAY

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("SEED", "20261125"))
CALM = {"THEATRE_PACE": "100000", "THEATRE_BURST": "100000"}
PATIENCE = 5.0
SHARES = "AB"


def report(name: str, **figures: object) -> None:
    """One line for whoever runs it by hand."""
    sys.stdout.write(" ".join([f"PASS {name}", *(f"{key}={value}" for key, value in figures.items())]) + "\n")


class Server:
    """`theatre serve` with a data folder and a port that stay the same."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.data, self.play, self.port = folder / "data", folder / "small.yaml", free_port()
        self.play.write_text(PLAY, "utf-8")
        self.database = database or f"sqlite:///{(self.data / 'theatre.sqlite').as_posix()}"
        self.origin = f"http://127.0.0.1:{self.port}"
        self.diary = folder / f"log-{self.port}.txt"
        self.log = self.diary.open("ab")
        self.process: subprocess.Popen[bytes] | None = None
        self.program: tuple[str, ...] = (sys.executable, "-m", "app")
        self.show = self.code = ""
        self.answered = asyncio.Event()

    def start(self, **environment: str) -> dict[str, str]:
        """Returns when it accepts connections: what it says of its show; nothing if it died before."""
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data), "--links", "json"]
        command = [*self.program, "serve", str(self.play), "--database", self.database, *where]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | CALM | environment, stdout=subprocess.PIPE, stderr=self.log
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            return {}
        told: dict[str, str] = json.loads(line)["shows"][0]
        self.show, self.code = told["show"], told["code"]
        return told

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.bury()

    def bury(self) -> int:
        """Its exit code, once it is gone."""
        code = 0
        if self.process is not None:
            code = self.process.wait(20)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None
        return code

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.bury()
        self.log.close()


class Voter:
    """`acknowledged`: the nonce of the last ballot that was answered with yes; `asked`: of the one on its way;
    `refused`: how often the answer was 503, `slowest` seconds the longest of them took."""

    def __init__(self, server: Server, chance: random.Random) -> None:
        self.server, self.chance, self.number = server, chance, ""
        self.http = httpx.AsyncClient(
            base_url=server.origin, headers={"Origin": server.origin}, timeout=2 * PATIENCE, trust_env=False
        )
        self.acknowledged = self.asked = ""
        self.count, self.last = 0, 0.0
        self.refused, self.slowest = 0, 0.0

    async def vote(self) -> None:
        """One ballot, sent again under the same name until it is answered."""
        self.count += 1
        self.asked = f"{self.chance.getrandbits(128):032x}"
        name = str(self.count)
        reason = f"{self.number}{name}"  # never twice the same
        ballot = {"choice": self.chance.choice(SHARES), "nonce": self.asked, "because": reason}
        fields = {"do": "cast", "once": name} | ballot
        while not await self.send(fields):
            pass
        self.acknowledged, self.last = self.asked, time.monotonic()
        self.server.answered.set()

    async def send(self, fields: dict[str, str]) -> bool:
        begun = time.monotonic()
        with suppress(httpx.TransportError):
            answer = await self.http.post(f"/s/{self.server.show}/do", data=fields)
            assert answer.status_code in (204, 503), answer.text
            if answer.status_code == 204:
                return True
            self.refused, self.slowest = self.refused + 1, max(self.slowest, time.monotonic() - begun)
        await asyncio.sleep(self.chance.uniform(0.05, 0.3))
        return False

    async def go_on(self) -> None:
        while True:
            await self.vote()


async def opened(server: Server, number: int, chance: random.Random) -> list[Voter]:
    """The evening in front of its open ballot, and who came for it."""
    told = await asyncio.to_thread(server.start)
    leader = await staff(server, told["facilitator"])
    for _ in range(3):
        assert await leader.send({"do": "go"})
    await leader.http.aclose()
    return await come(server, number, chance)


async def come(server: Server, number: int, chance: random.Random) -> list[Voter]:
    voters = [Voter(server, chance) for _ in range(number)]
    for voter in voters:
        assert (await voter.http.get(f"/j/{server.code}")).status_code == 303
    return voters


async def staff(server: Server, link: str) -> Voter:
    person = Voter(server, random.Random(0))
    assert (await person.http.get(link.removeprefix(server.origin))).status_code == 303
    return person


@asynccontextmanager
async def voting(voters: list[Voter]) -> AsyncIterator[None]:
    """They vote all the time. What goes wrong with one of them is raised at the end."""
    tasks = [asyncio.create_task(voter.go_on()) for voter in voters]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        for voter in voters:
            await voter.http.aclose()
    assert [end for end in ends if not isinstance(end, asyncio.CancelledError)] == []


async def check(server: Server, voters: list[Voter]) -> bytes:
    """With nobody else at the ledger: what was acknowledged is there, once, and sealed. Its head."""
    ledger = await Ledger.open(server.database)
    try:
        verdict = verify(await ledger.export(server.show))
        kept = [json.loads(mark.body)["nonce"] for mark in await ledger.box(server.show)]
    finally:
        await ledger.close()
    owners = [next(n for n, v in enumerate(voters) if nonce in (v.acknowledged, v.asked)) for nonce in kept]
    lost = [n for n, v in enumerate(voters) if v.acknowledged and not {v.acknowledged, v.asked} & set(kept)]
    assert (verdict.ok, lost, len(owners) - len(set(owners))) == (True, [], 0)
    return verdict.head


async def first_answer(server: Server, voters: list[Voter], after: float) -> float:
    """Seconds from `after` (monotonic) until somebody's ballot was acknowledged."""
    async with asyncio.timeout(30):
        while not any(voter.last > after for voter in voters):
            server.answered.clear()
            await server.answered.wait()
    return min(voter.last for voter in voters if voter.last > after) - after
