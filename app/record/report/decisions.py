"""What was played and which way it went, what was asked and decided, who promised what."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from app.i18n import N_
from app.record.blocks import Block, Heading, Para, Table
from app.record.names import CHANNELS, SEATS
from app.record.report.figures import Row, Say, ahead, leading, results
from app.record.report.figures import told as figure
from app.show.cells import known
from app.show.lines import Line, Moved, Promised, Result, Transcript

ASKED = ("opinion", "needs")
PROMISES = (
    N_("序号"),
    N_("谁"),
    N_("做什么"),
    N_("什么时候"),
    N_("哪天回来说"),
    N_("钱和人"),
    N_("签字的人"),
    N_("后来"),
)


def people(told: Transcript, say: Say) -> Iterator[Block]:
    """Who came, by the ways of coming in; nothing here was typed by hand except the count at the door."""
    yield Heading(2, say("谁来了"))
    rows: list[Row] = [(say("到场座位"), sum(told.seats.values()))]
    rows += [(say("　{how}", how=say(SEATS.get(how, how))), n) for how, n in sorted(told.seats.items())]
    if told.counted.door is not None:
        rows.append((say("门口数到的人"), told.counted.door))
    if told.counted.tickets:
        used = say(
            "印 {n}，用 {used}，作废 {torn}", n=told.counted.tickets, used=told.counted.claimed, torn=told.counted.torn
        )
        rows.append((say("座位票"), used))
    if told.experts:
        rows.append((say("嘉宾"), len(told.experts)))
    rows.append((say("投票最多的一次"), max((r.voted for r in results(told)), default=0)))
    for name, sentence in (("hands", N_("举手最多的一次")), ("paper", N_("纸票最多的一次"))):
        if most := max((r.channels.get(name, 0) for r in results(told)), default=0):
            rows.append((say(sentence), most))
    rows.append((say("写过发言的人"), figure(known(told.words.writers))))
    yield Table((say("项目"), say("人数")), tuple(rows), say("谁来了"), across=True)


def path(told: Transcript, say: Say) -> Iterator[Block]:
    """Every scene that was played, and where a vote chose the way: the question, what was ahead, where it led."""
    played = list(dict.fromkeys(line.scene for line in told.lines if line.kind == "cue"))
    if not played:
        return
    yield Heading(2, say("演了什么，往哪边走"))
    yield Para(say("演了：{scenes}", scenes=" → ".join(told.scenes.get(scene, "") for scene in played)))
    found = {r.ballot: r for r in results(told)}
    for here, after in pairwise(played):
        if chosen := found.get(told.forks.get(here, "")):
            values = {"question": chosen.question, "ahead": leading(chosen, say), "n": chosen.voted}
            yield Para(say("{question} {ahead}，n = {n} → 演《{scene}》", **values, scene=told.scenes.get(after, "")))


def decisions(told: Transcript, say: Say) -> Iterator[Block]:
    """One table for each kind of decision: who may decide stands above it. What was asked twice stands elsewhere."""
    paired = {ballot for line in told.lines if (s := line.shift) for ballot in (s.first, s.second)}
    found = [r for r in results(told) if r.use in ASKED and r.ballot not in paired]
    if found:
        yield Heading(2, say("问了什么，屋里怎么看"))
    head = tuple(say(x) for x in (N_("问题"), N_("在前的"), "n", N_("怎么投的")))
    for kind in dict.fromkeys(r.decision for r in found):
        mine = [r for r in found if r.decision == kind]
        yield Table(head, tuple(asked(r, say) for r in mine), kind)
        yield Para(say("规则：{rule}", rule=" ".join(dict.fromkeys(r.rule for r in mine))), "small")


def asked(result: Result, say: Say) -> Row:
    """n is of those who answered; the channels tell where the answers came from."""
    return result.question, leading(result, say), result.voted, channels(result, say)


def channels(result: Result, say: Say) -> str:
    return " ".join(f"{say(name)} {n}" for key, name in CHANNELS.items() if (n := result.channels.get(key)))


def motions(told: Transcript, say: Say) -> Iterator[Block]:
    """Numbered, with how they came about; practice runs say so."""
    if not told.motions:
        return
    yield Heading(2, say("提议和结果"))
    head = (N_("序号"), N_("提议"), N_("谁提的"), N_("附议"), N_("正方几次"), N_("反方几次"), N_("改动"), N_("结果"))
    rows = tuple(motion(n, found, say) for n, found in enumerate(told.motions, 1))
    yield Table(tuple(say(x) for x in head), rows, say("提议和结果"))


def motion(n: int, found: Moved, say: Say) -> Row:
    text = say("（练习）{text}", text=found.text) if found.practice else found.text
    changed = f"{found.taken} / {found.amended}" if found.amended else "—"
    return n, text, found.mover, found.seconds, found.pro, found.con, changed, found.outcome


def promises(told: Transcript, say: Say) -> Iterator[Block]:
    """The resolution sheet, numbered in the order of promising, with what became of it once somebody asked. An empty
    cell was left empty."""
    if not told.promises:
        return
    yield Heading(2, say("约定单"))
    rows = tuple(promise(n, found, say) for n, found in enumerate(told.promises, 1))
    some = len(PROMISES) if any(row[-1] for row in rows) else -1
    yield Table(tuple(say(x) for x in PROMISES[:some]), tuple(row[:some] for row in rows), say("约定单"))


def promise(n: int, found: Promised, say: Say) -> Row:
    if found.erased:
        return n, say("已删除"), "", "", "", "", found.signed, found.state
    became = "：".join(x for x in (found.state, found.why) if x)
    return n, found.who, found.what, found.when, found.back, found.cost, found.signed, became


def minority(told: Transcript, say: Say) -> Iterator[Block]:
    """Of each question the best supported reason of those who were fewer, in their own words."""
    rows = [row for r in results(told) if r.how in ("one", "many") and r.use in ASKED for row in best(told, r)]
    if rows:
        yield Heading(2, say("少数人的理由"))
        head = tuple(say(x) for x in (N_("问题"), N_("选了"), N_("理由"), N_("支持")))
        yield Table(head, tuple(rows), say("少数一方支持最多的理由，原话"))


def best(told: Transcript, result: Result) -> list[Row]:
    """Nothing where all are equal: then nobody is a minority."""
    most = {c.text for c in ahead(result)}
    reasons = [line for line in told.lines if line.kind == "because" and line.ballot == result.ballot]
    fewer = [line for line in reasons if not picked(line, most) and not line.erased]
    top = max(fewer, key=supports, default=None) if 0 < len(most) < len(result.counts) else None
    return [(result.question, top.option, top.text, top.supports)] if top else []


def picked(line: Line, texts: Collection[str]) -> bool:
    """Whether one of these was among what was chosen; of several choices they stand in one line."""
    return any(text == line.option or f"、{text}、" in f"、{line.option}、" for text in texts)


def supports(line: Line) -> int:
    return line.supports
