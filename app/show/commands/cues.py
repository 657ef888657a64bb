"""Wishes of the one who leads the play."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Go(Command):
    """The next step. `at`: the step it was pressed on; a stale one does nothing; None does not care."""

    at: int | None = None


@dataclass(frozen=True, slots=True)
class Back(Command):
    pass


@dataclass(frozen=True, slots=True)
class Jump(Command):
    scene: str
    beat: str = ""


@dataclass(frozen=True, slots=True)
class AddTime(Command):
    seconds: int


@dataclass(frozen=True, slots=True)
class CutBeat(Command):
    """A coming beat is cut as its `late` says, or `keep` takes the cut back."""

    beat: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SetBlack(Command):
    on: bool | None = None


@dataclass(frozen=True, slots=True)
class SetQr(Command):
    on: bool | None = None


@dataclass(frozen=True, slots=True)
class SetStageTongue(Command):
    """The stage in one of the languages that the play is offered in."""

    lang: str


@dataclass(frozen=True, slots=True)
class ShowCard(Command):
    card: str = ""


@dataclass(frozen=True, slots=True)
class DecideTie(Command):
    option: str
