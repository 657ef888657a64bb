"""What goes into the ledger and comes out of it: frozen values. Times are milliseconds since 1970, UTC."""

from typing import NamedTuple

from app.values import dataclass


class Mark(NamedTuple):
    """One ballot in the box; a later one of the same (ballot, run, seat) replaces it. `receipt`: 32 bytes."""

    ballot: str
    run: int
    seat: str
    body: bytes
    receipt: bytes


class Done(NamedTuple):
    """The first answer to an act, so that its second copy gets the same. `once` is the phone's name for the act."""

    seat: str
    once: str
    status: int
    answer: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one turn writes, all or nothing. `unlink` ends the show: the box forgets its seats, `done` is dropped."""

    entries: tuple[bytes, ...] = ()
    marks: tuple[Mark, ...] = ()
    done: tuple[Done, ...] = ()
    unlink: bool = False

    def __bool__(self) -> bool:
        return bool(self.entries or self.marks or self.done or self.unlink)


@dataclass(frozen=True, slots=True)
class Missed:
    """What others wrote since. A body is None when it was erased; marks may repeat what is already known."""

    entries: tuple[tuple[int, bytes | None], ...] = ()
    marks: tuple[Mark, ...] = ()
    done: tuple[Done, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.marks or self.done)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a show's ledger stands. `turn` counts its transactions, with or without entries."""

    seq: int
    head: bytes
    turn: int


@dataclass(frozen=True, slots=True)
class Work:
    """A batch on its way: where its author stood, and what is to be written there."""

    show: str
    at: Position
    batch: Batch


@dataclass(frozen=True, slots=True)
class ShowRow:
    id: str
    code: str
    title: str
    lang: str
    state: str
    rehearsal: bool
    rules_hash: bytes
    created_at: int
    ended_at: int | None = None
    retain_until: int | None = None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A link that acts as a key. `show` None: the whole house. The secret itself is nowhere."""

    id: str
    show: str | None
    role: str
    label: str
    created_at: int
    revoked_at: int | None = None
    expires_at: int | None = None
