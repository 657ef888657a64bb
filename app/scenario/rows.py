"""A line that is neither `name: value` nor `- item` where only these can stand: the mark was forgotten.

Each is named at its own line and mended, because the parser gives up only further down."""

import re

from app.scenario.fields import KINDS, NAMES
from app.scenario.source import Source, following

PAIR = re.compile(r":(\s|$)")
BARE = re.compile(r"([a-z_]+)(?: *[=＝;；] *| +)(\S.*)")
STARTS = "#[]{}'\"|>?&*!%@`"
WIDE = re.compile(r"( *- +[^\s:：，。]{1,12})：\s*(.*)", re.DOTALL)
"""An item that begins with a name of some kind and a Chinese colon."""
SCRIPT = re.compile(r"( *(?:- +)?)script: *(.*)")
FIRST = frozenset({*KINDS, "id", "name", "option"})


def row(line: str, n: int, source: Source, above: int) -> str:
    """`above`: the column (from 0) of the last name; what lies deeper may be the rest of its prose."""
    body = line.strip()
    if line.startswith(("---", "...")) and body in ("---", "..."):
        return document(line, n, source)
    if not body or body[0] in STARTS or PAIR.search(body):
        return line
    at = len(line) - len(line.lstrip(" "))
    if body.startswith("- "):
        return item(line, n, source)
    bare = BARE.fullmatch(body)
    known = bare is not None and bare[1] in NAMES
    if (above >= 0 and at <= above) or (known and neighbour(n, at, source)) or heads(n, at, source):
        return forgotten(line, at, n, source)
    return line


def heads(n: int, at: int, source: Source) -> bool:
    """Whether this is the first name under an empty one, with fields of its own below."""
    above, below = source.lines[n - 1] if n else "", following(source.lines, n)
    name = below.strip().split(":")[0]
    deeper = len(below) - len(below.lstrip(" ")) > at
    return deeper and name in NAMES and PAIR.search(below) is not None and above.rstrip().endswith(":")


def spoken(line: str, n: int, source: Source) -> str:
    """`script:` above its lines without the bar that keeps them apart."""
    found = SCRIPT.fullmatch(line.rstrip())
    below = following(source.lines, n)
    margin = len(below) - len(below.lstrip(" "))
    if not found or margin <= len(found[1]) or found[2][:1] in tuple("|>'\"#｜"):
        return line
    source.report(n + 1, len(found[1]) + 1, "script-bar")
    if not found[2]:
        return line.rstrip() + " |"
    for below_n in range(n + 1, len(source.lines)):
        later = source.lines[below_n]
        if later.strip() and len(later) - len(later.lstrip(" ")) <= len(found[1]):
            break
        source.lines[below_n] = ""
    return line


def neighbour(n: int, at: int, source: Source) -> bool:
    """Whether a name stands right below in the same column, so that this line began a map."""
    below = following(source.lines, n)
    name = below.strip().split(":")[0]
    return len(below) - len(below.lstrip(" ")) == at and PAIR.search(below) is not None and name in NAMES


def item(line: str, n: int, source: Source) -> str:
    """`- vote 题目` above the fields of that vote."""
    bare = BARE.fullmatch(line.strip()[2:].strip())
    below, at = following(source.lines, n), line.index("-") + 2
    deeper = len(below) - len(below.lstrip(" ")) == at and PAIR.search(below)
    if bare and bare[1] in KINDS and bare[2] == "|":
        return forgotten(line, at, n, source)
    wide = WIDE.fullmatch(line)
    if wide and deeper and below.strip().split(":")[0] in NAMES:
        return f"{wide[1]}: {wide[2]}"  # no such beat: told when it is read
    if bare and bare[1] in FIRST and deeper and not below.lstrip().startswith("- "):
        return forgotten(line, at, n, source)
    return line


def forgotten(line: str, at: int, n: int, source: Source) -> str:
    head, body = line[:at], line[at:].strip()
    bare = BARE.fullmatch(body)
    below = following(source.lines, n)
    if bare and bare[1] in NAMES:
        name, mended = bare[1], f"{bare[1]}: {bare[2]}"
    elif len(below) - len(below.lstrip(" ")) > at:
        name, mended = body.rstrip(";； "), f"{body.rstrip(';； ')}:"
    else:
        name, mended = body, ""
        source.damaged = True
    shown = mended or (body.replace("：", ": ", 1) if "：" in body[:12] else f"{body[:30]}: ……")
    source.report(n + 1, at + 1, "colon-missing", name=name[:30], mended=shown[:60])
    return head + mended if mended else ""


def document(line: str, n: int, source: Source) -> str:
    """A second document would be left unread: said here; read on when it is but a line across the page."""
    if not any(PAIR.search(above) for above in source.lines[:n]):
        return line
    source.report(n + 1, 1, "document", mark=line.strip())
    names = {above.split(":")[0] for above in source.lines[:n] if PAIR.search(above) and above[0] != " "}
    if following(source.lines, n).split(":")[0] in names:
        source.lines[n + 1 :] = [""] * (len(source.lines) - n - 1)
    return ""
