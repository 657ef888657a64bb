"""What people ask for, in the imperative. One command for socket, form and test; `acts.py` says who may ask."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks. `role` resident, facilitator, expert, assistant or organizer; `id` the seat, or the key's id."""

    role: str
    id: str


@dataclass(frozen=True, slots=True)
class Command:
    pass


# residents


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    how: str = "phone"


@dataclass(frozen=True, slots=True)
class ClaimTicket(TakeSeat):
    """`ticket`: the number printed on it. Takes a seat by it."""

    ticket: str = ""


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
class Say(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Ask(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Support(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Unsay(Command):
    comment: str


# facilitator


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
class ShowCard(Command):
    card: str = ""


@dataclass(frozen=True, slots=True)
class Spotlight(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Unspotlight(Command):
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Approve(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class Hide(Command):
    comment: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unhide(Command):
    comment: str


@dataclass(frozen=True, slots=True)
class SetWall(Command):
    state: str


@dataclass(frozen=True, slots=True)
class SetSlow(Command):
    """A seat writes at most once in so many seconds; 0: as it likes."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Release(Command):
    note: str


@dataclass(frozen=True, slots=True)
class CountHands(Command):
    """`counts` option -> hands."""

    counts: dict[str, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class DecideTie(Command):
    option: str


@dataclass(frozen=True, slots=True)
class MuteSeat(Command):
    seat: str


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


# experts


@dataclass(frozen=True, slots=True)
class CommentAsExpert(Command):
    text: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Command):
    question: str
    text: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correct(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Vouch(Command):
    card: str


@dataclass(frozen=True, slots=True)
class DeclareStake(Command):
    text: str


@dataclass(frozen=True, slots=True)
class Arrive(Command):
    pass


@dataclass(frozen=True, slots=True)
class Leave(Command):
    pass


# organizer


@dataclass(frozen=True, slots=True)
class EraseWords(Command):
    words: str


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


# deliberation


@dataclass(frozen=True, slots=True)
class RaiseHand(Command):
    up: bool = True
    side: str = ""


@dataclass(frozen=True, slots=True)
class TakeStand(Command):
    side: str


@dataclass(frozen=True, slots=True)
class Move(Command):
    who: str
    does: str
    when: str
    cost: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Second(Command):
    motion: str = ""


@dataclass(frozen=True, slots=True)
class Choose(Command):
    motion: str


@dataclass(frozen=True, slots=True)
class Lock(Command):
    pass


@dataclass(frozen=True, slots=True)
class Amend(Command):
    text: str


@dataclass(frozen=True, slots=True)
class AcceptAmendment(Command):
    pass


@dataclass(frozen=True, slots=True)
class Withdraw(Command):
    pass


@dataclass(frozen=True, slots=True)
class Enough(Command):
    pass


@dataclass(frozen=True, slots=True)
class Appeal(Command):
    pass


@dataclass(frozen=True, slots=True)
class Call(Command):
    """Empty seat: the next in the queue."""

    seat: str = ""


@dataclass(frozen=True, slots=True)
class Thank(Command):
    pass


@dataclass(frozen=True, slots=True)
class Breach(Command):
    seat: str
    reason: str


@dataclass(frozen=True, slots=True)
class WriteEnding(Command):
    text: str


@dataclass(frozen=True, slots=True)
class PickEnding(Command):
    ending: str


@dataclass(frozen=True, slots=True)
class ActEnding(Command):
    """The facilitator has it acted."""

    ending: str


@dataclass(frozen=True, slots=True)
class Promise(Command):
    who: str
    what: str
    when: str
    back: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Sign(Command):
    promise: str


@dataclass(frozen=True, slots=True)
class PlacePin(Command):
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Group(Command):
    pins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop(Command):
    pass


@dataclass(frozen=True, slots=True)
class Volunteer(Command):
    role: str


@dataclass(frozen=True, slots=True)
class Tried(Command):
    kept: bool
    text: str = ""


# assistants


@dataclass(frozen=True, slots=True)
class SeatGuest(Command):
    """A numbered seat for someone without a phone."""


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
class Heard(Command):
    seat: str
    text: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class CountDoor(Command):
    count: int


@dataclass(frozen=True, slots=True)
class AddStatement(Command):
    """The facilitator lets a resident's comment become a statement of the agree vote that is on."""

    comment: str
