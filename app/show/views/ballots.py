"""Views of a ballot and what came of it."""

from typing import Any

from app.values import dataclass


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
class BesideView:
    """An option answered as two people. `roles` their names, empty for oneself; `shares` 0..1; `n` who answered."""

    option: str
    text: str
    roles: tuple[str, str]
    shares: tuple[float, float]
    n: tuple[int, int]


@dataclass(frozen=True, slots=True)
class BallotView:
    """`state` not_yet, open, counting, closed, result. `how` one, many, scale, quiz, ... `decision`: one of the seven
    classes; `mine` option -> value, only in a personal view. `leads`: option ids ahead; `tie`: the facilitator must
    decide between these; `explain`, for a revealed quiz. `result`: what the rule adds once it may be seen (rounds of a
    ranking, services paid for); `common`: what declared sides share, and where they part; `add`: residents may add
    statements; `by_hand`: raised hands can be counted; `changes`: what it
    changes; `late`: statements that residents added, the newest first; `role`: people answer as this
    character; `beside`: the answers as oneself next to them;
    `counters`: who counts hands tonight, for the facilitator; `needs`, `quorum`: fractions a motion must reach."""

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
    by_hand: bool = True
    changes: str = ""
    late: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    needs: str = ""
    quorum: str = ""

    @property
    def in_turn(self) -> tuple[OptionView, ...]:
        """Statements as a phone shows them: those that came late have been seen least, so they come first."""
        added = [o for id in self.late for o in self.options if o.id == id]
        return (*added, *(o for o in self.options if o.id not in self.late))

    beside: tuple[BesideView, ...] = ()
