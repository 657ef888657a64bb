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
    decide between these; `explain`, for a revealed quiz."""

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


@dataclass(frozen=True, slots=True)
class MeView:
    """One seat's own: its number, its ballot, its words. `words` may be asked for (say), with a ballot (because)."""

    seat: str
    number: int
    ballot: BallotView | None
    comments: tuple[CommentView, ...]
    because: str = ""
    muted: bool = False
    evicted: bool = False
    receipt: str = ""


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


@dataclass(frozen=True, slots=True)
class ExpertLine:
    id: str
    name: str
    field: str
    arrived: bool
    notes: int


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


View = ResidentView | StageView | FacilitatorView | ExpertView | OrganizerView
Facts = dict[str, Any]
