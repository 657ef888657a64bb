"""The show as it stands: what folding its events (and its ballot boxes) gives. Only `evolve` changes it."""

from dataclasses import field
from typing import Any

from app.scenario.model import Beat, Option, Scenario, Scene
from app.show.events import Cast
from app.show.review import WATCHED
from app.show.table import Carried, Ending, Hand, Motion, Pin, Promise, Try, Turn
from app.show.tally import Tally
from app.values import dataclass


@dataclass(slots=True)
class Seat:
    """`number` counts from 1 in the order of joining; it is what people call a seat. `by`: who looks after a guest."""

    number: int
    how: str = "phone"
    by: str = ""
    muted: bool = False
    evicted: bool = False


@dataclass(slots=True)
class Ticket:
    """`seat` that claimed it, empty while nobody did."""

    seat: str = ""
    spoiled: bool = False


@dataclass(slots=True)
class Paper:
    """A paper ballot: typed by one person, confirmed by another, or spoilt."""

    choice: dict[str, str]
    by: str
    confirmed: bool = False
    spoiled: bool = False


@dataclass(slots=True)
class Ballot:
    """One vote or quiz of the evening. `box` seat -> its newest ballot; emptied when the show ends. `sums` option ->
    value -> how many in the box. `beat` is the cue it belongs to: a motion may ask several questions."""

    id: str
    beat: str
    how: str
    options: tuple[Option, ...]
    state: str = "not_yet"
    run: int = 1
    box: dict[str, Cast] = field(default_factory=dict)
    answered: int = 0
    sums: dict[str, dict[str, int]] = field(default_factory=dict)
    phones: Tally | None = None
    papers: dict[str, Paper] = field(default_factory=dict)
    hands: dict[str, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    tally: Tally | None = None
    channels: dict[str, int] = field(default_factory=dict)
    decided: str = ""
    earlier: list[Tally] = field(default_factory=list)
    late: tuple[str, ...] = ()


@dataclass(slots=True)
class Comment:
    """`state` held, open, hidden or withdrawn; `number` counts from 1 in the order of coming."""

    id: str
    words: str
    kind: str
    seat: str
    beat: str
    state: str
    at: int
    ballot: str = ""
    option: str = ""
    receipt: str = ""
    reason: str = ""
    supports: set[str] = field(default_factory=set)
    number: int = 0


@dataclass(slots=True)
class Shelf:
    """Comments in the order of coming, and the same most supported first."""

    came: list[Comment] = field(default_factory=list)
    best: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Guest:
    """An expert: invited, perhaps arrived, perhaps with a stake declared."""

    id: str
    name: str
    field: str
    arrived: int | None = None
    left: int | None = None
    stake: str = ""


@dataclass(slots=True)
class Note:
    id: str
    expert: str
    words: str
    cards: tuple[str, ...]
    question: str
    correction: bool
    beat: str
    released: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to somebody's words or seat: `about` a comment, other words or a seat, `by` the id of a key."""

    at: int
    what: str
    about: str
    reason: str
    by: str


@dataclass(slots=True)
class Shift:
    first: str
    second: str
    paired: int
    dropped: int
    moves: dict[str, dict[str, Any]]


@dataclass(slots=True)
class Show:
    id: str
    scenario: Scenario
    lang: str
    mode: str
    step: int = 0
    scene_id: str = ""
    beat_id: str = ""
    started: int | None = None
    cue_started: int | None = None
    added: int = 0
    path: list[str] = field(default_factory=list)
    cuts: dict[str, int] = field(default_factory=dict)
    curtain: bool = False
    ended: bool = False
    black: bool = False
    qr: bool = False
    back: str = ""
    card: str = ""
    door: bool = True
    experts_vote: bool = True
    lead: str = ""
    wall: str = "held"
    spotlight: str = ""
    beside: tuple[str, ...] = ()
    chorus: str = ""
    note: str = ""
    seats: dict[str, Seat] = field(default_factory=dict)
    ballots: dict[str, Ballot] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    written: dict[str, list[Comment]] = field(default_factory=dict)  # the same by seat
    shelves: dict[tuple[str, str, str], Shelf] = field(default_factory=dict)  # the same by state, kind and ballot
    words: dict[str, str] = field(default_factory=dict)
    guests: dict[str, Guest] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    code: str = field(default="", compare=False)  # of the house, not of the play: it may be rotated
    vouched: dict[str, str] = field(default_factory=dict)
    shifts: dict[str, Shift] = field(default_factory=dict)
    motions: dict[str, Motion] = field(default_factory=dict)
    hands: dict[str, Hand] = field(default_factory=dict)
    floor: Turn | None = None
    talks: dict[str, list[Turn]] = field(default_factory=dict)
    spoken: dict[str, int] = field(default_factory=dict)
    breaches: dict[str, list[str]] = field(default_factory=dict)
    reminded: str = ""
    endings: dict[str, Ending] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    carried: dict[str, Carried] = field(default_factory=dict)
    befores: bool | None = None
    pins: dict[str, Pin] = field(default_factory=dict)
    tries: dict[str, list[Try]] = field(default_factory=dict)
    common: dict[str, dict[str, dict[str, dict[str, int]]]] = field(default_factory=dict)
    heard: int = 0
    aired: dict[str, int] = field(default_factory=dict)
    counted: int | None = None
    counters: tuple[str, ...] = ()
    slow: int = 0
    watch: tuple[str, ...] = WATCHED
    deeds: list[Deed] = field(default_factory=list)
    published: bool = False
    erased: list[str] = field(default_factory=list)
    by_ticket: bool = False
    tickets: dict[str, Ticket] = field(default_factory=dict)
    tongues: dict[str, Scenario] = field(default_factory=dict)
    stage_lang: str = ""

    @property
    def title(self) -> str:
        return self.scenario.title

    @property
    def scene(self) -> Scene | None:
        return self.scenario.scene(self.scene_id) if self.scene_id else None

    @property
    def beat(self) -> Beat | None:
        return self.scenario.beat(self.beat_id) if self.beat_id else None

    @property
    def motion(self) -> Motion | None:
        return self.motions.get(self.beat_id)

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that is on: the cue's own, or what a motion or a try asks just now."""
        tries = self.tries.get(self.beat_id)
        asking = self.motions.get(self.beat_id) or (tries[-1] if tries else None)
        return self.ballots.get(asking.asked if asking else self.beat_id)

    def present(self) -> int:
        return sum(not seat.evicted for seat in self.seats.values())

    def text(self, words: str) -> str:
        """What was written, or nothing once it was erased."""
        return self.words.get(words, "")
