"""One view for each audience: all that it may know."""

from app.scenario.model import Card, Person
from app.show.views.ballots import BallotView
from app.show.views.cues import CueLine, CueView, CutView, HouseView, NextView, PlaceView, SealView
from app.show.views.making import BARE_TABLE, BeforeView, PromiseView, TableView
from app.show.views.words import CommentView, DeedView, NoteView, WallView
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class ResidentView:
    """The same for every phone. `wall` open, held, closed or frozen; `decision` names what the open ballot is."""

    house: HouseView
    cue: CueView
    ballot: BallotView | None
    wall: str
    comments: tuple[CommentView, ...]
    spotlight: CommentView | None
    note: NoteView | None
    card: Card | None
    cast: tuple[Person, ...]
    table: TableView = BARE_TABLE


@dataclass(frozen=True, slots=True)
class MeView:
    """One seat's own: its number, its ballot, its words. `partner` the number of the other person on this phone, 0 for
    none; `second`: this is the one who came second; `instead`: its motion was refused by rule 20, an agreement
    sheet is open; `colour` red, yellow, blue or green, of its number. `hand` the side it is raised for (empty: no
    side), None while it is down; `turn`: it is this seat's turn to speak; `home`: the fictional household it stands
    for. `proposal`: its own; `mover`: the chosen motion is its own; `amending`: so is the open amendment; `roles` it
    took in the try that is on; `paid`: the
    services that its vouchers helped pay for. `receipt` of its ballot, `nonce` that went into it, `code` for people,
    `promise` the house's signature on it; all but the code in hex. `trying`: it may tell what was changed; `playing`:
    the endings that it acts in; `spoke`: it had its one turn of a talk in turn."""

    seat: str
    number: int
    ballot: BallotView | None
    comments: tuple[CommentView, ...]
    because: str = ""
    muted: bool = False
    evicted: bool = False
    receipt: str = ""
    hand: str | None = None
    turn: bool = False
    moved: bool = False
    seconded: bool = False
    picks: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    home: str = ""
    proposal: str = ""
    mover: bool = False
    amending: bool = False
    seconds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    nonce: str = ""
    promise: str = ""
    code: str = ""
    partner: int = 0
    second: bool = False
    instead: bool = False
    colour: str = ""
    trying: bool = False
    playing: tuple[str, ...] = ()
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class StageView:
    """`look`: lobby, befores, cue, black, qr, curtain or ended: what the projector shows. `back`: it looks back."""

    house: HouseView
    look: str
    cue: CueView
    ballot: BallotView | None
    spotlight: CommentView | None
    note: NoteView | None
    card: Card | None
    cast: tuple[Person, ...]
    qr: bool
    back: bool
    seats: int
    seal: SealView
    reasons: tuple[CommentView, ...] = ()
    table: TableView = BARE_TABLE
    beside: tuple[CommentView, ...] = ()
    words: WallView | None = None


@dataclass(frozen=True, slots=True)
class PresenceView:
    """Sampled, never recorded: who is connected just now."""

    phones: int = 0
    stages: int = 0
    experts: int = 0
    assistants: int = 0
    facilitators: int = 0


@dataclass(frozen=True, slots=True)
class HeardView:
    """Who was heard so far, without names: seats that wrote or spoke, seconds of speech by side, the experts' share of
    all speaking time (0..1) up to this cue, breaches by reason; seconds of experts and of residents; `silent` colour ->
    seats that neither spoke nor wrote."""

    seats: int = 0
    heard: int = 0
    seconds_for: int = 0
    seconds_against: int = 0
    experts: float = 0.0
    breaches: dict[str, int] | None = None
    seconds_experts: int = 0
    seconds_residents: int = 0
    silent: dict[str, int] | None = None


@dataclass(frozen=True, slots=True)
class FacilitatorView:
    """`waiting` for review and open or hidden `on_wall`: how many there are; of many, `review` holds those that wait
    longest, `wall` what the room reads and the newest."""

    house: HouseView
    cue: CueView
    ballot: BallotView | None
    next: NextView | None
    notes: str
    ask: tuple[str, ...]
    review: tuple[CommentView, ...]
    wall: tuple[CommentView, ...]
    wall_state: str
    spotlight: CommentView | None
    notes_held: tuple[NoteView, ...]
    cues: tuple[CueLine, ...]
    black: bool
    qr: bool
    back: bool
    card: Card | None
    cards: tuple[Card, ...]
    door: bool
    seats: int
    started: int | None
    planned_end: int | None
    expected_end: int | None
    tie: tuple[PlaceView, ...]
    lead: str
    seal: SealView
    table: TableView = BARE_TABLE
    heard: HeardView = HeardView()
    cuts: tuple[CutView, ...] = ()
    minority: CommentView | None = None
    befores: tuple[BeforeView, ...] = ()
    chorus: str = ""
    slow: int = 0
    waiting: int = 0
    on_wall: int = 0


@dataclass(frozen=True, slots=True)
class ExpertView:
    """No early look: the ballot is the residents' one. `questions` most supported first."""

    house: HouseView
    cue: CueView
    ballot: BallotView | None
    name: str
    field: str
    questions: tuple[CommentView, ...]
    mine: tuple[NoteView, ...]
    cards: tuple[Card, ...]
    arrived: bool
    table: TableView = BARE_TABLE
    votes: bool = True


@dataclass(frozen=True, slots=True)
class ExpertLine:
    id: str
    name: str
    field: str
    arrived: bool
    notes: int


@dataclass(frozen=True, slots=True)
class GuestView:
    """Someone without a phone. `mine`: what was typed for them, for the assistant who looks after them (`minded`) and
    for nobody else; `hand` as in MeView."""

    number: int
    mine: dict[str, str] | None = None
    hand: str | None = None
    turn: bool = False
    spoke: bool = False
    minded: bool = True
    answered: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """`state` typed, confirmed or spoilt; `home` the owner it stands for in a double count."""

    serial: str
    choice: dict[str, str]
    state: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class AssistantView:
    """`counted`: heads at the door, None until someone counted."""

    house: HouseView
    cue: CueView
    ballot: BallotView | None
    seats: int
    guests: tuple[GuestView, ...]
    papers: tuple[PaperView, ...]
    counted: int | None
    heard: int
    swaps: tuple[str, ...] = ()
    table: TableView = BARE_TABLE
    by_ticket: bool = False


@dataclass(frozen=True, slots=True)
class OrganizerView:
    house: HouseView
    cue: CueView
    seats: int
    voted: int
    comments: int
    hidden: int
    experts: tuple[ExpertLine, ...]
    ballots: tuple[BallotView, ...]
    seal: SealView
    door: bool
    experts_vote: bool = True
    promises: tuple[PromiseView, ...] = ()
    befores: tuple[BeforeView, ...] = ()
    deeds: tuple[DeedView, ...] = ()
    watch: tuple[str, ...] = ()


View = ResidentView | StageView | FacilitatorView | ExpertView | AssistantView | OrganizerView
