"""Views of a motion and its floor."""

from typing import Any

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class ProposalView:
    """`refused` safety, right or fact: nothing to vote on; `touches` the same, as its words seem. Who, does,
    when, cost, back; `text` is the author's sentence when there are no parts. `by` the mover's number."""

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
    refused: str = ""
    touches: str = ""


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
    """Who speaks: `until` in ms since 1970; `name` of somebody without a seat; `turn` 1 for their first on this cue,
    `used` seconds they had before; `grace` seconds after `until` that are not over time yet."""

    seat: str
    number: int
    side: str
    until: int
    breaches: int = 0
    name: str = ""
    turn: int = 1
    used: int = 0
    grace: int = 0
    restated: bool = False


@dataclass(frozen=True, slots=True)
class RoundView:
    """A talk in turn: `first` also has the last word; `each` seconds; `phase` as in `rounds.phase`, or free: only who
    speaks first is known; `left` places."""

    first: str
    each: int
    phase: str
    left: int | None


@dataclass(frozen=True, slots=True)
class MotionView:
    """`phase` rules, propose, second, facts, debate, vote, announced, dropped. `question` what is voted on just now:
    vote, amend, close, appeal or empty. `verdict` as `majority.Verdict.facts`. `rules`: sentences to show now. `needs`,
    `quorum` as fractions; `until`, in ms since 1970, of the time to second or to ask about facts."""

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
    quorum: str = ""
    until: int | None = None
