"""Writing, inside the caller's transaction. Nothing here commits."""

import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Insert, delete, text, update
from sqlalchemy.dialects import postgresql, sqlite

from app.ledger import seal
from app.ledger.failpoints import fail
from app.ledger.read import UNLINKED
from app.ledger.rows import Batch, Done, Mark, Position
from app.ledger.tables import ballot, done, entry, show

HEX = {"sqlite": "lower(hex(receipt))", "postgresql": "encode(receipt, 'hex')"}


class Behind(Exception):
    """Somebody else wrote to this show since the caller looked."""


def insert(conn: Connection, table: Any) -> Any:
    return sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)


def apply(conn: Connection, of: str, at: Position, batch: Batch, now: int) -> Position:
    """All of `batch` after `at`. Raises Behind if the show has moved on."""
    take_turn(conn, of, at.turn)
    fail("after_turn")
    seq, head = append(conn, of, at, batch.entries)
    fail("after_entries")
    put_marks(conn, of, at.turn + 1, batch.marks)
    fail("after_marks")
    put_done(conn, of, at.turn + 1, batch.done)
    fail("after_done")
    if batch.unlink:
        unlink(conn, of, now)
        fail("after_unlink")
    return Position(seq, head, at.turn + 1)


def take_turn(conn: Connection, of: str, turn: int) -> None:
    taken = conn.execute(update(show).where(show.c.id == of, show.c.turn == turn).values(turn=turn + 1))
    if taken.rowcount != 1:
        raise Behind(of)


def append(conn: Connection, of: str, at: Position, bodies: tuple[bytes, ...]) -> tuple[int, bytes]:
    seq, head, rows = at.seq, at.head, []
    for body in bodies:
        body.decode()
        seq, salt = seq + 1, os.urandom(seal.SALT)
        committed = seal.commitment(seq, salt, body)
        head = seal.link(head, committed)
        rows.append({"show": of, "seq": seq, "body": body, "salt": salt, "commitment": committed, "head": head})
    if rows:
        conn.execute(entry.insert(), rows)
    return seq, head


def put_marks(conn: Connection, of: str, turn: int, marks: tuple[Mark, ...]) -> None:
    """On SQLite `turn` stays 0: it would tell the order of casting and no second worker needs it."""
    turn = turn if conn.dialect.name == "postgresql" else 0
    last = {(m.ballot, m.run, m.seat): m for m in marks}
    rows = [
        {
            "show": of,
            "ballot": m.ballot,
            "run": m.run,
            "seat": m.seat,
            "body": m.body,
            "receipt": m.receipt,
            "turn": turn,
        }
        for m in sorted(last.values(), key=lambda m: m.receipt)
    ]
    if rows:
        conn.execute(marking(conn), rows)


def marking(conn: Connection) -> Insert:
    new = insert(conn, ballot)
    replaced = {"body": new.excluded.body, "receipt": new.excluded.receipt, "turn": new.excluded.turn}
    return new.on_conflict_do_update(index_elements=["show", "ballot", "run", "seat"], set_=replaced)  # type: ignore[no-any-return]


def put_done(conn: Connection, of: str, turn: int, answers: tuple[Done, ...]) -> None:
    """The first answer to an act stands."""
    turn = turn if conn.dialect.name == "postgresql" else 0
    rows = [
        {"show": of, "seat": d.seat, "once": d.once, "status": d.status, "answer": d.answer, "turn": turn}
        for d in answers
    ]
    if rows:
        conn.execute(insert(conn, done).on_conflict_do_nothing(), rows)


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


def erase(conn: Connection, of: str, seqs: Sequence[int]) -> None:
    """Body and salt go, the commitment stays: the chain holds and nobody can guess what was there."""
    gone = update(entry).where(entry.c.show == of, entry.c.seq.in_(seqs))
    conn.execute(gone.values(body=None, salt=None))
    fail("after_erase")
