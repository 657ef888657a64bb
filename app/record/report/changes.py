"""Before and after, what was learned, what all sides share, how the evening pleased."""

from collections.abc import Iterator
from fractions import Fraction

from app.i18n import N_
from app.record import measures
from app.record.blocks import Block, Diverging, Heading, Para, Slope, Table
from app.record.report.figures import HIDDEN, Row, Say, results, share
from app.show import cells
from app.show.cells import LEAST
from app.show.lines import Common, Move, Result, Shift, Transcript
from app.show.tally_agree import Stands, geometric

TWO_WAY = ("one", "many", "quiz")


def changes(told: Transcript, say: Say) -> Iterator[Block]:
    shifts = [line.shift for line in told.lines if line.shift and line.shift.moves]
    right = {(r.ballot, c.option) for line in told.lines if (r := line.result) for c in r.counts if c.right}
    rows = tuple(change(s, m, say) for s in shifts for m in s.moves if keeps(s, m, right))
    if not rows:
        return
    yield Heading(2, say("前后对照和学到的"))
    head = (N_("说法"), "n", N_("前"), N_("后"), N_("净变"), N_("变了的人"), N_("检验"))
    yield Table(tuple(say(x) for x in head), rows, say("前后对照（同一批人）"))
    yield from (slope(s, say) for s in shifts if s.how == "scale")
    for s in shifts:
        yield from (learned(m, say) for m in s.moves if s.how == "quiz" and (s.second, m.option) in right)


def keeps(shift: Shift, move: Move, right: set[tuple[str, str]]) -> bool:
    """Of a quiz only the right answer is followed."""
    return shift.how != "quiz" or (shift.second, move.option) in right


def change(shift: Shift, move: Move, say: Say) -> Row:
    """Shares of two-way answers where enough people stand on both sides; means of scales."""
    moved = HIDDEN if move.stayed is None else move.n - move.stayed
    if shift.how in TWO_WAY:
        before, after = (share(people(x, move.n), move.n, say) for x in (move.before, move.after))
        exact = not any(cells.few(k) or cells.few(move.n - k) for k in both(move))
        net = f"{move.after - move.before:+.0%}" if exact else HIDDEN
    else:
        before, after, net = f"{move.before:.2f}", f"{move.after:.2f}", f"{move.after - move.before:+.2f}"
    return move.text, move.n, before, after, net, moved, tested(shift, move, say)


def both(move: Move) -> tuple[int, int]:
    return people(move.before, move.n), people(move.after, move.n)


def people(mean: float, n: int) -> int:
    return round(mean * n)


def tested(shift: Shift, move: Move, say: Say) -> str:
    """Nothing where few people moved: the figure would say how many."""
    if move.up is None or move.down is None:
        return say("升的或降的人太少，不检验")
    if shift.how not in ("scale", "agree"):
        return say("McNemar 精确 {p}", p=chance(measures.mcnemar(move.up, move.down).p))
    if not move.pairs:
        return say("账本里没有成对的数，不检验")
    found = measures.wilcoxon(b - a for a, b, n in move.pairs for _ in range(n))
    return say("Wilcoxon 符号秩 {p}", p=chance(found.p))


def chance(p: float) -> str:
    return "p < 0.001" if p < 0.0005 else f"p = {p:.3f}"


def slope(shift: Shift, say: Say) -> Slope:
    least, most = min(m.n for m in shift.moves), max(m.n for m in shift.moves)
    n = str(least) if least == most else f"{least}–{most}"
    rows = tuple((m.text, m.before, m.after) for m in shift.moves)
    caption = say("同一批人前后两次的平均分（1 到 5 分，n = {n}）", n=n)
    return Slope((say("开场"), say("散场")), rows, 1, 5, caption)


def learned(move: Move, say: Say) -> Para:
    """Shares right before and after, and the normalised gain, undefined where all were right before."""
    k, m = both(move)
    before, after = share(k, move.n, say), share(m, move.n, say)
    values = {"before": before, "after": after, "gain": gained(k, m, move.n, say), "n": move.n}
    return Para(say("小测答对：前 {before}，后 {after}，增益 {gain}，n = {n}。", **values))


def gained(before: int, after: int, n: int, say: Say) -> str:
    if any(cells.few(k) or cells.few(n - k) for k in (before, after)):
        return HIDDEN
    found = measures.gain(Fraction(before, n), Fraction(after, n))
    return say("算不出（先前全对）") if found is None else f"{float(found):.2f}"


