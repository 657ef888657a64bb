"""A program that writes until it dies, and says on stdout what was acknowledged: `python -m tests.ledger.voter URL`.

Each line is `entry SEQ`, `mark SEAT CHOICE` or `end`, printed after the acknowledgement."""

import asyncio
import sys

from app.ledger.rows import Batch, Done
from app.ledger.store import Ledger
from tests.ledger.evening import SHOW, Worker, mark, open_show, said

ROUNDS = 20


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def evening(url: str) -> None:
    ledger = await Ledger.open(url)
    if await ledger.show(SHOW) is None:
        await open_show(ledger)
        tell("entry", 1)
    worker = Worker(ledger)
    await worker.write(Batch())
    first = worker.seq
    for n in range(first, first + ROUNDS):
        seat, choice = f"s{n % 7}", f"c{n:06}"
        batch = Batch(said(f"话 {n}"), (mark(seat, choice),), (Done(seat, choice, 204, ""),))
        tell("entry", await worker.write(batch))
        tell("mark", seat, choice)
    await worker.write(Batch(said("终"), unlink=True))
    tell("end")
    await ledger.erase(SHOW, [2])
    await ledger.close()


if __name__ == "__main__":
    asyncio.run(evening(sys.argv[1]))
