"""Facts of the way through the play."""

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class CueShown(Event):
    """`how`: go, jump, or late (skipped beats on the way)."""

    scene: str
    beat: str
    how: str = "go"


@dataclass(frozen=True, slots=True)
class CurtainShown(Event):
    """After the last beat: thanks, the head of the seal, the record's address."""


@dataclass(frozen=True, slots=True)
class TimeAdded(Event):
    seconds: int


@dataclass(frozen=True, slots=True)
class BeatShortened(Event):
    """The evening runs late: a coming beat takes `seconds`, or is left out (0)."""

    beat: str
    seconds: int


@dataclass(frozen=True, slots=True)
class BeatKept(Event):
    """A cut that was taken back."""

    beat: str


@dataclass(frozen=True, slots=True)
class BlackoutSet(Event):
    on: bool


@dataclass(frozen=True, slots=True)
class QrSet(Event):
    on: bool


@dataclass(frozen=True, slots=True)
class StageTongueSet(Event):
    """The stage speaks `lang` from now on."""

    lang: str


@dataclass(frozen=True, slots=True)
class LookedBack(Event):
    """The stage looks at an earlier cue; empty: back to now. Nothing reopens."""

    beat: str


@dataclass(frozen=True, slots=True)
class CardShown(Event):
    """Empty: the card is taken off the stage."""

    card: str
