"""The first two pages: what an organizer, a funder and a neighbour want to know before they read on.

Every figure carries its n, groups under five are not told, and no cause is claimed.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from app.i18n import N_, translate
from app.record import measures
from app.record.blocks import Block, Heading, Para, Table
from app.show.lines import Common, Heard, Line, Move, Result, Shift, Transcript
from app.show.tally_agree import Stands, geometric, lowest

Say = Callable[..., str]
Row = tuple[str | int | float, ...]


def report(told: Transcript) -> Iterator[Block]:
    def say(sentence: str, **values: object) -> str:
        return translate(told.lang, sentence, **values)

    yield Heading(1, say("总览"))
    yield from path(told, say)
    yield from decisions(told, say)
    yield from promises(told, say)
    yield from changes(told, say)
    yield from grounds(told, say)
    yield from voices(told, say)
    yield from limits(told, say)


def path(told: Transcript, say: Say) -> Iterator[Block]:
    scenes = list(dict.fromkeys(told.scenes.get(line.scene, "") for line in told.lines if line.kind == "cue"))
    if scenes:
        yield Para(say("演了：{scenes}", scenes=" → ".join(scenes)))
    door = [line.text for line in told.lines if line.kind == "count_door"]
    if door:
        yield Para(say("门口数到：{n}", n=door[-1]))


def results(told: Transcript) -> list[Result]:
    """What was counted and still holds, in order; quizzes are no decisions."""
    found = [line.result for line in told.lines if line.result]
    return [r for r in found if not r.void and r.how != "quiz"]


def decisions(told: Transcript, say: Say) -> Iterator[Block]:
    found = results(told)
    if not found:
        return
    head = tuple(say(x) for x in (N_("问题"), N_("在前的"), "n", N_("规则"), N_("这件事归谁定")))
    rows = tuple((r.question, leading(r, say), r.voted, r.rule, r.decision) for r in found)
    yield Table(head, rows, say("问了什么，屋里怎么看"))
    settled = tuple((n, line.text) for n, line in enumerate(of(told, "decided"), 1))
    if settled:
        yield Table((say("序号"), say("提议的结果")), settled)


def leading(result: Result, say: Say) -> str:
    """The options ahead with their share; several when equal, and who decided. Scales tell their middle."""
    if result.how == "scale":
        return "；".join(
            say("{text}：中间数 {m}", text=c.text, m=f"{c.median:g}") for c in result.counts if c.median is not None
        )
    if result.how == "agree":
        return "；".join(f"{c.text} {c.spread.get('agree', 0)} / {c.n}" for c in result.counts)
    top = max((c.n for c in result.counts), default=0)
    ahead = [c for c in result.counts if c.n == top and top]
    text = "、".join(f"{c.option} {c.text} {c.share:.0%}" for c in ahead)
    return say("{text}；主持人定 {option}", text=text, option=result.decided) if result.decided else text


def of(told: Transcript, kind: str) -> list[Line]:
    return [line for line in told.lines if line.kind == kind]


def promises(told: Transcript, say: Say) -> Iterator[Block]:
    """The resolution sheet, numbered in the order of promising."""
    found = of(told, "promise")
    if found:
        rows = tuple((n, line.text, line.supports) for n, line in enumerate(found, 1))
        yield Table((say("序号"), say("约定"), say("签字的人")), rows, say("约定单"))


def changes(told: Transcript, say: Say) -> Iterator[Block]:
    shifts = [line.shift for line in told.lines if line.shift]
    right = {(r.ballot, c.option) for line in told.lines if (r := line.result) for c in r.counts if c.right}
    rows = tuple(row for s in shifts for m in s.moves for row in [change(s, m, say)] if keeps(s, m, right))
    if rows:
        head = tuple(
            say(x) for x in (N_("说法"), "n", N_("前平均"), N_("后平均"), N_("净变"), N_("变了的人"), N_("检验"))
        )
        yield Table(head, rows, say("前后对照（同一批人）"))
    for s in shifts:
        yield from (learned(m, say) for m in s.moves if s.how == "quiz" and (s.second, m.option) in right)


def keeps(shift: Shift, move: Move, right: set[tuple[str, str]]) -> bool:
    """Of a quiz only the right answer is followed."""
    return shift.how != "quiz" or (shift.second, move.option) in right


def change(shift: Shift, move: Move, say: Say) -> Row:
    net = f"{move.after - move.before:+.2f}"
    return (
        move.text,
        move.n,
        f"{move.before:.2f}",
        f"{move.after:.2f}",
        net,
        move.up + move.down,
        tested(shift, move, say),
    )


def tested(shift: Shift, move: Move, say: Say) -> str:
    if shift.how not in ("scale", "agree"):
        return say("McNemar 精确 p = {p}", p=f"{measures.mcnemar(move.up, move.down).p:.3f}")
    if not move.pairs:
        return say("账本里没有成对的数，不检验")
    found = measures.wilcoxon(b - a for a, b, n in move.pairs for _ in range(n))
    return say("Wilcoxon 符号秩 p = {p}", p=f"{found.p:.3f}")


def learned(move: Move, say: Say) -> Para:
    """Shares right before and after, and the normalised gain, undefined where all were right before."""
    before, after = (Fraction(str(x)) for x in (move.before, move.after))
    found = measures.gain(before, after)
    gain = say("算不出（先前全对）") if found is None else f"{float(found):.2f}"
    values = {"before": f"{move.before:.0%}", "after": f"{move.after:.0%}", "gain": gain, "n": move.n}
    return Para(say("小测答对：前 {before}，后 {after}，增益 {gain}，n = {n}。", **values))


def grounds(told: Transcript, say: Say) -> Iterator[Block]:
    for found in (line.common for line in told.lines if line.common):
        rows = tuple(ground(text, sides) for text, sides in by_agreement(found))
        if rows:
            head = tuple(
                say(x) for x in (N_("说法"), N_("同意最少的一边"), N_("那边同意"), N_("几何平均"), N_("各边 n"))
            )
            yield Table(head, rows, say("各边都点头的话"))


def by_agreement(found: Common) -> list[tuple[str, dict[str, Stands]]]:
    """Statements with their sides, most agreed first by the geometric mean."""
    sides = [(text, {s: Stands(**n) for s, n in parts.items()}) for text, parts in found.sides.items()]
    return sorted(sides, key=lambda pair: -geometric(list(pair[1].values())))


def ground(text: str, sides: dict[str, Stands]) -> Row:
    least = lowest(sides)
    mine, n = sides[least], "，".join(f"{side} {s.seen}" for side, s in sides.items())
    return text, least, f"{mine.agree} / {mine.seen}", f"{geometric(list(sides.values())):.2f}", n


def voices(told: Transcript, say: Say) -> Iterator[Block]:
    for found in (line.heard for line in told.lines if line.heard):
        head = tuple(
            say(x)
            for x in (
                N_("项目"),
                N_("人数 N"),
                N_("次数 M"),
                N_("说过的占"),
                N_("最多的一成占"),
                N_("基尼"),
                N_("不均 E"),
            )
        )
        rows = tuple(
            voice(say(name), counts)
            for name, counts in ((N_("写"), found.wrote), (N_("说"), found.spoke))
            if sum(counts)
        )
        if rows:
            yield Table(head, rows, say("谁说了话"))
        yield from minutes(found, say)


def voice(name: str, counts: Sequence[int]) -> Row:
    """Under ten people only the share that was heard: a Gini of so few says nothing."""
    row = (name, len(counts), sum(counts), percent(measures.heard(counts)))
    if len(counts) < 10:
        return (*row, "—", "—", "—")
    return (*row, percent(measures.loudest(counts)), number(measures.gini(counts)), number(measures.evenness(counts)))


def percent(found: Fraction | None) -> str:
    return "—" if found is None else f"{float(found):.0%}"


def number(found: Fraction | None) -> str:
    return "—" if found is None else f"{float(found):.2f}"


def minutes(found: Heard, say: Say) -> Iterator[Block]:
    if any(found.seconds.values()):
        spoken = {side: f"{n / 60:.1f}" for side, n in found.seconds.items()}
        yield Para(
            say("发言时间：赞成 {a} 分钟，反对 {b} 分钟。", a=spoken.get("for", "0"), b=spoken.get("against", "0"))
        )


def limits(told: Transcript, say: Say) -> Iterator[Block]:
    yield Para(say("这些数只说当晚在场、作答的人；来的人不是抽样来的。前后不同不等于因为这场戏。"), "small")
    yield Para(say("少于 5 人的分组不印，免得认出谁。一人可能用几部手机，没有一人一票的入场券时不能排除。"), "small")
