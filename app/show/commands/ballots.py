"""Wishes about ballots, on phones, paper and by hands."""

from dataclasses import field

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class CastBallot(Command):
    """`choice` option -> value as written; empty values clear. `ballot` empty: the one that is open. `nonce` the
    phone's randomness, `pledge` SHA-256 of its secret for replacing this ballot, `token` that secret of the ballot it
    replaces; all in hex."""

    choice: dict[str, str] = field(default_factory=dict)
    because: str | None = None
    ballot: str = ""
    nonce: str = ""
    pledge: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Satisfied(CastBallot):
    """The same for whoever does not know which ballot asks how the evening was."""


@dataclass(frozen=True, slots=True)
class OpenBallot(Command):
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class CloseBallot(Command):
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class RevealBallot(Command):
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class AskAgain(Command):
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class CountHands(Command):
    """`counts` option -> hands."""

    counts: dict[str, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class EnterPaper(Command):
    serial: str
    choice: dict[str, str] = field(default_factory=dict)
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmPaper(Command):
    serial: str
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class SpoilPaper(Command):
    serial: str
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class AddStatement(Command):
    """The facilitator lets a resident's comment become a statement of the agree vote that is on."""

    comment: str
