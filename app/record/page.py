"""A document as one HTML file that needs nothing else: no script, no outside load; prints as A4."""

from collections.abc import Sequence
from html import escape

from app.record.blocks import Bars, Block, Diverging, Document, Heading, Moment, Para, Plan, Quote, Slope, Speech, Table
from app.record.columns import SHORT, figure, shares
from app.record.drawing import draw

STYLE = """
:root { --ink: #1d1d1b; --soft: #5c5a55; --line: #cfcabf; --warn: #8c1d18; --bar: #35618e; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 50rem; color: var(--ink); background: #fff; line-height: 1.65;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Heiti SC", sans-serif; }
.sheet { width: 100%; border-collapse: collapse; }
.sheet > thead > tr > td, .sheet > tbody > tr > td { padding: 0; }
.running { color: var(--soft); font-size: .8rem; border-bottom: 1px solid var(--line); padding: 0 0 .3rem; }
h1 { font-size: 1.8rem; line-height: 1.3; margin: 1.2rem 0 .6rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .6rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
.notice { color: var(--warn); font-weight: 700; border-left: .3rem solid var(--warn); padding-left: .6rem; }
.aside { color: var(--soft); }
.small { color: var(--soft); font-size: .88rem; }
.speech b { margin-right: .4em; }
.moment time { font-variant-numeric: tabular-nums; color: var(--soft); margin-right: .6em; }
blockquote { margin: .6rem 0; padding: .3rem .8rem; border-left: .25rem solid var(--line); break-inside: avoid; }
blockquote p:first-child { color: var(--soft); font-size: .88rem; }
.data { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .95rem; table-layout: fixed; }
.data tr, .data caption { break-inside: avoid; }
.data caption, .data thead { break-after: avoid; }
.data tbody tr:first-child { break-before: avoid; }
.data caption { text-align: left; font-weight: 700; padding: .2rem 0; }
.data th, .data td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; overflow-wrap: anywhere; }
.data th { background: #f3f0e8; }
.data .number { text-align: right; font-variant-numeric: tabular-nums; }
.data td.number { white-space: nowrap; }
.whole { break-inside: avoid; }
@media screen and (max-width: 48rem) {
  .sheet { table-layout: fixed; }
  .chart { overflow-x: auto; }
  .chart svg { min-width: 36rem; }
  .wide { overflow-x: auto; }
  .wide .data { min-width: calc(var(--columns) * 4.7rem); font-size: .88rem; }
  .data th, .data td { padding: .25rem .35rem; }
}
.bars { margin: .6rem 0; break-inside: avoid; }
.bars svg { display: block; width: 100%; height: 1rem; }
.bars rect { fill: var(--bar); }
.chart { margin: .8rem 0; break-inside: avoid; }
.chart figcaption { font-weight: 700; font-size: .95rem; break-after: avoid; }
.chart svg { display: block; width: 100%; max-width: 42rem; height: auto; font-family: inherit; }
.bars .rest { fill: #ece8de; }
h1, h2, h3, h4 { break-after: avoid; }
.moment + .notice, .notice + .small, .small + .wide { break-before: avoid; }
p:has(+ .wide), p:has(+ .chart) { break-after: avoid; }
@page { size: A4; margin: 18mm 16mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #5c5a55; } }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.5; }
  .data { font-size: 8.8pt; margin: 1.2mm 0 2.5mm; line-height: 1.35; }
  .data th, .data td { padding: .6mm 1.2mm; }
  h2 { margin: 5mm 0 2mm; }
  .fresh { break-before: page; }
  h3 { margin: 3.5mm 0 1mm; }
  blockquote { margin: 1.2mm 0; padding: .3mm 3mm; }
  blockquote p, .bars p { margin: .3mm 0; }
  .bars svg { height: 2.6mm; }
  .running { padding-bottom: 1mm; }
  .gap { height: 4mm; }
  svg, rect, th, .notice { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def page(document: Document) -> bytes:
    lang = "zh-CN" if document.lang == "zh" else document.lang
    head = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    running = f'<div class="running">{escape(document.running)}</div><div class="gap"></div>'
    sheet = f'<table class="sheet" role="presentation"><thead><tr><td>{running}</td></tr></thead><tbody><tr><td>\n'
    body = "\n".join(block(b) for b in document.blocks)
    return f"{head}{sheet}<main>\n{body}\n</main>\n</td></tr></tbody></table>\n</body>\n</html>\n".encode()


def lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def block(found: Block) -> str:
    match found:
        case Heading(level, text, fresh):
            page = ' class="fresh"' if fresh else ""
            return f"<h{level + 1}{page}>{lines(text)}</h{level + 1}>"
        case Para(text, style):
            return f'<p class="{style}">{lines(text)}</p>' if style != "plain" else f"<p>{lines(text)}</p>"
        case Speech(who, text, how):
            tone = f'<span class="aside">（{escape(how)}）</span>' if how else ""
            return f'<p class="speech"><b>{escape(who)}</b>{tone}{lines(text)}</p>'
        case Moment(clock, label, text):
            return f'<p class="moment"><time>{escape(clock)}</time><b>{escape(label)}</b> {lines(text)}</p>'
        case Quote(label, text, after):
            small = f'<p class="small">{lines(after)}</p>' if after else ""
            return f"<blockquote><p>{escape(label)}</p><p>{lines(text)}</p>{small}</blockquote>"
        case Table():
            return table(found.turned())
        case Bars():
            return bars(found)
        case Diverging() | Slope() | Plan():
            return draw(found)


def table(found: Table) -> str:
    """A short one is never torn between two pages; a long one repeats its head."""
    caption = f"<caption>{escape(found.caption)}</caption>" if found.caption else ""
    columns = zip(*found.rows, strict=False) if found.rows else ((),) * len(found.head)
    head = "".join(heading(name, list(column)) for name, column in zip(found.head, columns, strict=True))
    rows = "".join(f"<tr>{''.join(cell(c) for c in row)}</tr>" for row in found.rows)
    widths = "".join(f'<col style="width:{part:.1%}">' for part in shares(found))
    top = f"{caption}<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>"
    whole = " whole" if len(found.rows) <= SHORT else ""
    room = f'<div class="wide{whole}" style="--columns:{len(found.head)}" tabindex="0">'
    return f'{room}<table class="data">{top}<tbody>{rows}</tbody></table></div>'


def heading(name: str, column: Sequence[str | int | float]) -> str:
    """Above its figures, where nothing else stands below."""
    told = [value for value in column if value != ""]
    right = ' class="number"' if told and all(figure(value) for value in told) else ""
    return f'<th scope="col"{right}>{escape(name)}</th>'


def cell(value: str | int | float) -> str:
    text = lines(value) if isinstance(value, str) else str(value)
    return f'<td class="number">{text}</td>' if figure(value) else f"<td>{text}</td>"


def bars(found: Bars) -> str:
    return f'<div class="bars">{"".join(bar(*row) for row in found.rows)}</div>'


def bar(label: str, share: float, end: str) -> str:
    width = round(max(0.0, min(share, 1.0)) * 100, 1)
    drawing = f'<rect class="rest" width="100" height="4"/><rect width="{width}" height="4"/>'
    svg = f'<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{drawing}</svg>'
    return f'<p class="small">{escape(label)} · {escape(end)}</p>{svg}'
