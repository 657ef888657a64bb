"""Shows and keys: plain rows, on any connection."""

import hashlib
import secrets
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from app.ledger import seal, write
from app.ledger.failpoints import fail
from app.ledger.rows import Batch, KeyRow, Position, ShowRow, Work
from app.ledger.tables import ballot, done, entry, key, show

KEY = tuple(key.c[name] for name in KeyRow.__dataclass_fields__)


def create(conn: Connection, row: ShowRow, first: bytes) -> None:
    """A show and its first entry."""
    values = {name: getattr(row, name) for name in ShowRow.__dataclass_fields__}
    fail("before_create")
    conn.execute(show.insert().values(**values, turn=0))
    write.append(conn, Work(row.id, Position(0, seal.start(row.id, row.rules_hash), 0), Batch((first,))))
    fail("after_create")


def rotate_code(conn: Connection, of: str, code: str) -> None:
    conn.execute(update(show).where(show.c.id == of).values(code=code))


def set_state(conn: Connection, of: str, state: str, now: int) -> None:
    ended = now if state == "ended" else None
    conn.execute(update(show).where(show.c.id == of).values(state=state, ended_at=ended))


def retain(conn: Connection, of: str, until: int | None) -> None:
    conn.execute(update(show).where(show.c.id == of).values(retain_until=until))


def destroy(conn: Connection, of: str) -> None:
    for table in (entry, ballot, done, key):
        conn.execute(delete(table).where(table.c.show == of))
    conn.execute(delete(show).where(show.c.id == of))


def digest(secret: str) -> bytes:
    return hashlib.sha256(b"et/v1/key" + secret.encode()).digest()


def add_key(conn: Connection, row: KeyRow, secret: str) -> None:
    values = {name: getattr(row, name) for name in KeyRow.__dataclass_fields__}
    conn.execute(key.insert().values(**values, hash=digest(secret)))


def new_secret() -> str:
    """192 bits."""
    return secrets.token_urlsafe(24)


def keys(conn: Connection, of: str | None) -> list[KeyRow]:
    rows = conn.execute(select(*KEY).where(key.c.show == of).order_by(key.c.created_at, key.c.id))
    return [KeyRow(*row) for row in rows]


def find_key(conn: Connection, secret: str, now: int) -> KeyRow | None:
    """The key, if it still opens anything."""
    row = conn.execute(select(*KEY).where(key.c.hash == digest(secret), key.c.revoked_at.is_(None))).first()
    found = None if row is None else KeyRow(*row)
    return found if found and (found.expires_at is None or found.expires_at > now) else None


def lapsed(conn: Connection, ids: Sequence[str], now: int) -> set[str]:
    """Those of these keys that were revoked, ran out or are no more."""
    running = key.c.expires_at.is_(None) | (key.c.expires_at > now)
    return {*ids} - {*conn.scalars(select(key.c.id).where(key.c.id.in_(ids), key.c.revoked_at.is_(None), running))}


def key_by_id(conn: Connection, of: str) -> KeyRow | None:
    row = conn.execute(select(*KEY).where(key.c.id == of)).first()
    return None if row is None else KeyRow(*row)


def revoke_key(conn: Connection, of: str, now: int) -> None:
    conn.execute(update(key).where(key.c.id == of, key.c.revoked_at.is_(None)).values(revoked_at=now))
