"""Paragraphs and tables as WordprocessingML (ECMA-376 part 1, 17): written as text, because a large record has tens of
thousands of elements and each made by hand costs more than all of them read at once."""

import re
from collections.abc import Sequence
from html import escape

from app.record.blocks import Bars, Block, Heading, Moment, Para, Quote, Speech, Table
from app.record.columns import SHORT, figure, shares

SOFT, BAR, REST, HEAD, EDGE = "5C5A55", "35618E", "ECE8DE", "F3F0E8", "BDB7AA"
STYLES = {"plain": "", "notice": "Notice", "aside": "Aside", "small": "Small"}
ROOM = 17.0
"""Centimetres between the margins."""
WHOLE, STEPS = 12.0, 40
"""A bar of a hundred per cent, in centimetres and in steps."""
TWIPS = 1440 / 2.54
UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
BREAKS = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{EDGE}"/>' for side in SIDES)
LOOK = (
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" '
    'w:val="04A0"/>'
)
GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def clean(text: str) -> str:
    """What XML may hold."""
    return text.translate(UNPRINTABLE)


def told(block: Block) -> str:
    """Every block but a chart, which is a part of its own."""
    match block:
        case Heading(level, text, fresh):
            return paragraph(run(text), f"Heading{level}" if level else "Title", fresh=fresh)
        case Para(text, style):
            return paragraph(run(text), STYLES[style])
        case Speech(who, text, how):
            return paragraph(run(who, "<w:b/>") + run(f"（{how}）{text}" if how else f"：{text}"))
        case Moment(clock, label, text):
            soft = f'<w:color w:val="{SOFT}"/>'
            return paragraph(run(f"{clock}  ", soft) + run(label, "<w:b/>") + run(f"  {text}"))
        case Quote(label, text, after):
            end = paragraph(run(after), "Small") if after else ""
            return paragraph(run(label), "Small", keep=True) + paragraph(run(text), "Quote", keep=bool(after)) + end
        case Table():
            return table(block.turned())
        case Bars():
            return "".join(bar(*row) for row in block.rows) + GAP
    return ""


def run(text: str, look: str = "") -> str:
    """`look`: properties of its letters."""
    parts = re.split(r"([\n\r\t])", clean(text).replace("\r\n", "\n"))
    said = "".join(BREAKS.get(part) or word(part) for part in parts if part)
    return f"<w:r><w:rPr>{look}</w:rPr>{said}</w:r>" if look else f"<w:r>{said}</w:r>"


def word(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text, False)}</w:t>"


def paragraph(runs: str, style: str = "", *, keep: bool = False, fresh: bool = False, more: str = "") -> str:
    """`keep` it on the page of the next one; `fresh`: on a new page. Properties come in the order of the schema."""
    found = f'<w:pStyle w:val="{style}"/>' if style else ""
    found += ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if fresh else "") + more
    return f"<w:p><w:pPr>{found}</w:pPr>{runs}</w:p>" if found else f"<w:p>{runs}</w:p>"


def table(found: Table) -> str:
    """Soft lines; no row torn; the head again on every page, and a short table whole on one."""
    caption = paragraph(run(found.caption), "Caption", keep=True) if found.caption else ""
    wide = [round(ROOM * share * TWIPS) for share in shares(found)]
    kept = len(found.rows) if len(found.rows) <= SHORT else 1
    rows = "".join(row(line, wide, n < kept) for n, line in enumerate(found.rows, 1))
    look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:jc w:val="center"/>'
    look += f'<w:tblBorders>{LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>{inset(25, 85)}{LOOK}'
    return f"{caption}<w:tbl><w:tblPr>{look}</w:tblPr>{grid(wide)}{head(found.head, wide)}{rows}</w:tbl>{GAP}"


def grid(wide: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def head(names: Sequence[str], wide: Sequence[int]) -> str:
    cells = (
        cell(paragraph(run(name, "<w:b/>"), "Cell", keep=True), width, HEAD)
        for name, width in zip(names, wide, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def row(values: Sequence[str | int | float], wide: Sequence[int], keep: bool) -> str:
    cells = (cell(inside(value, keep), width) for value, width in zip(values, wide, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def inside(value: str | int | float, keep: bool) -> str:
    return paragraph(run(str(value)), "Cell", keep=keep, more='<w:jc w:val="right"/>' if figure(value) else "")


def cell(content: str, width: int, color: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>' if color else ""
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>{content}</w:tc>'


def inset(tall: int, wide: int) -> str:
    """Room around what stands in the cells, in twentieths of a point: fonts that stand in are often taller."""
    room = ((side, wide if side in ("left", "right") else tall) for side in SIDES[:4])
    sides = "".join(f'<w:{side} w:w="{n}" w:type="dxa"/>' for side, n in room)
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def bar(label: str, share: float, end: str) -> str:
    """A table of two shaded cells whose widths are its share of the whole."""
    filled = round(max(0.0, min(share, 1.0)) * STEPS)
    name = paragraph(run(f"{label} · {end}"), "Small", keep=True, more='<w:spacing w:before="60"/>')
    wide = [round(max(0.05, WHOLE * steps / STEPS) * TWIPS) for steps in (filled, STEPS - filled)]
    colors = (BAR if filled else REST, REST if filled < STEPS else BAR)
    thin = paragraph("", more='<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>')
    cells = "".join(cell(thin, width, color) for width, color in zip(wide, colors, strict=True))
    look = f'<w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>{inset(0, 0)}{LOOK}'
    return f"{name}<w:tbl><w:tblPr>{look}</w:tblPr>{grid(wide)}<w:tr>{cells}</w:tr></w:tbl>"
