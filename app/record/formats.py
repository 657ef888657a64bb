"""Every form a record can take, made from the ledger alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from app.errors import Malformed
from app.i18n import LANGS
from app.record.account import Account
from app.record.markdown import markdown
from app.record.page import page
from app.record.read import Entries, told
from app.record.rows import table


@dataclass(frozen=True, slots=True)
class Source:
    """What the ledger gives: bodies in order (None where erased), the head, the heads after each entry, and its own
    canonical export."""

    entries: Entries
    lang: str = "zh"
    head: bytes = b""
    seals: Sequence[bytes] = ()
    ledger: bytes = b""
    zone: tzinfo | None = None


def as_markdown(source: Source) -> bytes:
    return markdown(account(source).document())


def as_page(source: Source) -> bytes:
    return page(account(source).document())


def as_table(source: Source) -> bytes:
    return table(account(source).told, source.zone)


def as_ledger(source: Source) -> bytes:
    if not source.ledger:
        raise Malformed("导出 JSON 要有账本本身。")
    return source.ledger


def account(source: Source) -> Account:
    return Account(told(source.entries, source.lang, source.head, source.seals), source.zone)


FORMATS: dict[str, Callable[[Source], bytes]] = {
    "md": as_markdown,
    "html": as_page,
    "csv": as_table,
    "json": as_ledger,
}


def export(
    entries: Entries,
    format: str,
    lang: str = "zh",
    *,
    head: bytes = b"",
    seals: Sequence[bytes] = (),
    ledger: bytes = b"",
    zone: tzinfo | None = None,
) -> bytes:
    """`entries`: event bodies in order, None where erased; `ledger`: the ledger's own export, which json passes on.
    `zone`: the zone of printed times, by default that of this machine. Raises Malformed for an unknown format."""
    if format not in FORMATS:
        raise Malformed("没有这种格式：{format}。可用的有：{known}。", format=format, known="、".join(FORMATS))
    return FORMATS[format](Source(entries, lang if lang in LANGS else "zh", head, seals, ledger, zone))