def shared(told: Transcript, say: Say) -> Iterator[Block]:
    """In a sentence for each vote: what more than half of every declared side agree to."""
    found = [line.common for line in told.lines if line.common and line.common.sides]
    asked = {r.ballot: r.question for r in results(told)}
    if found:
        yield Heading(2, say("各边都点头的话"))
    for common in found:
        listed = by_agreement(common)
        both = [text for text, sides in listed if len(sides) > 1 and all(most(s) for s in sides.values())]
        told_by = say("每一边都过半同意：{text}。", text="；".join(both)) if both else say("没有一句每一边都过半同意。")
        yield Para(f"{asked.get(common.ballot, '')} {told_by}".strip())


def grounds(told: Transcript, say: Say) -> Iterator[Block]:
    """Of each statement what every declared side says, most shared first."""
    found = [line.common for line in told.lines if line.common and line.common.sides]
    if found:
        yield Heading(2, say("各边怎么说"))
    for common in found:
        listed = by_agreement(common)
        names = tuple(dict.fromkeys(side for _, sides in listed for side in sides))
        rows = tuple(ground(text, sides, names, say) for text, sides in listed)
        yield Table((say("说法"), *names), rows, say("每一边里同意的占多少，括号里是 n"))


def by_agreement(found: Common) -> list[tuple[str, dict[str, Stands]]]:
    """Statements with their sides, most agreed first by the geometric mean."""
    sides = [(text, {s: Stands(**n) for s, n in parts.items()}) for text, parts in found.sides.items()]
    return sorted(sides, key=lambda pair: -geometric(list(pair[1].values())))


def most(side: Stands) -> bool:
    return 2 * side.agree > side.seen


def ground(text: str, sides: dict[str, Stands], names: tuple[str, ...], say: Say) -> Row:
    """Where one to four people of a side agree, or do not, only whether it is more than half is told; and of one more
    side, so that the sum does not tell it after all."""
    safe = cells.table([(s.agree, s.seen - s.agree) for s in sides.values()])
    words = {name: word(s, row[0] is not None, say) for (name, s), row in zip(sides.items(), safe, strict=True)}
    return text, *(words.get(name, say("少于 5 人")) for name in names)


def word(side: Stands, exact: bool, say: Say) -> str:
    if exact:
        return f"{side.agree / side.seen:.0%}（{side.seen}）"
    return f"{say(N_('过半') if most(side) else N_('不过半'))}（{side.seen}）"


def satisfaction(told: Transcript, say: Say) -> Iterator[Block]:
    """Four or five points of five, of those who answered; the rate of answering beside it."""
    for found in (r for r in results(told) if r.use == "satisfaction" and r.how == "scale"):
        yield Heading(2, say("满意度"))
        rate = f"{found.voted / found.seats:.0%}" if found.seats else "—"
        yield Para(say("发出 {seats}，收回 {n}，回收率 {rate}。", seats=found.seats, n=found.voted, rate=rate))
        head = tuple(say(x) for x in (N_("说法"), "n", N_("打 4 分和 5 分的"), N_("中间数")))
        yield Table(head, tuple(pleased(found, n, say) for n in range(len(found.counts))), found.question)


def spread(told: Transcript, say: Say) -> Iterator[Block]:
    """The same drawn, behind the first pages."""
    for found in (r for r in results(told) if r.use == "satisfaction"):
        yield from diverging(found, say)


def pleased(result: Result, at: int, say: Say) -> Row:
    c = result.counts[at]
    if c.n is None or c.n < LEAST or not c.sides:
        return c.text, HIDDEN, HIDDEN, HIDDEN
    return c.text, c.n, content(c.n, c.sides[-1]), "" if c.median is None else f"{c.median:g}"


def content(n: int, high: int | None) -> str:
    return HIDDEN if high is None else f"{high / n:.0%}"


NAMES = {
    "scale": (N_("1–2 分"), N_("3 分"), N_("4–5 分")),
    "agree": (N_("不同意"), N_("说不准"), N_("同意")),
}


def diverging(result: Result, say: Say) -> Iterator[Diverging]:
    """A chart of a scale or of stands; statements whose counts are hidden are not in it."""
    if result.how not in NAMES:
        return
    rows = tuple(row for c in result.counts if (row := three(f"{c.text}（n = {c.n}）", c.sides)))
    low, middle, high = (say(name) for name in NAMES[result.how])
    if rows:
        yield Diverging(
            (low, middle, high), rows, say("{question}（投票 {n} 人）", question=result.question, n=result.voted)
        )


def three(label: str, sides: tuple[int | None, ...]) -> tuple[str, int, int, int] | None:
    """Nothing of a statement one of whose sides is hidden, or that nobody answered."""
    low, middle, high = sides or (None, None, None)
    if low is None or middle is None or high is None or not low + middle + high:
        return None
    return label, low, middle, high
