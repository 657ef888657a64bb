"""Facts of who asked to speak, who spoke and how long."""

from dataclasses import field

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class HandRaised(Event):
    """`side` for, against, or empty where the turn has no side."""

    seat: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class HandLowered(Event):
    seat: str


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    seat: str
    side: str
    seconds: int


@dataclass(frozen=True, slots=True)
class FloorReturned(Event):
    """`seconds` the turn really took."""

    seat: str
    side: str
    seconds: int


@dataclass(frozen=True, slots=True)
class BreachNoted(Event):
    """`reason` off_topic, interrupting or personal."""

    seat: str
    reason: str


@dataclass(frozen=True, slots=True)
class Restated(Event):
    """Before replying they said what the one before them meant, as the facilitator heard it."""

    seat: str


@dataclass(frozen=True, slots=True)
class GuestHeard(Event):
    """What a guest without a phone said, in one line."""

    seat: str
    side: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class PeopleHeard(Event):
    """At the end, while seats are linked: how often seats wrote and spoke, sorted, without their names. `talk` seconds
    of experts and of residents."""

    wrote: tuple[int, ...]
    spoke: tuple[int, ...]
    seconds: dict[str, int]
    talk: dict[str, int] = field(default_factory=dict)
