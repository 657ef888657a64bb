"""The writer of a SQLite house: one connection, used by one thread at a time. Synchronous."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from app.ledger import read, write
from app.ledger.engines import hold_house, sqlite_engine, sqlite_module
from app.ledger.failpoints import fail
from app.ledger.migrate import migrate
from app.ledger.rows import Position, Work
from app.ledger.tail import check_tail

T = TypeVar("T")


def now() -> int:
    return time.time_ns() // 1_000_000


class Writer:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.lock: Any = hold_house(path)
        self.engine = sqlite_engine(path, writer=True)
        self.conn: Connection | None = None
        self.at: dict[str, Position] = {}
        try:
            self.transact(migrate)
        except BaseException:
            self.close()
            raise

    def connection(self) -> Connection:
        """Opens again after a failure; nothing is written before every show in use has been checked."""
        if self.conn is None:
            fail("before_reopen")
            conn = self.engine.connect()
            try:
                with conn.begin():
                    for show in self.at:
                        check_tail(conn, show)
                        self.at[show] = read.position(conn, show)
            except BaseException:
                conn.close()
                raise
            self.conn = conn
            self.recycle()
            fail("after_reopen")
        return self.conn

    def recycle(self) -> None:
        """What the write-ahead log holds goes into the file, as far as no reader needs it, so that the log begins anew:
        on a full disk its room may be the only room there is."""
        if self.at:
            with suppress(sqlite_module().Error):
                self.outside("PRAGMA wal_checkpoint(PASSIVE)")

    def drop(self) -> None:
        """After a failed commit nothing that this connection believes is trusted."""
        conn, self.conn = self.conn, None
        if conn is not None:
            try:
                conn.invalidate()
                conn.close()
            except DBAPIError:
                pass

    def transact(self, work: Callable[[Connection], T]) -> T:
        """One transaction of its own. A broken rule of the tables (IntegrityError) is no failure of the disk."""
        conn = self.connection()
        try:
            with conn.begin():
                result = work(conn)
                fail("before_commit")
            fail("after_commit")
            return result
        except IntegrityError:
            raise
        except BaseException:
            self.drop()
            raise

    def watch(self, work: Callable[[Connection], T]) -> T:
        """Reading, behind everything that was written before."""
        conn = self.connection()
        try:
            with conn.begin():
                return work(conn)
        except SQLAlchemyError:
            self.drop()
            raise

    def position(self, show: str) -> Position:
        self.connection()
        if show not in self.at:
            self.at[show] = self.watch(lambda conn: read.position(conn, show))
        return self.at[show]

    def commit(self, group: list[Work]) -> list[Position | Exception]:
        """All that waited, in one transaction. A batch that cannot be written harms no other."""
        fail("before_begin")
        try:
            return list(self.together(group))
        except (DBAPIError, OSError) as error:
            return [error] * len(group)
        except Exception as error:
            if len(group) == 1:
                return [error]
        return [result for one in group for result in self.commit([one])]

    def together(self, group: list[Work]) -> list[Position]:
        expected = {w.show: self.position(w.show) for w in group}
        for w in group:
            if expected[w.show] != w.at:
                raise write.Behind(w.show)
        try:
            reached = self.transact(lambda conn: self.apply(conn, group))
        except (DBAPIError, OSError):
            reached = self.landed(group)
        for w, position in zip(group, reached, strict=True):
            self.at[w.show] = position
        return reached

    def apply(self, conn: Connection, group: list[Work]) -> list[Position]:
        fail("after_begin")
        return write.apply(conn, group, now())

    def landed(self, group: list[Work]) -> list[Position]:
        """After a failed commit: open again and see. Every transaction takes a turn, so the answer is exact."""
        self.connection()
        if all(self.at[w.show].turn == w.at.turn + 1 for w in group):
            return [self.at[w.show] for w in group]
        raise OSError("the transaction did not reach the disk")

    def outside(self, statement: str) -> Any:
        """A statement that no transaction may surround; its first row."""
        driver = self.connection().connection.driver_connection
        assert driver is not None
        return driver.execute(statement).fetchone()

    def sweep(self) -> None:
        """Leaves no byte of what was deleted: the file is written anew, the write-ahead log emptied into it.

        Raises OSError if a reader was in the way for too long; then it is to be called again."""
        self.outside("VACUUM")
        fail("after_vacuum")
        if self.outside("PRAGMA wal_checkpoint(TRUNCATE)")[0]:
            raise OSError("a reader keeps the write-ahead log")
        fail("after_checkpoint")

    def close(self) -> None:
        if self.conn is not None:
            self.conn.close()
        self.engine.dispose()
        self.lock.close()
