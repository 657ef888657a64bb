"""The funder's own .docx or .xlsx, its {{name}} filled in. What has no blanks stays as it is, byte for byte."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from app.errors import Malformed, TheatreError, TooLarge

MOST, WHOLE, PARTS = 5_000_000, 40_000_000, 2_000
BLANK = re.compile(r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLACES = {
    re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml"): (f"{WORD}p", f"{WORD}t"),
    re.compile(r"xl/sharedStrings\.xml"): (f"{SHEET}si", f"{SHEET}t"),
    re.compile(r"xl/worksheets/[^/]+\.xml"): (f"{SHEET}is", f"{SHEET}t"),
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WRONG = "这个文件打不开。请用 .docx 或 .xlsx。"


def fill(data: bytes, values: Mapping[str, str]) -> tuple[bytes, list[str], list[str]]:
    """The file with its blanks filled; the names that were filled, and those that nobody knows, which stay."""
    if len(data) > MOST:
        raise TooLarge("表格太大：最多 5 MB。")
    try:
        return filled(data, values)
    except TheatreError:
        raise
    except Exception as fault:  # a forged file breaks the readers in many ways
        raise Malformed(WRONG) from fault


def filled(data: bytes, values: Mapping[str, str]) -> tuple[bytes, list[str], list[str]]:
    done: dict[str, bool] = {}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts = source.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > WHOLE:
            raise TooLarge("表格太大：最多 5 MB。")
        names = {part.filename for part in parts}
        if not names & {"word/document.xml", "xl/workbook.xml"} or any("vbaProject" in name for name in names):
            raise Malformed(WRONG)
        for part in parts:
            body = source.read(part)
            target.writestr(part, written(part.filename, body, values, done))
    found = sorted(done)
    return out.getvalue(), [n for n in found if done[n]], [n for n in found if not done[n]]


def written(name: str, body: bytes, values: Mapping[str, str], done: dict[str, bool]) -> bytes:
    kind = next((tags for place, tags in PLACES.items() if place.fullmatch(name)), None)
    if kind is None or b"{" not in body:
        return body
    reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    root = etree.fromstring(body, reader)
    for block in root.iter(kind[0]):
        texts = list(block.iter(kind[1]))
        whole = "".join(text.text or "" for text in texts)
        if BLANK.search(whole):
            settle(texts, replaced(whole, values, done))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def replaced(text: str, values: Mapping[str, str], done: dict[str, bool]) -> str:
    def one(found: re.Match[str]) -> str:
        name = found[1]
        done[name] = name in values
        return values.get(name, found[0])

    return BLANK.sub(one, text)


def settle(texts: list[etree._Element], whole: str) -> None:
    """Word cuts a blank into runs as it likes: the first run gets all of the text."""
    texts[0].text = whole
    texts[0].set(SPACE, "preserve")
    for text in texts[1:]:
        text.text = ""
