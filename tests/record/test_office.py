"""Word, Excel and the ZIP: what the funder opens. Read back with what the files say, not with what we meant."""

import io
import re
import zipfile
from hashlib import sha256

import docx
import pytest
from docx.oxml.ns import qn

from app.record.columns import SHORT
from app.record.formats import export
from tests.record.evening import Evening, ended, erase, evening


@pytest.fixture(scope="module")
def play() -> Evening:
    return ended(evening("rehearsal"))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: archive.read(n).decode() for n in archive.namelist() if n.endswith((".xml", ".rels"))}


def test_word_has_real_headings_and_tables(play: Evening) -> None:
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    heads = [(p.style.name, p.text) for p in found.paragraphs if p.style and p.style.name.startswith(("Head", "Title"))]
    assert heads[0] == ("Title", "彩排 · 《门口的灯》演出记录")
    assert [text for style, text in heads if style == "Heading 1"] == ["总览", "细目", "经过", "封条"]
    assert [text for style, text in heads if style == "Heading 2"][-2:] == ["楼门口", "物业来了"]
    rows = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert ["A 物业", "3", "2", "5", "62.5%"] in rows


def test_no_row_of_a_table_in_word_is_torn_and_heads_stand_with_their_rows(play: Evening) -> None:
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    tables = [t for t in found.tables if len(t.rows) > 1]
    torn = [row for t in tables for row in t._tbl.tr_lst if row.trPr is None or not row.trPr.findall(qn("w:cantSplit"))]
    assert tables and torn == []
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for t in tables for cell in t.rows[0].cells)


def test_charts_are_written_without_serifs(play: Evening) -> None:
    for form, place in (("docx", "word/charts/chart"), ("xlsx", "xl/charts/chart")):
        charts = [x for n, x in parts(export(play.bodies, form)).items() if n.startswith(place)]
        assert charts and all('<a:ea typeface="Microsoft YaHei"/>' in chart for chart in charts)


def test_word_draws_its_charts_itself_and_keeps_their_figures(play: Evening) -> None:
    """A slope, the timeline, a scale: each with a workbook, none a picture."""
    with zipfile.ZipFile(io.BytesIO(export(play.bodies, "docx"))) as archive:
        charts = [n for n in archive.namelist() if n.startswith("word/charts/chart")]
        books = [n for n in archive.namelist() if n.startswith("word/embeddings/")]
        first = archive.read(charts[0]).decode()
        assert [n for n in archive.namelist() if n.startswith("word/media")] == []
    assert len(charts) == len(books) >= 3
    assert "<c:externalData" in first
    assert "<c:v>3.6</c:v>" in first


def test_a_bar_in_word_is_as_long_as_its_share(play: Evening) -> None:
    """62.5 % and 37.5 % of 12 cm."""
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    bars = [t for t in found.tables if len(t.rows) == 1]
    assert [round(column.width.cm, 1) for column in bars[0].columns] == [7.5, 4.5]
    assert [round(column.width.cm, 1) for column in bars[1].columns] == [4.5, 7.5]


def test_word_repeats_rehearsal_and_notice_on_every_page(play: Evening) -> None:
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    assert (
        found.sections[0].header.paragraphs[0].text == "彩排 · 《门口的灯》演出记录 · 模拟表决 / 意见征询，不是法定决定"
    )


def test_word_names_an_east_asian_font_in_every_style_it_uses(play: Evening) -> None:
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "Header"):
        names = found.styles[name].element.rPr.rFonts
        assert names.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert names.get(qn("w:eastAsiaTheme")) is None


def test_a_workbook_calculates_nothing_and_loads_nothing(play: Evening) -> None:
    found = parts(export(play.bodies, "xlsx"))
    sheets = {n: x for n, x in found.items() if n.startswith("xl/worksheets/sheet")}
    assert len(sheets) == 15
    assert [n for n, x in sheets.items() if "<f>" in x or "<f " in x or "<hyperlink" in x] == []
    assert [n for n in found if "externalLink" in n] == []
    assert "=1+1" in found["xl/sharedStrings.xml"]


def test_a_workbook_has_charts_and_heads_that_stay(play: Evening) -> None:
    found = parts(export(play.bodies, "xlsx"))
    assert len([n for n in found if n.startswith("xl/charts/chart")]) == 5
    assert all('state="frozen"' in x for n, x in found.items() if n.startswith("xl/worksheets/sheet"))


def test_a_workbook_types_its_numbers(play: Evening) -> None:
    ballots = parts(export(play.bodies, "xlsx"))["xl/worksheets/sheet12.xml"]
    row = re.search(r'<row r="3".*?</row>', ballots)
    assert row is not None
    assert re.findall(r'<c r="([C-H])3"[^>]*?><v>([\d.]+)</v>', row[0]) == [
        ("C", "5"),
        ("D", "0.625"),
        ("E", "3"),
        ("F", "0"),
        ("G", "2"),
        ("H", "0"),
    ]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_was_hidden_or_erased_is_in_no_part_of_the_file(play: Evening, form: str) -> None:
    assert "删掉我" in "".join(parts(export(play.bodies, form)).values())
    text = "".join(parts(export(erase(play.bodies, "c6"), form)).values())
    assert [w for w in ("删掉我", "骂人的话", "我收回", "没人看过", "没有放出的话") if w in text] == []


def test_the_zip_holds_every_form_with_its_sum(play: Evening) -> None:
    data = export(play.bodies, "zip", ledger=b"{}\n")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [f"sheets/{ballot}.1.json" for ballot in ("after", "before", "who")]
        names = [*(f"record.{form}" for form in ("csv", "docx", "html", "json", "md", "xlsx")), *sheets]
        assert sorted(archive.namelist()) == ["SHA256SUMS", *names]
        sums = [f"{sha256(archive.read(name)).hexdigest()}  {name}" for name in names]
        assert archive.read("SHA256SUMS").decode().splitlines() == sums


def test_a_control_character_breaks_neither() -> None:
    from app.record.wordml import clean

    assert clean("a\x0bb\x00c\td\ufffe") == "abc\td"


def test_short_tables_in_word_stand_on_one_page(play: Evening) -> None:
    """Every row but the last stays with the next."""
    found = docx.Document(io.BytesIO(export(play.bodies, "docx")))
    short = [t for t in found.tables if 2 < len(t.rows) <= 1 + SHORT]
    kept = {cell.paragraphs[0].paragraph_format.keep_with_next for t in short for r in t.rows[:-1] for cell in r.cells}
    last = {cell.paragraphs[0].paragraph_format.keep_with_next for t in short for cell in t.rows[-1].cells}
    assert short and (kept, last) == ({True}, {None})
