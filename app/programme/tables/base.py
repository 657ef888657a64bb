"""What rows of the programme have in common."""

import secrets
from typing import Any

from sqlalchemy import BigInteger, Text
from sqlmodel import Field


def new_id() -> str:
    return secrets.token_hex(6)


def id_column() -> Any:
    return Field(default_factory=new_id, primary_key=True, sa_type=Text)


def at_column() -> Any:
    """ms since 1970, UTC."""
    return Field(default=0, sa_type=BigInteger)


def of(table: str, primary: bool = False) -> Any:
    """Belongs to a row of `table` and goes with it."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", sa_type=Text, primary_key=primary, index=not primary)


def word(primary: bool = False, default: Any = "") -> Any:
    if primary:
        return Field(primary_key=True, sa_type=Text)
    return Field(default=default, sa_type=Text)
