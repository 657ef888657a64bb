"""Facts of ballots: the box itself is not in the ledger, only what was counted."""

from dataclasses import field
from typing import Any, NamedTuple

from app.show.events.base import Event
from app.values import dataclass


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
    """All channels are in: the result that decides where the play goes, whether or not the room is shown it. `helped`
    option -> answers typed for guests without a phone, where at least five guests voted."""

    ballot: str
    run: int
    tally: dict[str, Any]
    channels: dict[str, int]
    helped: dict[str, int] = field(default_factory=dict)


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


class Cast(NamedTuple):
    """Not an event: one ballot on its way into the box, where a later one of the same seat replaces it. `replaced`:
    receipt and secret of each ballot it took the place of."""

    ballot: str
    run: int
    seat: str
    choice: dict[str, str]
    because: str = ""
    nonce: str = ""
    receipt: str = ""
    pledge: str = ""
    replaced: tuple[tuple[str, str], ...] = ()


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
