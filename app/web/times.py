"""Times of day for people, in the time of the laptop that runs the show."""

from datetime import datetime


def clock(ms: int | None) -> str:
    """19:05, or nothing."""
    return "" if ms is None else datetime.fromtimestamp(ms / 1000).strftime("%H:%M")


def day(ms: int | None) -> str:
    """2026-05-01, or nothing."""
    return "" if ms is None else datetime.fromtimestamp(ms / 1000).strftime("%Y-%m-%d")
