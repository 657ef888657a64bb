"""What a phone sent, as plain fields: forms and JSON alike, over HTTP and sockets alike."""

import json
import re
from collections.abc import Iterable
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


class Sent:
    """What arrived, before it is known to make sense: enough to see who may do it and what it weighs."""

    def __init__(self, pairs: list[tuple[str, Any]] | None) -> None:
        self.pairs = pairs
        self.first = {name: value for name, value in reversed(pairs or ()) if isinstance(value, str)}

    def peek(self, name: str) -> str:
        """The first text of this name, or nothing."""
        return self.first.get(name, "")

    def weigh(self) -> None:
        """Raises TooLarge for an act of more than 4 KB, as people count: decoded."""
        texts = [text for pair in self.pairs or () for text in pair if isinstance(text, str)]
        if sum(map(len, texts)) * WIDEST > LIMIT and sum(len(text.encode(errors="replace")) for text in texts) > LIMIT:
            raise TooLarge(TOO_LONG)

    def fields(self) -> Fields:
        """Raises Malformed for what cannot be read, for doubled fields and characters that cannot be shown."""
        if self.pairs is None:
            raise Malformed(GARBLED)
        return clean((name, plain(value)) for name, value in self.pairs)


def from_form(raw: bytes) -> Sent:
    try:
        return Sent(
            parse_qsl(raw.decode("ascii"), True, strict_parsing=bool(raw), errors="strict", max_num_fields=COUNT)
        )
    except ValueError:
        return Sent(None)


def from_json(raw: str | bytes) -> Sent:
    """One flat object. What htmx adds (`HEADERS`) is left out."""
    try:
        pairs = decoder.decode(raw if isinstance(raw, str) else raw.decode())
    except (ValueError, RecursionError):
        return Sent(None)
    if not isinstance(pairs, list) or not all(isinstance(p, tuple) for p in pairs):
        return Sent(None)
    return Sent([(name, value) for name, value in pairs if name != "HEADERS"])


def refuse(constant: str) -> None:
    raise ValueError(constant)


decoder = json.JSONDecoder(object_pairs_hook=list, parse_constant=refuse)


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


def clean(pairs: Iterable[tuple[str, str]]) -> Fields:
    found: Fields = {}
    for name, value in pairs:
        if not name.isprintable() or len(name) > 120 or HIDDEN.search(value):
            raise Malformed("这段话里有看不见的怪字符，请重新打一遍。")
        if name in found:
            raise Malformed("同一项写了两次：{field}。", field=name[:40])
        found[name] = value
    if len(found) > COUNT:
        raise Malformed(GARBLED)
    return found


def once(fields: Fields) -> str:
    """The phone's own name for this act."""
    value = fields.pop("once", "")
    if len(value) > 64 or not value.isprintable():
        raise Malformed(GARBLED)
    return value
