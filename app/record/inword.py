"""A native chart in a Word file: the chart's own XML with its workbook beside it, so that Word can edit its data."""

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

import xlsxwriter
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Emu

from app.record.blocks import Chart
from app.record.native import Drawn

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:c="{DRAWING}" '
    f'xmlns:r="{RELATED}"'
)
WIDTH = Emu(6_000_000)


def place(out: Any, found: Chart, title: str) -> None:
    """At the end of the document, in a paragraph of its own; `title`: what a screen reader says."""
    workbook, drawing, shape = made(found)
    package = out.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    inside = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), SHEET, workbook, package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    data = chart.relate_to(inside, f"{RELATED}/package")
    tail = f'<c:externalData xmlns:r="{RELATED}" r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    chart._blob = re.sub(rb"<c:printSettings>.*?</c:printSettings>", b"", drawing, flags=re.DOTALL).replace(
        b"</c:chartSpace>", tail.encode()
    )
    wide, high = shape
    size = (WIDTH, round(WIDTH * high / wide))
    xml = inline(out.part.relate_to(chart, f"{RELATED}/chart"), number, size, title)
    out.add_paragraph().add_run()._r.append(parse_xml(xml))


def inline(rel: str, number: int, size: tuple[int, int], title: str) -> str:
    name = f'<wp:docPr id="{1000 + number}" name="chart{number}" descr={quoteattr(title)}/>'
    graphic = f'<a:graphic><a:graphicData uri="{DRAWING}"><c:chart r:id="{rel}"/></a:graphicData></a:graphic>'
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
    body = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">{extent}{name}<wp:cNvGraphicFramePr/>{graphic}</wp:inline>'
    )
    return (
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {NAMES}>{body}</w:drawing>'
    )


def made(found: Chart) -> tuple[bytes, bytes, tuple[int, int]]:
    """The workbook, the chart's XML, its width and height in pixels."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("data")
    drawn = Drawn(book, sheet, "data", 0, found)
    sheet.insert_chart(drawn.rows + 1, 0, drawn.native)
    book.close()
    with zipfile.ZipFile(data) as archive:
        xml = archive.read("xl/charts/chart1.xml")
    return data.getvalue(), xml, (int(drawn.native.width), int(drawn.native.height))
