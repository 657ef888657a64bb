"""A disk that is full or does not sync, under a real server that goes on running: nobody is told yes in vain, nobody
waits for long, and it heals by itself."""

import asyncio
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest

from tests.fault.hall import PATIENCE, SEED, Server, check, first_answer, opened, report, voting

Trouble = Callable[[Server], AbstractAsyncContextManager[str]]


@asynccontextmanager
async def no_room(server: Server) -> AsyncIterator[str]:
    """From here on the server's files may not be written. Needs no root."""
    import resource

    hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield "limit"
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (hard, hard))


@asynccontextmanager
async def full_disk(server: Server) -> AsyncIterator[str]:
    """Something else has taken the rest of the small disk that the data lie on."""
    ballast = server.data / "ballast"
    with ballast.open("wb") as file, suppress(OSError):
        while True:
            os.write(file.fileno(), bytes(4096))
    try:
        yield "tmpfs"
    finally:
        ballast.unlink()


@asynccontextmanager
async def no_sync(server: Server) -> AsyncIterator[str]:
    """Every fsync fails with EIO: by strace, or by the failpoint where that is not to be had."""
    switch = server.data / "eio"
    strace = shutil.which("strace")
    command = [strace or "", "-f", "-q", "-o", os.devnull, "-e", "trace=fsync,fdatasync"]
    command += ["-e", "inject=fsync,fdatasync:error=EIO", "-p", str(server.pid)]
    tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL) if strace else None  # noqa: ASYNC220
    await asyncio.sleep(0.3)
    if tracer is None or tracer.poll() is not None:
        tracer = None
        switch.touch()
    try:
        yield "failpoint" if tracer is None else "strace"
    finally:
        if tracer is not None:
            tracer.send_signal(signal.SIGINT)
            tracer.wait(10)
        switch.unlink(missing_ok=True)


@asynccontextmanager
async def failing(server: Server) -> AsyncIterator[str]:
    switch = server.data / "eio"
    switch.touch()
    try:
        yield "failpoint"
    finally:
        switch.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    place = folder / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


async def evening(folder: Path, trouble: Trouble, times: int, number: int, lasts: float, name: str) -> None:
    chance, server, by = random.Random(SEED), Server(folder), ""
    os.environ["FAILDISK"] = str(server.data / "eio")
    back: list[float] = []
    try:
        voters = await opened(server, number, chance)
        async with voting(voters):
            for _ in range(times):
                await asyncio.sleep(chance.uniform(0.2, 0.5))
                before = sum(voter.refused for voter in voters)
                async with trouble(server) as by:
                    await asyncio.sleep(lasts)
                healed = time.monotonic()
                back.append(await first_answer(server, voters, healed))
                assert sum(voter.refused for voter in voters) > before
        assert server.alive and b"Traceback" not in server.diary.read_bytes()
        await asyncio.to_thread(server.kill)
        await check(server, voters)
        slowest = max(voter.slowest for voter in voters)
        refused = sum(voter.refused for voter in voters)
        figures = {"refused": refused, "slowest_s": f"{slowest:.2f}", "healed_s": f"{max(back):.2f}"}
        report(name, seed=SEED, by=by, times=times, voters=number, lost=0, doubled=0, **figures)
        assert slowest <= PATIENCE and max(back) <= PATIENCE
    finally:
        del os.environ["FAILDISK"]
        await asyncio.to_thread(server.stop)


async def test_a_full_disk_once(tmp_path: Path) -> None:
    await evening(tmp_path, no_room, times=1, number=4, lasts=0.5, name="full")


async def test_a_sync_that_fails_once(tmp_path: Path) -> None:
    await evening(tmp_path, failing, times=1, number=4, lasts=0.5, name="sync")


@pytest.mark.fault
async def test_a_full_disk_ten_times(tmp_path: Path) -> None:
    await evening(tmp_path, no_room, times=10, number=20, lasts=2, name="full")


@pytest.mark.fault
async def test_a_small_disk_that_is_really_full(tmp_path: Path) -> None:
    """Needs root, to mount a small disk; without it, the test above stands for it."""
    if os.geteuid():
        await evening(tmp_path, no_room, times=10, number=20, lasts=2, name="full")
        return
    with small_disk(tmp_path) as place:
        await evening(place, full_disk, times=5, number=20, lasts=2, name="full")


@pytest.mark.fault
async def test_syncs_that_fail_ten_times(tmp_path: Path) -> None:
    await evening(tmp_path, no_sync, times=10, number=20, lasts=2, name="sync")
