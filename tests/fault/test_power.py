"""The power goes at any moment: every disk that it may leave holds what was acknowledged. A house that does not sync is
the control that must fail."""

import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app.ledger import read
from app.ledger.backup import opened
from app.ledger.engines import sqlite_engine, sqlite_module
from app.ledger.export import dump, verify
from app.ledger.tables import show
from tests.fault import hall, power
from tests.fault.hall import ROOT, SEED, Server, Voter, report, staff
from tests.fault.power import FILES, FULL, OFF, Step, image
from tests.ledger.evening import SHOW

IMAGES, CONTROLS = 3000, 300
VOTERS, ACTS = 6, 12


def whole(folder: Path) -> bool:
    """Whether there is a database at all, and every page of it makes sense."""
    with closing(sqlite_module().connect(folder / FILES[0])) as driver:
        if driver.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise ValueError("the file is not whole")
        return bool(driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'show'").fetchone())


# the server of a whole evening


async def busy(voter: Voter) -> None:
    """Votes again and again, and says something each third time."""
    for n in range(1, ACTS + 1):
        if n % 3:
            await voter.vote()
        else:
            words = {"do": "say", "text": f"act-{voter.number[4:]}x{n}", "once": f"say {n}"}
            while not await voter.send(words):
                pass


async def evening(server: Server, to: Path, synchronous: str) -> dict[str, bytes]:
    """First without strace, until the ballot is open; then a restart under it, and the hall. The files as they lay."""
    strace = shutil.which("strace")
    assert strace, "make fault needs strace for the power cuts"
    chance = random.Random(SEED)
    voters = await hall.opened(server, VOTERS, chance)
    for n, voter in enumerate(voters):
        voter.number = f"act-{n}v"
    await asyncio.to_thread(server.stop)
    base = {name: file.read_bytes() for name in FILES if (file := server.data / name).exists()}
    server.log = server.diary.open("ab")
    server.program = power.traced(strace, sys.executable, synchronous, to)
    told = await asyncio.to_thread(server.start)
    leader = await staff(server, told["facilitator"])
    await asyncio.gather(*map(busy, voters))
    assert await leader.send({"do": "end", "at": "act-end"})
    for person in (*voters, leader):
        await person.http.aclose()
    await asyncio.to_thread(server.stop)
    return base


def kept(conn: Connection, of: str) -> tuple[dict[str, int], set[str], bool]:
    """The newest ballot of each voter, everything that was said, and whether the evening has ended."""
    reasons = [json.loads(mark.body)["because"] for mark in read.marks(conn, of)]
    found: dict[str, int] = {}
    for reason in filter(None, reasons):
        voter, _, n = reason.partition("v")
        found[voter] = max(found.get(voter, 0), int(n))
    said = {body.decode() for _, body in read.entries(conn, of) if body}
    state = conn.scalar(select(show.c.state).where(show.c.id == of))
    return found, said, state == "ended"


def lost_by_the_server(folder: Path, of: str, told: list[str]) -> list[str]:
    """What the phones were told yes to and this copy of the house does not hold."""
    if not whole(folder):
        return ["the show"]
    with opened(sqlite_engine(folder / FILES[0], writer=True)) as conn:
        sound = verify(dump(conn, of)).ok
        votes, said, ended = kept(conn, of)
    acts = [act for act in told if act != "end"]
    bad = [] if sound else ["the seal holds"]
    bad += ["end"] if "end" in told and not ended else []
    for act in acts:
        if "x" in act:
            bad += [] if any(f"act-{act}" in body for body in said) else [act]
        else:
            voter, _, n = act.partition("v")
            bad += [] if votes.get(f"act-{voter}", 0) >= int(n) else [act]
    return bad


def cut(base: dict[str, bytes], story: list[Step], seed: int, folder: Path, of: str) -> list[str]:
    """One image, made and looked at."""
    chance = random.Random(seed)
    files, told = image(base, story, chance.randrange(len(story) + 1), chance)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        if data:
            (folder / name).write_bytes(data)
    try:
        return lost_by_the_server(folder, of, told)
    except Exception as error:
        return [repr(error)]


def finished(trace: Path) -> None:
    """The server is gone; strace has a last word of its own."""
    while not trace.read_bytes().endswith(b"+++ exited with 0 +++\n"):
        time.sleep(0.1)


async def cuts(folder: Path, synchronous: str, images: int) -> tuple[list[Step], list[list[str]]]:
    server, trace = Server(folder), folder / "trace"
    try:
        base = await evening(server, trace, synchronous)
    finally:
        await asyncio.to_thread(server.stop)
    await asyncio.to_thread(finished, trace)
    story = await asyncio.to_thread(power.read, trace)
    told = [step for step in story if isinstance(step, power.Told)]
    assert len(told) > VOTERS * ACTS * 0.9, len(told)
    work = [
        asyncio.to_thread(cut, base, story, seed, folder / "image", server.show) for seed in range(SEED, SEED + images)
    ]
    return story, [bad for one in work if (bad := await one)]


@pytest.mark.fault
async def test_three_thousand_power_cuts_lose_nothing(tmp_path: Path) -> None:
    story, bad = await cuts(tmp_path, FULL, IMAGES)
    assert bad == []
    acts = sum(isinstance(step, power.Told) for step in story)
    report("power", seed=SEED, by="strace", synchronous=FULL, images=IMAGES, steps=len(story), acts=acts, lost=0)


@pytest.mark.fault
async def test_without_syncs_power_cuts_do_lose(tmp_path: Path) -> None:
    story, bad = await cuts(tmp_path, OFF, CONTROLS)
    assert bad
    report("power-control", seed=SEED, by="strace", synchronous=OFF, images=CONTROLS, steps=len(story), lost=len(bad))


# the short version: a program that writes to the ledger


def lost(folder: Path, told: list[str]) -> list[str]:
    """What does not hold in this copy of a house, although it was acknowledged."""
    words = [line.split() for line in told if line.startswith(("entry ", "mark ", "end"))]
    if not whole(folder):
        return ["the show"] if words else []
    with opened(sqlite_engine(folder / FILES[0], writer=True)) as conn:
        state = conn.scalar(select(show.c.state).where(show.c.id == SHOW))
        if state is None:
            return ["the show"] if words else []
        verdict = verify(dump(conn, SHOW))
        box = {mark.seat: mark.body.decode() for mark in read.marks(conn, SHOW)}
    entries = max((int(line[1]) for line in words if line[0] == "entry"), default=0)
    cast = {line[1]: line[2] for line in words if line[0] == "mark"} if state == "open" else {}
    missing = [f"{seat} {choice}" for seat, choice in cast.items() if box.get(seat, "") < choice]
    missing += [f"entry {entries}"] if verdict.entries < entries else []
    missing += ["end"] if ["end"] in words and state == "open" else []
    return missing + ([] if verdict.ok else ["the seal holds"])


def test_a_copy_of_a_frozen_house_holds_what_it_acknowledged(tmp_path: Path) -> None:
    """The short version: the program is stopped at some moments and its files are copied as they lie. No tools, but
    what the system still holds in memory is in the copy too."""
    url, chance = f"sqlite:///{(tmp_path / 'house' / FILES[0]).as_posix()}", random.Random(SEED)
    command = [sys.executable, "-W", "error", "-m", "tests.ledger.voter", url]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True) as voter:
        assert voter.stdout is not None
        told, copies = list[str](), 0
        for line in voter.stdout:
            told.append(line)
            if chance.random() < 0.3:
                voter.send_signal(signal.SIGSTOP)
                copy = tmp_path / f"copy {copies}"
                shutil.copytree(tmp_path / "house", copy, ignore=shutil.ignore_patterns("*.lock*", "*-shm"))
                voter.send_signal(signal.SIGCONT)
                assert lost(copy, told) == []
                copies += 1
    assert (voter.returncode, copies > 5) == (0, True)
