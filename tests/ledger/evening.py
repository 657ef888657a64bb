"""Small acts that the ledger's tests share."""

import hashlib

from app.ledger.rows import Batch, Done, Mark
from app.ledger.store import Ledger

RULES = hashlib.sha256(b"rules").digest()
SHOW = "lift"
FIRST = '{"type":"ShowOpened","scenario":"老楼装电梯"}'.encode()


async def open_show(ledger: Ledger, show: str = SHOW, code: str = "123456") -> None:
    await ledger.create(show, code, "老楼装电梯", "zh", False, RULES, FIRST)


def mark(seat: str, choice: str = "yes", ballot: str = "q1", run: int = 1) -> Mark:
    return Mark(ballot, run, seat, choice.encode(), hashlib.sha256(f"{seat}{choice}".encode()).digest())


def said(*texts: str) -> tuple[bytes, ...]:
    return tuple(f'{{"text":"{text}"}}'.encode() for text in texts)


class Worker:
    """What a process remembers of one show between its turns."""

    def __init__(self, ledger: Ledger, show: str = SHOW) -> None:
        self.ledger, self.show = ledger, show
        self.seq = self.mark_turn = 0
        self.entries: list[tuple[int, bytes | None]] = []
        self.box: dict[tuple[str, int, str], Mark] = {}
        self.done: dict[tuple[str, str], Done] = {}

    async def write(self, batch: Batch) -> int:
        async with self.ledger.turn(self.show, self.seq, self.mark_turn) as turn:
            self.entries += turn.missed.entries
            self.keep(turn.missed.marks, turn.missed.done)
            self.seq, self.mark_turn = turn.seq, turn.mark_turn
            await turn.write(batch)
        self.entries += enumerate(batch.entries, self.seq + 1)
        self.keep(batch.marks, batch.done)
        self.seq, self.mark_turn = turn.seq, turn.mark_turn
        return self.seq

    def keep(self, marks: tuple[Mark, ...], done: tuple[Done, ...]) -> None:
        self.box |= {(m.ballot, m.run, m.seat): m for m in marks}
        self.done |= {(d.seat, d.once): d for d in done}
