"""A document as Word: real styles, real headings, real tables; bars are cells of a table, so nothing is a picture."""

import io
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from app.record import inword
from app.record.blocks import Chart, Document
from app.record.wordml import clean, told

WESTERN, EASTERN = "Arial", "Microsoft YaHei"
INK, SOFT, WARN = RGBColor(0x1D, 0x1D, 0x1B), RGBColor(0x5C, 0x5A, 0x55), RGBColor(0x8C, 0x1D, 0x18)


def word(document: Document) -> bytes:
    out = docx.Document()
    dress(out, document)
    for chart, blocks in groupby(document.blocks, lambda block: isinstance(block, Chart)):
        if chart:
            for found in blocks:
                assert isinstance(found, Chart)
                inword.place(out, found, clean(found.caption))
        else:
            append(out, "".join(told(block) for block in blocks))
    data = io.BytesIO()
    out.save(data)
    return data.getvalue()


def append(out: Any, written: str) -> None:
    """Read at once, before the properties of the last section, which end the body."""
    for found in list(parse_xml(f"<w:body {nsdecls('w')}>{written}</w:body>")):
        out.element.body.sectPr.addprevious(found)


def dress(out: Any, document: Document) -> None:
    """A4, the running line on every page, page numbers, styles with an East Asian font and its fallback by charset."""
    section = out.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    out.core_properties.title = clean(document.title)
    out.core_properties.author = ""
    header = section.header.paragraphs[0]
    header.text = clean(document.running)
    number(section.footer.paragraphs[0])
    for name in ("Normal", "Title", "Header", "Footer", "Caption", "Quote", *(f"Heading {n}" for n in (1, 2, 3))):
        font(out.styles[name], document.lang)
    spaced(out)
    own(out, "Notice", bold=True, color=WARN)
    own(out, "Aside", italic=True, color=SOFT)
    own(out, "Small", size=Pt(9), color=SOFT)
    own(out, "Cell", size=Pt(9))
    own(out, "Gap", size=Pt(3))
    out.styles["Cell"].paragraph_format.space_after = out.styles["Gap"].paragraph_format.space_after = Pt(0)
    out.styles["Aside"].paragraph_format.space_after = out.styles["Small"].paragraph_format.space_after = Pt(2)


SIZES = {"Normal": 10.5, "Title": 20, "Heading 1": 15, "Heading 2": 12, "Heading 3": 10.5, "Header": 9, "Caption": 9}
BEFORE = {"Heading 1": 14, "Heading 2": 8, "Heading 3": 6, "Caption": 4}


def spaced(out: Any) -> None:
    """Close lines, dark headings: two pages should hold the figures of an evening."""
    for name, size in SIZES.items():
        style = out.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.paragraph_format.space_before = Pt(BEFORE.get(name, 0))
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.1
    out.styles["Quote"].paragraph_format.left_indent = Cm(0.6)
    out.styles["Header"].font.color.rgb = out.styles["Caption"].font.color.rgb = SOFT
    line = out.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if line is not None:
        line[0].set(qn("w:color"), "1D1D1B")


def font(style: Any, lang: str) -> None:
    style.font.name = WESTERN
    names = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        names.attrib.pop(qn(kind), None)
    names.set(qn("w:eastAsia"), EASTERN)
    names.set(qn("w:hint"), "eastAsia" if lang == "zh" else "default")
    style.font.color.rgb = style.font.color.rgb or INK


def own(out: Any, name: str, *, bold: bool = False, italic: bool = False, size: Any = None, color: Any = None) -> None:
    style = out.styles.add_style(name, 1)
    style.base_style = out.styles["Normal"]
    style.font.bold, style.font.italic, style.font.size, style.font.color.rgb = bold, italic, size, color


def number(paragraph: Any) -> None:
    """`PAGE / NUMPAGES`, filled in by the word processor."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for code, after in (("PAGE", " / "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)
        paragraph.add_run(after)
