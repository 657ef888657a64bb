"""A house on SQLite: one writer thread that commits whatever waits in one transaction, two threads that read."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from app.errors import Unavailable
from app.ledger import read
from app.ledger.bounded import LONG, READING, WRITING, bounded, until
from app.ledger.engines import sqlite_engine, sqlite_module
from app.ledger.rows import Batch, Missed, Position, Work
from app.ledger.sqlite import Writer
from app.values import dataclass

T = TypeVar("T")
SMALL = 64 << 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A show as the caller of a turn sees it. Nothing is held: this is the only process."""

    show: str
    at: Position
    missed: Missed


class SqliteHouse:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = f"SQLite {sqlite_module().sqlite_version}"
        self.writing = ThreadPoolExecutor(1, "ledger-writer")
        self.reading = ThreadPoolExecutor(2, "ledger-reader")
        self.writer = self.writing.submit(Writer, path).result()
        self.reader = sqlite_engine(path, writer=False)
        self.waiting: list[tuple[Work, asyncio.Future[Position]]] = []
        self.flushing: asyncio.Task[None] | None = None
        self.unsure: set[str] = set()
        self.untidy = False

    async def begin(self, show: str, seq: int, mark_turn: int, deadline: float) -> Seen:
        at = self.writer.at.get(show)
        known = at is not None and (at.seq, at.turn) == (seq, mark_turn)
        if at is not None and known and self.writer.conn is not None and show not in self.unsure:
            return Seen(show, at, Missed())
        seen = await bounded(self.on_writer(lambda: self.look(show, seq, mark_turn)), limit=until(deadline))
        self.unsure.discard(show)
        return seen

    def look(self, show: str, seq: int, mark_turn: int) -> Seen:
        at = self.writer.position(show)
        return Seen(show, at, self.writer.watch(lambda conn: read.missed(conn, show, at, seq, mark_turn)))

    async def write(self, seen: Seen, batch: Batch, deadline: float) -> Position:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Position] = loop.create_future()
        self.waiting.append((Work(seen.show, seen.at, batch), future))
        if self.flushing is None or self.flushing.done():
            self.flushing = loop.create_task(self.flush())
        self.unsure.add(seen.show)
        reached = await bounded(future, limit=LONG if batch.unlink else until(deadline))
        self.unsure.discard(seen.show)
        return reached

    async def end(self, seen: Seen) -> None:
        pass

    async def flush(self) -> None:
        """Takes what waits, commits it, answers, until nothing waits. Who gave up waiting is not written."""
        while self.waiting:
            taken = [(item, future) for item, future in self.waiting if not future.done()]
            self.waiting.clear()
            if not taken:
                return
            results = await self.on_writer(lambda: self.writer.commit([item for item, _ in taken]))  # noqa: B023
            for (_, future), result in zip(taken, results, strict=True):
                if future.done():
                    continue
                if isinstance(result, Exception):
                    future.set_exception(result)
                else:
                    future.set_result(result)

    async def on_writer(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.writing, work)

    async def forget(self, show: str) -> None:
        """Nothing is remembered of a show that is no more; else its missing tail would be missed."""
        await self.on_writer(lambda: self.writer.at.pop(show, None))

    async def transact(self, work: Callable[[Connection], T]) -> T:
        return await bounded(self.on_writer(lambda: self.writer.transact(work)), WRITING)

    async def read(self, work: Callable[[Connection], T], limit: float = LONG) -> T:
        def run() -> T:
            with self.reader.connect() as conn, conn.begin():
                return work(conn)

        return await bounded(asyncio.get_running_loop().run_in_executor(self.reading, run), READING, limit)

    async def sweep(self, *tables: str) -> None:
        await bounded(self.on_writer(self.writer.sweep), limit=LONG)

    async def tidy(self, *tables: str) -> None:
        """After an evening: at once while the file is small, else when the house closes, as votes would wait."""
        self.untidy = self.path.stat().st_size > SMALL
        if not self.untidy:
            with suppress(Unavailable):
                await self.sweep(*tables)

    async def rings(self) -> AsyncIterator[str]:
        """One process has nobody to hear from."""
        await asyncio.Event().wait()
        yield ""

    async def close(self) -> None:
        if self.flushing is not None:
            await self.flushing
        self.reader.dispose()
        if self.untidy:
            with suppress(Unavailable):
                await self.sweep()
        await self.on_writer(self.writer.close)
        self.writing.shutdown()
        self.reading.shutdown()
