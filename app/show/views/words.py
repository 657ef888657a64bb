"""Views of what people wrote."""

from app.scenario.model import Card
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class CommentView:
    """`text` empty and `erased` when the words were erased. `by` the seat's number, 0 if nobody may know. `look` at
    what in it, for the facilitator."""

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
    look: str = ""


@dataclass(frozen=True, slots=True)
class DeedView:
    """What staff did to words or a seat: `at` in ms since 1970, `text` of the words while they stand, `by` the first
    signs of a key's id."""

    at: int
    what: str
    text: str
    seat: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class WordView:
    """One word of the picture: `people` who wrote it, `size` 1 to 5."""

    text: str
    people: int
    size: int


@dataclass(frozen=True, slots=True)
class WallView:
    """All words on the stage: `of` wall or words. `written` comments by `people` seats may be read by all."""

    of: str
    comments: tuple[CommentView, ...] = ()
    words: tuple[WordView, ...] = ()
    written: int = 0
    people: int = 0
    frozen: bool = False


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
