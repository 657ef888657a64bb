"""Every form a record can take, made from the ledger alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import tzinfo

from app.errors import Malformed
from app.i18n import LANGS
from app.ledger.rows import Mark
from app.ledger.signing import Signer
from app.record.account import Account
from app.record.annex import NOTHING, Annex
from app.record.audit import promise
from app.record.box import all_sheets
from app.record.bundle import bundle
from app.record.markdown import markdown
from app.record.openformats import pabulib, polis, preflib
from app.record.openformats.slips import boxes, one
from app.record.page import page
from app.record.read import Entries, told
from app.record.rows import table
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What the ledger gives: bodies in order (None where erased), the head, the heads after each entry, and its own
    canonical export. `told`: its account, where several forms are made of it. `annex`: what the organizer added."""

    entries: Entries
    lang: str = "zh"
    head: bytes = b""
    seals: Sequence[bytes] = ()
    ledger: bytes = b""
    zone: tzinfo | None = None
    marks: Sequence[Mark] = ()
    ballot: str = ""
    signer: Signer | None = None
    told: Account | None = None
    annex: Annex = NOTHING


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


def as_word(source: Source) -> bytes:
    from app.record.word import word  # loads slowly, and only here is it needed

    return word(account(source).document())


def as_sheets(source: Source) -> bytes:
    from app.record.sheets import sheets

    return sheets(account(source).told, source.zone, source.annex)


def as_vouchers(source: Source) -> bytes:
    return pabulib.write(one(boxes(source.entries, source.marks, "tokens"), source.ballot))


def as_strict(source: Source) -> bytes:
    return preflib.write(one(boxes(source.entries, source.marks, "rank"), source.ballot), "soi")


def as_complete(source: Source) -> bytes:
    return preflib.write(one(boxes(source.entries, source.marks, "rank"), source.ballot), "toc")


def as_polis(source: Source) -> bytes:
    return bundle(polis_files(source.entries, source.marks))


def polis_files(entries: Entries, marks: Sequence[Mark]) -> dict[str, bytes]:
    """File name -> bytes, as they lie in a folder. Raises NotFound where nobody was asked to agree."""
    found = boxes(entries, marks, "agree")
    one(found)
    return polis.write(found)


def as_bundle(source: Source) -> bytes:
    """All forms in one file; the ledger where it was given, open formats where there was such a vote."""
    source = replace(source, told=account(source))
    found = {f"record.{form}": FORMATS[form](source) for form in ("md", "html", "docx", "xlsx", "csv")}
    found |= {"record.json": source.ledger} if source.ledger else {}
    counted = boxes(source.entries, source.marks, "tokens", "rank", "agree")
    found |= {f"{b.ballot}.pb": pabulib.write(b) for b in counted if b.how == "tokens"}
    for b in (b for b in counted if b.how == "rank"):
        found |= {f"{b.ballot}.{kind}": preflib.write(b, kind) for kind in ("soi", "toc")}
    if stands := [b for b in counted if b.how == "agree"]:
        found |= {f"polis/{name}": data for name, data in polis.write(stands).items()}
    files = {name.replace("/", "-") if not name.startswith("polis/") else name: x for name, x in found.items()}
    return bundle(files | signed_sheets(source) | dict(source.annex.files))


def signed_sheets(source: Source) -> dict[str, bytes]:
    """The public sheet of each vote; where the house's key is at hand, its signature beside it and the key itself."""
    files: dict[str, bytes] = {}
    for found in all_sheets(source.entries, source.marks):
        name, data = f"sheets/{found.ballot.replace('/', '-')}.{found.run}", found.file(source.head)
        files[f"{name}.json"] = data
        if source.signer:
            files[f"{name}.sig"] = source.signer.sign(promise(data)).hex().encode()
    if files and source.signer:
        files["sheets/key.txt"] = source.signer.public.hex().encode()
    return files


def account(source: Source) -> Account:
    found = source.told
    return found or Account(told(source.entries, source.lang, source.head, source.seals), source.zone, source.annex)


FORMATS: dict[str, Callable[[Source], bytes]] = {
    "md": as_markdown,
    "html": as_page,
    "csv": as_table,
    "json": as_ledger,
    "docx": as_word,
    "xlsx": as_sheets,
    "pb": as_vouchers,
    "soi": as_strict,
    "toc": as_complete,
    "polis": as_polis,
    "zip": as_bundle,
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
    marks: Sequence[Mark] = (),
    ballot: str = "",
    signer: Signer | None = None,
    annex: Annex = NOTHING,
) -> bytes:
    """`entries`: event bodies in order, None where erased; `ledger`: the ledger's own export, which json passes on.
    `marks`: the ballot box, for pb, soi, toc and polis (a ZIP); `ballot`: which one, where there are several.
    `zone`: the zone of printed times, by default that of this machine; `signer` signs the sheets of a
    ZIP; `annex`: what the organizer added. Raises Malformed for an unknown format."""
    if format not in FORMATS:
        raise Malformed("没有这种格式：{format}。可用的有：{known}。", format=format, known="、".join(FORMATS))
    lang = lang if lang in LANGS else "zh"
    return FORMATS[format](Source(entries, lang, head, seals, ledger, zone, marks, ballot, signer, annex=annex))
