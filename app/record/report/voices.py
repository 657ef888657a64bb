"""Who was heard: counted without names, and never of fewer than five people."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.i18n import N_
from app.record import measures
from app.record.blocks import Block, Heading, Para, Table
from app.record.report.figures import HIDDEN, Row, Say, number, share
from app.show.cells import LEAST, few
from app.show.lines import Transcript

HEAD = (N_("项目"), N_("人数 N"), N_("次数 M"), N_("说过的占"), N_("最多的一成占"), N_("基尼"), N_("不均 E"))


def voices(told: Transcript, say: Say) -> Iterator[Block]:
    heard = next((line.heard for line in told.lines if line.heard), None)
    if heard is None and told.ended:
        return
    yield Heading(2, say("谁说了话"))
    if heard is None:
        yield Para(say("还没有散场：每个座位写了几次、说了几次，散场时才数，不带名字。"))
        return
    counts = ((say("写"), heard.wrote), (say("说"), heard.spoke))
    rows = tuple(voice(name, found, say) for name, found in counts if sum(found))
    if rows:
        yield Table(tuple(say(x) for x in HEAD), rows, say("谁说了话"))
        yield Para(say("基尼 0 是人人一样多，1 是一个人说完；E 去掉了次数太少时必有的不均。"), "small")
    spoken = {side: f"{heard.seconds.get(side, 0) / 60:.1f}" for side in ("for", "against")}
    if any(heard.seconds.values()):
        yield Para(say("发言时间：赞成 {a} 分钟，反对 {b} 分钟。", a=spoken["for"], b=spoken["against"]))
    if told.counted.restated:
        values = {"n": told.counted.restated, "all": told.counted.turns}
        yield Para(say("先复述对方的话、再说自己的：{n} 次，一共上麦 {all} 次（主持人记的）。", **values))
    if minutes := sum(span.took or 0 for span in told.spans if span.kind == "expert") / 60:
        yield Para(say("留给嘉宾的环节一共 {n} 分钟。", n=f"{minutes:.1f}"))


def voice(name: str, counts: Sequence[int], say: Say) -> Row:
    """Under ten people only the share that was heard: a Gini of so few says nothing; under five people nothing."""
    n, once = len(counts), sum(x > 0 for x in counts)
    row = (name, n, sum(counts), HIDDEN if n < LEAST else share(once, n, say))
    if n < 2 * LEAST or few(once):
        return (*row, *(["—"] * 3 if n < 2 * LEAST else [HIDDEN] * 3))
    return (*row, percent(measures.loudest(counts)), number(measures.gini(counts)), number(measures.evenness(counts)))


def percent(found: Fraction | None) -> str:
    return "—" if found is None else f"{float(found):.0%}"
