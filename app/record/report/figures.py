"""How a figure is written: hidden where it would name people, with its n."""

from collections.abc import Callable
from fractions import Fraction

from app.i18n import N_
from app.show.cells import LEAST, few
from app.show.lines import Count, Result, Transcript

HIDDEN = "＊"
"""A number that is not told."""

Say = Callable[..., str]
Row = tuple[str | int | float, ...]
UNDER, OVER = N_("不到 {share}"), N_("超过 {share}")


def told(n: int | None) -> int | str:
    return HIDDEN if n is None else n


def share(part: int, n: int, say: Say) -> str:
    """`part` of `n` people in per cent. Where one to four people stand on a side only a bound is told, and of fewer
    than ten people none."""
    if not n:
        return "—"
    if few(part):
        return say(UNDER, share=f"{LEAST / n:.0%}") if n >= 2 * LEAST else HIDDEN
    if few(n - part):
        return say(OVER, share=f"{(n - LEAST) / n:.0%}") if n >= 2 * LEAST else HIDDEN
    return f"{part / n:.0%}"


def number(found: Fraction | None) -> str:
    return "—" if found is None else f"{float(found):.2f}"


def results(told: Transcript) -> list[Result]:
    """What was counted and still holds, in order; quizzes are no decisions."""
    found = [line.result for line in told.lines if line.result]
    return [r for r in found if not r.void and r.how != "quiz"]


def leading(result: Result, say: Say) -> str:
    """The options ahead with their share; several when equal, and who decided. Scales tell their middle."""
    if result.how == "scale":
        found = (c for c in result.counts if c.median is not None)
        text = "；".join(say("{text}：中间数 {m}", text=c.text, m=f"{c.median:g}") for c in found)
    elif result.how == "agree":
        text = "；".join(f"{c.text} {told(agree(c))} / {told(c.n)}" for c in result.counts if c.n)
    else:
        text = "、".join(f"{c.option} {c.text}{part(c)}" for c in ahead(result))
    text = text or say(N_("人数太少，不印") if result.voted else N_("没有人投票"))
    return say("{text}；主持人定 {option}", text=text, option=result.decided) if result.decided else text


def part(c: Count) -> str:
    return "" if c.share is None else f" {c.share:.0%}"


def agree(c: Count) -> int | None:
    return c.sides[-1] if c.sides else None


def ahead(result: Result) -> list[Count]:
    """The options with most votes, all of them where they are equal. A ranking or vouchers tell those most named."""
    if result.ahead or result.how in ("one", "many", "quiz"):
        return [c for c in result.counts if c.option in result.ahead]
    top = max((c.n or 0 for c in result.counts), default=0)
    return [c for c in result.counts if top and c.n == top]
