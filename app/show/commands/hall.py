"""Wishes about seats, tickets, doors and links."""

from app.show.commands.base import Command
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    how: str = "phone"


@dataclass(frozen=True, slots=True)
class ShareSeat(TakeSeat):
    """A second person on a phone that has a seat."""


@dataclass(frozen=True, slots=True)
class ClaimTicket(TakeSeat):
    """`ticket`: the number printed on it. Takes a seat by it."""

    ticket: str = ""


@dataclass(frozen=True, slots=True)
class MuteSeat(Command):
    seat: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class EvictSeat(Command):
    seat: str


@dataclass(frozen=True, slots=True)
class SetDoor(Command):
    state: str


@dataclass(frozen=True, slots=True)
class TakeLead(Command):
    pass


@dataclass(frozen=True, slots=True)
class EndShow(Command):
    pass


@dataclass(frozen=True, slots=True)
class PublishRecord(Command):
    on: bool = True


@dataclass(frozen=True, slots=True)
class IssueTickets(Command):
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpoilTicket(Command):
    ticket: str


@dataclass(frozen=True, slots=True)
class LetExpertsVote(Command):
    on: bool


@dataclass(frozen=True, slots=True)
class Invite(Command):
    """`key` is the id of the link that was made for this person."""

    name: str
    field: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class SeatGuest(Command):
    """A numbered seat for someone without a phone, by the number of their ticket where seats need one; with `seat`,
    looking after a guest who has one."""

    seat: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class CountDoor(Command):
    count: int
