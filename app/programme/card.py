"""A card is a row that people fill in: one SQLModel class says its column, its check and its place in the form."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import ValidationError, model_validator
from sqlalchemy import Boolean, Integer, Text
from sqlmodel import Field, SQLModel

from app.errors import Malformed
from app.ledger.tables import metadata as tables
from app.programme import words
from app.values import dataclass

LINE, LONG = 80, 2000


@dataclass(frozen=True, slots=True)
class Input:
    """`kind` line, text, number, day, choice, tick or link; `options` value -> msgid."""

    name: str
    title: str
    kind: str
    needed: bool = False
    most: int = LINE
    options: Mapping[str, str] | None = None


def column(kind: str, title: str, default: Any, sa_type: Any, **more: Any) -> Any:
    return Field(
        default=default, sa_type=sa_type, title=title, schema_extra={"json_schema_extra": {"kind": kind, **more}}
    )


def a_line(title: str, needed: bool = False, most: int = LINE) -> Any:
    return column("line", title, "", Text, needed=needed, most=most)


def a_note(title: str, needed: bool = False, most: int = LONG) -> Any:
    return column("text", title, "", Text, needed=needed, most=most)


def a_day(title: str, needed: bool = False) -> Any:
    return column("day", title, "", Text, needed=needed)


def a_number(title: str, most: int = words.MOST) -> Any:
    return column("number", title, 0, Integer, most=most)


def a_choice(title: str, options: Mapping[str, str]) -> Any:
    return column("choice", title, next(iter(options)), Text, options=dict(options))


def a_tick(title: str) -> Any:
    return column("tick", title, False, Boolean)


def a_link(title: str) -> Any:
    return column("link", title, "", Text, most=300)


class Base(SQLModel):
    """Every table of this package, beside those of the ledger."""

    metadata = tables


class Card(SQLModel):
    """What people fill in. Building one from a form checks it; a table's own rows were checked before."""

    @model_validator(mode="before")
    @classmethod
    def check(cls, given: Any) -> Any:
        return {i.name: checked(i, given.get(i.name)) for i in cls.inputs()} if isinstance(given, dict) else given

    @classmethod
    def inputs(cls) -> list[Input]:
        found = []
        for name, field in cls.model_fields.items():
            extra = field.json_schema_extra
            if isinstance(extra, dict) and "kind" in extra:
                found.append(Input(name, field.title or name, **extra))  # type: ignore[arg-type]
        return found

    @classmethod
    def filled(cls, form: Mapping[str, str]) -> Self:
        """Raises Malformed with the sentence of the first field that is wrong."""
        try:
            return cls.model_validate({i.name: form.get(i.name) for i in cls.inputs()})
        except ValidationError as fault:
            told = fault.errors()[0].get("ctx", {})
            raise Malformed(told.get("sentence", words.STRANGE), **told.get("values", {"name": ""})) from fault


def checked(field: Input, value: Any) -> Any:
    match field.kind:
        case "number":
            return words.whole(value, field.title, field.most)
        case "day":
            return words.day(value, field.title, field.needed)
        case "choice":
            return words.choice(value, field.title, tuple(field.options or ()))
        case "tick":
            return value in ("1", "on", True)
        case "link":
            return words.link(value, field.title)
        case kind:
            return words.text(value, field.title, field.most, kind == "text", field.needed)
