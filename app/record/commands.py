"""What `theatre export` and `theatre tally` do, without the command line around it."""

import json
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, make_url

from app.errors import Malformed, NotFound
from app.i18n import LANGS
from app.ledger import export as ledger_export
from app.ledger import read
from app.ledger.engines import postgres_engine, sqlite_engine, sqlite_path
from app.ledger.export import Verdict
from app.ledger.rows import Mark
from app.ledger.signing import load_or_create
from app.record.annex import NOTHING, Beside
from app.record.audit import is_sheet, verify_sheet
from app.record.formats import FORMATS, export, polis_files
from app.record.openformats.recount import tally_file
from app.values import dataclass

READ = ("md", "html", "docx", "xlsx", "zip")
"""Forms in which there is room for what was added."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A show as the ledger holds it at one moment."""

    ledger: bytes
    entries: tuple[bytes | None, ...]
    seals: tuple[bytes, ...]
    head: bytes
    marks: tuple[Mark, ...] = ()


def export_command(
    show: str,
    to: Path,
    *,
    url: str,
    data: Path = Path("data"),
    lang: str = "zh",
    ballot: str = "",
    zone: tzinfo | None = None,
    beside: Beside | None = None,
) -> list[Path]:
    """Writes the record of a show (its id or code, or a file that `export` wrote as json) to `to`, in the form its
    ending names; without an ending to a folder of Polis CSV. `url`: the house's database, read only, while it runs.
    `beside`: what the organizer added, where it comes from a house. Returns what was written. Raises NotFound,
    Malformed, Unavailable."""
    form = to.suffix.removeprefix(".").lower()
    if form and (form not in FORMATS or form == "polis"):
        known = "、".join(f for f in FORMATS if f != "polis")
        raise Malformed("没有这种格式：{format}。可用的有：{known}。", format=form, known=known)
    if not form:
        kept = kept_by(show, url)
        return [keep(to / name, data) for name, data in polis_files(kept.entries, kept.marks).items()]
    return [keep(to, made(show, form, lang, url=url, data=data, ballot=ballot, zone=zone, beside=beside))]


def made(
    show: str,
    form: str,
    lang: str,
    *,
    url: str,
    data: Path,
    ballot: str = "",
    zone: tzinfo | None = None,
    beside: Beside | None = None,
) -> bytes:
    """The record's bytes. Raises NotFound, Malformed, Unavailable."""
    kept, lang = kept_by(show, url), lang if lang in LANGS else "zh"
    ask = beside if form in READ and not show.lower().endswith(".json") else None
    return export(
        kept.entries,
        form,
        lang,
        annex=ask(kept.entries, lang, form) if ask else NOTHING,
        head=kept.head,
        seals=kept.seals,
        ledger=kept.ledger,
        zone=zone,
        marks=kept.marks,
        ballot=ballot,
        signer=load_or_create(data / "signing.pem") if (data / "signing.pem").is_file() else None,
    )


def verify_command(file: Path, ledger: Path | None) -> Verdict:
    """Of an exported ledger or of a sheet; the sheet's signature and key lie beside it, as they come out of a ZIP."""
    data = file.read_bytes()
    if not is_sheet(data):
        return ledger_export.verify(data)
    record = ledger.read_bytes() if ledger else b""
    if record and not (verdict := ledger_export.verify(record)).ok:
        return verdict
    signature, key = file.with_suffix(".sig"), file.with_name("key.txt")
    if not (signature.is_file() and key.is_file()):
        return verify_sheet(data, record)
    return verify_sheet(data, record, from_hex(signature), from_hex(key))


def from_hex(file: Path) -> bytes:
    """What is no hexadecimal number signs nothing."""
    try:
        return bytes.fromhex(file.read_text("ascii")) or b"\0"
    except ValueError:
        return b"\0"


def kept_by(show: str, url: str) -> Kept:
    return from_file(Path(show)) if show.lower().endswith(".json") else from_house(show, url)


def tally_command(path: Path, rule: str = "") -> str:
    """The recount as JSON. Raises NotFound or Malformed."""
    return json.dumps(tally_file(path, rule), ensure_ascii=False, indent=2)


def keep(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def from_file(path: Path) -> Kept:
    """Raises NotFound, or Malformed when the file's seal does not hold."""
    if not path.is_file():
        raise NotFound("没有这个文件：{path}。", path=str(path))
    data = path.read_bytes()
    if not ledger_export.verify(data).ok:
        raise Malformed("这个文件的封条对不上，先用 theatre verify 看哪一条不对。")
    return opened(data)


def opened(ledger: bytes, marks: tuple[Mark, ...] = ()) -> Kept:
    value: dict[str, Any] = json.loads(ledger)
    entries = tuple(None if e["body"] is None else e["body"].encode() for e in value["entries"])
    seals = tuple(bytes.fromhex(e["head"]) for e in value["entries"])
    return Kept(ledger, entries, seals, bytes.fromhex(value["head"]), marks)


def from_house(show: str, url: str) -> Kept:
    engine = read_only(url)
    try:
        with engine.begin() as conn:
            row = read.show_by(conn, id=show) or read.show_by(conn, code=show)
            if row is None:
                raise NotFound("没有这场演出。")
            return opened(ledger_export.dump(conn, row.id), read.marks(conn, row.id))
    finally:
        engine.dispose()


def read_only(url: str) -> Engine:
    """Never writes and never checkpoints, so that a running show is not disturbed."""
    if make_url(url).get_backend_name() == "postgresql":
        return postgres_engine(url, pool=1, options="-c default_transaction_read_only=on")
    path = sqlite_path(url)
    if not path.is_file():
        raise NotFound("这里没有账本：{path}。", path=str(path))
    return sqlite_engine(path, writer=False)
