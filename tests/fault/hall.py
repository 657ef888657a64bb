"""A real server in a process of its own, and voters who vote until it dies under them and go on when it is back."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx

from tests.postgres import free_port
from tests.web.house import PLAY

ROOT = Path(__file__).parents[2]
CALM = {"THEATRE_PACE": "100000", "THEATRE_BURST": "100000"}


def report(name: str, **figures: object) -> None:
    """One line for whoever runs it by hand."""
    sys.stdout.write(" ".join([f"PASS {name}", *(f"{key}={value}" for key, value in figures.items())]) + "\n")


class Server:
    """`theatre serve` with a data folder and a port that stay the same."""

    def __init__(self, folder: Path) -> None:
        self.data, self.play, self.port = folder / "data", folder / "small.yaml", free_port()
        self.play.write_text(PLAY, "utf-8")
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "log.txt").open("ab")
        self.process: subprocess.Popen[bytes] | None = None
        self.show = self.code = ""
        self.answered, self.died = asyncio.Event(), 0.0

    def start(self) -> dict[str, str]:
        """Returns when it accepts connections: what it says of its show."""
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data), "--links", "json"]
        command = [sys.executable, "-m", "app", "serve", str(self.play), *where]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | CALM, stdout=subprocess.PIPE, stderr=self.log
        )
        assert self.process.stdout is not None
        told: dict[str, str] = json.loads(self.process.stdout.readline())["shows"][0]
        self.show, self.code = told["show"], told["code"]
        return told

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.bury()
        self.died = time.monotonic()

    def bury(self) -> None:
        if self.process is not None:
            self.process.wait(20)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.bury()
        self.log.close()


class Voter:
    """`acknowledged`: the nonce of the last ballot that was answered with yes; `asked`: of the one on its way."""

    def __init__(self, server: Server, chance: random.Random) -> None:
        self.server, self.chance = server, chance
        self.http = httpx.AsyncClient(base_url=server.origin, headers={"Origin": server.origin}, timeout=5)
        self.acknowledged = self.asked = ""
        self.count, self.last = 0, 0.0

    async def vote(self) -> None:
        """One ballot, sent again under the same name until it is answered."""
        self.count += 1
        self.asked = f"{self.chance.getrandbits(128):032x}"
        name = str(self.count)
        ballot = {"choice": self.chance.choice("AB"), "nonce": self.asked, "because": name}  # never twice the same
        fields = {"do": "cast", "once": name} | ballot
        while not await self.send(fields):
            pass
        self.acknowledged, self.last = self.asked, time.monotonic()
        self.server.answered.set()

    async def send(self, fields: dict[str, str]) -> bool:
        with suppress(httpx.TransportError):
            answer = await self.http.post(f"/s/{self.server.show}/do", data=fields)
            assert answer.status_code in (204, 503), answer.text
            if answer.status_code == 204:
                return True
        await asyncio.sleep(0.02)
        return False

    async def go_on(self) -> None:
        while True:
            await self.vote()
