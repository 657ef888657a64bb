"""The transcript as a document: what it says, in which order, whatever form it takes."""

from collections.abc import Iterator
from datetime import tzinfo

from app.i18n import N_, plural, translate
from app.record.blocks import Bars, Block, Document, Heading, Moment, Para, Quote, Speech, Table
from app.record.read import clock, day, offset
from app.record.report import report
from app.show.lines import CardLine, Expert, Line, Result, Shift, Transcript
from app.show.transcript import NOTICE

FICTION = N_("剧情和人物都是虚构的。")
LAW = N_("普法提示，不是法律意见；以现行文本和当地规定为准。")
REHEARSAL = N_("彩排")
CHANNELS = {"phone": N_("手机"), "helper": N_("代填"), "hands": N_("举手"), "paper": N_("纸票")}
SEATS = {"phone": N_("手机入座"), "guest": N_("无手机入座"), "shared": N_("合用手机")}
VALUES = {"agree": N_("同意"), "disagree": N_("不同意"), "unsure": N_("说不准")}
Row = tuple[str | int | float, ...]


class Account:
    """Turns one transcript into blocks. `zone`: the zone its times are told in."""

    def __init__(self, told: Transcript, zone: tzinfo | None = None) -> None:
        self.told, self.zone = told, zone

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
        return Document(f"{mark}{title}", self.told.lang, running, tuple(self.blocks(f"{mark}{title}")))

    def blocks(self, title: str) -> Iterator[Block]:
        yield Heading(0, title)
        yield from self.opening()
        yield from report(self.told)
        yield Heading(1, self.say("经过"))
        scene = None
        for line in self.told.lines:
            if line.scene != scene and line.kind == "cue":
                scene = line.scene
                yield Heading(2, self.scene(scene))
            yield from self.line(line)
        yield from self.words()
        yield from self.seal()

    def scene(self, id: str) -> str:
        return self.told.scenes.get(id, id)

    def opening(self) -> Iterator[Block]:
        told = self.told
        if told.rehearsal:
            yield Para(self.say("这是彩排：座上的居民是模拟的，数字不代表任何人。"), "notice")
        yield Para(self.say(NOTICE), "notice")
        if told.fiction:
            yield Para(self.say(FICTION), "small")
        rows: list[Row] = [
            (self.say("开演"), day(told.started, self.zone) or self.say("还没有开演")),
            (self.say("结束"), day(told.ended, self.zone) or self.say("还没有结束")),
            (self.say("时间"), offset(told.opened, self.zone)),
            (self.say("到场座位"), str(sum(told.seats.values()))),
        ]
        rows += [(self.say(SEATS.get(how, how)), str(n)) for how, n in sorted(told.seats.items())]
        if told.evicted:
            rows.append((self.say("收回的座位"), str(told.evicted)))
        yield Table((self.say("项目"), self.say("内容")), tuple(rows))
        if told.experts:
            yield Heading(1, self.say("嘉宾"))
            yield Table(
                tuple(
                    self.say(x) for x in (N_("姓名"), N_("领域"), N_("到场"), N_("离场"), N_("发言"), N_("申明的关系"))
                ),
                tuple(self.expert(guest) for guest in told.experts),
            )

    def expert(self, guest: Expert) -> Row:
        times = (clock(guest.arrived, self.zone), clock(guest.left, self.zone))
        return (guest.name, guest.field, *times, guest.notes, guest.stake)

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
        yield Moment(clock(line.at, self.zone), line.label, self.join("：", line.who, line.text))
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
        yield Bars(tuple(self.bars(result)))
        if result.decided:
            yield Para(self.say("票数相同，主持人当众定：{option}", option=result.decided))

    def bars(self, result: Result) -> Iterator[tuple[str, float, str]]:
        """Shares of those who voted; of a scale how many gave each point; of a stand how many agree."""
        for c in result.counts:
            name = f"{c.option} {c.text}"
            if result.how == "scale":
                points = ((str(v), c.spread.get(str(v), 0)) for v in range(1, 6))
                yield from ((f"{name} · {v}", n / c.n if c.n else 0.0, str(n)) for v, n in points)
            elif result.how == "agree":
                agree = c.spread.get("agree", 0)
                yield name, agree / c.n if c.n else 0.0, self.join("：", self.say("同意"), f"{agree} / {c.n}")
            else:
                yield name, c.share, str(c.n)

    def measures(self, result: Result) -> tuple[str, ...]:
        if result.how == "scale":
            return tuple(self.say(x) for x in (N_("人数"), N_("中间数"), N_("平均"), N_("1 到 5 分各几人")))
        if result.how == "agree":
            return tuple(self.say(x) for x in (N_("同意"), N_("不同意"), N_("说不准"), N_("没答")))
        return tuple(self.say(x) for x in (N_("合计"), N_("占投票人")))

    def count(self, result: Result, i: int, names: list[str]) -> Row:
        c = result.counts[i]
        right = self.say("（正确）") if c.right else ""
        row: Row = (f"{c.option} {c.text}{right}", *(c.channels.get(name, 0) for name in names))
        if result.how == "scale":
            spread = " / ".join(str(c.spread.get(str(v), 0)) for v in range(1, 6))
            half, average = ("" if x is None else f"{x:g}" for x in (c.median, c.mean))
            return (*row, c.n, half, average, spread)
        if result.how == "agree":
            return (*row, *(c.spread.get(v, 0) for v in VALUES), result.voted - c.n)
        return (*row, c.n, f"{c.share:.1%}")

    def shift(self, shift: Shift) -> Iterator[Block]:
        yield Para(
            self.say("同一批人前后两次都答的 {n} 人，少答一次的 {m} 人。", n=shift.paired, m=shift.dropped), "small"
        )
        head = tuple(self.say(x) for x in (N_("选项"), "n", N_("升"), N_("降"), N_("没变"), N_("前平均"), N_("后平均")))
        rows = ((f"{m.option} {m.text}", m.n, m.up, m.down, m.stayed, m.before, m.after) for m in shift.moves)
        yield Table(head, tuple(rows), self.say("前后对照"))

    def words(self) -> Iterator[Block]:
        found = self.told.words
        yield Heading(1, self.say("发言的账"))
        rows: list[Row] = [
            (self.say("写下的"), found.made),
            (self.say("印在这里的"), found.shown),
            (self.say("没有放出的"), found.waiting),
            (self.say("收起的"), sum(found.hidden.values())),
        ]
        rows += [(self.say("　收起的理由：{reason}", reason=r or "—"), n) for r, n in found.hidden.items()]
        rows += [(self.say("自己收回的"), found.withdrawn), (self.say("按请求删除的"), found.erased)]
        yield Table((self.say("项目"), self.say("条数")), tuple(rows))

    def seal(self) -> Iterator[Block]:
        yield Heading(1, self.say("封条"))
        yield Para(self.say("账本 {n} 条，删除 {m} 条；删除的位置仍在链上。", n=self.told.entries, m=self.told.erased))
        yield Para(self.say("剧本指纹 SHA-256：{hash}", hash=self.told.sha256), "small")
        for lang, hash in self.told.tongues.items():
            yield Para(self.say("译文指纹 SHA-256（{lang}）：{hash}", lang=lang, hash=hash), "small")
        if self.told.head:
            yield Para(self.say("封条末端：{hash}", hash=self.told.head), "small")
        yield Para(self.say("封条只证明记录没有被改过，不证明该来的人都来投了票。"), "small")
