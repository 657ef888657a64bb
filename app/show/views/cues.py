"""Views of where the play is."""

from app.scenario.model import Card, Line, Picture
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class HouseView:
    """About the evening. `state` lobby, on, curtain (after the last beat) or ended; `tongues`: what the play itself can
    be read in, the page's own first; `stage_lang`: what the stage speaks."""

    id: str
    title: str
    code: str
    state: str
    rehearsal: bool
    fiction: bool
    lang: str
    tongues: tuple[str, ...] = ()
    stage_lang: str = ""


@dataclass(frozen=True, slots=True)
class CueView:
    """Where the play is. `text` is what the audience reads; `until` a deadline in ms since 1970 or None;
    `changed`: what the room kept of its replays, for a script."""

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
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealView:
    head: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class NextView:
    """What GO will do. `kind` show, open, close, reveal, next, decide (a tie waits), recall or end; `text` says it;
    `phones` and `stage` say what will change there."""

    kind: str
    text: str
    phones: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class CueLine:
    """One row of the cue list. `state` past, now, or ahead; `planned` and `late` in seconds; `due`, in ms since 1970,
    when it begins if all before it keep their time: known on the way that needs no vote."""

    scene: str
    scene_title: str
    beat: str
    kind: str
    text: str
    state: str
    planned: int | None = None
    late: int | None = None
    cut: bool = False
    due: int | None = None


@dataclass(frozen=True, slots=True)
class CutView:
    """A coming beat that may be cut: to `seconds`, 0 for leaving it out; `saves` seconds."""

    beat: str
    kind: str
    text: str
    seconds: int
    saves: int


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a tie or a branch can lead, for buttons."""

    id: str
    text: str
