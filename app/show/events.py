"""Facts of the room, in the past tense: everything the ledger of a show may say.

`at` is not part of an event: it is written beside it (see `codec`). What a resident or an expert wrote lies in a
`WordsKept` of its own, so that it can be erased and the chain still holds.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    pass


@dataclass(frozen=True, slots=True)
class ShowOpened(Event):
    """The first event. `scenario` is the whole text, `sha256` its hex digest, `mode` live or rehearsal."""

    show: str
    scenario: str
    sha256: str
    lang: str
    mode: str = "live"


@dataclass(frozen=True, slots=True)
class ShowEnded(Event):
    pass


@dataclass(frozen=True, slots=True)
class SeatTaken(Event):
    """`how`: phone, guest (no phone) or shared (a second person on a phone)."""

    seat: str
    how: str = "phone"


@dataclass(frozen=True, slots=True)
class SeatMuted(Event):
    seat: str


@dataclass(frozen=True, slots=True)
class SeatEvicted(Event):
    seat: str


@dataclass(frozen=True, slots=True)
class WordsErased(Event):
    """The words themselves are destroyed in the ledger; that it was done stays."""

    words: str


@dataclass(frozen=True, slots=True)
class RecordPublished(Event):
    on: bool = True


@dataclass(frozen=True, slots=True)
class SlowSet(Event):
    seconds: int


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
class LookedBack(Event):
    """The stage looks at an earlier cue; empty: back to now. Nothing reopens."""

    beat: str


@dataclass(frozen=True, slots=True)
class CardShown(Event):
    """Empty: the card is taken off the stage."""

    card: str


@dataclass(frozen=True, slots=True)
class BallotOpened(Event):
    """`rule` names the rule of counting; `run` counts from 1, more when the vote is asked again."""

    ballot: str
    run: int
    rule: str


@dataclass(frozen=True, slots=True)
class BallotClosed(Event):
    """Phones are closed and their box is counted. `receipts`: sorted, hex. `tally`: see `tally.Tally.facts`."""

    ballot: str
    run: int
    receipts: tuple[str, ...]
    tally: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HandsCounted(Event):
    """A hand count of one option; a later one corrects the earlier."""

    ballot: str
    run: int
    option: str
    count: int
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotCounted(Event):
    """All channels are in: the result that decides where the play goes, whether or not the room is shown it."""

    ballot: str
    run: int
    tally: dict[str, Any]
    channels: dict[str, int]


@dataclass(frozen=True, slots=True)
class BallotRevealed(Event):
    ballot: str
    run: int


@dataclass(frozen=True, slots=True)
class ShiftMeasured(Event):
    """Before and after, paired by seat while the boxes are linked. `moves` option -> {up, down, stayed, ...}."""

    first: str
    second: str
    paired: int
    dropped: int
    moves: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class TieDecided(Event):
    ballot: str
    option: str


@dataclass(frozen=True, slots=True)
class WordsKept(Event):
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class CommentMade(Event):
    """`kind` say, ask or because; a because has no `seat`, only the option it argues for. `state` held or open."""

    comment: str
    words: str
    kind: str
    seat: str
    beat: str
    state: str
    ballot: str = ""
    option: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class CommentSupported(Event):
    comment: str
    seat: str


@dataclass(frozen=True, slots=True)
class CommentApproved(Event):
    comment: str


@dataclass(frozen=True, slots=True)
class CommentHidden(Event):
    comment: str
    reason: str


@dataclass(frozen=True, slots=True)
class CommentUnhidden(Event):
    comment: str


@dataclass(frozen=True, slots=True)
class CommentWithdrawn(Event):
    comment: str


@dataclass(frozen=True, slots=True)
class CommentSpotlit(Event):
    comment: str


@dataclass(frozen=True, slots=True)
class SpotlightCleared(Event):
    pass


@dataclass(frozen=True, slots=True)
class WallSet(Event):
    """`state` open, held, closed or frozen."""

    state: str


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


@dataclass(frozen=True, slots=True)
class Cast:
    """Not an event: one ballot on its way into the box, where a later one of the same seat replaces it. `replaced`:
    receipt and secret of each ballot it took the place of. `promise`: the house's signature on the receipt, hex.
    `code`: the receipt for people."""

    ballot: str
    run: int
    seat: str
    choice: dict[str, str] = field(default_factory=dict)
    because: str = ""
    nonce: str = ""
    receipt: str = ""
    pledge: str = ""
    replaced: tuple[tuple[str, str], ...] = ()
    promise: str = ""
    code: str = field(default="", compare=False)


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
class MotionChosen(Event):
    beat: str
    motion: str


@dataclass(frozen=True, slots=True)
class MotionSeconded(Event):
    beat: str
    motion: str
    seat: str


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


@dataclass(frozen=True, slots=True)
class PaperEntered(Event):
    """One paper ballot by its serial; it counts once another person confirmed it. `by`: the assistant's id."""

    ballot: str
    run: int
    serial: str
    choice: dict[str, str]
    by: str


@dataclass(frozen=True, slots=True)
class PaperConfirmed(Event):
    ballot: str
    serial: str
    by: str


@dataclass(frozen=True, slots=True)
class PaperSpoiled(Event):
    ballot: str
    serial: str
    by: str


@dataclass(frozen=True, slots=True)
class GuestHeard(Event):
    """What a guest without a phone said, in one line."""

    seat: str
    side: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class DoorCounted(Event):
    """Heads counted at the door; a later count corrects the earlier."""

    count: int
    by: str


@dataclass(frozen=True, slots=True)
class StatementAdded(Event):
    """A resident's statement joins an agree vote after review. `option` is its id there."""

    ballot: str
    option: str
    comment: str


@dataclass(frozen=True, slots=True)
class CommonGroundMeasured(Event):
    """Answers by declared side while the boxes are linked. `sides` option id -> side -> {agree, disagree, unsure};
    sides with fewer than five answers are left out."""

    ballot: str
    groups: str
    sides: dict[str, dict[str, dict[str, int]]]


@dataclass(frozen=True, slots=True)
class PeopleHeard(Event):
    """At the end, while seats are linked: how often seats wrote and spoke, sorted, without their names."""

    wrote: tuple[int, ...]
    spoke: tuple[int, ...]
    seconds: dict[str, int]
