"""A world without time, disk or network of its own: an event loop whose clock jumps to what is due next, a disk that
fails, lies or forgets when the power goes, and a network that delays, doubles and loses. All from one seed."""

import asyncio
import random
import selectors
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from app.errors import Unavailable
from app.ledger import read, write
from app.ledger.bounded import LONG, READING, bounded, until
from app.ledger.house_sqlite import Seen
from app.ledger.rows import Batch, Position, Work
from app.ledger.tables import metadata

T = TypeVar("T")


class Stuck(Exception):
    """Everybody waits and nothing is due."""


class Jump(selectors.SelectSelector):
    """Instead of waiting, the clock moves on."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Stuck
        self.now += max(timeout, 0.0)
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.jump = Jump()
        super().__init__(self.jump)

    def time(self) -> float:
        return self.jump.now


def run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(work)


class Disk:
    """A house's database with the ledger's own statements on it. `calm`: nothing goes wrong from now on. `lying`: what
    was committed is only there for good after the third commit."""

    engine = "simulated"

    def __init__(self, chance: random.Random, lying: bool = False) -> None:
        self.chance, self.lying, self.calm = chance, lying, False
        self.commits, self.failures = 0, 0
        self.sql = create_engine("sqlite://", poolclass=StaticPool)
        event.listen(self.sql, "connect", lambda driver, _: setattr(driver, "isolation_level", None))
        event.listen(self.sql, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
        self.do(metadata.create_all)
        self.synced = self.image()

    def do(self, work: Callable[[Connection], T]) -> T:
        with self.sql.connect() as conn, conn.begin():
            found = work(conn)
        self.commits += 1
        if not self.lying or self.commits % 3 == 0:
            self.synced = self.image()
        return found

    def driver(self) -> sqlite3.Connection:
        found = self.sql.raw_connection().driver_connection
        assert isinstance(found, sqlite3.Connection)
        return found

    def image(self) -> bytes:
        return self.driver().serialize() if self.lying else b""

    def power_cut(self) -> None:
        if self.lying:
            self.driver().deserialize(self.synced)

    async def work(self, seconds: float) -> None:
        """Mostly quick; now and then slower than anybody's patience."""
        slow = not self.calm and self.chance.random() < 0.02
        await asyncio.sleep(10.0 if slow else self.chance.uniform(0, seconds))

    async def begin(self, show: str, seq: int, mark_turn: int, deadline: float) -> Seen:
        await bounded(self.work(0.005), limit=until(deadline))

        def look(conn: Connection) -> Seen:
            at = read.position(conn, show)
            return Seen(show, at, read.missed(conn, show, at, seq, mark_turn))

        return self.do(look)

    async def write(self, seen: Seen, batch: Batch, deadline: float) -> Position:
        return await bounded(self.commit(seen, batch), limit=LONG if batch.unlink else until(deadline))

    async def commit(self, seen: Seen, batch: Batch) -> Position:
        """Fails, or lands and says otherwise, or lands."""
        await self.work(0.02)
        fate = "" if self.calm else self.chance.choices(("", "fails", "lands"), (90, 6, 4))[0]
        self.failures += bool(fate)
        if fate == "fails":
            raise OSError("the disk is full")
        reached = self.do(lambda conn: write.apply(conn, [Work(seen.show, seen.at, batch)], 0)[0])
        await self.work(0.02)
        if fate == "lands":
            raise OSError("the answer was lost")
        return reached

    async def end(self, seen: Seen) -> None:
        pass

    async def transact(self, work: Callable[[Connection], T]) -> T:
        return self.do(work)

    async def read(self, work: Callable[[Connection], T], limit: float = LONG) -> T:
        await self.work(0.005)
        if not self.calm and self.chance.random() < 0.03:
            raise Unavailable(READING)
        return self.do(work)

    async def sweep(self, *tables: str) -> None:
        pass

    async def tidy(self, *tables: str) -> None:
        pass

    async def forget(self, show: str) -> None:
        pass

    async def rings(self) -> AsyncIterator[str]:
        await asyncio.Event().wait()
        yield ""

    async def close(self) -> None:
        self.sql.dispose()
