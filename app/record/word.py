"""A document as Word: real styles, real headings, real tables; bars are cells of a table, so nothing is a picture."""

import io
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from app.record import inword
from app.record.blocks import Bars, Block, Diverging, Document, Heading, Moment, Para, Plan, Quote, Slope, Speech, Table
from app.record.columns import SHORT, figure, shares

WESTERN, EASTERN = "Arial", "Microsoft YaHei"
INK, SOFT, WARN = RGBColor(0x1D, 0x1D, 0x1B), RGBColor(0x5C, 0x5A, 0x55), RGBColor(0x8C, 0x1D, 0x18)
BAR, REST = "35618E", "ECE8DE"
STYLES = {"plain": "Normal", "notice": "Notice", "aside": "Aside", "small": "Small"}
STEPS = 40
ROOM = 17.0
"""Centimetres between the margins."""
AFTER = ("w:tblLook", "w:tblCaption", "w:tblDescription")
"""What follows in the properties of a table."""
KEPT = ("w:keepLines", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What follows a mark of keeping together in the properties of a paragraph."""
UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def word(document: Document) -> bytes:
    out = docx.Document()
    dress(out, document)
    for found in document.blocks:
        block(out, found)
    data = io.BytesIO()
    out.save(data)
    return data.getvalue()


def clean(text: str) -> str:
    """What XML may hold."""
    return text.translate(UNPRINTABLE)


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


def paragraph(out: Any, text: str, style: str) -> Any:
    """By the id of a style, its name without spaces: by name each paragraph would look through all of them."""
    line = out.add_paragraph(clean(text))
    line._p.style = style.replace(" ", "")
    return line


def block(out: Any, found: Block) -> None:
    match found:
        case Heading(level, text, fresh):
            paragraph(out, text, f"Heading {level}" if level else "Title").paragraph_format.page_break_before = fresh
        case Para(text, style):
            paragraph(out, text, STYLES[style])
        case Speech(who, text, how):
            line = out.add_paragraph()
            line.add_run(clean(who)).bold = True
            line.add_run(clean(f"（{how}）{text}" if how else f"：{text}"))
        case Moment(clock, label, text):
            line = out.add_paragraph()
            line.add_run(f"{clock}  ").font.color.rgb = SOFT
            line.add_run(clean(label)).bold = True
            line.add_run(clean(f"  {text}"))
        case Quote(label, text, after):
            paragraph(out, label, "Small").paragraph_format.keep_with_next = True
            paragraph(out, text, "Quote").paragraph_format.keep_with_next = bool(after)
            if after:
                paragraph(out, after, "Small")
        case Table():
            table(out, found.turned())
        case Bars():
            bars(out, found)
        case Diverging() | Slope() | Plan():
            inword.place(out, found, clean(found.caption))


def table(out: Any, found: Table) -> None:
    if found.caption:
        paragraph(out, found.caption, "Caption").paragraph_format.keep_with_next = True
    grid = out.add_table(rows=1 + len(found.rows), cols=len(found.head), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    dressed(grid)
    wide = [Cm(ROOM * share) for share in shares(found)]
    for column, width in zip(grid.columns, wide, strict=True):
        column.width = width
    for line, row in zip(grid._tbl.tr_lst, (found.head, *found.rows), strict=True):
        line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for box, value, width in zip(line.tc_lst, row, wide, strict=True):
            fill(box, value, width)
    head = grid.rows[0]
    for box in head.cells:
        box.paragraphs[0].runs[0].bold = True
        shade(box, "F3F0E8")
    together(grid, len(found.rows) if len(found.rows) <= SHORT else 1)
    repeat(head)
    paragraph(out, "", "Gap")


def together(grid: Any, rows: int) -> None:
    """The first `rows` each stay with the next: a short table whole, of a long one the head with its first row."""
    for line in grid._tbl.tr_lst[:rows]:
        for box in line.tc_lst:
            found = OxmlElement("w:keepNext")
            box.p_lst[0].get_or_add_pPr().insert_element_before(found, *KEPT)


def fill(box: Any, value: str | int | float, width: Any) -> None:
    """Straight into the cell's own paragraph: a large record has thousands."""
    box.width = width
    line = box.p_lst[0]
    line.style = "Cell"
    if figure(value):
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_r().text = clean(str(value))


def dressed(grid: Any) -> None:
    """Soft lines; room above and below the letters: fonts that stand in for a missing one are often taller."""
    inset(grid, 85)
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        found = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BDB7AA")):
            found.set(qn(f"w:{name}"), value)
        lines.append(found)
    grid._tbl.tblPr.insert_element_before(lines, "w:shd", "w:tblLayout", "w:tblCellMar", *AFTER)


def inset(grid: Any, wide: int) -> None:
    """Room around what stands in the cells; in twentieths of a point, a little above and below."""
    room = OxmlElement("w:tblCellMar")
    for side, width in (("top", 25), ("left", wide), ("bottom", 25), ("right", wide)):
        found = OxmlElement(f"w:{side}")
        found.set(qn("w:w"), str(width if wide else 0))
        found.set(qn("w:type"), "dxa")
        room.append(found)
    grid._tbl.tblPr.insert_element_before(room, *AFTER)


def repeat(row: Any) -> None:
    """The head again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def shade(place: Any, color: str) -> None:
    fill = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", color)):
        fill.set(qn(name), value)
    place._tc.get_or_add_tcPr().append(fill)


def bars(out: Any, found: Bars) -> None:
    """A bar is a table of two shaded cells whose widths are its share of 12 cm."""
    for label, share, end in found.rows:
        line = paragraph(out, f"{label} · {end}", "Small")
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(3)
        filled = round(max(0.0, min(share, 1.0)) * STEPS)
        grid = out.add_table(rows=1, cols=2)
        grid.autofit = False
        inset(grid, 0)
        cells = zip(grid.columns, grid.rows[0].cells, (filled, STEPS - filled), (BAR, REST), strict=True)
        for column, place, steps, color in cells:
            column.width = place.width = Cm(max(0.05, 12 * steps / STEPS))
            shade(place, color if steps else (REST if color == BAR else BAR))
            place.paragraphs[0].paragraph_format.line_spacing = Pt(8)
            place.paragraphs[0].paragraph_format.space_after = Pt(0)
    paragraph(out, "", "Gap")
