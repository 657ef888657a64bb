"""A house on PostgreSQL: several workers, one turn at a time for each show, held by the show's advisory lock."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection

from app.errors import Unavailable
from app.ledger.bounded import LIMIT, LONG, READING, bounded, until
from app.ledger.doorbell import Doorbell
from app.ledger.engines import POOL, postgres_engine
from app.ledger.postgres import Held, Turns
from app.ledger.rows import Batch, Missed, Position

T = TypeVar("T")


@dataclass(slots=True)
class Busy:
    """A turn in the hands of this process. `lock`: one thread at a time may use its connection."""

    held: Held
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def at(self) -> Position:
        return self.held.at

    @property
    def missed(self) -> Missed:
        return self.held.missed


class PostgresHouse:
    def __init__(self, url: str, turns: Turns) -> None:
        self.url = url
        self.turns = turns
        self.engine = "PostgreSQL"
        self.reader = postgres_engine(url, pool=2, options="-c default_transaction_read_only=on")
        self.writing = ThreadPoolExecutor(POOL, "ledger-writer")
        self.reading = ThreadPoolExecutor(2, "ledger-reader")
        self.free = asyncio.Semaphore(POOL)
        self.loop = asyncio.get_running_loop()
        self.known: dict[str, int] = {}

    @classmethod
    async def open(cls, url: str) -> "PostgresHouse":
        return cls(url, await bounded(asyncio.to_thread(Turns, url), limit=LONG))

    async def begin(self, show: str, seq: int, mark_turn: int, deadline: float) -> Busy:
        """One of `POOL` turns that this process may hold at once, so that no thread ever waits for a connection."""
        await bounded(self.free.acquire(), limit=until(deadline))
        job = self.writing.submit(self.turns.begin, show, seq, mark_turn)
        try:
            held = await bounded(asyncio.wrap_future(job), limit=until(deadline))
        except BaseException:
            job.add_done_callback(self.abandoned)
            raise
        self.known[show] = held.at.turn
        return Busy(held)

    def abandoned(self, job: "Future[Held]") -> None:
        """A turn that came too late for who asked for it gives its lock back at once."""
        if not job.cancelled() and job.exception() is None:
            self.turns.end(job.result())
        self.release()

    def release(self) -> None:
        self.loop.call_soon_threadsafe(self.free.release)

    async def write(self, busy: Busy, batch: Batch, deadline: float) -> Position:
        def run() -> Position:
            with busy.lock:
                return self.turns.write(busy.held, batch)

        limit = LONG if batch.unlink else until(deadline)
        reached = await bounded(asyncio.wrap_future(self.writing.submit(run)), limit=limit)
        self.known[busy.held.show] = reached.turn
        return reached

    async def end(self, busy: Busy) -> None:
        """Never leaves the lock behind, even if the write is still on its way."""

        def run() -> None:
            with busy.lock:
                self.turns.end(busy.held)

        job = self.writing.submit(run)
        job.add_done_callback(lambda _: self.release())
        await asyncio.wait([asyncio.wrap_future(job)], timeout=LIMIT)

    async def forget(self, show: str) -> None:
        self.known.pop(show, None)

    async def transact(self, work: Callable[[Connection], T]) -> T:
        await bounded(self.free.acquire())
        job = self.writing.submit(self.turns.transact, work)
        job.add_done_callback(lambda _: self.release())
        return await bounded(asyncio.wrap_future(job))

    async def read(self, work: Callable[[Connection], T], limit: float = LONG) -> T:
        def run() -> T:
            with self.reader.connect() as conn, conn.begin():
                return work(conn)

        return await bounded(asyncio.get_running_loop().run_in_executor(self.reading, run), READING, limit)

    async def sweep(self, *tables: str) -> None:
        await bounded(asyncio.to_thread(self.turns.vacuum, *tables), limit=LONG)

    async def tidy(self, *tables: str) -> None:
        with suppress(Unavailable):
            await self.sweep(*tables)

    def rings(self) -> AsyncIterator[str]:
        return Doorbell(self.url, self.known).rings()

    async def close(self) -> None:
        await asyncio.to_thread(self.writing.shutdown)
        await asyncio.to_thread(self.reading.shutdown)
        self.reader.dispose()
        self.turns.close()
