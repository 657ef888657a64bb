"""The record as a workbook: one sheet for each part of the evidence, typed cells, frozen heads, native charts."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Any

import xlsxwriter

from app.i18n import N_, translate
from app.record.account import REHEARSAL
from app.record.annex import EXPLAINED, NOTHING, Annex
from app.record.blocks import Diverging, Plan, Slope, Table
from app.record.columns import long
from app.record.names import CHANNELS
from app.record.native import Drawn, plain
from app.record.read import clock, day
from app.record.report import detail, report
from app.record.report.decisions import PROMISES
from app.record.report.figures import HIDDEN
from app.record.report.figures import told as shown
from app.record.rows import HEAD, rows
from app.show.lines import Result, Transcript
from app.show.transcript import NOTICE

Row = Sequence[str | int | float]
WIDEST = 68
ABREAST = 3
"""Charts in a row."""
FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(%?)")


class Share(float):
    """0..1, shown in per cent."""


def typed(cell: str | int | float) -> str | int | float:
    """A figure that the report wrote out is a number again."""
    found = FIGURE.fullmatch(cell) if isinstance(cell, str) else None
    if found is None:
        return cell
    return Share(float(found[0][:-1]) / 100) if found[2] else float(found[0])


class Workbook:
    """One transcript on its sheets. People's words are always written as text, so that none can calculate."""

    def __init__(self, told: Transcript, zone: tzinfo | None, annex: Annex) -> None:
        self.told, self.zone, self.annex, self.data = told, zone, annex, io.BytesIO()
        self.blocks = [*report(told), *detail(told, zone)]
        self.book = xlsxwriter.Workbook(self.data, {"in_memory": True, "strings_to_formulas": False})
        self.bold = self.book.add_format({"bold": True, "bg_color": "#F3F0E8", "border": 1, "text_wrap": True})
        self.plain = self.book.add_format({"valign": "top"})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.warn = self.book.add_format({"bold": True, "font_color": "#8C1D18"})
        self.share = self.book.add_format({"num_format": "0.0%", "valign": "top"})

    def say(self, sentence: str, **values: object) -> str:
        return translate(self.told.lang, sentence, **values)

    def bytes(self) -> bytes:
        for name, head, lines in self.parts():
            self.sheet(name, head, lines)
        self.ballots()
        self.charts()
        for name, head, lines in self.last():
            self.sheet(name, head, lines)
        self.book.close()
        return self.data.getvalue()

    def sheet(self, name: str, head: Sequence[str], lines: Sequence[Row]) -> Any:
        """The notice on top, then a head that stays, then typed cells."""
        sheet = self.book.add_worksheet(self.say(name))
        mark = f"{self.say(REHEARSAL)} · " if self.told.rehearsal else ""
        sheet.write_string(0, 0, f"{mark}{self.told.title} · {self.say(NOTICE)}", self.warn)
        for column, title in enumerate(head):
            sheet.write_string(1, column, self.say(title), self.bold)
            longest = max((long(str(line[column])) for line in lines if column < len(line)), default=0)
            sheet.set_column(column, column, min(WIDEST, max(long(self.say(title)) + 4, longest + 2)))
        for n, line in enumerate(lines, 2):
            self.row(sheet, n, line)
        sheet.freeze_panes(2, 1)
        if head and not lines:
            sheet.write_string(2, 0, self.say("（没有）"), self.plain)
        if head and lines:
            sheet.autofilter(1, 0, 1 + len(lines), len(head) - 1)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        sheet.set_header(f"&L{mark}{self.say(NOTICE)}")
        sheet.set_footer("&R&P / &N")
        return sheet

    def row(self, sheet: Any, n: int, line: Row) -> None:
        for column, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(n, column, value, self.wrap)
            else:
                sheet.write_number(n, column, value, self.share if isinstance(value, Share) else self.plain)

    def parts(self) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
        """The evidence in its usual order; what the report has as a table stands here as it stands there."""
        yield N_("封面"), (N_("项目"), N_("内容")), list(self.cover())
        yield self.tables(N_("到场"), N_("谁来了"), (N_("项目"), N_("人数")))
        yield N_("经过"), PROCESS, list(self.process())
        yield self.tables(N_("提议"), N_("提议和结果"), MOTIONS)
        yield self.tables(N_("约定单"), N_("约定单"), PROMISES)
        yield N_("嘉宾"), GUESTS, list(self.experts())
        yield N_("发言"), (N_("时间"), N_("种类"), N_("文字"), N_("选项"), N_("支持")), list(self.words())
        yield self.tables(N_("谁说了话"), N_("谁说了话"), VOICES)
        yield N_("满意度"), (N_("问题"), N_("说法"), "n", N_("打 4 分和 5 分的"), N_("中间数")), list(self.pleased())
        yield self.tables(N_("前后对照"), N_("前后对照（同一批人）"), CHANGE)
        if not self.annex.has(self.say(EXPLAINED)):
            yield N_("待说明"), (N_("序号"), N_("差别"), N_("多少"), N_("主办方的说明")), self.found(N_("待说明"))
        yield from ((named(table.caption), table.head, table.rows) for table in self.annex.tables)

    def last(self) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
        yield N_("封条"), (N_("项目"), N_("内容")), list(self.seal())
        yield N_("全程"), HEAD, list(rows(self.told, self.zone))

    def tables(self, name: str, caption: str, head: Sequence[str]) -> tuple[str, Sequence[str], Sequence[Row]]:
        return name, head, self.found(caption)

    def found(self, caption: str) -> list[Row]:
        """The rows of the report's table with this caption."""
        named = self.say(caption)
        rows = (row for b in self.blocks if isinstance(b, Table) and b.caption == named for row in b.rows)
        return [tuple(typed(cell) for cell in row) for row in rows]

    def pleased(self) -> Iterator[Row]:
        asked = [line.result for line in self.told.lines if line.result and line.result.use == "satisfaction"]
        for question in dict.fromkeys(result.question for result in asked):
            yield from ((question, *row) for row in self.found(question))

    def cover(self) -> Iterator[Row]:
        told = self.told
        yield self.say("剧名"), told.title
        yield self.say("开演"), day(told.started, self.zone)
        yield self.say("结束"), day(told.ended, self.zone)
        yield self.say("计划分钟"), round((told.planned or 0) / 60)
        if told.started and told.ended:
            yield self.say("实际分钟"), round((told.ended - told.started) / 60_000)
        yield from ((self.say(ABOUT[name]), text) for name, text in told.about.items() if name in ABOUT)

    def process(self) -> Iterator[Row]:
        for s in self.told.spans:
            times = (clock(s.due, self.zone), clock(s.at, self.zone))
            planned, took = ("" if n is None else round(n / 60, 1) for n in (s.planned, s.took))
            late = round((s.at - s.due) / 60_000, 1)
            yield self.told.scenes.get(s.scene, ""), s.label, s.text, *times, late, planned, took

    def experts(self) -> Iterator[Row]:
        for guest in self.told.experts:
            times = (clock(guest.arrived, self.zone), clock(guest.left, self.zone))
            yield guest.name or self.say("嘉宾"), guest.field, *times, guest.notes, guest.stake

    def words(self) -> Iterator[Row]:
        for line in self.told.lines:
            if line.kind in ("say", "ask", "because", "note"):
                yield clock(line.at, self.zone), line.label, line.text, line.option or line.who, line.supports
        found = self.told.words
        yield self.say("收起的"), "", "；".join(f"{reason} {n}" for reason, n in found.hidden.items()), "", ""
        yield self.say("没有放出的"), "", str(found.waiting), "", ""
        yield self.say("自己收回的"), "", str(found.withdrawn), "", ""
        yield self.say("按请求删除的"), "", str(found.erased), "", ""

    def seal(self) -> Iterator[Row]:
        yield self.say("账本条数"), self.told.entries
        yield self.say("删除条数"), self.told.erased
        yield self.say("封条末端"), self.told.head
        yield "SHA-256", self.told.sha256

    def ballots(self) -> None:
        """All results in one table, and below it a bar chart of each."""
        results = [line.result for line in self.told.lines if line.result]
        lines = [line for result in results for line in self.result(result)]
        sheet = self.sheet(N_("投票"), BALLOT, lines)
        first, drawn = 2, 0
        for result in results:
            if any(c.n for c in result.counts):
                self.chart(sheet, len(lines), drawn, result, first)
                drawn += 1
            first += len(result.counts)

    def result(self, result: Result) -> Iterator[Row]:
        state = N_("不作数") if result.void else N_("当场公布") if result.revealed else N_("没有当场公布")
        tail = (result.voted, result.seats, result.run, self.say(state), result.rule, result.decision)
        for c in result.counts:
            by = (shown(c.channels.get(name, 0)) for name in CHANNELS)
            half = "" if c.median is None else c.median
            share = HIDDEN if c.share is None else Share(c.share)
            yield result.question, f"{c.option} {c.text}", shown(c.n), share, *by, half, *tail

    def charts(self) -> None:
        """The report's charts, each beside its figures."""
        found = [block for block in self.blocks if isinstance(block, Diverging | Slope | Plan)]
        sheet, name = self.sheet(N_("图"), (), ()), self.say("图")
        sheet.set_column(0, 0, 34)
        row = 2
        for block in found:
            drawn = Drawn(self.book, sheet, name, row, block)
            sheet.insert_chart(row, 6, drawn.native)
            row += max(drawn.rows + 2, round(drawn.native.height / 20) + 2)

    def chart(self, sheet: Any, below: int, n: int, result: Result, first: int) -> None:
        """The `n`th under so many lines, three side by side."""
        down, right = divmod(n, ABREAST)
        last, name = first + len(result.counts) - 1, self.say("投票")
        chart: Any = plain(self.book.add_chart({"type": "bar"}))
        series = {"categories": [name, first, 1, last, 1], "values": [name, first, 2, last, 2]}
        chart.add_series(series | {"fill": {"color": "#35618E"}, "data_labels": {"value": True}})
        chart.set_title({"name": f"n = {result.voted} · {result.question}", "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}})
        sheet.insert_chart(below + 4 + down * 16, 0, chart, {"x_offset": right * 500})


PROCESS = (
    N_("哪一场"),
    N_("环节"),
    N_("内容"),
    N_("计划开始"),
    N_("实际开始"),
    N_("晚了几分"),
    N_("计划几分"),
    N_("实际几分"),
)
MOTIONS = (N_("序号"), N_("提议"), N_("谁提的"), N_("附议"), N_("正方几次"), N_("反方几次"), N_("改动"), N_("结果"))
GUESTS = (N_("姓名"), N_("领域"), N_("到场"), N_("离场"), N_("发言"), N_("申明的关系"))
VOICES = (N_("项目"), N_("人数 N"), N_("次数 M"), N_("说过的占"), N_("最多的一成占"), N_("基尼"), N_("不均 E"))
CHANGE = (N_("说法"), "n", N_("前"), N_("后"), N_("净变"), N_("变了的人"), N_("检验"))
BALLOT = (
    N_("问题"),
    N_("选项"),
    N_("合计"),
    N_("占投票人"),
    *CHANNELS.values(),
    N_("中间数"),
    N_("投票的人"),
    N_("座位"),
    N_("第几次"),
    N_("状态"),
    N_("规则"),
    N_("这件事归谁定"),
)


ABOUT = {
    "place": N_("地方"),
    "people": N_("多少人合适"),
    "topics": N_("什么事"),
    "summary": N_("梗概"),
    "origin": N_("来历"),
    "authors": N_("作者"),
    "license": N_("许可"),
    "checked": N_("核对"),
    "care": N_("提醒"),
}


def named(caption: str) -> str:
    """What Excel takes as the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", caption.split("：")[0].split(":")[0])[:31].strip()


def sheets(told: Transcript, zone: tzinfo | None = None, annex: Annex = NOTHING) -> bytes:
    return Workbook(told, zone, annex).bytes()
