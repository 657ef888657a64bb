"""The time of day, handed in wherever it is needed, so that a test can hold it."""

import time
from collections.abc import Callable

Clock = Callable[[], int]


def system() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
