"""Facts of a motion, from moved to decided."""

from typing import Any

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class PhaseBegun(Event):
    """A motion's phase: rules, propose, second, facts, debate, vote, announced or dropped."""

    beat: str
    phase: str


@dataclass(frozen=True, slots=True)
class QuestionPut(Event):
    """A motion asks the room: `kind` vote, amend, close or appeal. `ballot` is the new ballot's id."""

    beat: str
    ballot: str
    kind: str


@dataclass(frozen=True, slots=True)
class MotionMoved(Event):
    """`words` holds who, does, when, cost, back: five lines. `seat` empty: the author's."""

    beat: str
    motion: str
    words: str
    seat: str = ""


@dataclass(frozen=True, slots=True)
class MotionRefused(Event):
    """Not a thing to vote on. `reason` safety, right or fact; its mover may write an agreement sheet instead."""

    beat: str
    motion: str
    reason: str


@dataclass(frozen=True, slots=True)
class MotionChosen(Event):
    beat: str
    motion: str


@dataclass(frozen=True, slots=True)
class MotionSeconded(Event):
    beat: str
    motion: str
    seat: str


@dataclass(frozen=True, slots=True)
class AmendmentMoved(Event):
    beat: str
    amendment: str
    words: str
    seat: str


@dataclass(frozen=True, slots=True)
class AmendmentSettled(Event):
    """`how` friendly (the mover took it), voted, or withdrawn."""

    beat: str
    amendment: str
    passed: bool
    how: str


@dataclass(frozen=True, slots=True)
class CloseAsked(Event):
    beat: str
    seat: str


@dataclass(frozen=True, slots=True)
class CloseSettled(Event):
    beat: str
    passed: bool


@dataclass(frozen=True, slots=True)
class AppealMade(Event):
    beat: str
    seat: str


@dataclass(frozen=True, slots=True)
class AppealSettled(Event):
    beat: str
    upheld: bool


@dataclass(frozen=True, slots=True)
class MotionDecided(Event):
    """The outcome by the rule in force. `facts`: see `majority.Verdict.facts`."""

    beat: str
    passed: bool
    facts: dict[str, Any]
