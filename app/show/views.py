"""What each audience may know: frozen values, never the Show. Templates and JSON are made from these alone."""

from dataclasses import dataclass
from typing import Any

from app.scenario.model import Card, Line, Person, Picture


@dataclass(frozen=True, slots=True)
class HouseView:
    """About the evening. `state` lobby, on, curtain (after the last beat) or ended."""

    id: str
    title: str
    code: str
    state: str
    rehearsal: bool
    fiction: bool
    lang: str


@dataclass(frozen=True, slots=True)
class CueView:
    """Where the play is. `text` is what the audience reads; `until` a deadline in ms since 1970 or None."""

    id: str
    kind: str
    text: str
    step: int
    scene: str
    scene_title: str
    started: int | None = None
    until: int | None = None
    planned: int | None = None
    lines: tuple[Line, ...] = ()
    stage: str = ""
    picture: Picture | None = None
    sound: str = ""
    cards: tuple[Card, ...] = ()
    who: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True)
class OptionView:
    """`count` None while it may not be seen; `share` 0..1 of those who voted; `spread` value -> count (scale, agree);
    `median`, `mean` for scales; `right` only for a revealed quiz."""

    id: str
    text: str
    count: int | None = None
    share: float | None = None
    spread: dict[str, int] | None = None
    median: float | None = None
    mean: float | None = None
    right: bool | None = None
    hands: int | None = None
    phone: int | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class SideView:
    """What one declared side says to a statement; never fewer than five people. `share` 0..1 of those who agree."""

    side: str
    agree: int
    unsure: int
    disagree: int
    share: float


