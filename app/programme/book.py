"""Reading and writing the rows of the programme: one short transaction each, through the ledger's own connections."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlmodel import Session, SQLModel, select

from app.errors import NotFound, Refused
from app.ledger.store import Ledger

T = TypeVar("T")
Row = TypeVar("Row", bound=SQLModel)
MOST = 500


class Book:
    """`work` gets a session; the rows it returns are free of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    async def read(self, work: Callable[[Session], T]) -> T:
        return await self.ledger.look(lambda conn: told(conn, work))

    async def write(self, work: Callable[[Session], T]) -> T:
        return await self.ledger.back.transact(lambda conn: told(conn, work))

    async def all(self, table: type[Row], **where: Any) -> Sequence[Row]:
        return await self.read(lambda session: rows(session, table, **where))

    async def get(self, table: type[Row], *key: str) -> Row | None:
        return await self.read(lambda session: session.get(table, key if len(key) > 1 else key[0]))

    async def keep(self, row: Row) -> Row:
        """Adds it, or puts it in the place of the one with the same key."""
        return await self.write(lambda session: session.merge(row))

    async def add(self, row: Row, **among: Any) -> Row:
        """Refused when there are `MOST` of its kind already."""

        def work(session: Session) -> Row:
            if len(rows(session, type(row), **among)) >= MOST:
                raise Refused("这里已经满了：最多 {most} 条。", most=MOST)
            session.add(row)
            return row

        return await self.write(work)

    async def drop(self, table: type[Row], *key: str) -> None:
        def work(session: Session) -> None:
            row = session.get(table, key if len(key) > 1 else key[0])
            if row is None:
                raise NotFound("这一条已经不在了。")
            session.delete(row)

        await self.write(work)


def rows(session: Session, table: type[Row], **where: Any) -> Sequence[Row]:
    """In the order they came, where they keep a time."""
    query, at = select(table).filter_by(**where), getattr(table, "at", None)
    return session.exec(query if at is None else query.order_by(at)).all()


def told(conn: Connection, work: Callable[[Session], T]) -> T:
    with Session(conn, expire_on_commit=False) as session:
        found = work(session)
        session.flush()
        session.expunge_all()
    return found
