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
    """Without what lies beside it in the box: ballot, run, seat, receipt. As `canonical` writes it, in a third of the
    time; nonce, pledge, receipts and tokens are hexadecimal."""
    body = f'{{"because":{written(cast.because)},"choice":{written(cast.choice)},"nonce":"{cast.nonce}"'
    body += f',"pledge":"{cast.pledge}"' if cast.pledge else ""
    earlier = ",".join([f'["{receipt}","{token}"]' for receipt, token in cast.replaced])
    body += f',"replaced":[{earlier}]' if earlier else ""
    return f"{body}}}".encode()


def decode_cast(ballot: str, run: int, seat: str, body: bytes, receipt: str) -> Cast:
    """What is not known any more (older ballots kept the house's signature) is left out."""
    value = json.loads(body)
    replaced = tuple((old, token) for old, token in value.get("replaced", ()))
    pledge = value.get("pledge", "")
    return Cast(ballot, run, seat, value["choice"], value["because"], value["nonce"], receipt, pledge, replaced)


def choice_bytes(choice: dict[str, str]) -> bytes:
    """What a receipt seals: the same bytes on the phone and here."""
    return canonical(choice)
