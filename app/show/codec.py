"""Events to the bytes that are stored and hashed, and back. Bytes are made once and never re-made to verify."""

import json
import sys
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from app.show import events
from app.show.events import Cast, Event


@cache
def kinds() -> dict[str, type[Event]]:
    found = vars(sys.modules[events.__name__]).values()
    return {cls.__name__: cls for cls in found if isinstance(cls, type) and issubclass(cls, Event) and cls is not Event}


written = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode  # made once: making costs


def canonical(value: Any) -> bytes:
    return written(value).encode()


def encode(event: Event, at: int) -> bytes:
    """`at` in milliseconds since 1970, UTC."""
    return canonical({"type": type(event).__name__, "at": at} | asdict(event))


def decode(body: bytes) -> tuple[Event, int]:
    value = json.loads(body)
    at, cls = value.pop("at"), kinds()[value.pop("type")]
    names = {f.name for f in fields(cls)}
    return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in value.items() if k in names}), at


def encode_cast(cast: Cast) -> bytes:
    """Without what lies beside it in the box: ballot, run, seat, receipt."""
    kept = {"pledge": cast.pledge, "promise": cast.promise, "replaced": cast.replaced}
    body = {"choice": cast.choice, "because": cast.because, "nonce": cast.nonce}
    return canonical(body | {name: value for name, value in kept.items() if value})


def decode_cast(ballot: str, run: int, seat: str, body: bytes, receipt: str) -> Cast:
    value = json.loads(body)
    value["replaced"] = tuple((old, token) for old, token in value.get("replaced", ()))
    return Cast(ballot, run, seat, receipt=receipt, **value)


def choice_bytes(choice: dict[str, str]) -> bytes:
    """What a receipt seals: the same bytes on the phone and here."""
    return canonical(choice)
