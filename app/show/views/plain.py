"""A view as plain values: what `dataclasses.asdict` gives, without a copy of what nobody can change."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

ATOMS = frozenset({str, int, float, bool, type(None)})


@cache
def names(kind: Any) -> tuple[str, ...]:
    """Its fields; none for what is no dataclass."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in ATOMS:
        return value
    if kind is tuple or kind is list:
        return [plain(item) for item in value] if value else []
    if kind is dict:
        return {name: plain(item) for name, item in value.items()}
    found = names(kind)
    return {name: plain(getattr(value, name)) for name in found} if found else value
