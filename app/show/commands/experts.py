"""Wishes of experts."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Release(Command):
    note: str


@dataclass(frozen=True, slots=True)
class CommentAsExpert(Command):
    text: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Command):
    question: str
    text: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correct(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Vouch(Command):
    card: str


@dataclass(frozen=True, slots=True)
class DeclareStake(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Arrive(Command):
    pass


@dataclass(frozen=True, slots=True)
class Leave(Command):
    pass
