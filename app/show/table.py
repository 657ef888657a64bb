"""What lies on the table: motions with their debate, endings, promises, boards and tries. Part of the show's state."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Proposal:
    """`refused`: safety, right or fact, when it is nothing to vote on."""

    id: str
    words: str
    seat: str
    seconds: list[str] = field(default_factory=list)
    refused: str = ""


@dataclass(slots=True)
class Amendment:
    """`state` open, passed or failed; `how` friendly, voted or withdrawn."""

    id: str
    words: str
    seat: str
    state: str = "open"
    how: str = ""


@dataclass(slots=True)
class Turn:
    seat: str
    side: str
    seconds: int
    began: int
    took: int | None = None
    restated: bool = False


@dataclass(slots=True)
class Motion:
    """`phase` rules, propose, second, facts, debate, vote, announced or dropped. `asked`: the id of the question that
    is being voted on just now, empty while nobody votes. `began`: when the phase did, in ms since 1970."""

    beat: str
    phase: str = "rules"
    proposals: dict[str, Proposal] = field(default_factory=dict)
    chosen: str = ""
    amendments: dict[str, Amendment] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    asked: str = ""
    closing: str = ""
    appeal: str = ""
    closed_early: bool = False
    began: int = 0
    passed: bool | None = None
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def amendment(self) -> Amendment | None:
        return next((a for a in self.amendments.values() if a.state == "open"), None)


@dataclass(slots=True)
class Hand:
    seat: str
    side: str
    at: int


@dataclass(slots=True)
class Ending:
    id: str
    beat: str
    words: str
    seat: str
    how: str
    picks: set[str] = field(default_factory=set)
    acted: bool = False
    players: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Promise:
    id: str
    words: str
    seat: str
    beat: str
    signed: set[str] = field(default_factory=set)
    agreed: dict[int, str] = field(default_factory=dict)
    pin: str = ""
    state: str = "open"
    why: str = ""
    asked: int = 0


@dataclass(slots=True)
class Carried:
    """A promise of an earlier evening. `state` open, done, not_yet or given_up; `why` names words; `asked` how often
    somebody asked."""

    id: str
    words: str
    show: str
    origin: str
    evening: str
    state: str = "open"
    why: str = ""
    asked: int = 0


@dataclass(slots=True)
class Pin:
    id: str
    beat: str
    column: int
    words: str
    seat: str
    under: str = ""
    checked: str = ""
    by: str = ""
    carried: bool = False


@dataclass(slots=True)
class Try:
    """One round of a replay: who called stop, who took which role, whether the change was kept. `phase` called, trying,
    effect, keep or settled; `asked` the ballot that is on; `began` when the play stopped."""

    stopped: str
    roles: dict[str, str] = field(default_factory=dict)
    kept: bool | None = None
    words: str = ""
    phase: str = "trying"
    asked: str = ""
    began: int = 0
    told: int = 0
    how: str = ""
