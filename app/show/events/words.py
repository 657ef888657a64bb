"""Facts of what people wrote, and who let it be seen (`by`: the id of the key of whoever did it)."""

from app.show.events.base import Event
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class WordsErased(Event):
    """The words themselves are destroyed in the ledger; that it was done stays."""

    words: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class SlowSet(Event):
    seconds: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class WordsKept(Event):
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class CommentMade(Event):
    """`kind` say, ask or because; a because has no `seat`, only the option it argues for. `state` held or open."""

    comment: str
    words: str
    kind: str
    seat: str
    beat: str
    state: str
    ballot: str = ""
    option: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class CommentSupported(Event):
    comment: str
    seat: str


@dataclass(frozen=True, slots=True)
class CommentApproved(Event):
    comment: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CommentHidden(Event):
    comment: str
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CommentUnhidden(Event):
    comment: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CommentWithdrawn(Event):
    comment: str


@dataclass(frozen=True, slots=True)
class CommentSpotlit(Event):
    """`beside`: next to what stands on the stage already, up to three."""

    comment: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class SpotlightCleared(Event):
    """`comment`: only this one of several; empty: all."""

    comment: str = ""


@dataclass(frozen=True, slots=True)
class ChorusSet(Event):
    """What the stage shows of all the words at once: `of` wall, words (a picture of them), or nothing."""

    of: str


@dataclass(frozen=True, slots=True)
class WallSet(Event):
    """`state` open, held, closed or frozen."""

    state: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class WatchSet(Event):
    """Words that send a comment to review even when the wall is open."""

    words: tuple[str, ...] = ()
    by: str = ""
