"""A document as Markdown. Words of people are escaped: they can neither make a heading nor a link."""

import re
from collections.abc import Iterable

from app.record.blocks import Bars, Block, Diverging, Document, Heading, Moment, Para, Plan, Quote, Slope, Speech, Table

DRAWN = (Bars, Diverging, Slope, Plan)
"""What stands in figures beside its drawing."""

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$!&{}])")
LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    text = LEADING.sub(lambda m: m[1] + (m[2][:-1] + "\\" + m[2][-1]), SPECIAL.sub(r"\\\1", text))
    return "  \n".join(text.splitlines())


def inline(text: str | int | float) -> str:
    return escape(str(text)).replace("  \n", " ")


def markdown(document: Document) -> bytes:
    return ("\n\n".join(block(b) for b in document.blocks if not isinstance(b, DRAWN)) + "\n").encode()


def block(found: Block) -> str:
    match found:
        case Heading(level, text, _):
            return f"{'#' * (level + 1)} {inline(text)}"
        case Para(text, style):
            return (
                f"**{inline(text)}**"
                if style == "notice"
                else f"*{inline(text)}*"
                if style == "aside"
                else escape(text)
            )
        case Speech(who, text, how):
            return f"**{inline(who)}**{'（' + inline(how) + '）' if how else ''}：{inline(text)}"
        case Moment(clock, label, text):
            return f"`{clock}` **{inline(label)}** {inline(text)}".rstrip()
        case Quote(label, text, after):
            lines = [inline(label), *escape(text).splitlines(), *([f"*{inline(after)}*"] if after else [])]
            return "  \n".join(f"> {line.strip()}" for line in lines)
        case Table():
            return table(found.turned())
        case Bars() | Diverging() | Slope() | Plan():
            return ""


def table(found: Table) -> str:
    right = [all(isinstance(row[i], int | float) for row in found.rows) and found.rows for i in range(len(found.head))]
    lines = [f"**{inline(found.caption)}**", ""] if found.caption else []
    lines += [cells(found.head), cells_raw("---:" if r else "---" for r in right)]
    return "\n".join(lines + [cells(row) for row in found.rows])


def cells(row: tuple[str | int | float, ...]) -> str:
    return cells_raw(inline(cell) for cell in row)


def cells_raw(row: Iterable[str]) -> str:
    return "| " + " | ".join(row) + " |"
