"""Views of endings, promises, boards and replays."""

from dataclasses import dataclass

from app.show.views.motions import FloorView, HandView, MotionView


@dataclass(frozen=True, slots=True)
class EndingView:
    id: str
    text: str
    by: int
    picks: int
    acted: bool
    picked: bool = False


@dataclass(frozen=True, slots=True)
class EndingsView:
    limit: int
    pick: int
    endings: tuple[EndingView, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    id: str
    who: str
    what: str
    when: str
    back: str
    cost: str
    signed: int
    signed_by_me: bool = False


@dataclass(frozen=True, slots=True)
class PinView:
    id: str
    text: str
    by: int
    under: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    title: str
    pins: tuple[PinView, ...]


@dataclass(frozen=True, slots=True)
class TryView:
    """`roles` (role, seat number) pairs; `kept` None while it is being tried."""

    stopped: int
    roles: tuple[tuple[str, int], ...]
    kept: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class ReplayView:
    rounds: int
    each: int
    swaps: tuple[str, ...]
    tries: tuple[TryView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """What the deliberation has on the table on this cue; parts that do not belong to it are None or empty."""

    motion: MotionView | None = None
    queue: tuple[HandView, ...] = ()
    floor: FloorView | None = None
    endings: EndingsView | None = None
    promises: tuple[PromiseView, ...] = ()
    commit: tuple[str, ...] = ()
    board: tuple[ColumnView, ...] = ()
    replay: ReplayView | None = None


BARE_TABLE = TableView()
