"""Does the end of a show's ledger hold? Asked at start and after every failed commit."""

from sqlalchemy import Connection, select

from app.errors import SealBroken
from app.i18n import N_
from app.ledger import seal
from app.ledger.tables import entry, show

LENGTH = 1000
BROKEN_AT = N_("账本从第 {seq} 条起对不上。")


def check_tail(conn: Connection, of: str, length: int = LENGTH) -> int:
    """Entries checked, at most `length` of the last. Raises SealBroken at the first that does not hold."""
    query = select(entry.c.seq, entry.c.body, entry.c.salt, entry.c.commitment, entry.c.head)
    rows = conn.execute(query.where(entry.c.show == of).order_by(entry.c.seq.desc()).limit(length + 1)).all()[::-1]
    if rows and rows[0].seq == 1:
        rules = conn.execute(select(show.c.rules_hash).where(show.c.id == of)).scalar_one()
        seq, head = 0, seal.start(of, rules)
    elif len(rows) > length:
        seq, head, rows = rows[0].seq, rows[0].head, rows[1:]
    else:
        raise SealBroken(BROKEN_AT, seq=rows[0].seq if rows else 1)
    for row in rows:
        seq += 1
        head = seal.link(head, row.commitment)
        whole = row.body is None or seal.commitment(seq, row.salt or b"", row.body) == row.commitment
        if not (row.seq == seq and whole and head == row.head):
            raise SealBroken(BROKEN_AT, seq=seq)
    return len(rows)
