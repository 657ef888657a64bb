"""Wishes about speaking."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class RaiseHand(Command):
    up: bool = True
    side: str = ""


@dataclass(frozen=True, slots=True)
class TakeStand(Command):
    side: str


@dataclass(frozen=True, slots=True)
class Call(Command):
    """Empty seat: the next in the queue."""

    seat: str = ""


@dataclass(frozen=True, slots=True)
class Thank(Command):
    pass


@dataclass(frozen=True, slots=True)
class Breach(Command):
    seat: str
    reason: str


@dataclass(frozen=True, slots=True)
class Restate(Command):
    """Whoever speaks has first said again what the one before them meant."""


@dataclass(frozen=True, slots=True)
class Heard(Command):
    seat: str
    text: str
    side: str = ""
