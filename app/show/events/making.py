"""Facts of what the room made: endings, promises, boards and replays."""

from dataclasses import dataclass

from app.show.events.base import Event


@dataclass(frozen=True, slots=True)
class EndingWritten(Event):
    beat: str
    ending: str
    words: str
    seat: str
    how: str = "phone"


@dataclass(frozen=True, slots=True)
class EndingPicked(Event):
    """A resident's pick; taken back with `on` false."""

    ending: str
    seat: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class EndingActed(Event):
    ending: str


@dataclass(frozen=True, slots=True)
class PromiseMade(Event):
    """`words` holds who, what, when, back, cost: five lines."""

    promise: str
    words: str
    seat: str
    beat: str = ""


@dataclass(frozen=True, slots=True)
class PromiseSigned(Event):
    promise: str
    seat: str


@dataclass(frozen=True, slots=True)
class PinPlaced(Event):
    pin: str
    beat: str
    column: int
    words: str
    seat: str


@dataclass(frozen=True, slots=True)
class PinsGrouped(Event):
    """`pins` now lie together under the first of them."""

    beat: str
    pins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopCalled(Event):
    beat: str
    seat: str


@dataclass(frozen=True, slots=True)
class RoleTaken(Event):
    beat: str
    role: str
    seat: str


@dataclass(frozen=True, slots=True)
class TryKept(Event):
    """After a try: whether the change is kept, and in words what changed."""

    beat: str
    round: int
    kept: bool
    words: str = ""
