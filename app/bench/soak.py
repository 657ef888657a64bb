"""A long evening: scenes change, people vote and leave and return, some phones do not read; nobody else may feel it."""

import asyncio
import time
from pathlib import Path

from app.bench import machine
from app.bench.evening import mark, scenario
from app.bench.fanout import Wave
from app.bench.figures import Row, at
from app.bench.hall import House, come, running, seats
from app.bench.phone import Phone

PAUSE = 0.5


SILENT = (0.0, 0.1, 0.5)


async def soak(folder: Path, phones: int = 500, seconds: float = 20.0) -> list[Row]:
    """A row for each third: everybody reads, then a tenth does not, then half does not. A tenth of the others leaves
    and returns between two scenes. TimeoutError unless all who read end on the newest."""
    machine.allow_files(2 * phones + 200)
    steps = int(seconds / PAUSE) + 2
    house = House(folder, scenario(folder, steps))
    async with running(house):
        wave, cookies = Wave(), await seats(house, phones)
        path = f"{house.path}/resident/live"
        crowd = await come(house.host, path, cookies, wave.heard)
        leader = await house.staff("facilitator")
        rows, step = [], 0
        for share in SILENT:
            silent, part = int(phones * share), f"{share:.0%} stall"
            for phone in crowd[:silent]:
                phone.transport.pause_reading()
            times: list[float] = []
            until = time.perf_counter() + seconds / len(SILENT)
            while time.perf_counter() < until and step < steps:
                step += 1
                wave.begin(mark(step), phones - silent)
                await leader.act(house.path, "go")
                await asyncio.wait_for(wave.over.wait(), 30)
                times += wave.times
                crowd = await change(house, path, crowd, cookies, step, silent, wave)
                await asyncio.sleep(PAUSE)
            weight = machine.memory(house.pid) / 2**20
            rows.append(
                {"part": part, "phones": phones, "silent": silent, "scenes": step, **waits(times), "MiB": weight}
            )
        for phone in crowd:
            phone.transport.abort()
    return rows


def waits(times: list[float]) -> Row:
    return {"p50 ms": at(0.5, times) * 1000, "p99 ms": at(0.99, times) * 1000, "last ms": max(times) * 1000}


async def change(
    house: House, path: str, crowd: list[Phone], cookies: list[str], step: int, silent: int, wave: Wave
) -> list[Phone]:
    """Every tenth phone that reads, another tenth each time, comes back on a new line."""
    gone = [n for n in range(silent, len(crowd)) if n % 10 == step % 10]
    for n in gone:
        crowd[n].transport.abort()
    back = await come(house.host, path, [cookies[n] for n in gone], wave.heard)
    for n, phone in zip(gone, back, strict=True):
        crowd[n] = phone
    return crowd
