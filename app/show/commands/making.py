"""Wishes about endings, promises, boards and replays."""

from dataclasses import dataclass

from app.show.commands.base import Command


@dataclass(frozen=True, slots=True)
class WriteEnding(Command):
    text: str


@dataclass(frozen=True, slots=True)
class PickEnding(Command):
    ending: str


@dataclass(frozen=True, slots=True)
class ActEnding(Command):
    """The facilitator has it acted."""

    ending: str


@dataclass(frozen=True, slots=True)
class Promise(Command):
    who: str
    what: str
    when: str
    back: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Sign(Command):
    promise: str


@dataclass(frozen=True, slots=True)
class PlacePin(Command):
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Group(Command):
    pins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop(Command):
    pass


@dataclass(frozen=True, slots=True)
class Volunteer(Command):
    role: str


@dataclass(frozen=True, slots=True)
class Tried(Command):
    kept: bool
    text: str = ""
