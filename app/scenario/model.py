"""The scenario: what an author wrote, checked and immutable. Times are whole seconds, shares are exact fractions."""

from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction
from typing import ClassVar

from app.values import dataclass

END = "END"


@dataclass(frozen=True, slots=True)
class Picture:
    path: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    about: str = ""
    wants: str = ""
    fears: str = ""
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    id: str
    kind: str = "word"
    title: str = ""
    plain: str = ""
    source: str = ""
    article: str = ""
    url: str = ""
    in_force: str = ""
    place: str = ""
    review_after: str = ""
    checked_by: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `id` is its letter (A, B, ...): the same on phone, paper and stage. `cost` in the room's unit."""

    id: str
    text: str
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script. `who` empty: a stage direction."""

    text: str
    who: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    name: str
    area: Fraction
    person: str


BUILDING = Fraction(3, 4)
"""What a double count needs when the author writes no `pass`: Civil Code 278 for what changes the building."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What all kinds share. `late`: None keeps it, 0 skips it, else its shorter time in seconds."""

    kind: ClassVar[str] = ""
    id: str
    text: str
    time: int | None = None
    late: int | None = None
    notes: str = ""
    ask: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    picture: Picture | None = None
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Script(Beat):
    kind: ClassVar[str] = "script"
    lines: tuple[Line, ...] = ()
    stage: str = "picture"


@dataclass(frozen=True, slots=True)
class Discuss(Beat):
    kind: ClassVar[str] = "discuss"
    pairs: int | None = None
    turns: str = "free"
    each: int | None = None
    first: str = ""


@dataclass(frozen=True, slots=True)
class Vote(Beat):
    """`same_as`: the id of the earlier vote it repeats; its options and `how` are then copied from there."""

    kind: ClassVar[str] = "vote"
    how: str = "one"
    options: tuple[Option, ...] = ()
    max: int | None = None
    tokens: int | None = None
    budget: int | None = None
    ends: tuple[str, ...] = ()
    reveal: str = "now"
    use: str = "opinion"
    add: bool = False
    live: bool = False
    same_as: str = ""
    groups: bool = False
    role: str = ""
    decision: str = "consult"


@dataclass(frozen=True, slots=True)
class Quiz(Beat):
    """`answer` is the id of the right option."""

    kind: ClassVar[str] = "quiz"
    options: tuple[Option, ...] = ()
    answer: str = ""
    explain: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Expert(Beat):
    kind: ClassVar[str] = "expert"
    who: str = ""


@dataclass(frozen=True, slots=True)
class Replay(Beat):
    kind: ClassVar[str] = "replay"
    source: str = ""
    rounds: int = 3
    each: int = 300


@dataclass(frozen=True, slots=True)
class Motion(Beat):
    kind: ClassVar[str] = "motion"
    speakers: int = 3
    each: int = 120
    quorum: Fraction | None = None
    passes: Fraction = Fraction(1, 2)
    count: str = "heads"
    source: str = "author"
    amend: int = 1
    practice: bool = False
    decision: str = "consult"


@dataclass(frozen=True, slots=True)
class Write(Beat):
    kind: ClassVar[str] = "write"
    limit: int = 140
    pick: int | None = None


@dataclass(frozen=True, slots=True)
class Board(Beat):
    kind: ClassVar[str] = "board"
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commit(Beat):
    kind: ClassVar[str] = "commit"
    columns: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause(Beat):
    kind: ClassVar[str] = "pause"
    screen: str = "card"


@dataclass(frozen=True, slots=True)
class Rule:
    """`option` is an option's id. Without `at_least` the rule asks that the option leads."""

    option: str
    goto: str
    at_least: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """Where a scene leads: `goto` alone, or by the outcome of `vote`. Rules are tried from top to bottom."""

    goto: str = END
    vote: str = ""
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    title: str
    beats: tuple[Beat, ...]
    next: Next
    notes: str = ""
    picture: Picture | None = None
    sound: str = ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A what-if case. `votes`: vote id -> option id -> count."""

    name: str
    votes: dict[str, dict[str, int]]
    visits: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """`text`: the file as decoded, line ends kept, without a mark of byte order. A hash of a scenario is of this text
    and differs from a hash of the bytes of a file with such a mark."""

    id: str
    lang: str
    title: str
    scenes: tuple[Scene, ...]
    duration: int | None = None
    rules: str = ""
    about: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    owners: tuple[Owner, ...] = ()
    cast: dict[str, Person] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    rehearsals: tuple[WhatIf, ...] = ()
    text: str = ""
    by_id: dict[str, Beat] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {beat.id: beat for beat in reversed(list(self.beats()))})

    def scene(self, id: str) -> Scene:
        return next(s for s in self.scenes if s.id == id)

    def beats(self) -> Iterator[Beat]:
        return (beat for scene in self.scenes for beat in scene.beats)

    def beat(self, id: str) -> Beat:
        return self.by_id[id]
