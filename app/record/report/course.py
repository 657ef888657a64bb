"""Plan against actual, what has to be explained, how the figures were made and what they cannot say."""

from collections.abc import Iterator
from datetime import tzinfo

from app.i18n import N_
from app.record.blocks import Block, Heading, Para, Plan, Table
from app.record.read import clock
from app.record.report.figures import Row, Say, results
from app.show.cells import LEAST
from app.show.lines import Span, Transcript

METHOD = (
    N_("所有的数都从账本算出，没有一个是手填的；门口数到的人和举手的数是工作人员记下的。"),
    N_("投票前写明规则；手机、代填、举手、纸票分开记，再加在一起。没答和弃权是两回事，都不算进任何一边。"),
    N_("前后对照只比同一个座位两次都答的；座位和票的联系在散场时拆掉。"),
    N_("“各边”是大家自己报的，不是算出来的。少于 5 人的一边不印。"),
    N_("＊ 是没有印的数：少于 5 人，或者能推出少于 5 人。"),
    N_("当场公布过的票数照公布的印；没有公布的、少于 5 人投的不分开印。"),
    N_("这些数只说当晚在场、作答的人；来的人不是抽样来的。前后不同不等于因为这场戏。"),
    N_("谁是新来的、谁再来，账本不认人：只数自己说了的，几人说了写在“组织者填的材料”里；没有那一章，就没有这个数。"),
    N_("一人可能用几部手机，没有一人一票的入场券时不能排除。"),
)
SHORT, OFF = 0.7, 0.1


def timing(told: Transcript, say: Say, zone: tzinfo | None) -> Iterator[Block]:
    """Each cue's plan and what became of it, and the evening drawn along its minutes."""
    done = [span for span in told.spans if span.took is not None]
    if not done:
        return
    yield Heading(2, say("计划和实际"))
    yield plan(told, done, say)
    head = (N_("哪一场"), N_("环节"), N_("内容"), N_("开始"), N_("计划几分"), N_("实际几分"), N_("差几分"))
    rows = tuple(timed(told, span, zone) for span in done)
    yield Table(tuple(say(x) for x in head), (*rows, total(done, say)), say("每个环节的计划和实际"))


def timed(told: Transcript, span: Span, zone: tzinfo | None) -> Row:
    scene, took = told.scenes.get(span.scene, ""), round((span.took or 0) / 60, 1)
    if span.planned is None:
        return scene, span.label, span.text, clock(span.at, zone)[:5], "—", took, "—"
    planned = round(span.planned / 60, 1)
    return scene, span.label, span.text, clock(span.at, zone)[:5], planned, took, round(took - planned, 1)


def total(done: list[Span], say: Say) -> Row:
    planned, took = (round(n / 60, 1) for n in sums(done))
    return say("合计"), "", "", "", planned, took, round(took - planned, 1)


def sums(done: list[Span]) -> tuple[int, int]:
    """Planned and real seconds of what was played."""
    return sum(s.planned or 0 for s in done), sum(s.took or 0 for s in done)


def plan(told: Transcript, done: list[Span], say: Say) -> Plan:
    """Scenes in the order they were played; a scene begins with its first cue and lasts as long as its cues."""
    began, rows = done[0].at, []
    for scene in dict.fromkeys(span.scene for span in done):
        mine = [span for span in done if span.scene == scene]
        planned, took = sums(mine)
        at = (mine[0].due, planned * 1000, mine[0].at, took * 1000)
        due, length, real, lasted = (
            round((n - base) / 60_000, 1) for n, base in zip(at, (began, 0, began, 0), strict=True)
        )
        rows.append((told.scenes.get(scene, scene), due, length, real, lasted))
    caption = say("当晚的时间线：每一场计划和实际，从开演起第几分钟")
    return Plan((say("计划"), say("实际"), say("分钟")), tuple(rows), caption)


def flags(told: Transcript, say: Say) -> Iterator[Block]:
    """Differences for the organizer to explain; a difference is no accusation."""
    rows = tuple((n, *found, "") for n, found in enumerate(differences(told, say), 1))
    yield Heading(2, say("待说明"))
    if not rows:
        yield Para(say("没有需要说明的差别。"))
        return
    yield Para(say("下面是数和数之间的差别，由主办方填写说明；有差别不等于有问题。"), "small")
    yield Table(tuple(say(x) for x in (N_("序号"), N_("差别"), N_("多少"), N_("主办方的说明"))), rows, say("待说明"))


def differences(told: Transcript, say: Say) -> Iterator[tuple[str, str | int]]:
    seats, counted = sum(told.seats.values()), told.counted
    if counted.door is not None and abs(counted.door - seats) > OFF * max(counted.door, seats):
        yield say("门口数到的人和到场座位不一样"), f"{counted.door} / {seats}"
    yield from (
        (say("投票的人多过座位：{question}", question=r.question), f"{r.voted} / {r.seats}")
        for r in results(told)
        if r.voted > r.seats
    )
    yield from of_time(told, say)
    for guest in told.experts:
        if guest.arrived is None:
            yield say("嘉宾没有签到：{name}", name=guest.name or "—"), "—"
        elif guest.left is None and told.ended:
            yield say("嘉宾没有签退：{name}", name=guest.name or "—"), "—"
    for r in results(told):
        if r.use == "satisfaction" and r.voted >= LEAST and all(c.n and c.spread.get("5") == c.n for c in r.counts):
            yield say("满意度全是 5 分"), r.voted
    pairs = (
        (N_("重投过的票"), counted.repeated),
        (N_("改过的举手数"), counted.recounted),
        (N_("作废的纸票"), counted.spoilt),
        (N_("引用了没有人核对的资料卡"), sum(c.unchecked for line in told.lines for c in line.cards)),
        (N_("没有人、日子或回话日的约定"), sum(not (p.erased or (p.who and p.when and p.back)) for p in told.promises)),
    )
    yield from ((say(name), n) for name, n in pairs if n)


def of_time(told: Transcript, say: Say) -> Iterator[tuple[str, str]]:
    """Against the play's own length: shorter than 70 % is one flag, off by more than a tenth another."""
    if not (told.started and told.ended and told.planned):
        return
    took, planned = round((told.ended - told.started) / 60_000), round(told.planned / 60)
    if took < SHORT * planned:
        yield say("时长不到计划的七成（分钟）"), f"{took} / {planned}"
    elif abs(took - planned) > OFF * planned:
        yield say("时长和计划差一成以上（分钟）"), f"{took} / {planned}"


def method(told: Transcript, say: Say) -> Iterator[Block]:
    yield Heading(2, say("怎么数的，能说明什么"))
    yield from (Para(say(sentence), "small") for sentence in METHOD)
