"""What the machine says of a process: which core, how much processor time, how much memory. Nothing where it does not
tell."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def cores() -> tuple[int, int]:
    """The server's and the load's; the same one where there is only one."""
    found = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else [0]
    return found[0], found[-1]


def pin(process: int, core: int) -> None:
    """Processes that it starts later stay there too. 0 is this one."""
    if sys.platform == "linux":
        os.sched_setaffinity(process, {core})


def cpu(process: int) -> float:
    """Seconds that its threads have run so far, to the nanosecond; 0 where `/proc` does not tell."""
    spent = 0
    for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError, ValueError):
            spent += int(thread.read_text().split()[0])
    return spent / 1e9


def memory(process: int) -> int:
    """Resident bytes; 0 where `/proc` does not exist."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def allow_files(count: int) -> None:
    """Raises the limit of open files of this process and those it starts. OSError when the machine forbids it."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft < count and soft != resource.RLIM_INFINITY:
            most = count if hard == resource.RLIM_INFINITY else min(count, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            if most < count:
                raise OSError(f"{count} open files are needed, {hard} are allowed")
