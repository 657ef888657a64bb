"""Views of endings, promises, boards and replays."""

from app.show.views.motions import FloorView, HandView, MotionView, RoundView
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class EndingView:
    """`how` phone, helper, paper or voice; `players` the seats that will act in it, 0 for somebody without one."""

    id: str
    text: str
    by: int
    picks: int
    acted: bool
    picked: bool = False
    how: str = "phone"
    players: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EndingsView:
    limit: int
    pick: int
    endings: tuple[EndingView, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    """`state` open, done, not_yet or given_up; `why` in words; `needs` whose yes it needs: (name, yes, no or empty)."""

    id: str
    who: str
    what: str
    when: str
    back: str
    cost: str
    signed: int
    signed_by_me: bool = False
    state: str = "open"
    why: str = ""
    needs: tuple[tuple[str, str], ...] = ()

    @property
    def refused(self) -> bool:
        return any(said == "no" for _, said in self.needs)


@dataclass(frozen=True, slots=True)
class BeforeView:
    """A promise of an earlier evening; `evening` its title."""

    id: str
    evening: str
    who: str
    what: str
    when: str
    back: str
    cost: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class PinView:
    """`checked` true, false, unclear or empty; `checker` an expert's name; `carried`: it waits for a promise."""

    id: str
    text: str
    by: int
    under: str = ""
    checked: str = ""
    checker: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class ColumnView:
    title: str
    pins: tuple[PinView, ...]


@dataclass(frozen=True, slots=True)
class TryView:
    """`roles` (role, seat number) pairs, 0 for somebody without a seat; `kept` None while it is being tried; `phase`
    called, trying, effect, keep or settled."""

    stopped: int
    roles: tuple[tuple[str, int], ...]
    kept: bool | None
    text: str
    phase: str = "trying"
    how: str = ""


@dataclass(frozen=True, slots=True)
class ReplayView:
    """`scene`: the title of what is played again; `until` when the try should be over, in ms, None while none is on;
    `question` what the room is asked just now."""

    rounds: int
    each: int
    swaps: tuple[str, ...]
    tries: tuple[TryView, ...]
    scene: str = ""
    until: int | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """What the deliberation has on the table on this cue; parts that do not belong to it are None or empty.
    `waiting`: cards that nobody has taken up yet; `befores`: promises of the evening before, while they are on."""

    motion: MotionView | None = None
    queue: tuple[HandView, ...] = ()
    floor: FloorView | None = None
    endings: EndingsView | None = None
    promises: tuple[PromiseView, ...] = ()
    commit: tuple[str, ...] = ()
    board: tuple[ColumnView, ...] = ()
    replay: ReplayView | None = None
    waiting: tuple[PinView, ...] = ()
    befores: tuple[BeforeView, ...] = ()
    round: RoundView | None = None

    @property
    def full(self) -> bool:
        """Whether all places of this talk in turn are taken."""
        told = self.round
        return (
            told is not None
            and told.left is not None
            and told.phase not in ("", "free")
            and told.left <= len(self.queue)
        )


BARE_TABLE = TableView()
