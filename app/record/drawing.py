"""Charts as SVG for the page: lines and letters, no script. Colours that people with any colour vision tell apart, and
every figure written beside its mark."""

from collections.abc import Iterator, Sequence
from html import escape

from app.record.blocks import Chart, Diverging, Plan, Slope

WIDE = 640
AGAINST, BETWEEN, FOR, SOFT, INK = "#b35806", "#d9d5cb", "#2b5c8a", "#5c5a55", "#1d1d1b"
LINES = ("#2b5c8a", "#b35806", "#4d7c5a", "#6b4c8a", "#1d1d1b", "#9a6b00")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")
LONGEST = 44


def draw(chart: Chart) -> str:
    marks, high = {Diverging: diverging, Slope: slope, Plan: plan}[type(chart)](chart)  # type: ignore[operator]
    svg = f'<svg viewBox="0 0 {WIDE} {high:g}" role="img" aria-label="{escape(chart.caption)}">{"".join(marks)}</svg>'
    return f'<figure class="chart"><figcaption>{escape(chart.caption)}</figcaption>{svg}</figure>'


def text(x: float, y: float, said: str, anchor: str = "start", fill: str = INK, size: int = 13) -> str:
    short = said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    place = f'x="{x:g}" y="{y:g}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(short)}</text>"


def rect(x: float, y: float, width: float, high: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{high:g}" fill="{fill}"{more}/>'


def line(x: float, y: float, to: float, down: float, stroke: str, more: str = "") -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to:.1f}" y2="{down:.1f}" stroke="{stroke}"{more}/>'


def legend(names: Sequence[str], fills: Sequence[str]) -> Iterator[str]:
    x = 0.0
    for name, fill in zip(names, fills, strict=True):
        yield rect(x, 4, 13, 13, fill)
        yield text(x + 18, 15, name, fill=SOFT)
        x += 40 + 13 * len(name)


def diverging(chart: Diverging) -> tuple[list[str], float]:
    """Each row is all who answered it; half of those between lies on either side of the middle."""
    marks, y, middle = list(legend(chart.names, (AGAINST, BETWEEN, FOR))), 44.0, WIDE / 2
    marks.append(line(middle, 30, middle, 44.0 * len(chart.rows) + 26, SOFT))
    widest = max((side(row[1:]) for row in chart.rows), default=1.0) or 1.0
    for label, low, between, high in chart.rows:
        unit = middle / (widest * max(1, low + between + high))
        start = middle - (low + between / 2) * unit
        marks.append(text(0, y, label))
        for n, fill, pen in ((low, AGAINST, "#fff"), (between, BETWEEN, INK), (high, FOR, "#fff")):
            marks.append(rect(start, y + 6, n * unit, 16, fill))
            if n * unit >= 18:
                marks.append(text(start + n * unit / 2, y + 18.5, str(n), "middle", pen, 12))
            start += n * unit
        y += 44
    return marks, y - 12


def side(parts: Sequence[int]) -> float:
    """How far the longer side of a row reaches, as a share of all its people."""
    low, between, high = parts
    return max(low + between / 2, high + between / 2) / max(1, low + between + high)


def slope(chart: Slope) -> tuple[list[str], float]:
    """Two posts, one line for each statement; its name beside its end, moved apart where ends lie close."""
    left, right, top, tall = 70.0, 330.0, 34.0, max(96.0, 24.0 * len(chart.rows))
    marks = [text(left, 16, chart.names[0], "middle", SOFT), text(right, 16, chart.names[1], "middle", SOFT)]
    marks += [line(x, top, x, top + tall, SOFT) for x in (left, right)]
    begin = spread([height(chart, b, top, tall) for _, b, _ in chart.rows])
    end = spread([height(chart, a, top, tall) for _, _, a in chart.rows])
    for n, (label, before, after) in enumerate(chart.rows):
        y, down, ink = height(chart, before, top, tall), height(chart, after, top, tall), LINES[n % len(LINES)]
        dash = f' stroke-width="2.5" stroke-dasharray="{DASHES[n % len(DASHES)]}"'
        marks.append(line(left, y, right, down, ink, dash))
        marks += [f'<circle cx="{x:g}" cy="{at:.1f}" r="4" fill="{ink}"/>' for x, at in ((left, y), (right, down))]
        marks.append(text(left - 9, begin[n] + 4, figure(chart, before), "end", ink, 12))
        marks.append(text(right + 9, end[n] + 4, f"{figure(chart, after)}  {label}"[:30], "start", ink, 12))
    return marks, top + tall + 14


def height(chart: Slope, value: float, top: float, tall: float) -> float:
    return top + tall * (1 - (value - chart.low) / (chart.high - chart.low))


def figure(chart: Slope, value: float) -> str:
    return f"{value:.0%}" if chart.share else f"{value:.2f}"


def spread(ys: Sequence[float], least: float = 16) -> list[float]:
    """The same order, at least so far apart."""
    found, last = list(ys), float("-inf")
    for n in sorted(range(len(ys)), key=lambda n: ys[n]):
        found[n] = last = max(ys[n], last + least)
    return found


def plan(chart: Plan) -> tuple[list[str], float]:
    """One row for each scene: the plan as an empty frame, what became of it filled, minutes below."""
    marks, y = list(legend(chart.names[:2], (BETWEEN, FOR))), 44.0
    whole = max((max(due + length, at + took) for _, due, length, at, took in chart.rows), default=1.0) or 1.0
    unit = (WIDE - 60) / whole
    for label, due, length, at, took in chart.rows:
        marks.append(text(0, y, label))
        marks.append(rect(due * unit, y + 5, length * unit, 9, BETWEEN))
        marks.append(rect(at * unit, y + 15, took * unit, 9, FOR))
        marks.append(text((at + took) * unit + 5, y + 23, f"{took:g}", fill=SOFT, size=11))
        y += 44
    step = next(s for s in (1, 5, 10, 15, 30, 60, 120, 10**9) if whole / s <= 12)
    marks += [text(n * unit, y, f"{n}", "middle" if n else "start", SOFT, 11) for n in range(0, int(whole) + 1, step)]
    return [*marks, text(WIDE, y, chart.names[2], "end", SOFT, 11)], y + 8
