"""Facts of seats, tickets, doors and links, and the two ends of an evening."""

from dataclasses import field

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class ShowOpened(Event):
    """The first event. `scenario` is the whole text, `sha256` its hex digest, `mode` live or rehearsal. `tongues`: its
    translations, language -> {scenario, sha256}."""

    show: str
    scenario: str
    sha256: str
    lang: str
    mode: str = "live"
    tongues: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowEnded(Event):
    pass


@dataclass(frozen=True, slots=True)
class SeatTaken(Event):
    """`how`: phone, guest (no phone) or shared (a second person on a phone). `by` the assistant who seated a guest."""

    seat: str
    how: str = "phone"
    by: str = ""


@dataclass(frozen=True, slots=True)
class GuestMinded(Event):
    """Another assistant looks after this guest from now on."""

    seat: str
    by: str


@dataclass(frozen=True, slots=True)
class SeatMuted(Event):
    """`on` False: it may write again."""

    seat: str
    by: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True)
class SeatEvicted(Event):
    seat: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class RecordPublished(Event):
    on: bool = True


@dataclass(frozen=True, slots=True)
class TicketsIssued(Event):
    """Numbers of printed tickets. From the first one on a phone needs a ticket for a seat."""

    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketClaimed(Event):
    ticket: str
    seat: str


@dataclass(frozen=True, slots=True)
class TicketSpoiled(Event):
    """Lost, torn or taken back: nobody comes in with it any more."""

    ticket: str


@dataclass(frozen=True, slots=True)
class DoorSet(Event):
    open: bool


@dataclass(frozen=True, slots=True)
class ExpertsVoteSet(Event):
    """Whether experts vote like everyone else; they do unless the organizer says otherwise."""

    on: bool


@dataclass(frozen=True, slots=True)
class LeadTaken(Event):
    """`lead`: the id of the facilitator's link that drives from now on."""

    lead: str


@dataclass(frozen=True, slots=True)
class DoorCounted(Event):
    """Heads counted at the door; a later count corrects the earlier."""

    count: int
    by: str
