"""The head of the seal as people can read it from the stage and photograph it."""

from functools import lru_cache

from sqlalchemy import Connection, select

from app.ledger.tables import entry
from app.ledger.words import words
from app.show.views import SealView


def head_at(conn: Connection, show: str, seq: int) -> bytes:
    return bytes(conn.execute(select(entry.c.head).where(entry.c.show == show, entry.c.seq == seq)).scalar_one())


@lru_cache(maxsize=256)
def seal(head: bytes, lang: str) -> SealView:
    """Nothing before the first reveal."""
    return SealView(head.hex(), " ".join(words(head, lang))) if head else SealView()
