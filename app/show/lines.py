"""What a transcript is made of: frozen values in reading order, already in one language."""

from dataclasses import field

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """One option. `n` of all channels, `channels` channel -> n; `share` 0..1 of those who voted; `spread` value -> n
    where answers are more than yes; `sides` of a scale (1-2, 3, 4-5 points) or a stand (disagree, unsure, agree);
    `right` only for a quiz. None is a number that may not be told (see `cells`)."""

    option: str
    text: str
    n: int | None
    share: float | None
    channels: dict[str, int | None]
    spread: dict[str, int | None]
    median: float | None = None
    mean: float | None = None
    right: bool | None = None
    sides: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """`voted` people who answered, of `seats` in the room; `revealed`: the room was shown it; `void`: asked again
    later. `use` what the author asked it for: opinion, before_after, satisfaction, needs; empty for a motion.
    `ahead`: the options with most votes, also where their numbers are not told."""

    ballot: str
    run: int
    how: str
    question: str
    rule: str
    decision: str
    voted: int
    seats: int
    channels: dict[str, int]
    counts: tuple[Count, ...]
    revealed: bool
    void: bool
    decided: str = ""
    use: str = ""
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One statement before and after: n pairs, how many went up, down, stayed (None: too few to be told); means to two
    places; `pairs` counts (before, after) values where the ledger holds them: for tests, never to be printed."""

    option: str
    text: str
    n: int
    up: int | None
    down: int | None
    stayed: int | None
    before: float
    after: float
    pairs: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    first: str
    second: str
    how: str
    paired: int
    dropped: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as it was quoted. `checked`: empty, or who checked it; `unchecked`: it still needs checking."""

    kind: str
    title: str
    plain: str
    source: str
    article: str
    in_force: str
    checked: str
    unchecked: bool


@dataclass(frozen=True, slots=True)
class Common:
    """`sides` statement -> side -> {agree, disagree, unsure}; sides under five answers are not in it."""

    ballot: str
    sides: dict[str, dict[str, dict[str, int]]]


@dataclass(frozen=True, slots=True)
class Heard:
    """How often seats wrote and spoke, sorted, without names; seconds of speech by side."""

    wrote: tuple[int, ...]
    spoke: tuple[int, ...]
    seconds: dict[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `label` names it in the reader's language; `who` a role of the play or an expert;
    `planned` ms since 1970, when the plan had it; `seal` hex, the head right after it. `ballot`: the one a reason was
    given for."""

    at: int
    kind: str
    scene: str
    beat: str
    label: str
    text: str = ""
    who: str = ""
    option: str = ""
    supports: int = 0
    planned: int | None = None
    answers: str = ""
    rule: str = ""
    decision: str = ""
    cards: tuple[CardLine, ...] = ()
    result: Result | None = None
    shift: Shift | None = None
    common: Common | None = None
    heard: Heard | None = None
    erased: bool = False
    seal: str = ""
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """One cue from its beginning to the next: ms since 1970, seconds; `took` None while it lasts."""

    scene: str
    kind: str
    label: str
    text: str
    due: int
    at: int
    planned: int | None
    took: int | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A line of the resolution sheet; the words are empty and `erased` where they were erased. `state`: what became of
    it, empty until somebody asked."""

    who: str
    what: str
    when: str
    back: str
    cost: str
    signed: int
    erased: bool
    state: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion: its words, who moved it, how many seconded, turns `pro` and `con`, amendments taken of those moved;
    `outcome` in words, empty while it is open."""

    text: str
    mover: str
    seconds: int
    pro: int
    con: int
    taken: int
    amended: int
    outcome: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """What else was counted: heads at the door, tickets, papers spoilt, hand counts put right, seats asked to listen,
    reminders reason -> n. `repeated` votes asked again; `restated` of `turns` of speaking began with what the other
    meant."""

    door: int | None = None
    tickets: int = 0
    claimed: int = 0
    torn: int = 0
    spoilt: int = 0
    recounted: int = 0
    muted: int = 0
    repeated: int = 0
    reminders: dict[str, int] = field(default_factory=dict)
    restated: int = 0
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """What was written, counted. `hidden` reason -> n; `waiting`: never approved."""

    made: int
    shown: int
    waiting: int
    hidden: dict[str, int]
    withdrawn: int
    erased: int
    writers: int


@dataclass(frozen=True, slots=True)
class Expert:
    name: str
    field: str
    arrived: int | None
    left: int | None
    stake: str
    notes: int
    unreleased: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """`scenes` id -> title; `seats` how -> n (phone, guest, shared), evicted ones left out; `sha256` of the scenario;
    `head` hex; `tongues`: the translations it was offered in, language -> sha256; `forks`: scene that goes on by a vote
    -> the vote."""

    show: str
    title: str
    lang: str
    rehearsal: bool
    fiction: bool
    about: dict[str, str]
    scenes: dict[str, str]
    opened: int
    started: int | None
    ended: int | None
    planned: int | None
    seats: dict[str, int]
    evicted: int
    words: Words
    experts: tuple[Expert, ...]
    lines: tuple[Line, ...]
    sha256: str
    entries: int
    erased: int
    head: str
    tongues: dict[str, str] = field(default_factory=dict)
    forks: dict[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    promises: tuple[Promised, ...] = ()
    motions: tuple[Moved, ...] = ()
    counted: Tally = field(default_factory=Tally)
