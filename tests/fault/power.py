"""Power cuts from the server's own trace: what it wrote and synced, in order, and every disk a cut could have left.

At a cut all writes before a file's last finished sync are on the disk; of the later ones any may be, whole or torn at a
sector. `strace` tells the calls, and also what the server read from and answered to each phone: an act counts as
acknowledged from the moment its answer was handed to the network.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "pwrite64,ftruncate,fsync,fdatasync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg"
CALL = re.compile(r"^(\d+) +(\w+)\((\d+)<([^>]*)>(?:, )?(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
RESULT = re.compile(r" = (-?\d+)[^=]*$")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
ACT = re.compile(rb"act-(\d+vx?\d+|end)")
YES = b"HTTP/1.1 204"
READS, WRITES = ("read", "recvfrom", "recvmsg"), ("write", "writev", "sendto", "sendmsg")
SECTOR = 512
FILES = ("theatre.sqlite", "theatre.sqlite-wal")
FULL, OFF = "FULL", "OFF"
PROGRAM = (
    "import sys; from app.ledger import engines; "
    "engines.WRITER = tuple(p.replace('synchronous=FULL', 'synchronous={sync}') for p in engines.WRITER); "
    "from app.cli import main; main()"
)


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
    """The name of an act whose yes is on its way to the phone."""

    act: str


Step = Write | Sync | Told


def traced(strace: str, python: str, synchronous: str, to: Path) -> tuple[str, ...]:
    """The server's program under `strace`, which stays a process beside it."""
    watch = (strace, "-D", "-f", "-y", "-xx", "-s", "9999999", "-e", f"trace={CALLS}", "-e", "signal=none")
    return (*watch, "-o", str(to), python, "-c", PROGRAM.format(sync=synchronous))


class Reader:
    """Reads a trace line by line."""

    def __init__(self) -> None:
        self.begun: dict[str, re.Match[str]] = {}
        self.asked: dict[str, str] = {}
        self.since: dict[str, int] = {}

    def steps(self, lines: Iterator[str]) -> list[Step]:
        found: list[Step] = []
        for line in lines:
            if resumed := RESUMED.match(line):
                call = self.begun.pop(resumed[1], None)
                rest = resumed[3]
            elif (call := CALL.match(line)) and "<unfinished ...>" in line:
                self.begun[call[1]] = call
                self.early(call, found)
                continue
            else:
                rest = call[5] if call else ""
            if call is not None and (made := self.step(call, rest, len(found))):
                found.append(made)
        return found

    def early(self, call: re.Match[str], found: list[Step]) -> None:
        """A call that another thread interrupts: a write may be on the disk already, a sync holds what came before."""
        if named(call[4]) in FILES and call[2] in ("fsync", "fdatasync"):
            self.since[call[1]] = len(found)
        elif made := self.step(call, call[5], len(found)):
            found.append(made)
            del self.begun[call[1]]

    def step(self, call: re.Match[str], rest: str, now: int) -> Step | None:
        thread, name, fd, path, told = call.groups()
        file = named(path)
        if file in FILES:
            return self.on_disk(thread, name, file, told, rest, now)
        if path.startswith(("socket:", "\\x73\\x6f\\x63\\x6b\\x65\\x74")):
            return self.on_wire(name, fd, told if name in WRITES else rest)
        return None

    def on_disk(self, thread: str, name: str, file: str, told: str, rest: str, now: int) -> Step | None:
        match name:
            case "pwrite64":
                place = told.split("<unfinished")[0].rpartition(") = ")[0] or told.split("<unfinished")[0].rstrip(" )")
                return Write(file, int(place.rpartition(", ")[2].rstrip(") ")), text(told))
            case "ftruncate":
                return Write(file, int(re.match(r"\d+", told)[0]), None)  # type: ignore[index]
            case "fsync" | "fdatasync":
                done = RESULT.search(rest)
                return Sync(file, self.since.pop(thread, now)) if done and done[1] == "0" else None
        return None

    def on_wire(self, name: str, fd: str, told: str) -> Step | None:
        said = text(told)
        if name in READS and (act := ACT.search(said)):
            self.asked[fd] = act[1].decode()
        if name in WRITES and said.startswith(YES) and fd in self.asked:
            return Told(self.asked.pop(fd))
        return None


def named(path: str) -> str:
    return (text(f'"{path}"').decode(errors="replace") if "\\x" in path else path).rsplit("/", 1)[-1]


def text(told: str) -> bytes:
    return b"".join(bytes.fromhex(found.replace("\\x", "")) for found in STRING.findall(told))


def read(trace: Path) -> list[Step]:
    with trace.open("r", encoding="ascii", errors="replace") as lines:
        return Reader().steps(lines)


def image(
    base: dict[str, bytes], story: list[Step], cut: int, chance: random.Random
) -> tuple[dict[str, bytes], list[str]]:
    """The files that a power cut before step `cut` leaves, and the acts that had been answered by then. `base`: as they
    lay when the server began."""
    safe = dict.fromkeys(FILES, 0)
    for found in story[:cut]:
        if isinstance(found, Sync):
            safe[found.file] = max(safe[found.file], found.since)
    disk = {name: bytearray(base.get(name, b"")) for name in FILES}
    for n, found in enumerate(story[:cut]):
        if isinstance(found, Write) and (n < safe[found.file] or chance.random() < 0.5):
            put(disk[found.file], found, torn=n >= safe[found.file] and chance.random() < 0.2, chance=chance)
    told = [found.act for found in story[:cut] if isinstance(found, Told)]
    return {name: bytes(data) for name, data in disk.items()}, told


def put(file: bytearray, found: Write, torn: bool, chance: random.Random) -> None:
    if found.data is None:
        del file[found.at :]
        file.extend(bytes(found.at - len(file)))
        return
    data = found.data[: chance.randrange(0, len(found.data) + 1, SECTOR)] if torn else found.data
    file.extend(bytes(max(0, found.at + len(data) - len(file))))
    file[found.at : found.at + len(data)] = data
