"""Durable votes a second, by how many wait together: `python -m bench.ledger [--database URL] [--seconds 1]`.

The floor, in the same run: the same rows by bare sqlite3 with full sync, one commit a batch, no seal, no thread."""

import argparse
import asyncio
import hashlib
import tempfile
import time
from pathlib import Path

from app.ledger.engines import sqlite_module
from app.ledger.rows import Batch, Mark
from app.ledger.store import Ledger

TABLE = """CREATE TABLE ballot (show, ballot, run, seat, body, receipt, turn,
PRIMARY KEY (show, ballot, run, seat)) WITHOUT ROWID"""
UPSERT = "INSERT INTO ballot VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET body = excluded.body"


def ballots(count: int, of: int) -> tuple[Mark, ...]:
    """`count` ballots of a hall of 1,000, a different part of it each time."""
    seats = ((of * count + n) % 1000 for n in range(count))
    return tuple(
        Mark("q1", 1, f"s{s}", b'{"choice":{"a":"%d"}}' % of, hashlib.sha256(b"%d" % s).digest()) for s in seats
    )


async def ours(url: str, size: int, seconds: float) -> float:
    ledger = await Ledger.open(url)
    show = f"bench{size}-{time.time_ns()}"
    await ledger.create(show, show, "bench", "zh", True, bytes(32), b"{}")
    seq = mark_turn = rounds = 0
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        async with ledger.turn(show, seq, mark_turn) as turn:
            await turn.write(Batch(marks=ballots(size, rounds)))
            seq, mark_turn = turn.seq, turn.mark_turn
        rounds += 1
    rate = rounds * size / (time.perf_counter() - begun)
    await ledger.close()
    return rate


async def shows(url: str, count: int, seconds: float) -> float:
    """One vote a turn in each of `count` shows at once: what waits together is committed together."""
    ledger = await Ledger.open(url)
    names = [f"hall{n}-{time.time_ns()}" for n in range(count)]
    for name in names:
        await ledger.create(name, name, "bench", "zh", True, bytes(32), b"{}")
    until, votes = time.perf_counter() + seconds, 0

    async def hall(name: str) -> None:
        nonlocal votes
        seq = mark_turn = rounds = 0
        while time.perf_counter() < until:
            async with ledger.turn(name, seq, mark_turn) as turn:
                await turn.write(Batch(marks=ballots(1, rounds)))
                seq, mark_turn = turn.seq, turn.mark_turn
            votes, rounds = votes + 1, rounds + 1

    await asyncio.gather(*(hall(name) for name in names))
    await ledger.close()
    return votes / seconds


def floor(folder: Path, size: int, seconds: float) -> float:
    conn = sqlite_module().connect(folder / f"floor{size}.sqlite", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        conn.execute(f"PRAGMA {pragma}").close()
    conn.execute(TABLE)
    rounds, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        conn.execute("BEGIN IMMEDIATE")
        rows = [("bench", m.ballot, m.run, m.seat, m.body, m.receipt) for m in ballots(size, rounds)]
        conn.executemany(UPSERT, rows)
        conn.execute("COMMIT")
        rounds += 1
    rate = rounds * size / (time.perf_counter() - begun)
    conn.close()
    return rate


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", default="")
    options.add_argument("--seconds", type=float, default=1.0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        url = given.database or f"sqlite:///{name}/theatre.sqlite"
        print(f"{'votes a commit':>16}{'ledger, votes/s':>18}{'bare sqlite3':>16}{'ratio':>8}")
        for size in (1, 10, 100, 1000):
            bare = floor(Path(name), size, given.seconds)
            rate = asyncio.run(ours(url, size, given.seconds))
            print(f"{size:>16,}{rate:>18,.0f}{bare:>16,.0f}{rate / bare:>8.2f}")
        for count in (10, 100):
            rate = asyncio.run(shows(url, count, given.seconds))
            print(f"{f'{count} shows x 1':>16}{rate:>18,.0f}")


if __name__ == "__main__":
    main()
