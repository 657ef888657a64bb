"""`make bench`: one scene change to the last phone, in turn by this house, a bare loop and the peers of this field.

Each peer has what it needs in this folder (`.venv`, `node_modules`), fetched by its own lock files; one that cannot be
fetched or started is named and left out. All of them stand on the server's core, the phones on the other, in one run.
"""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.bench import machine
from app.bench.evening import mark, scenario
from app.bench.fanout import Wave
from app.bench.figures import Row, medians, table
from app.bench.hall import House, Server, come, free_port, running, seats
from app.bench.phone import Heard, Phone, masked

HERE = Path(__file__).parent
BIN = HERE / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
SOCKET_IO = "/socket.io/?EIO=4&transport=websocket"


class Peer(Server):
    """`command` starts it, its port comes last; `path` is where phones connect."""

    def __init__(self, name: str, *command: str, path: str = "/phone") -> None:
        super().__init__(name, port=free_port())
        self.name, self.command, self.path = name, command, path

    def start(self) -> None:
        command = [*self.command, str(self.port)]
        self.process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        machine.pin(self.pid, machine.cores()[0])

    def push(self, hand: Phone, text: str) -> None:
        hand.transport.write(masked(1, text.encode()))

    def phone(self, heard: Heard, number: int, path: str) -> Phone:
        return Phone(heard, number, path, self.host, "")


class SocketIo(Peer):
    """Engine.IO 4: `0{...}` opens, `40` joins, `2` asks and `3` answers, `42[...]` is an event."""

    def push(self, hand: Phone, text: str) -> None:
        super().push(hand, "42" + json.dumps(["push", text]))

    def phone(self, heard: Heard, number: int, path: str) -> Phone:
        return Joining(heard, number, SOCKET_IO, self.host, "")


class Joining(Phone):
    def hear(self, opcode: int, payload: bytes) -> None:
        if opcode == 1 and payload.startswith(b"0"):
            self.say("40")
        elif opcode == 1 and payload == b"2":
            self.say("3")
        elif payload.startswith(b"42"):
            super().hear(opcode, payload)


def peers() -> list[Peer]:
    python, node = str(BIN / "python"), shutil.which("node") or "node"
    return [
        Peer("bare loop", sys.executable, "-m", "app.bench.floor"),
        Peer("Node ws", node, "ws.mjs"),
        SocketIo("Node socket.io", node, "socketio.mjs"),
        SocketIo("python-socketio", python, "server.py", "socketio"),
        Peer("Django Channels", python, "server.py", "channels"),
    ]


def fetch() -> None:
    """By the lock files, into this folder. OSError with what to do where that fails."""
    if not (HERE / "node_modules" / "ws").is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    if not (BIN / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HERE / ".venv")], check=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.txt"]
        subprocess.run([str(BIN / "python"), *install], cwd=HERE, check=True)


async def crowd(peer: Peer, count: int, wave: Wave) -> tuple[list[Phone], Phone]:
    """Everybody connected and greeted, and the hand that makes it send."""
    host, port = peer.host.split(":")
    loop, room = asyncio.get_running_loop(), asyncio.Semaphore(100)

    async def one(number: int, path: str, heard: Heard) -> Phone:
        async with room:
            _, phone = await loop.create_connection(lambda: peer.phone(heard, number, path), host, int(port))
            await asyncio.wait_for(phone.opened if path == "/push" else phone.greeted, 60)
            return phone

    phones = await asyncio.gather(*(one(n, peer.path, wave.heard) for n in range(count)))
    return list(phones), await one(count, "/push", lambda phone, payload: None)


async def measure(folder: Path, phones: int, runs: int, size: int) -> list[Row]:
    found = peers()
    machine.allow_files((len(found) + 1) * phones + 500)
    house = House(folder, scenario(folder, runs + 1, size))
    async with running(house, *found):
        waves = {peer.name: Wave() for peer in found} | {"house": Wave()}
        cookies = await seats(house, phones)
        lines = await come(house.host, f"{house.path}/resident/live", cookies, waves["house"].heard)
        leader = await house.staff("facilitator")
        halls = {peer.name: await crowd(peer, phones, waves[peer.name]) for peer in found}
        await asyncio.sleep(2)
        rows: dict[str, list[Row]] = {name: [] for name in waves}
        for step in range(1, runs + 2):
            before = machine.cpu(house.pid)
            waves["house"].begin(mark(step), phones)
            await leader.act(house.path, "go")
            rows["house"].append(await waves["house"].row("house", house, before))
            text = f"scene {step}." + "x" * (waves["house"].sizes - 9)  # ASCII: some send JSON that is escaped
            for peer in found:
                rows[peer.name].append(await turn(peer, waves[peer.name], halls[peer.name][1], step, text, phones))
        for phone in [*lines, *(phone for hall, hand in halls.values() for phone in [*hall, hand])]:
            phone.transport.abort()
    return compared([medians(told[1:]) for told in rows.values()])


async def turn(peer: Peer, wave: Wave, hand: Phone, step: int, text: str, phones: int) -> Row:
    before = machine.cpu(peer.pid)
    wave.begin(f"scene {step}.", phones)
    peer.push(hand, text)
    try:
        return await wave.row(peer.name, peer, before)
    except TimeoutError:
        raise TimeoutError(f"{peer.name}: {wave.left} of {phones} phones never heard it") from None


def compared(rows: list[Row]) -> list[Row]:
    """Each beside the bare loop of the same run."""
    floor = next(row for row in rows if row["of"] == "bare loop")
    ratio: Callable[[Row, str], float] = lambda row, name: round(row[name] / floor[name], 2) if floor[name] else 0.0  # noqa: E731
    told = [row | {"last x": ratio(row, "last ms"), "cpu x": ratio(row, "cpu us")} for row in rows]
    return sorted(told, key=lambda row: float(row["last ms"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", type=int, default=1024)
    asked = parser.parse_args()
    fetch()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(measure(Path(folder), asked.phones, asked.runs, asked.size))
    print(table(rows))
    print(f"{asked.phones} phones, {asked.runs} changes each, {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
