"""The power goes at any moment: every disk that it may leave holds what was acknowledged. A house that does not sync is
the control that must fail."""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.ledger import read
from app.ledger.backup import opened
from app.ledger.engines import sqlite_engine, sqlite_module
from app.ledger.export import dump, verify
from app.ledger.tables import show
from tests.fault.hall import ROOT, SEED, report
from tests.fault.power import FILES, Step, image, trace
from tests.ledger.evening import SHOW

IMAGES = 3000


def lost(folder: Path, told: list[str]) -> list[str]:
    """What does not hold in this copy of a house, although it was acknowledged."""
    words = [line.split() for line in told if line.startswith(("entry ", "mark ", "end"))]
    with closing(sqlite_module().connect(folder / FILES[0])) as driver:
        if driver.execute("PRAGMA quick_check").fetchone() != ("ok",):
            return ["the file is whole"]
        tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master")}
    if "show" not in tables:
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


def cut(story: list[Step], seed: int, folder: Path) -> list[str]:
    """One image, made and looked at."""
    chance = random.Random(seed)
    files, told = image(story, chance.randrange(len(story) + 1), chance)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        if data:
            (folder / name).write_bytes(data)
    try:
        return lost(folder, told)
    except sqlite_module().DatabaseError as error:
        return [str(error)]
    except Exception as error:
        return [repr(error)]


def story(tmp_path: Path, synchronous: str) -> list[Step]:
    strace = shutil.which("strace")
    assert strace, "make fault needs strace for the power cuts"
    house = tmp_path / synchronous / "theatre.sqlite"
    return trace(strace, f"sqlite:///{house.as_posix()}", synchronous, ROOT, tmp_path / f"{synchronous}.trace")


@pytest.mark.fault
def test_three_thousand_power_cuts_lose_nothing(tmp_path: Path) -> None:
    found = story(tmp_path, "FULL")
    bad = [(seed, what) for seed in range(SEED, SEED + IMAGES) if (what := cut(found, seed, tmp_path / "image"))]
    assert bad == []
    report("power", seed=SEED, by="strace", synchronous="FULL", images=IMAGES, steps=len(found), lost=0)


@pytest.mark.fault
def test_without_syncs_power_cuts_do_lose(tmp_path: Path) -> None:
    found = story(tmp_path, "OFF")
    bad = sum(bool(cut(found, seed, tmp_path / "image")) for seed in range(SEED, SEED + 300))
    assert bad > 0
    report("power-control", seed=SEED, by="strace", synchronous="OFF", images=300, lost=bad)


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
