"""The record as a workbook: one sheet for each part of the evidence, typed cells, frozen heads, native charts."""

import io
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Any

import xlsxwriter

from app.i18n import N_, translate
from app.record.account import CHANNELS, REHEARSAL, SEATS
from app.record.read import clock, day
from app.record.rows import HEAD, rows
from app.show.lines import Result, Transcript
from app.show.transcript import NOTICE

Row = Sequence[str | int | float]
WIDTHS = {0: 24, 1: 16}


class Share(float):
    """0..1, shown in per cent."""


class Workbook:
    """One transcript on its sheets. People's words are always written as text, so that none can calculate."""

    def __init__(self, told: Transcript, zone: tzinfo | None) -> None:
        self.told, self.zone, self.data = told, zone, io.BytesIO()
        self.book = xlsxwriter.Workbook(self.data, {"in_memory": True, "strings_to_formulas": False})
        self.bold = self.book.add_format({"bold": True, "bg_color": "#F3F0E8", "border": 1, "text_wrap": True})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.warn = self.book.add_format({"bold": True, "font_color": "#8C1D18"})
        self.share = self.book.add_format({"num_format": "0.0%", "valign": "top"})

    def say(self, sentence: str, **values: object) -> str:
        return translate(self.told.lang, sentence, **values)

    def bytes(self) -> bytes:
        for name, head, lines in self.parts():
            self.sheet(name, head, lines)
        self.ballots()
        self.book.close()
        return self.data.getvalue()

    def sheet(self, name: str, head: Sequence[str], lines: Sequence[Row]) -> Any:
        """The notice on top, then a head that stays, then typed cells."""
        sheet = self.book.add_worksheet(self.say(name))
        mark = f"{self.say(REHEARSAL)} · " if self.told.rehearsal else ""
        sheet.write_string(0, 0, f"{mark}{self.told.title} · {self.say(NOTICE)}", self.warn)
        for column, title in enumerate(head):
            sheet.write_string(1, column, self.say(title), self.bold)
            sheet.set_column(column, column, WIDTHS.get(column, 14 if len(head) < 10 else 12))
        for n, line in enumerate(lines, 2):
            self.row(sheet, n, line)
        sheet.freeze_panes(2, 1)
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
                sheet.write_number(n, column, value, self.share if isinstance(value, Share) else None)

    def parts(self) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
        yield N_("封面"), (N_("项目"), N_("内容")), list(self.cover())
        yield N_("到场"), (N_("项目"), N_("人数")), list(self.people())
        yield N_("经过"), (N_("场"), N_("环节"), N_("计划"), N_("实际"), N_("差几秒")), list(self.process())
        yield (
            N_("嘉宾"),
            (N_("姓名"), N_("领域"), N_("到场"), N_("离场"), N_("发言"), N_("申明的关系")),
            list(self.experts()),
        )
        yield N_("发言"), (N_("时间"), N_("种类"), N_("文字"), N_("选项"), N_("支持")), list(self.words())
        yield N_("前后对照"), SHIFT, list(self.shifts())
        yield N_("封条"), (N_("项目"), N_("内容")), list(self.seal())
        yield N_("全程"), HEAD, list(rows(self.told, self.zone))

    def cover(self) -> Iterator[Row]:
        told = self.told
        yield self.say("剧名"), told.title
        yield self.say("开演"), day(told.started, self.zone)
        yield self.say("结束"), day(told.ended, self.zone)
        yield self.say("计划秒数"), told.planned or 0
        if told.started and told.ended:
            yield self.say("实际秒数"), (told.ended - told.started) // 1000
        yield from ((name, text) for name, text in told.about.items())

    def people(self) -> Iterator[Row]:
        yield self.say("到场座位"), sum(self.told.seats.values())
        yield from ((self.say(SEATS.get(how, how)), n) for how, n in self.told.seats.items())
        yield self.say("收回的座位"), self.told.evicted
        yield self.say("写过发言的人"), self.told.words.writers

    def process(self) -> Iterator[Row]:
        for line in self.told.lines:
            if line.kind == "cue":
                late = (line.at - (line.planned or line.at)) // 1000
                scene = self.told.scenes.get(line.scene, "")
                yield scene, line.text, clock(line.planned, self.zone), clock(line.at, self.zone), late

    def experts(self) -> Iterator[Row]:
        for guest in self.told.experts:
            times = (clock(guest.arrived, self.zone), clock(guest.left, self.zone))
            yield guest.name, guest.field, *times, guest.notes, guest.stake

    def words(self) -> Iterator[Row]:
        for line in self.told.lines:
            if line.kind in ("say", "ask", "because", "note"):
                yield clock(line.at, self.zone), line.label, line.text, line.option or line.who, line.supports
        found = self.told.words
        yield self.say("收起的"), "", "；".join(f"{reason} {n}" for reason, n in found.hidden.items()), "", ""
        yield self.say("没有放出的"), "", str(found.waiting), "", ""
        yield self.say("自己收回的"), "", str(found.withdrawn), "", ""
        yield self.say("按请求删除的"), "", str(found.erased), "", ""

    def shifts(self) -> Iterator[Row]:
        for shift in (line.shift for line in self.told.lines if line.shift):
            for m in shift.moves:
                yield m.text, shift.paired, shift.dropped, m.up, m.down, m.stayed, str(m.before), str(m.after)

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
        first = 2
        for n, result in enumerate(results):
            self.chart(sheet, len(lines) + 4 + n * 16, result, first)
            first += len(result.counts)

    def result(self, result: Result) -> Iterator[Row]:
        state = N_("不作数") if result.void else N_("当场公布") if result.revealed else N_("没有当场公布")
        tail = (result.voted, result.seats, result.run, self.say(state), result.rule, result.decision)
        for c in result.counts:
            by = (c.channels.get(name, 0) for name in APART)
            half = "" if c.median is None else c.median
            yield result.question, f"{c.option} {c.text}", c.n, Share(c.share), *by, half, *tail

    def chart(self, sheet: Any, row: int, result: Result, first: int) -> None:
        last, name = first + len(result.counts) - 1, self.say("投票")
        chart: Any = self.book.add_chart({"type": "bar"})
        series = {"categories": [name, first, 1, last, 1], "values": [name, first, 2, last, 2]}
        chart.add_series(series | {"fill": {"color": "#35618E"}, "data_labels": {"value": True}})
        chart.set_title({"name": f"n = {result.voted} · {result.question}", "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}})
        sheet.insert_chart(row, 0, chart)


APART = ("phone", "hands", "paper")
SHIFT = (N_("选项"), N_("两次都答"), N_("少答一次"), N_("升"), N_("降"), N_("没变"), N_("前平均"), N_("后平均"))
BALLOT = (
    N_("问题"),
    N_("选项"),
    N_("合计"),
    N_("占投票人"),
    *(CHANNELS[name] for name in APART),
    N_("中间数"),
    N_("投票的人"),
    N_("座位"),
    N_("第几次"),
    N_("状态"),
    N_("规则"),
    N_("这件事归谁定"),
)


def sheets(told: Transcript, zone: tzinfo | None = None) -> bytes:
    return Workbook(told, zone).bytes()
