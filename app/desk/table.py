"""The texts of a scenario as a table that people fill in with a spreadsheet: CSV with a mark, or XLSX; and back."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from xml.etree import ElementTree

import xlsxwriter

from app.desk.spots import NOTES, Row
from app.desk.tongues import REVIEW, Turned
from app.errors import Malformed, TooLarge
from app.i18n import LANGS, N_, translate

HEAD = (N_("场"), N_("角色"), N_("原文"), N_("说明"), N_("译文"), N_("状态"), N_("编号"))
REVIEWED = N_("原文改过，请再看")
WIDTHS = (14, 10, 48, 12, 48, 14, 22)
MOST, LONGEST, DEEP = 20_000, 60_000_000, 20_000_000
CALCULATES = re.compile(r"'?[=+\-@\t\r]")
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cells = list[list[str]]


def write_table(name: str, turned: Sequence[Turned], lang: str) -> bytes:
    """By the ending of `name`: .csv or .xlsx. Raises Malformed for any other."""
    head = [translate(lang, one) for one in HEAD]
    cells = [line(one, lang) for one in turned]
    return {"csv": as_csv, "xlsx": as_xlsx}[kind(name)]([head, *cells])


def kind(name: str) -> str:
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in ("csv", "xlsx"):
        raise Malformed("译文表的文件名要以 .xlsx 或 .csv 结尾。")
    return ending


def line(one: Turned, lang: str) -> list[str]:
    state = translate(lang, REVIEWED) if one.state == REVIEW else ""
    row = one.row
    return [row.scene, row.speaker, row.text, translate(lang, NOTES[row.note]), one.translation, state, row.key]


def as_csv(cells: Cells) -> bytes:
    """What a spreadsheet would calculate gets an apostrophe, which `read_table` takes away again."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[guarded(cell) for cell in row] for row in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guarded(cell: str) -> str:
    return "'" + cell if CALCULATES.match(cell) else cell


def bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and CALCULATES.match(cell[1:]) else cell


def as_xlsx(cells: Cells) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    wrap, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for n, row in enumerate(cells):
        for column, cell in enumerate(row):
            sheet.write_string(n, column, cell[:32_000], wrap if n else bold)
    for column, wide in enumerate(WIDTHS):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def read_table(name: str, data: bytes) -> dict[str, Turned]:
    """Key -> what the table says. Raises Malformed, TooLarge."""
    if len(data) > DEEP:
        raise TooLarge("表格太大了。")
    cells = from_xlsx(data) if kind(name) == "xlsx" else from_csv(data)
    if len(cells) > MOST:
        raise TooLarge("表格太大了。")
    at = columns(cells[0] if cells else [])
    found = {}
    for row in cells[1:]:
        scene, speaker, text, note, translation, state, key = (row[n] if n < len(row) else "" for n in at)
        if key:
            state = REVIEW if state.strip() else ""
            found[key] = Turned(Row(key, scene, speaker, text.strip(), meant(note)), translation.strip(), state)
    return found


def meant(note: str) -> str:
    return next((key for key, said in NOTES.items() if note in (translate(lang, said) for lang in LANGS)), "text")


def columns(head: list[str]) -> list[int]:
    """Where each column is now: people move them."""
    said = [cell.strip() for cell in head]
    found = [next((n for n, cell in enumerate(said) if cell in both(name)), -1) for name in HEAD]
    if min(found) < 0:
        raise Malformed("这张表缺了几列：第一行要有 {columns}。", columns="、".join(HEAD))
    return found


def both(name: str) -> set[str]:
    return {translate(lang, name) for lang in LANGS}


def from_csv(data: bytes) -> Cells:
    """However Excel saved it: UTF-8, UTF-16 or GBK; commas, semicolons or tabs."""
    text = decoded(data)
    first = text.partition("\n")[0]
    comma = max(",;\t", key=first.count)
    try:
        return [[bare(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=comma)]
    except csv.Error as fault:
        raise Malformed("这张表读不懂，请存成 .xlsx 或 .csv 再试。") from fault


def decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    raise Malformed("这张表读不懂，请存成 .xlsx 或 .csv 再试。")


def from_xlsx(data: bytes) -> Cells:
    """The first sheet as text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            sheet = next(name for name in sorted(names) if name.startswith("xl/worksheets/sheet"))
            shared = tree(archive, "xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else None
            strings = [worded(item) for item in shared.iter(f"{CELL}si")] if shared is not None else []
            return [cells_of(row, strings) for row in tree(archive, sheet).iter(f"{CELL}row")]
    except TooLarge:
        raise
    except Exception as fault:  # a forged workbook breaks in many ways
        raise Malformed("这张表读不懂，请存成 .xlsx 或 .csv 再试。") from fault


def tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """No declarations of entities: they swell."""
    with archive.open(name) as file:
        raw = file.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise TooLarge("表格太大了。")
    if b"<!" in raw:
        raise Malformed("这张表读不懂，请存成 .xlsx 或 .csv 再试。")
    return ElementTree.fromstring(raw)


def worded(item: ElementTree.Element) -> str:
    """The text without the readings that Asian spreadsheets add."""
    return "".join(part.text or "" for run in item if run.tag != f"{CELL}rPh" for part in run.iter(f"{CELL}t"))


def cells_of(row: ElementTree.Element, strings: list[str]) -> list[str]:
    found: dict[int, str] = {}
    for cell in row.iter(f"{CELL}c"):
        value, inline = cell.find(f"{CELL}v"), cell.find(f"{CELL}is")
        said = (value.text or "") if value is not None else ""
        if cell.get("t") == "s" and said:
            said = strings[int(said)]
        found[letters(cell.get("r", ""), len(found))] = worded(inline) if inline is not None else said
    return [found.get(n, "") for n in range(min(max(found, default=-1) + 1, 50))]


def letters(place: str, default: int) -> int:
    """`C7` is column 2."""
    name = place.rstrip("0123456789")
    number = 0
    for char in name[:3]:
        number = number * 26 + ord(char) - 64
    return number - 1 if name else default
