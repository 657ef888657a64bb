"""The transcript as a document: what it says, in which order, whatever form it takes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo
from itertools import groupby

from app.i18n import N_, plural, translate
from app.record.annex import EXPLAINED, NOTHING, Annex
from app.record.blocks import Bars, Block, Document, Heading, Moment, Para, Quote, Speech, Table
from app.record.names import CHANNELS, VALUES
from app.record.read import clock, day, offset
from app.record.report import detail, report
from app.record.report.changes import change, diverging
from app.record.report.figures import told as shown
from app.show.lines import CardLine, Expert, Line, Move, Result, Shift, Transcript
from app.show.telling_table import BREACHES
from app.show.transcript import NOTICE

FICTION = N_("剧情和人物都是虚构的。")
LAW = N_("普法提示，不是法律意见；以现行文本和当地规定为准。")
REHEARSAL = N_("彩排")
Row = tuple[str | int | float, ...]
MANY = 4
TAGGED = ("pin", "checked", "ending", "promise", "carried", "try")


class Account:
    """Turns one transcript into blocks. `zone`: the zone its times are told in; `annex` stands behind the detail."""

    def __init__(self, told: Transcript, zone: tzinfo | None = None, annex: Annex = NOTHING) -> None:
        self.told, self.zone, self.annex = told, zone, annex

    def say(self, sentence: str, **values: object) -> str:
        return translate(self.told.lang, sentence, **values)

    def join(self, between: str, *parts: str) -> str:
        """Non-empty parts; Chinese signs between them become English ones in an English record."""
        between = between if self.told.lang == "zh" else {"：": ": ", "，": ", ", "、": ", "}.get(between, between)
        return between.join(part for part in parts if part)

    def document(self) -> Document:
        title = self.say("《{title}》演出记录", title=self.told.title)
        mark = self.say(REHEARSAL) + " · " if self.told.rehearsal else ""
        running = f"{mark}{title} · {self.say(NOTICE)}"
        return Document(f"{mark}{title}", self.told.lang, running, tuple(named_once(self.blocks(f"{mark}{title}"))))

    def blocks(self, title: str) -> Iterator[Block]:
        yield Heading(0, title)
        yield from self.opening()
        yield from report(self.told)
        yield from detail(self.told, self.zone, explained=self.annex.has(self.say(EXPLAINED)))
        yield from self.guests()
        yield from self.words()
        yield from self.added()
        yield Heading(1, self.say("经过"))
        scene = None
        for alike, lines in groupby(self.told.lines, together):
            found = list(lines)
            if any(alike) and len(found) >= MANY:
                yield self.chorus(found)
                continue
            for line in found:
                if line.scene != scene and line.kind == "cue":
                    scene = line.scene
                    yield Heading(2, self.scene(scene))
                yield from self.line(line)
        yield from self.seal()

    def chorus(self, lines: list[Line]) -> Table:
        """Many words one after another stand close, one line each; what was chosen beside them where it says much."""
        how = next((r.how for line in self.told.lines if (r := line.result) and r.ballot == lines[0].ballot), "")
        chosen = how in ("one", "many", "quiz", "motion") and any(line.option for line in lines)
        head = (N_("时间"), N_("说的话"), *([N_("选了")] if chosen else []), N_("支持"))
        rows = tuple((clock(x.at, self.zone), x.text, *([x.option] if chosen else []), x.supports or "") for x in lines)
        caption = self.join(" · ", lines[0].label, lines[0].answers)
        return Table(tuple(self.say(x) for x in head), rows, caption)

    def added(self) -> Iterator[Block]:
        """What the organizer filled in: no entry of the ledger, and not under its seal."""
        if self.annex.tables:
            yield Heading(1, self.say("组织者填的材料"))
            yield Para(self.say("下面是组织者、嘉宾和志愿者自己填的，不在账本里，封条管不到。"), "small")
            yield from self.annex.tables

    def scene(self, id: str) -> str:
        return self.told.scenes.get(id, id)

    def opening(self) -> Iterator[Block]:
        told = self.told
        if told.rehearsal:
            yield Para(self.say("这是彩排：座上的居民是模拟的，数字不代表任何人。"), "notice")
        yield Para(self.say(NOTICE), "notice")
        if told.fiction:
            yield Para(self.say(FICTION), "small")
        begun = day(told.started, self.zone) or self.say("还没有开演")
        over = day(told.ended, self.zone) or self.say("还没有结束")
        times = self.say("{begun} 开演，{over} 结束", begun=begun, over=over)
        yield Para(f"{times} · {offset(told.opened, self.zone)}")

    def guests(self) -> Iterator[Block]:
        """Who advised, when they came and went by their own hand, and what they declared."""
        if self.told.experts:
            yield Heading(2, self.say("嘉宾"))
            head = (N_("姓名"), N_("领域"), N_("到场"), N_("离场"), N_("发言"), N_("申明的关系"))
            yield Table(tuple(self.say(x) for x in head), tuple(self.expert(guest) for guest in self.told.experts))

    def expert(self, guest: Expert) -> Row:
        times = (clock(guest.arrived, self.zone), clock(guest.left, self.zone))
        return (guest.name or self.say("嘉宾"), guest.field, *times, guest.notes, guest.stake)

    def line(self, line: Line) -> Iterator[Block]:
        if line.kind == "line":
            yield Speech(line.who, line.text, line.label) if line.who else Para(line.text, "aside")
        elif line.common or line.heard:
            return  # told in figures on the first pages
        elif line.kind == "cue":
            yield from self.cue(line)
        elif line.kind in ("say", "ask", "because", "note"):
            yield self.quote(line)
            yield from self.cards(line)
        elif line.result:
            yield Moment(clock(line.at, self.zone), line.label, line.text)
            yield from self.result(line.result)
        elif line.shift:
            yield Moment(clock(line.at, self.zone), line.label, line.text)
            yield from self.shift(line.shift)
        else:
            yield from self.moment(line)

    def cue(self, line: Line) -> Iterator[Block]:
        yield Heading(3, f"{clock(line.at, self.zone)} {line.label}")
        if line.planned and line.planned != line.at:
            yield Para(self.say("计划 {planned}", planned=clock(line.planned, self.zone)), "small")
        yield Para(line.text)
        yield from self.cards(line)

    def moment(self, line: Line) -> Iterator[Block]:
        tag = self.join(" · ", line.option, line.answers) if line.kind in TAGGED else ""
        said = self.join(" · ", line.text, tag)
        yield Moment(clock(line.at, self.zone), line.label, self.join("：", line.who, said))
        if line.rule:
            yield Para(self.say("规则：{rule}", rule=line.rule), "small")
        if line.decision:
            yield Para(self.say("这件事归谁定：{decision}", decision=line.decision), "small")
        yield from self.cards(line)
        if line.seal:
            yield Para(self.say("封条：{seal}", seal=line.seal), "small")

    def quote(self, line: Line) -> Quote:
        label = f"{line.label} · {line.who or line.option}" if line.who or line.option else line.label
        after = [self.say("回答：{question}", question=line.answers)] if line.answers else []
        after += [plural(self.told.lang, "{n} 人支持", "{n} 人支持", line.supports)] if line.supports else []
        return Quote(f"{clock(line.at, self.zone)} {label}", line.text, " · ".join(after))

    def cards(self, line: Line) -> Iterator[Block]:
        for card in line.cards:
            yield self.card(card)

    def card(self, card: CardLine) -> Quote:
        parts = [card.source, card.article, self.say("{date} 施行", date=card.in_force) if card.in_force else ""]
        parts.append(self.say("核对：{who}", who=card.checked) if card.checked else "")
        parts.append(self.say("待核实") if card.unchecked else "")
        parts.append(self.say(LAW) if card.kind == "law" else "")
        return Quote(self.say("资料卡 · {title}", title=card.title), card.plain, self.join(" · ", *parts))

    def result(self, result: Result) -> Iterator[Block]:
        yield Para(self.say(NOTICE), "notice")
        if result.void:
            yield Para(self.say("这一次后来重投了，不作数。"), "notice")
        names = [name for name in CHANNELS if any(name in c.channels for c in result.counts)]
        n = self.say("n = {voted}，座位 {seats}", voted=result.voted, seats=result.seats)
        channels = [f"{self.say(CHANNELS.get(k, k))} {v}" for k, v in result.channels.items() if v]
        shown = self.say("当场公布") if result.revealed else self.say("没有当场公布")
        yield Para(self.join(" · ", n, self.join("，", *channels), result.rule, result.decision, shown), "small")
        head = (self.say("选项"), *(self.say(CHANNELS[c]) for c in names), *self.measures(result))
        yield Table(head, tuple(self.count(result, i, names) for i in range(len(result.counts))), result.question)
        yield from self.drawn(result)
        if result.channels.get("helper", 0) > 0 and "helper" not in names:
            yield Para(self.say("代填的太少，算在手机里，免得看出谁选了什么。"), "small")
        if result.decided:
            yield Para(self.say("票数相同，主持人当众定：{option}", option=result.decided))

    def drawn(self, result: Result) -> Iterator[Block]:
        """Scales and stands around their middle, other answers as bars; nothing of what is hidden."""
        if result.how in ("scale", "agree"):
            yield from diverging(result, self.say)
        elif any(c.n for c in result.counts):
            yield Bars(tuple((f"{c.option} {c.text}", c.share or 0.0, str(shown(c.n))) for c in result.counts))

    def measures(self, result: Result) -> tuple[str, ...]:
        if result.how == "scale":
            return tuple(self.say(x) for x in (N_("人数"), N_("中间数"), N_("平均"), N_("1 到 5 分各几人")))
        if result.how == "agree":
            return tuple(self.say(x) for x in (N_("同意"), N_("不同意"), N_("说不准"), N_("没答")))
        return tuple(self.say(x) for x in (N_("合计"), N_("占投票人")))

    def count(self, result: Result, i: int, names: list[str]) -> Row:
        c = result.counts[i]
        right = self.say("（正确）") if c.right else ""
        row: Row = (f"{c.option} {c.text}{right}", *(shown(c.channels.get(name, 0)) for name in names))
        if result.how == "scale":
            spread = " / ".join(str(shown(c.spread.get(str(v), 0))) for v in range(1, 6))
            half, average = ("" if x is None else f"{x:g}" for x in (c.median, c.mean))
            return (*row, shown(c.n), half, average, spread)
        if result.how == "agree":
            silent = None if c.n is None else result.voted - c.n
            return (*row, *(shown(c.spread.get(v, 0)) for v in VALUES), shown(silent))
        return (*row, shown(c.n), shown(None) if c.share is None else f"{c.share:.1%}")

    def shift(self, shift: Shift) -> Iterator[Block]:
        yield Para(
            self.say("同一批人前后两次都答的 {n} 人，少答一次的 {m} 人。", n=shift.paired, m=shift.dropped), "small"
        )
        head = tuple(self.say(x) for x in (N_("选项"), "n", N_("升"), N_("降"), N_("没变"), N_("前"), N_("后")))
        rows = (self.move(shift, m) for m in shift.moves)
        yield Table(head, tuple(rows), self.say("前后对照"))

    def move(self, shift: Shift, m: Move) -> Row:
        _, n, before, after, *_ = change(shift, m, self.say)
        return f"{m.option} {m.text}", n, *(shown(x) for x in (m.up, m.down, m.stayed)), before, after

    def words(self) -> Iterator[Block]:
        """What was hidden, erased, withdrawn, and what was done over."""
        found, counted = self.told.words, self.told.counted
        yield Heading(2, self.say("收起、删除和重来"))
        rows: list[Row] = [
            (self.say("写下的"), found.made),
            (self.say("印在这里的"), found.shown),
            (self.say("没有放出的"), found.waiting),
            (self.say("收起的"), sum(found.hidden.values())),
        ]
        rows += [(self.say("　收起的理由：{reason}", reason=r or "—"), n) for r, n in found.hidden.items()]
        rows += [(self.say("自己收回的"), found.withdrawn), (self.say("按请求删除的"), found.erased)]
        rows += [(self.say("重投过的票"), counted.repeated), (self.say("改过的举手数"), counted.recounted)]
        rows += [(self.say("作废的纸票"), counted.spoilt), (self.say("收回的座位"), self.told.evicted)]
        rows += [(self.say("请先听一听的座位"), counted.muted)]
        rows += [
            (self.say("提醒守规矩：{reason}", reason=self.say(BREACHES.get(r, r))), n)
            for r, n in self.told.counted.reminders.items()
        ]
        yield Table((self.say("项目"), self.say("条数")), tuple(rows), self.say("收起、删除和重来"))

    def seal(self) -> Iterator[Block]:
        yield Heading(1, self.say("封条"))
        yield Para(self.say("账本 {n} 条，删除 {m} 条；删除的位置仍在链上。", n=self.told.entries, m=self.told.erased))
        yield Para(self.say("剧本指纹 SHA-256：{hash}", hash=self.told.sha256), "small")
        for lang, hash in self.told.tongues.items():
            yield Para(self.say("译文指纹 SHA-256（{tongue}）：{hash}", tongue=lang, hash=hash), "small")
        if self.told.head:
            yield Para(self.say("封条末端：{hash}", hash=self.told.head), "small")
        yield Para(self.say("封条只证明记录没有被改过，不证明该来的人都来投了票。"), "small")


def together(line: Line) -> tuple[str, str, str]:
    """Words of residents of one kind on one cue; nothing for what stands alone."""
    alone = line.kind not in ("say", "ask", "because") or line.cards
    return ("", "", "") if alone else (line.kind, line.beat, line.ballot)


def named_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """A table right under a heading of the same words needs no caption."""
    before: Block | None = None
    for block in blocks:
        same = isinstance(block, Table) and isinstance(before, Heading) and block.caption == before.text
        yield replace(block, caption="") if same and isinstance(block, Table) else block
        before = block
