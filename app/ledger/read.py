"""Reading, on any connection."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from app.errors import NotFound
from app.ledger.rows import Done, Mark, Missed, Position, ShowRow
from app.ledger.tables import ballot, done, entry, show

UNLINKED = -1
MARK = (ballot.c.ballot, ballot.c.run, ballot.c.seat, ballot.c.body, ballot.c.receipt)
DONE = (done.c.seat, done.c.once, done.c.status, done.c.answer)
SHOW = tuple(show.c[name] for name in ShowRow.__dataclass_fields__)


def entries(conn: Connection, of: str, after: int = 0) -> list[tuple[int, bytes | None]]:
    query = select(entry.c.seq, entry.c.body).where(entry.c.show == of, entry.c.seq > after).order_by(entry.c.seq)
    return [(seq, body) for seq, body in conn.execute(query)]


def marks(conn: Connection, of: str, after: int = UNLINKED - 1) -> tuple[Mark, ...]:
    query = select(*MARK).where(ballot.c.show == of, ballot.c.turn > after)
    return tuple(Mark(*row) for row in conn.execute(query.order_by(ballot.c.ballot, ballot.c.run, ballot.c.seat)))


def answers(conn: Connection, of: str, after: int = -1) -> tuple[Done, ...]:
    query = select(*DONE).where(done.c.show == of, done.c.turn > after).order_by(done.c.turn)
    return tuple(Done(*row) for row in conn.execute(query))


def answer(conn: Connection, of: str, seat: str, once: str) -> Done | None:
    query = select(*DONE).where(done.c.show == of, done.c.seat == seat, done.c.once == once)
    row = conn.execute(query).first()
    return None if row is None else Done(*row)


def position(conn: Connection, of: str) -> Position:
    query = select(entry.c.seq, entry.c.head, show.c.turn).join_from(show, entry).where(show.c.id == of)
    row = conn.execute(query.order_by(entry.c.seq.desc()).limit(1)).first()
    if row is None:
        raise NotFound("没有这场演出。")
    return Position(*row)


def missed(conn: Connection, of: str, at: Position, seq: int, mark_turn: int) -> Missed:
    """What a reader who stands at `seq` and `mark_turn` lacks. On SQLite ballots carry no turn: the whole box."""
    found = entries(conn, of, seq) if at.seq > seq else []
    if at.turn == mark_turn:
        return Missed(tuple(found))
    after = mark_turn if mark_turn and conn.dialect.name == "postgresql" else UNLINKED - 1
    return Missed(tuple(found), marks(conn, of, after), answers(conn, of, after))


def shows(conn: Connection) -> list[ShowRow]:
    return [as_show(row) for row in conn.execute(select(*SHOW).order_by(show.c.created_at, show.c.id))]


def codes(conn: Connection, ids: Sequence[str]) -> dict[str, str]:
    """show -> join code."""
    return {row.id: row.code for row in conn.execute(select(show.c.id, show.c.code).where(show.c.id.in_(ids)))}


def show_by(conn: Connection, **where: str) -> ShowRow | None:
    row = conn.execute(select(*SHOW).filter_by(**where)).first()
    return None if row is None else as_show(row)


def as_show(row: Row[Any]) -> ShowRow:
    return ShowRow(**row._mapping)
