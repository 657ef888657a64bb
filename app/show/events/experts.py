"""Facts of the experts among the residents."""

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class ExpertInvited(Event):
    expert: str
    name: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ExpertArrived(Event):
    expert: str


@dataclass(frozen=True, slots=True)
class ExpertLeft(Event):
    expert: str


@dataclass(frozen=True, slots=True)
class StakeDeclared(Event):
    expert: str
    words: str


@dataclass(frozen=True, slots=True)
class ExpertSpoke(Event):
    """`question`: the comment that is answered, or empty. `correction`: one sentence, shown at once."""

    note: str
    expert: str
    words: str
    cards: tuple[str, ...] = ()
    question: str = ""
    correction: bool = False
    beat: str = ""


@dataclass(frozen=True, slots=True)
class NoteReleased(Event):
    note: str


@dataclass(frozen=True, slots=True)
class CardVouched(Event):
    card: str
    expert: str
