"""A show's ledger as canonical JSON, and the strict verifier of it. `docs/seal.md` is the written specification."""

import json
from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.i18n import N_
from app.ledger import seal
from app.ledger.tables import entry, show
from app.values import dataclass

FORMAT = "et/v1/ledger"
KEYS = {"entries", "format", "head", "rules", "show"}
NOT_A_LEDGER = N_("这不是一份账本文件。")
NOT_CANONICAL = N_("文件的写法不合规定，有人改过它。")
BROKEN_AT = N_("从第 {seq} 条起对不上。")
BROKEN_END = N_("账本的结尾对不上，少了或多了条目。")
HOLDS = N_("账本完整：{entries} 条。")
HOLDS_ERASED = N_("账本完整：{entries} 条，其中应要求抹去 {erased} 条。")
ENTRY = {"body", "commitment", "head", "salt", "seq"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`sentence` a msgid with `values`; `first_bad` the first entry that does not hold, None if it is not an entry."""

    ok: bool
    head: bytes
    first_bad: int | None
    sentence: str
    entries: int = 0
    erased: int = 0
    show: str = ""

    @property
    def values(self) -> dict[str, object]:
        return {"seq": self.first_bad, "entries": self.entries, "erased": self.erased, "head": self.head.hex()}


class Wrong(Exception):
    """A ledger that does not hold: where and why."""

    def __init__(self, sentence: str, seq: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.seq = sentence, seq


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def dump(conn: Connection, of: str) -> bytes:
    row = conn.execute(select(show.c.id, show.c.rules_hash).where(show.c.id == of)).first()
    if row is None:
        raise NotFound("没有这场演出。")
    rows = conn.execute(select(entry).where(entry.c.show == of).order_by(entry.c.seq)).all()
    listed = [
        {
            "body": None if e.body is None else e.body.decode(),
            "commitment": e.commitment.hex(),
            "head": e.head.hex(),
            "salt": None if e.salt is None else e.salt.hex(),
            "seq": e.seq,
        }
        for e in rows
    ]
    head = rows[-1].head if rows else seal.start(row.id, row.rules_hash)
    return canonical(
        {"entries": listed, "format": FORMAT, "head": head.hex(), "rules": row.rules_hash.hex(), "show": row.id}
    )


def verify(data: bytes) -> Verdict:
    """Refuses every byte that is not canonical, and everything that does not lead to the head it names."""
    try:
        ledger = parse(data)
        head = follow(ledger)
    except Wrong as wrong:
        return Verdict(False, b"", wrong.seq, wrong.sentence)
    erased = sum(e["body"] is None for e in ledger["entries"])
    sentence = HOLDS_ERASED if erased else HOLDS
    return Verdict(True, head, None, sentence, len(ledger["entries"]), erased, ledger["show"])


def parse(data: bytes) -> dict[str, Any]:
    try:
        ledger = json.loads(data.decode())
        plain = canonical(ledger) == data
    except (ValueError, RecursionError) as error:
        raise Wrong(NOT_A_LEDGER) from error
    if not plain:
        raise Wrong(NOT_CANONICAL)
    if not (isinstance(ledger, dict) and ledger.keys() == KEYS and ledger["format"] == FORMAT):
        raise Wrong(NOT_A_LEDGER)
    if not (isinstance(ledger["show"], str) and isinstance(ledger["entries"], list)):
        raise Wrong(NOT_A_LEDGER)
    return ledger


def digits(value: object, seq: int | None = None) -> bytes:
    """32 bytes from 64 lower-case hexadecimal digits."""
    if not (isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")):
        raise Wrong(BROKEN_AT if seq else NOT_A_LEDGER, seq)
    return bytes.fromhex(value)


def follow(ledger: dict[str, Any]) -> bytes:
    head = seal.start(ledger["show"], digits(ledger["rules"]))
    for seq, one in enumerate(ledger["entries"], 1):
        head = seal.link(head, committed(seq, one))
        if head != digits(one["head"], seq):
            raise Wrong(BROKEN_AT, seq)
    if head != digits(ledger["head"]):
        raise Wrong(BROKEN_END, len(ledger["entries"]) + 1)
    return head


def committed(seq: int, one: Any) -> bytes:
    bad = Wrong(BROKEN_AT, seq)
    if not (isinstance(one, dict) and one.keys() == ENTRY and one["seq"] == seq and type(one["seq"]) is int):
        raise bad
    claimed = digits(one["commitment"], seq)
    if one["body"] is None and one["salt"] is None:
        return claimed
    if (
        not isinstance(one["body"], str)
        or seal.commitment(seq, digits(one["salt"], seq), one["body"].encode()) != claimed
    ):
        raise bad
    return claimed
