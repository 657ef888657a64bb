"""Power cuts from a trace: what a program wrote and synced, in order, and every disk that a cut could have left.

At a cut all writes before a file's last finished sync are on the disk; of the later ones any may be, whole or torn at a
sector. `strace` tells the calls; the program tells on its standard output what it acknowledged.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "write,pwrite64,ftruncate,fsync,fdatasync"
CALL = re.compile(r"^(\d+) +(\w+)\((\d+)<([^>]*)>(?:, )?(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>.*= (-?\d+)")
HEX = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"')
SECTOR = 512
FILES = ("theatre.sqlite", "theatre.sqlite-wal")
PROGRAM = """
import asyncio, sys
from app.ledger import engines
engines.WRITER = tuple(p.replace("synchronous=FULL", "synchronous=" + sys.argv[2]) for p in engines.WRITER)
from tests.ledger.voter import evening
asyncio.run(evening(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Write:
    """`data` None: the file was cut to `at` bytes."""

    file: str
    at: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Sync:
    """Finished now; what it holds for good began before step `since`."""

    file: str
    since: int


@dataclass(frozen=True, slots=True)
class Told:
    line: str


Step = Write | Sync | Told


def trace(strace: str, url: str, synchronous: str, root: Path, to: Path) -> list[Step]:
    command = [strace, "-f", "-y", "-xx", "-s", "9999999", "-e", f"trace={CALLS}", "-o", str(to)]
    program = [sys.executable, "-W", "error", "-c", PROGRAM, url, synchronous]
    subprocess.run([*command, *program], cwd=root, stdout=subprocess.PIPE, check=True)
    return list(steps(to.read_text("ascii").splitlines()))


def steps(lines: list[str]) -> Iterator[Step]:
    syncing: dict[str, Sync] = {}
    n = 0
    for line in lines:
        if resumed := RESUMED.match(line):
            done = syncing.pop(resumed[1], None)
            if done is not None and resumed[3] == "0":
                yield done
                n += 1
        elif call := CALL.match(line):
            found = step(call, n)
            if isinstance(found, Sync) and "unfinished" in line:
                syncing[call[1]] = found
            elif found is not None:
                yield found
                n += 1


def step(call: re.Match[str], n: int) -> Step | None:
    _, name, fd, path, rest = call.groups()
    file = unhex(path).decode(errors="replace").rsplit("/", 1)[-1] if "\\x" in path else path.rsplit("/", 1)[-1]
    data = unhex(found[1]) if (found := HEX.match(rest)) else b""
    if name == "write" and fd == "1":
        return Told(data.decode())
    if file not in FILES:
        return None
    match name:
        case "pwrite64":
            return Write(file, int(rest.split("<unfinished")[0].rstrip(" )").split(")")[0].split(", ")[-1]), data)
        case "ftruncate":
            return Write(file, int(re.match(r"\d+", rest)[0]), None)  # type: ignore[index]
        case "fsync" | "fdatasync":
            return Sync(file, n)
    raise ValueError(call[0][:200])


def unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def image(story: list[Step], cut: int, chance: random.Random) -> tuple[dict[str, bytes], list[str]]:
    """The files that a power cut before step `cut` leaves, and what had been acknowledged by then."""
    safe = dict.fromkeys(FILES, 0)
    for found in story[:cut]:
        if isinstance(found, Sync):
            safe[found.file] = max(safe[found.file], found.since)
    disk = {name: bytearray() for name in FILES}
    for n, found in enumerate(story[:cut]):
        if isinstance(found, Write) and (n < safe[found.file] or chance.random() < 0.5):
            put(disk[found.file], found, torn=n >= safe[found.file] and chance.random() < 0.2, chance=chance)
    told = [line for found in story[:cut] if isinstance(found, Told) for line in found.line.splitlines()]
    return {name: bytes(data) for name, data in disk.items()}, told


def put(file: bytearray, found: Write, torn: bool, chance: random.Random) -> None:
    if found.data is None:
        del file[found.at :]
        file.extend(bytes(found.at - len(file)))
        return
    data = found.data[: chance.randrange(0, len(found.data) + 1, SECTOR)] if torn else found.data
    file.extend(bytes(max(0, found.at + len(data) - len(file))))
    file[found.at : found.at + len(data)] = data
