"""Writing, inside the caller's transaction. Nothing here commits."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, text, update
from sqlalchemy.dialects import sqlite

from app.ledger import seal
from app.ledger.failpoints import fail
from app.ledger.read import UNLINKED
from app.ledger.rows import Mark, Position, Work
from app.ledger.tables import ballot, done, entry, show

TAKE_TURN = (
    update(show).where(show.c.id == bindparam("of"), show.c.turn == bindparam("old")).values(turn=show.c.turn + 1)
)
ENTER = entry.insert()
HEX = {"sqlite": "lower(hex(receipt))", "postgresql": "encode(receipt, 'hex')"}


class Behind(Exception):
    """Somebody else wrote to this show since the caller looked."""


@cache
def statements(dialect: str) -> tuple[Any, Any]:
    """A later ballot replaces an earlier one; the first answer to an act stands. Built once: building costs."""
    insert: Any = import_module(f"sqlalchemy.dialects.{dialect}").insert  # PostgreSQL's is large: only where it is used
    new = insert(ballot)
    replaced = {"body": new.excluded.body, "receipt": new.excluded.receipt, "turn": new.excluded.turn}
    marking = new.on_conflict_do_update(index_elements=["show", "ballot", "run", "seat"], set_=replaced)
    return marking, insert(done).on_conflict_do_nothing()


@cache
def spoken(statement: Any) -> tuple[str, Callable[[dict[str, Any]], tuple[Any, ...]]]:
    """A statement in SQLite's own words, and what puts a row in its order: half the work of a vote's commit."""
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return str(compiled), itemgetter(*compiled.positiontup)


def apply(conn: Connection, works: Sequence[Work], now: int) -> list[Position]:
    """All of each show's batch after its position, in as few statements as one show would need. Raises Behind."""
    marking, answering = statements(conn.dialect.name)
    taken = conn.execute(TAKE_TURN, [{"of": w.show, "old": w.at.turn} for w in works])
    if taken.rowcount != len(works):
        raise Behind([w.show for w in works])
    fail("after_turn")
    reached = [append(conn, w) for w in works]
    fail("after_entries")
    put(conn, marking, [row for w in works for row in mark_rows(conn, w)])
    fail("after_marks")
    put(conn, answering, [row for w in works for row in done_rows(conn, w)])
    fail("after_done")
    for w in works:
        if w.batch.unlink:
            unlink(conn, w.show, now)
            fail("after_unlink")
    return reached


def put(conn: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    if conn.dialect.name == "sqlite":
        words, ordered = spoken(statement)
        conn.exec_driver_sql(words, list(map(ordered, rows)))
    else:
        conn.execute(statement, rows)


def append(conn: Connection, work: Work) -> Position:
    seq, head, rows = work.at.seq, work.at.head, []
    for body in work.batch.entries:
        body.decode()
        seq, salt = seq + 1, os.urandom(seal.SALT)
        committed = seal.commitment(seq, salt, body)
        head = seal.link(head, committed)
        rows.append({"show": work.show, "seq": seq, "body": body, "salt": salt, "commitment": committed, "head": head})
    put(conn, ENTER, rows)
    return Position(seq, head, work.at.turn + 1)


def turn_of(conn: Connection, work: Work) -> int:
    """On SQLite 0: it would tell the order of casting and no second worker needs it."""
    return work.at.turn + 1 if conn.dialect.name == "postgresql" else 0


def mark_rows(conn: Connection, work: Work) -> list[dict[str, Any]]:
    """One for each seat and ballot, the last, in the order of receipts, which tells nothing."""
    turn, last = turn_of(conn, work), {(m.ballot, m.run, m.seat): m for m in work.batch.marks}
    common = {"show": work.show, "turn": turn}
    return [
        {**common, "ballot": m.ballot, "run": m.run, "seat": m.seat, "body": m.body, "receipt": m.receipt}
        for m in sorted(last.values(), key=lambda m: m.receipt)
    ]


def done_rows(conn: Connection, work: Work) -> list[dict[str, Any]]:
    common = {"show": work.show, "turn": turn_of(conn, work)}
    return [{**common, "seat": d.seat, "once": d.once, "status": d.status, "answer": d.answer} for d in work.batch.done]


def unlink(conn: Connection, of: str, now: int) -> None:
    """The box keeps its ballots and forgets whose they were. Equal receipts (a phone may send one) get a suffix.

    Rows are written anew in the order of receipts, as PostgreSQL keeps rows where they were written."""
    name = HEX[conn.dialect.name]
    nth = "row_number() OVER (PARTITION BY ballot, run, receipt ORDER BY body)"
    seat = f"{name} || CASE {nth} WHEN 1 THEN '' ELSE '.' || {nth} END"
    into = "INSERT INTO ballot (show, ballot, run, seat, body, receipt, turn)"
    rows = f"SELECT show, ballot, run, {seat}, body, receipt, {UNLINKED} FROM ballot WHERE show = :show AND turn >= 0"
    conn.execute(text(f"{into} {rows} ORDER BY ballot, run, receipt"), {"show": of})
    conn.execute(delete(ballot).where(ballot.c.show == of, ballot.c.turn >= 0))
    conn.execute(delete(done).where(done.c.show == of))
    conn.execute(update(show).where(show.c.id == of).values(state="ended", ended_at=now))


def erase(conn: Connection, of: str, seqs: Sequence[int], marks: Sequence[Mark] = ()) -> None:
    """Body and salt go, the commitment stays: the chain holds and nobody can guess what was there."""
    for m in marks:
        where = (ballot.c.show == of, ballot.c.ballot == m.ballot, ballot.c.run == m.run, ballot.c.seat == m.seat)
        conn.execute(update(ballot).where(*where, ballot.c.receipt == m.receipt).values(body=m.body))
    gone = update(entry).where(entry.c.show == of, entry.c.seq.in_(seqs))
    conn.execute(gone.values(body=None, salt=None))
    fail("after_erase")
