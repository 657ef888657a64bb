"""However the program dies, everything that it acknowledged is there, once, and the chain holds."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.ledger.export import verify
from app.ledger.failpoints import POINTS
from app.ledger.rows import Batch
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, said

ROOT = Path(__file__).parents[2]
SQLITE_ONLY = {"before_reopen", "after_reopen", "after_checkpoint"}
PASSED_ONCE = SQLITE_ONLY | {"before_create", "after_create", "after_unlink", "after_erase", "after_vacuum"}


def run(url: str, environment: Mapping[str, str], kill_after: int | None = None) -> tuple[int, list[list[str]]]:
    """The exit code, and what was acknowledged before. `kill_after` so many lines: SIGKILL."""
    command = [sys.executable, "-W", "error", "-m", "tests.ledger.voter", url]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, text=True) as voter:
        assert voter.stdout is not None
        told = []
        for line in voter.stdout:
            told.append(line.split())
            if len(told) == kill_after:
                voter.send_signal(signal.SIGKILL)
    return voter.returncode, [line for line in told if line and line[0] in {"entry", "mark", "end"}]


async def holds(url: str, told: list[list[str]]) -> None:
    ledger = await Ledger.open(url)
    if not any(row.id == SHOW for row in await ledger.shows()):
        assert told == []
        return await ledger.close()
    verdict = verify(await ledger.export(SHOW))
    entries = await ledger.read(SHOW)
    assert verdict.ok and [seq for seq, _ in entries] == list(range(1, len(entries) + 1))
    assert len({body for _, body in entries if body}) == len([body for _, body in entries if body])
    assert max([int(words[1]) for words in told if words[0] == "entry"], default=0) <= len(entries)
    row = await ledger.show(SHOW)
    assert row is not None
    if row.state == "open":
        box = {m.seat: m.body.decode() for m in await ledger.box(SHOW)}
        cast = {words[1]: words[2] for words in told if words[0] == "mark"}
        assert all(box[seat] >= choice for seat, choice in cast.items()) and ["end"] not in told
        assert len(await ledger.all_done(SHOW)) == sum("话" in body.decode() for _, body in entries if body)
        assert await Worker(ledger).write(Batch(said(f"活 {len(entries)}"))) == len(entries) + 1
    else:
        assert await ledger.all_done(SHOW) == []
    await ledger.close()


@pytest.mark.parametrize("point", POINTS)
async def test_dying_at_each_point(lite: str, point: str) -> None:
    code, told = run(lite, {"FAILPOINT": f"{point}:{1 if point in PASSED_ONCE else 4}"})
    assert code == 137
    await holds(lite, told)


@pytest.mark.parametrize("point", [point for point in POINTS if point not in SQLITE_ONLY])
async def test_dying_at_each_point_on_postgresql(postgres_url: str, point: str) -> None:
    code, told = run(postgres_url, {"FAILPOINT": f"{point}:{1 if point in PASSED_ONCE else 4}"})
    assert code == 137
    await holds(postgres_url, told)


async def test_kill_9_at_any_moment(url: str) -> None:
    chance, told = random.Random(7), []
    for _ in range(3):
        code, more = run(url, {}, kill_after=chance.randrange(2, 30))
        assert code == -signal.SIGKILL
        told += more
        await holds(url, told)
