"""Wishes about a motion."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Move(Command):
    who: str
    does: str
    when: str
    cost: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Second(Command):
    motion: str = ""


@dataclass(frozen=True, slots=True)
class RefuseMotion(Command):
    """`reason` safety, right or fact."""

    motion: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choose(Command):
    motion: str


@dataclass(frozen=True, slots=True)
class Lock(Command):
    pass


@dataclass(frozen=True, slots=True)
class Amend(Command):
    text: str


@dataclass(frozen=True, slots=True)
class AcceptAmendment(Command):
    pass


@dataclass(frozen=True, slots=True)
class Withdraw(Command):
    pass


@dataclass(frozen=True, slots=True)
class Enough(Command):
    pass


@dataclass(frozen=True, slots=True)
class Appeal(Command):
    pass
