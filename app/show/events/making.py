"""Facts of what the room made: endings, promises, boards and replays."""

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class EndingWritten(Event):
    """`how` phone, helper, paper or voice."""

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
    """Chosen to be acted; `on` false: not after all."""

    ending: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class EndingTaken(Event):
    """A resident will act in it; given back with `on` false. `seat` empty: somebody without a seat."""

    ending: str
    seat: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class PromiseMade(Event):
    """`words` holds who, what, when, back, cost: five lines. `pin`: the card of a board that it takes up."""

    promise: str
    words: str
    seat: str
    beat: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class PromiseSigned(Event):
    promise: str
    seat: str


@dataclass(frozen=True, slots=True)
class PromiseAgreed(Event):
    """The person whose yes an agreement needs was asked aloud. `who` counts from 0 in the beat's `confirm`; `answer`
    yes, no, or empty to take it back."""

    promise: str
    who: int
    answer: str


@dataclass(frozen=True, slots=True)
class PromiseCarried(Event):
    """A promise of an earlier evening, brought into this one. `show`, `origin`: where it was made; `evening` its title;
    `words` five lines as in PromiseMade; `state` as it stood."""

    promise: str
    words: str
    show: str
    origin: str
    evening: str = ""
    state: str = "open"
    why: str = ""


@dataclass(frozen=True, slots=True)
class PromiseFollowed(Event):
    """What became of it: `state` done, not_yet or given_up; `why` names the words, empty for none."""

    promise: str
    state: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class BeforesShown(Event):
    """The promises of the evening before are on stage and phones, or not any more."""

    on: bool = True


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
class PinChecked(Event):
    """Somebody looked into what a card says: `state` true, false, unclear, or empty to take it back. `by` an expert's
    id, empty: the facilitator."""

    pin: str
    state: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class PinCarried(Event):
    """A card waits for somebody to take it up as a promise."""

    pin: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class StopCalled(Event):
    """`confirmed` false: somebody in the room called, and the facilitator has not stopped the play yet."""

    beat: str
    seat: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class StopConfirmed(Event):
    beat: str
    round: int


@dataclass(frozen=True, slots=True)
class StopWaved(Event):
    """The play goes on: this call does not count as a try."""

    beat: str
    round: int


@dataclass(frozen=True, slots=True)
class RoleTaken(Event):
    beat: str
    role: str
    seat: str


@dataclass(frozen=True, slots=True)
class TryAsked(Event):
    """After a try the room is asked: `kind` effect (the fixed questions) or keep. `ballot` is the new ballot's id."""

    beat: str
    round: int
    ballot: str
    kind: str


@dataclass(frozen=True, slots=True)
class TryTold(Event):
    """In one sentence what was changed; a later one takes the place of an earlier."""

    beat: str
    round: int
    words: str
    seat: str = ""


@dataclass(frozen=True, slots=True)
class TryKept(Event):
    """After a try: whether the change is kept, and in words what changed. `how` vote, or said: the facilitator said
    what the room wanted."""

    beat: str
    round: int
    kept: bool
    words: str = ""
    how: str = "said"
