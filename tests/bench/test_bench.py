"""The bench measures what it says, and finds what does not hold."""

import asyncio
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.bench.fanout import fanout
from app.bench.figures import at, medians, table
from app.bench.phone import frames
from app.bench.votes import Box, check
from app.live.wire import frame

SMALL = 20


def test_frames_are_read_whole_and_in_pieces() -> None:
    words = [b"", b"a" * 125, b"b" * 126, b"c" * 70_000]
    stream = b"".join(map(frame, words))
    assert frames(stream) == ([(1, word) for word in words], b"")
    for cut in (1, 2, 130, 300):
        first, rest = frames(stream[:cut])
        then, end = frames(rest + stream[cut:])
        assert (first + then, end) == ([(1, word) for word in words], b"")


def test_figures_of_several_runs_are_medians() -> None:
    rows = [{"of": "house", "ms": n} for n in (9.0, 1.0, 2.0)]
    assert medians(rows) == {"of": "house", "ms": 2.0}
    assert (at(0.5, [3, 1, 2]), at(0.99, [1.0]), at(0.5, [])) == (2, 1.0, 0.0)
    assert table([{"of": "house", "n": 12345}]).splitlines() == ["   of       n", "house  12,345"]


def test_the_command_line_votes_counts_and_reads_the_record() -> None:
    words = ["votes", "--phones", str(SMALL), "--runs", "1", "--rate", "100", "--seconds", "0.5", "--json"]
    command = [sys.executable, "-W", "error", "-m", "app", "bench", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ | {"PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["phones"] == SMALL and found["rows"][0]["acknowledged/s"] > 0


async def test_a_vote_that_was_acknowledged_and_not_counted_is_noticed() -> None:
    async def view(path: str, role: str) -> Any:
        return {"ballot": {"options": [{"id": "A", "count": 1}, {"id": "B", "count": 0}]}}

    box, person = Box(2), SimpleNamespace(view=view)
    box.chosen = ["A", "A"]
    with pytest.raises(AssertionError, match="Counter"):
        await check(SimpleNamespace(path="/s/x"), box, person, person)  # type: ignore[arg-type]
    box.refused = Counter({"429": 1})
    with pytest.raises(AssertionError, match="429"):
        await check(SimpleNamespace(path="/s/x"), box, person, person)  # type: ignore[arg-type]


def test_every_phone_hears_of_every_scene_beside_the_floor(tmp_path: Path) -> None:
    house, floor = asyncio.run(fanout(tmp_path, SMALL, 1))
    assert (house["of"], floor["of"], house["bytes"]) == ("house", "floor", floor["bytes"])
    assert house["last ms"] > 0 and floor["last ms"] > 0
