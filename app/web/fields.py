"""What a phone sent, as plain fields: forms and JSON alike, over HTTP and sockets alike."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

from app.errors import Malformed, TooLarge
from app.i18n import N_

LIMIT = 4096
WIDEST = 4  # bytes of one character
RAW = 4 * LIMIT
COUNT = 150
TOO_LONG = N_("太长了，请分几次发。")
GARBLED = N_("没有看懂发来的内容，请刷新页面再试。")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
Fields = dict[str, str]


class Pairs(list[tuple[str, Any]]):
    """A JSON object as it was written, doubled names and all; an array stays a plain list."""


class Sent:
    """What arrived, before it is known to make sense: enough to see who may do it and what it weighs. `raw`: characters
    or bytes as they came, of which there never are fewer than characters once they are decoded."""

    def __init__(self, pairs: list[tuple[str, Any]] | None, raw: int = LIMIT) -> None:
        self.pairs, self.raw = pairs, raw
        self.first = {name: value for name, value in reversed(pairs or ()) if type(value) is str}

    def peek(self, name: str) -> str:
        """The first text of this name, or nothing."""
        return self.first.get(name, "")

    def weigh(self) -> None:
        """Raises TooLarge for an act of more than 4 KB, as people count: decoded."""
        if self.raw * WIDEST > LIMIT and sum(heavy(name) + heavy(value) for name, value in self.pairs or ()) > LIMIT:
            raise TooLarge(TOO_LONG)

    def fields(self) -> Fields:
        """Raises Malformed for what cannot be read, for doubled fields and characters that cannot be shown."""
        if self.pairs is None:
            raise Malformed(GARBLED)
        return clean([(name, value if type(value) is str else plain(value)) for name, value in self.pairs])


def heavy(value: Any) -> int:
    return len(value.encode(errors="replace")) if isinstance(value, str) else 0


def from_form(raw: bytes) -> Sent:
    try:
        text, strict = raw.decode("ascii"), bool(raw)
        return Sent(parse_qsl(text, True, strict_parsing=strict, errors="strict", max_num_fields=COUNT), len(raw))
    except ValueError:
        return Sent(None)


def from_json(raw: str | bytes) -> Sent:
    """One flat object. What htmx adds (`HEADERS`) is left out."""
    try:
        pairs = decoder.decode(raw if isinstance(raw, str) else raw.decode())
    except (ValueError, RecursionError):
        return Sent(None)
    if type(pairs) is not Pairs:
        return Sent(None)
    return Sent([pair for pair in pairs if pair[0] != "HEADERS"], len(raw))


def refuse(constant: str) -> None:
    raise ValueError(constant)


decoder = json.JSONDecoder(object_pairs_hook=Pairs, parse_constant=refuse)


def plain(value: Any) -> str:
    match value:
        case str():
            return value
        case bool():
            return "1" if value else ""
        case int() if abs(value) < 10**15:
            return str(value)
        case None:
            return ""
    raise Malformed(GARBLED)


def clean(given: Sequence[tuple[str, str]]) -> Fields:
    found = dict(given)
    strange = not "".join(found).isprintable() or max(map(len, found), default=0) > 120
    if strange or HIDDEN.search("\n".join([value for _, value in given])):
        raise Malformed("这段话里有看不见的怪字符，请重新打一遍。")
    if len(found) < len(given):
        names = [name for name, _ in given]
        raise Malformed("同一项写了两次：{field}。", field=next(n for n in names if names.count(n) > 1)[:40])
    if len(found) > COUNT:
        raise Malformed(GARBLED)
    return found


def once(fields: Fields) -> str:
    """The phone's own name for this act."""
    value = fields.pop("once", "")
    if len(value) > 64 or not value.isprintable():
        raise Malformed(GARBLED)
    return value
