"""What the room made: changes it kept, endings side by side, what became of the promises of the evening before."""

from collections.abc import Iterator

from app.i18n import N_
from app.record.blocks import Block, Heading, Para, Table
from app.record.report.figures import Say
from app.show.lines import Line, Transcript


def befores(told: Transcript, say: Say) -> Iterator[Block]:
    found = of(told, "carried")
    if not found:
        return
    yield Heading(2, say("上回说好的"))
    head = (N_("哪一晚"), N_("说好的事"), N_("后来怎么样了"), N_("为什么"))
    rows = tuple((line.who, line.text, line.option, line.answers) for line in found)
    yield Table(tuple(say(x) for x in head), rows, say("上回说好的"))


def kept(told: Transcript, say: Say) -> Iterator[Block]:
    found = of(told, "try")
    if not found:
        return
    yield Heading(2, say("再演一遍，改了什么"))
    head = tuple(say(x) for x in (N_("第几次"), N_("留下没有，改了什么"), N_("谁定的")))
    yield Table(head, tuple((line.label, line.text, line.option) for line in found), say("再演一遍，改了什么"))


def endings(told: Transcript, say: Say) -> Iterator[Block]:
    """Acted or not, all of them, in the order of writing."""
    found, acted = of(told, "ending"), {line.text for line in of(told, "acted")}
    if not found:
        return
    yield Heading(2, say("大家写的结局"))
    yield Para(say("没有哪一个是标准答案。"), "small")
    head = tuple(say(x) for x in (N_("结局"), N_("怎么来的"), N_("多少人挑"), N_("演没演")))
    rows = tuple(
        (line.text, line.option or say("手机上写的"), line.supports, say("演了") if line.text in acted else "")
        for line in found
    )
    yield Table(head, rows, say("大家写的结局"))


def of(told: Transcript, kind: str) -> list[Line]:
    return [line for line in told.lines if line.kind == kind]
