"""Wishes about endings, promises, boards and replays."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class WriteEnding(Command):
    """`how` paper or voice, when somebody types for another; empty: as the role says."""

    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class PickEnding(Command):
    ending: str


@dataclass(frozen=True, slots=True)
class ActEnding(Command):
    """The facilitator has it acted, or not after all."""

    ending: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class TakeEnding(Command):
    """Somebody will act in it."""

    ending: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Promise(Command):
    """`pin`: a card of a board that is taken up; its text stands in for an empty `what`."""

    who: str
    what: str
    when: str
    back: str = ""
    cost: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """A promise as one evening hands it to the next. `show`, `origin`: where it was made; `evening`: that evening's
    title; `state` open, done, not_yet or given_up; `why` in words."""

    show: str
    origin: str
    evening: str
    who: str
    what: str
    when: str
    back: str = ""
    cost: str = ""
    state: str = "open"
    why: str = ""


@dataclass(frozen=True, slots=True)
class CarryPromises(Command):
    """Promises of the evening before come into this one."""

    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True)
class FollowPromise(Command):
    """What became of a promise, of tonight or of an earlier evening."""

    promise: str
    state: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShowBefores(Command):
    on: bool | None = None


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
class CheckPin(Command):
    pin: str
    state: str


@dataclass(frozen=True, slots=True)
class Agree(Command):
    """What the person said whose yes an agreement needs: the `who`-th of the beat's `confirm`, from 0."""

    promise: str
    who: int
    answer: str


@dataclass(frozen=True, slots=True)
class CarryPin(Command):
    """A card waits for a promise, or no longer."""

    pin: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Stop(Command):
    """A resident calls; the facilitator stops the play, or with `on` false lets it go on."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class Volunteer(Command):
    role: str


@dataclass(frozen=True, slots=True)
class TellChange(Command):
    """In one sentence what was changed in the try."""

    text: str


@dataclass(frozen=True, slots=True)
class Tried(Command):
    kept: bool
    text: str = ""
