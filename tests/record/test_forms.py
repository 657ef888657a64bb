"""The record in the forms people read: the same evening, nothing that was hidden, nothing that can run."""

import csv
import io
from datetime import timedelta, timezone

import pytest

from app.errors import Malformed
from app.record.blocks import Document, Table
from app.record.columns import figure
from app.record.formats import export
from app.record.markdown import escape
from app.record.page import page
from app.record.rows import neutral
from app.show import commands as c
from app.show.commands import Who
from tests.record.evening import BOSS, Evening, ended, erase, evening

ZONE = timezone(timedelta(hours=8))
TEXT = ("md", "html", "csv")


@pytest.fixture(scope="module")
def play() -> Evening:
    return ended(evening())


def made(play: Evening, form: str, lang: str = "zh") -> str:
    return export(play.bodies, form, lang, head=b"\xab" * 32, zone=ZONE).decode()


@pytest.mark.parametrize("form", TEXT)
def test_every_form_tells_the_evening_in_order(play: Evening, form: str) -> None:
    text = made(play, form)
    text = text[text.index("老冯") :]
    story = ["老冯", "灯由谁来修？", "他们收了钱", "前后对照", "法律怎么说？", "先看约定。", "物业来了", "ab" * 32]
    assert sorted(story, key=text.index) == story
    assert "模拟表决 / 意见征询，不是法定决定" in text


@pytest.mark.parametrize("form", TEXT)
def test_what_was_not_approved_is_counted_and_never_printed(play: Evening, form: str) -> None:
    text = made(play, form)
    assert [w for w in ("骂人的话", "我收回", "没人看过", "没有放出的话") if w in text] == []
    assert "人身攻击" in text


def test_many_words_one_after_another_stand_in_one_table() -> None:
    play = evening()
    for n in range(1, 7):
        play.does(Who("resident", f"p{n}"), c.Say(f"第{n}句"))
    play.does(BOSS, *(c.Approve(f"c{n}") for n in range(8, 14)))
    text = made(play, "md")
    assert "第6句 |" in text and "**发言**" in text


@pytest.mark.parametrize("form", TEXT)
def test_erased_words_leave_only_their_place(play: Evening, form: str) -> None:
    assert "删掉我" in made(play, form)
    text = export(erase(play.bodies, "c6"), form, "zh", zone=ZONE).decode()
    assert "删掉我" not in text
    assert "已删除" in text


@pytest.mark.parametrize("form", TEXT)
def test_a_rehearsal_says_so_first(form: str) -> None:
    text = made(ended(evening("rehearsal")), form)
    assert text.index("彩排") < text.index("门口的灯")
    assert "彩排" not in made(ended(evening()), form)


def test_the_page_repeats_rehearsal_and_notice_on_every_sheet() -> None:
    text = made(evening("rehearsal"), "html")
    head = text[text.index("<thead>") : text.index("</thead>")]
    assert "彩排" in head
    assert "不是法定决定" in head


def test_the_page_needs_nothing_from_outside_and_runs_nothing(play: Evening) -> None:
    text = made(play, "html")
    assert [
        w for w in ("<script", "<link", "<img", "src=", "href=", "url(", "@import", "http:", "https:") if w in text
    ] == []
    assert "&lt;b&gt;" in text
    assert "<b></" not in text


def test_the_table_opens_in_excel_and_calculates_nothing(play: Evening) -> None:
    data = export(play.bodies, "csv", "zh", zone=ZONE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")] == []
    assert [row["文字"] for row in rows if row["种类"] == "say"] == ["'=1+1", "删掉我"]


def test_the_table_has_each_channel_apart_and_in_sum(play: Evening) -> None:
    rows = list(csv.DictReader(io.StringIO(made(play, "csv").removeprefix("\ufeff"), newline="")))
    found = [(r["选项"], r["渠道"], r["数"]) for r in rows if r["种类"] == "count" and r["环节"] == "who"]
    assert found == [
        ("A 物业", "手机", "3"),
        ("A 物业", "举手", "2"),
        ("A 物业", "合计", "5"),
        ("B 大家凑钱", "手机", "3"),
        ("B 大家凑钱", "合计", "3"),
        ("", "投票的人", "8"),
    ]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx"])
def test_a_cell_that_could_calculate_is_made_text(cell: str) -> None:
    assert neutral(cell) == "'" + cell


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [neutral(c) for c in (-3, 0.5, "门=灯", "")] == [-3, 0.5, "门=灯", ""]


def test_markdown_of_a_resident_is_only_words() -> None:
    assert escape("# 一\n- 二\n1. 三\n[a](b) <i> 2.5") == "\\# 一  \n\\- 二  \n1\\. 三  \n\\[a\\](b) \\<i\\> 2.5"


def test_json_is_the_ledger_itself(play: Evening) -> None:
    assert export(play.bodies, "json", ledger=b'{"a":1}\n') == b'{"a":1}\n'
    with pytest.raises(Malformed):
        export(play.bodies, "json")


def test_an_unknown_form_names_the_known_ones(play: Evening) -> None:
    with pytest.raises(Malformed, match="docm"):
        export(play.bodies, "docm")


def test_at_any_moment_of_the_evening_there_is_a_record() -> None:
    bodies = ended(evening()).bodies
    for n in range(1, len(bodies) + 1):
        for form in TEXT:
            assert "门口的灯" in export(bodies[:n], form).decode()


@pytest.mark.parametrize("form", ["md", "html", "csv", "docx", "xlsx"])
def test_an_english_record_tells_the_same_evening(play: Evening, form: str) -> None:
    data = export(play.bodies, form, "en", zone=ZONE)
    assert len(data) > 2000
    if form in TEXT:
        assert [w for w in ("老冯", "他们收了钱", "先看约定。") if w not in data.decode()] == []


def test_short_tables_of_the_page_are_not_torn_and_figures_stand_under_their_names() -> None:
    short, long = (Table(("问题", "n"), (("装不装", 5),) * rows) for rows in (3, 30))
    told = page(Document("记录", "zh", "记录", (short, long))).decode()
    assert (told.count('class="wide whole"'), told.count('class="wide"')) == (1, 1)
    assert told.count('<th scope="col">问题</th><th scope="col" class="number">n</th>') == 2
    assert [x for x in ("12", "+0.43", "64%", "＊", "—") if not figure(x)] == []
    assert [x for x in ("12 人", "p = 0.5", "") if figure(x)] == []
