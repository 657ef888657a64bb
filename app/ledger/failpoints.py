"""Places where a test lets the program die: `FAILPOINT=before_commit`, or `before_commit:3` for the third passing.

`FAILDISK=file`: as long as that file is there, no transaction reaches the disk."""

import errno
import os
from collections import Counter

POINTS = (
    "before_begin",
    "after_begin",
    "after_turn",
    "after_entries",
    "after_marks",
    "after_done",
    "after_unlink",
    "before_commit",
    "after_commit",
    "before_acknowledge",
    "before_create",
    "after_create",
    "before_reopen",
    "after_reopen",
    "after_erase",
    "after_vacuum",
    "after_checkpoint",
)

passed: Counter[str] = Counter()


def fail(point: str) -> None:
    """Ends the process at once, like a power cut for this program, if `FAILPOINT` names this point."""
    if point == "before_commit" and (switch := os.environ.get("FAILDISK")) and os.path.exists(switch):  # noqa: PTH110
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    wanted = os.environ.get("FAILPOINT")
    if not wanted:
        return
    name, _, times = wanted.partition(":")
    if name == point:
        passed[point] += 1
        if passed[point] == int(times or 1):
            os._exit(137)
