"""Writing to PostgreSQL: a turn holds the show's advisory lock and its own connection. Synchronous."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.ledger import read, write
from app.ledger.engines import postgres_engine
from app.ledger.failpoints import fail
from app.ledger.migrate import migrate
from app.ledger.rows import Batch, Missed, Position, Work
from app.ledger.sqlite import now
from app.ledger.tail import check_tail

T = TypeVar("T")
LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:show, 0))")
XACT = text("SELECT pg_current_xact_id()::text")
STATUS = text("SELECT pg_xact_status(CAST(:xid AS xid8))")
RING = text("SELECT pg_notify('theatre', :news)")


@dataclass(slots=True)
class Held:
    """A show while it is this worker's turn."""

    conn: Connection
    show: str
    at: Position
    missed: Missed


class Turns:
    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = postgres_engine(url)
        self.doubted: set[str] = set()
        self.transact(migrate)

    def transact(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect() as conn, conn.begin():
            result = work(conn)
            fail("before_commit")
        fail("after_commit")
        return result

    def begin(self, show: str, seq: int, mark_turn: int) -> Held:
        fail("before_begin")
        conn = self.engine.connect()
        try:
            conn.execute(LOCK, {"show": show})
            if show in self.doubted:
                check_tail(conn, show)
                self.doubted.discard(show)
            at = read.position(conn, show)
            fail("after_begin")
            return Held(conn, show, at, read.missed(conn, show, at, seq, mark_turn))
        except BaseException:
            self.give_up(conn)
            raise

    def write(self, held: Held, batch: Batch) -> Position:
        conn, show = held.conn, held.show
        if batch.unlink:
            conn.execute(text("SET LOCAL statement_timeout = '100s'"))
        reached = write.apply(conn, [Work(show, held.at, batch)], now())[0]
        xid = conn.execute(XACT).scalar_one()
        conn.execute(RING, {"news": f"{show}:{reached.seq}:{reached.turn}"})
        fail("before_commit")
        try:
            conn.commit()
        except DBAPIError:
            self.doubted.add(show)
            self.give_up(conn)
            if not self.landed(xid):
                raise
        fail("after_commit")
        return reached

    def landed(self, xid: str) -> bool:
        """After a commit without an answer: the server knows how that transaction ended."""
        with self.engine.connect() as conn:
            return bool(conn.execute(STATUS, {"xid": xid}).scalar() == "committed")

    def end(self, held: Held) -> None:
        self.give_up(held.conn, broken=False)

    def give_up(self, conn: Connection, broken: bool = True) -> None:
        """Lets go of the lock. A connection that failed is thrown away."""
        try:
            if broken:
                conn.invalidate()
            conn.close()
        except DBAPIError:
            pass

    def vacuum(self, *tables: str) -> None:
        """Dead rows still say what was erased or who voted: writes the tables' files anew."""
        engine = postgres_engine(self.url, pool=1, options="-c statement_timeout=100s")
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
            for table in tables:
                conn.execute(text(f"VACUUM (FULL) {table}"))
        fail("after_vacuum")
        engine.dispose()

    def close(self) -> None:
        self.engine.dispose()
