"""The transcript as one ordered table, for Excel and for anyone's own tools."""

import csv
import io
from collections.abc import Iterator
from datetime import tzinfo

from app.i18n import N_, translate
from app.record.account import REHEARSAL
from app.record.names import CHANNELS, VALUES
from app.record.read import local
from app.record.report import speaker
from app.record.report.changes import change
from app.record.report.figures import Say
from app.record.report.figures import told as shown
from app.show.lines import Line, Result, Shift, Transcript
from app.show.transcript import NOTICE

BOM = b"\xef\xbb\xbf"
HEAD = (
    N_("时间"),
    N_("种类"),
    N_("名称"),
    N_("场"),
    N_("环节"),
    N_("谁"),
    N_("文字"),
    N_("选项"),
    N_("渠道"),
    N_("数"),
    N_("第几次"),
    N_("状态"),
    N_("规则"),
    N_("说明"),
)
Row = tuple[str | int | float, ...]


def table(told: Transcript, zone: tzinfo | None = None) -> bytes:
    """CSV in UTF-8 with a byte-order mark; no cell can start a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([translate(told.lang, name) for name in HEAD])
    writer.writerows([neutral(cell) for cell in row] for row in rows(told, zone))
    return BOM + out.getvalue().encode()


def neutral(cell: str | int | float) -> str | int | float:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def rows(told: Transcript, zone: tzinfo | None) -> Iterator[Row]:
    say = speaker(told)
    mark = f"{say(REHEARSAL)} · " if told.rehearsal else ""
    first = local(told.opened, zone).isoformat(timespec="seconds")
    yield (first, "show", mark + told.title, "", "", "", say(NOTICE), "", "", "", "", "", "", told.show)
    for line in told.lines:
        at = local(line.at, zone).isoformat(timespec="seconds")
        place = (line.scene, line.beat)
        note = " · ".join(x for x in (line.answers, line.decision, line.seal, *cards(line)) if x)
        supports = line.supports or ""
        yield (
            at,
            line.kind,
            line.label,
            *place,
            line.who,
            line.text,
            line.option,
            "",
            supports,
            "",
            "",
            line.rule,
            note,
        )
        if line.result:
            yield from ((at, "count", *row) for row in counts(line, line.result, say))
        if line.shift:
            yield from ((at, "move", *row) for row in moves(line, line.shift, say))
    yield from sums(told, say)


def cards(line: Line) -> Iterator[str]:
    for card in line.cards:
        yield f"{card.title} {card.article}{' ?' if card.unchecked else ''}".strip()


def counts(line: Line, result: Result, say: Say) -> Iterator[Row]:
    """Each option by channel and in sum; scales and stands by value too. `state` revealed, counted or void."""
    state = say("不作数") if result.void else say("当场公布") if result.revealed else say("没有当场公布")
    tail = (result.run, state, result.rule, say(NOTICE))
    place = (say("票数"), line.scene, result.ballot, "")
    for found in result.counts:
        option = f"{found.option} {found.text}"
        for channel, n in found.channels.items():
            yield (*place, result.question, option, say(CHANNELS[channel]), shown(n), *tail)
        yield (*place, result.question, option, say("合计"), shown(found.n), *tail)
        for value, n in found.spread.items():
            yield (*place, say(VALUES.get(value, value)), option, say("每个回答"), shown(n), *tail)
    yield (*place, result.question, "", say("投票的人"), result.voted, *tail)


def moves(line: Line, shift: Shift, say: Say) -> Iterator[Row]:
    place = (say("前后对照"), line.scene, shift.second, "")
    tail = ("", "", "", "")
    yield (*place, "", "", say("两次都答"), shift.paired, *tail)
    yield (*place, "", "", say("少答一次"), shift.dropped, *tail)
    for found in shift.moves:
        _, n, before, after, *_ = change(shift, found, say)
        named = ((say("升"), found.up), (say("降"), found.down), (say("没变"), found.stayed))
        for name, value in ((say("人数"), n), *((name, shown(k)) for name, k in named)):
            yield (*place, "", f"{found.option} {found.text}", name, value, *tail)
        for name, value in ((say("前"), before), (say("后"), after)):
            yield (*place, "", f"{found.option} {found.text}", name, value, *tail)


def sums(told: Transcript, say: Say) -> Iterator[Row]:
    words = told.words
    found = ((N_("写下的"), words.made), (N_("印在这里的"), words.shown), (N_("没有放出的"), words.waiting))
    more = ((N_("自己收回的"), words.withdrawn), (N_("按请求删除的"), words.erased))
    for name, n in (*found, *more):
        yield ("", "sum", say(name), "", "", "", "", "", "", n, "", "", "", "")
    for reason, n in words.hidden.items():
        yield ("", "sum", say("收起的"), "", "", "", "", "", "", n, "", "", "", reason)
    for how, n in told.seats.items():
        yield ("", "sum", say("到场座位"), "", "", "", "", "", how, n, "", "", "", "")
    yield ("", "seal", say("封条"), "", "", "", told.head, "", "", told.entries, "", "", "", told.sha256)
