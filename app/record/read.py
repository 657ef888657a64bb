"""From the bytes of a ledger to its transcript."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from app.show.codec import decode
from app.show.events import Event
from app.show.lines import Transcript
from app.show.transcript import transcript

Entries = Sequence[bytes | None]


def facts(entries: Entries) -> list[tuple[Event | None, int]]:
    """Decoded in order. An erased entry keeps its place and takes the time of the one before it."""
    found: list[tuple[Event | None, int]] = []
    for body in entries:
        before = found[-1][1] if found else 0
        found.append(decode(body) if body is not None else (None, before))
    return found


def told(entries: Entries, lang: str, head: bytes = b"", seals: Sequence[bytes] = ()) -> Transcript:
    return transcript(facts(entries), lang, head.hex(), [seal.hex() for seal in seals])


def local(at: int, zone: tzinfo | None) -> datetime:
    """A ledger's time (ms since 1970) in a zone; without one, in that of this machine."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
    return moment.astimezone(zone)


def clock(at: int | None, zone: tzinfo | None) -> str:
    return "" if at is None else local(at, zone).strftime("%H:%M:%S")


def day(at: int | None, zone: tzinfo | None) -> str:
    return "" if at is None else local(at, zone).strftime("%Y-%m-%d %H:%M")


def offset(at: int, zone: tzinfo | None) -> str:
    """`UTC+08:00`: which time the record is written in."""
    text = local(at, zone).strftime("%z")
    return f"UTC{text[:3]}:{text[3:5]}"