@dataclass(frozen=True, slots=True)
class CommonView:
    """A statement with the two sides that lie furthest apart on it, the one that agrees most first. `shared`: more
    than half of every side agree."""

    option: str
    text: str
    sides: tuple[SideView, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class ShiftView:
    """One statement before and after: n paired, how many moved up, down, stayed, and both means."""

    option: str
    text: str
    up: int
    down: int
    stayed: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class BallotView:
    """`state` not_yet, open, counting, closed, result. `how` one, many, scale, quiz, ... `decision`: one of the seven
    classes; `mine` option -> value, only in a personal view. `leads`: option ids ahead; `tie`: the facilitator must
    decide between these; `explain`, for a revealed quiz. `result`: what the rule adds once it may be seen (rounds of a
    ranking, services paid for); `common`: what declared sides share, and where they part; `add`: residents may add
    statements; `role`: people answer as this character."""

    id: str
    state: str
    how: str
    options: tuple[OptionView, ...]
    answered: int
    seats: int
    run: int = 1
    rule: str = ""
    decision: str = "consult"
    max: int | None = None
    ends: tuple[str, ...] = ()
    live: bool = False
    reveal: str = "now"
    mine: dict[str, str] | None = None
    channels: dict[str, int] | None = None
    leads: tuple[str, ...] = ()
    tie: tuple[str, ...] = ()
    decided: str = ""
    explain: str = ""
    shift: tuple[ShiftView, ...] = ()
    paired: int = 0
    dropped: int = 0
    text: str = ""
    tokens: int | None = None
    budget: int | None = None
    result: dict[str, Any] | None = None
    common: tuple[CommonView, ...] = ()
    role: str = ""
    use: str = ""
    add: bool = False


@dataclass(frozen=True, slots=True)
class CommentView:
    """`text` empty and `erased` when the words were erased. `by` the seat's number, 0 if nobody may know."""

    id: str
    text: str
    kind: str
    state: str
    by: int = 0
    supports: int = 0
    option: str = ""
    option_text: str = ""
    reason: str = ""
    spotlit: bool = False
    erased: bool = False
    beat: str = ""
    supported: bool = False


@dataclass(frozen=True, slots=True)
class NoteView:
    """An expert's word. `answers`: the question's text."""

    id: str
    name: str
    field: str
    text: str
    cards: tuple[Card, ...] = ()
    answers: str = ""
    released: bool = False
    correction: bool = False


@dataclass(frozen=True, slots=True)
class SealView:
    head: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Who, does, when, cost, back; `text` is the author's sentence when there are no parts. `by` the mover's number."""

    id: str
    text: str
    who: str = ""
    does: str = ""
    when: str = ""
    cost: str = ""
    back: str = ""
    by: int = 0
    seconds: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """`state` open, passed or failed; `how` friendly, voted or withdrawn."""

    id: str
    text: str
    by: int
    state: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class HandView:
    """One in the queue, in the order of calling. `first`: has not spoken tonight."""

    seat: str
    number: int
    side: str
    first: bool


@dataclass(frozen=True, slots=True)
class FloorView:
    """Who speaks: `until` in ms since 1970; `used` seconds each side has had."""

    seat: str
    number: int
    side: str
    until: int
    breaches: int = 0


@dataclass(frozen=True, slots=True)
class MotionView:
    """`phase` rules, propose, second, facts, debate, vote, announced, dropped. `question` what is voted on just now:
    vote, amend, close, appeal or empty. `verdict` as `majority.Verdict.facts`. `rules`: sentences to show now."""

    beat: str
    phase: str
    practice: bool
    decision: str
    rules: tuple[str, ...]
    oath: str
    proposals: tuple[ProposalView, ...]
    chosen: ProposalView | None
    amendments: tuple[AmendmentView, ...]
    question: str
    passed: bool | None
    verdict: dict[str, Any] | None
    left_for: int
    left_against: int
    used_for: int
    used_against: int
    close_asked: bool
    appeal: bool
    needs: str
    double: bool


@dataclass(frozen=True, slots=True)
class EndingView:
    id: str
    text: str
    by: int
    picks: int
    acted: bool
    picked: bool = False


@dataclass(frozen=True, slots=True)
class EndingsView:
    limit: int
    pick: int
    endings: tuple[EndingView, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    id: str
    who: str
    what: str
    when: str
    back: str
    cost: str
    signed: int
    signed_by_me: bool = False


@dataclass(frozen=True, slots=True)
class PinView:
    id: str
    text: str
    by: int
    under: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    title: str
    pins: tuple[PinView, ...]


@dataclass(frozen=True, slots=True)
class TryView:
    """`roles` (role, seat number) pairs; `kept` None while it is being tried."""

    stopped: int
    roles: tuple[tuple[str, int], ...]
    kept: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class ReplayView:
    rounds: int
    each: int
    swaps: tuple[str, ...]
    tries: tuple[TryView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """What the deliberation has on the table on this cue; parts that do not belong to it are None or empty."""

    motion: MotionView | None = None
    queue: tuple[HandView, ...] = ()
    floor: FloorView | None = None
    endings: EndingsView | None = None
    promises: tuple[PromiseView, ...] = ()
    commit: tuple[str, ...] = ()
    board: tuple[ColumnView, ...] = ()
    replay: ReplayView | None = None


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
    table: TableView = TableView()


@dataclass(frozen=True, slots=True)
class MeView:
    """One seat's own: its number, its ballot, its words. `hand` the side it is raised for (empty: no side), None while
    it is down; `turn`: it is this seat's turn to speak; `home`: the fictional household it stands for. `proposal`: its
    own; `mover`: the
    chosen motion is its own; `amending`: so is the open amendment; `roles` it took in the try that is on; `paid`: the
    services that its vouchers helped pay for. `receipt` of its ballot, `nonce` that went into it, `code` for people,
    `promise` the house's signature on it; all but the code in hex."""

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


@dataclass(frozen=True, slots=True)
class StageView:
    """`look`: lobby, cue, black, qr, curtain or ended: what the projector shows. `back`: the stage looks back."""

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
    table: TableView = TableView()


@dataclass(frozen=True, slots=True)
class NextView:
    """What GO will do. `kind` show, open, close, reveal, next, decide (a tie waits) or end; `text` says it; `phones`
    and `stage` say what will change there."""

    kind: str
    text: str
    phones: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class CueLine:
    """One row of the cue list. `state` past, now, or ahead; times in seconds from the start."""

    scene: str
    scene_title: str
    beat: str
    kind: str
    text: str
    state: str
    planned: int | None = None
    late: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class CutView:
    """A coming beat that may be cut: to `seconds`, 0 for leaving it out; `saves` seconds."""

    beat: str
    kind: str
    text: str
    seconds: int
    saves: int


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a tie or a branch can lead, for buttons."""

    id: str
    text: str


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
    """Who was heard so far, without names: seats that wrote or spoke, seconds of speech by side, characters written by
    experts against all (0..1), breaches by reason."""

    seats: int = 0
    heard: int = 0
    seconds_for: int = 0
    seconds_against: int = 0
    experts: float = 0.0
    breaches: dict[str, int] | None = None


@dataclass(frozen=True, slots=True)
class FacilitatorView:
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
    table: TableView = TableView()
    heard: HeardView = HeardView()
    cuts: tuple[CutView, ...] = ()


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
    table: TableView = TableView()
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
    """Someone without a phone. `mine`: what an assistant typed for them; `hand` as in MeView."""

    number: int
    mine: dict[str, str] | None = None
    hand: str | None = None
    turn: bool = False
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """`state` typed, confirmed or spoilt."""

    serial: str
    choice: dict[str, str]
    state: str


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
    table: TableView = TableView()


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


View = ResidentView | StageView | FacilitatorView | ExpertView | AssistantView | OrganizerView
Facts = dict[str, Any]
