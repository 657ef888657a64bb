"""The funder's form comes back filled, and otherwise as it was."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from docx import Document

from app.errors import TheatreError
from app.programme.blanks import fill

VALUES = {"人数": "24", "项目": "春天 <的> {{人数}}"}


def form() -> bytes:
    paper = Document()
    line = paper.add_paragraph("到场 {{人")
    line.add_run("数}} 人，项目 ").bold = True
    line.add_run("{{ 项目 }}。")
    cell = paper.add_table(1, 1).cell(0, 0)
    cell.text = "{{没人知道}}"
    paper.sections[0].header.paragraphs[0].text = "{{人数}}"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def table() -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("表")
        sheet.write(0, 0, "人数：{{人数}}")
        sheet.write_formula(1, 0, "=1+1")
    return out.getvalue()


def test_a_word_form_is_filled_across_its_runs() -> None:
    made, done, unknown = fill(form(), VALUES)
    paper = Document(BytesIO(made))
    assert paper.paragraphs[0].text == "到场 24 人，项目 春天 <的> {{人数}}。"
    assert paper.sections[0].header.paragraphs[0].text == "24"
    assert paper.tables[0].cell(0, 0).text == "{{没人知道}}"
    assert (done, unknown) == (["人数", "项目"], ["没人知道"])


def test_an_excel_form_is_filled_and_its_formulas_stay() -> None:
    made, done, unknown = fill(table(), VALUES)
    with zipfile.ZipFile(BytesIO(made)) as new, zipfile.ZipFile(BytesIO(table())) as old:
        assert "人数：24" in new.read("xl/sharedStrings.xml").decode()
        same = [n for n in old.namelist() if new.read(n) == old.read(n)]
        assert set(old.namelist()) - set(same) <= {"xl/sharedStrings.xml", "docProps/core.xml"}
    assert (done, unknown) == (["人数"], [])


def archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BOMB = archive(**{"word/document.xml": b"<a>{{" + b"0" * 60_000_000 + b"</a>"})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04", archive(a=b"x"), BOMB, archive(**{"word/document.xml": b"<a>{{"}),
        archive(**{"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}),
    ],
)  # fmt: skip
def test_a_forged_form_is_refused(data: bytes) -> None:
    with pytest.raises(TheatreError):
        fill(data, VALUES)


def test_an_entity_reads_no_file() -> None:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    text = ENTITY + b"<w:p " + space + b"><w:r><w:t>{{\xe4\xba\xba\xe6\x95\xb0}} &x;</w:t></w:r></w:p>"
    made, _, _ = fill(archive(**{"word/document.xml": text}), VALUES)
    with zipfile.ZipFile(BytesIO(made)) as found:
        assert b"root" not in found.read("word/document.xml")
