"""Wishes about what people write."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Say(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Ask(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Support(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Unsay(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Spotlight(Command):
    comment: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Unspotlight(Command):
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SetChorus(Command):
    of: str


@dataclass(frozen=True, slots=True)
class Approve(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Hide(Command):
    comment: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unhide(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class SetWall(Command):
    state: str


@dataclass(frozen=True, slots=True)
class SetSlow(Command):
    """A seat writes at most once in so many seconds; 0: as it likes."""

    seconds: int


@dataclass(frozen=True, slots=True)
class EraseWords(Command):
    words: str


@dataclass(frozen=True, slots=True)
class SetWatch(Command):
    words: tuple[str, ...]
