"""What the machine says of a process: which core, how much processor time, how much memory. Nothing where it does not
tell."""

import os
import sys
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
    """Seconds of processor time so far; 0 where `/proc` does not exist."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


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
