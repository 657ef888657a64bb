"""Marks that belong together or that YAML keeps for itself: brackets, quotes, the bar, signs before a sentence."""

import re
from collections.abc import Iterator

from app.scenario.source import Source

VALUE = re.compile(r"( *(?:- +)*(?:[^\s'\"\[\]{}#:|>@`%&*!][^:#]{0,60}?: +)?)(\S.*)", re.DOTALL)
COMMENT = re.compile(r"\s+#")
BLOCK = re.compile(r"[|>][0-9+-]*\s*(#.*)?")
BARS = "｜丨︱│"
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'", re.DOTALL)}
CURLED = {'"': ("“", "”"), "'": ("‘", "’")}
CLOSES = {"[": "]", "{": "}"}
WIDE_CLOSES = "】］〕｝"
STRAY = re.compile(r"([^-\w\s]{1,20}+)(\s*(?:- +)*[a-z_]+:(?:\s.*)?|[^:：]{1,60}:)", re.DOTALL)
"""A mark before a name and its colon."""
KNOWN = re.compile(r"\s*(?:- +)*([a-z_]+):(?:\s|$)")
FAR = 60
"""Lines that one list or one quoted text may take."""


def marks(line: str, n: int, source: Source) -> tuple[str, int]:
    """The line, mended, and the number of the line on which what begins here ends."""
    found = VALUE.fullmatch(line.rstrip())
    if not found or found[2].startswith("#"):
        return line, n
    head, text = found.groups()
    if text[0] in BARS and len(text) == 1:
        source.report(n + 1, len(head) + 1, "bar-fullwidth", mended=f"{head.strip()} |")
        return head + "|", n
    if text[0] in "|>":
        return bar(head, text, n, source), n
    if text[0] in QUOTED:
        return quoted(head, text, n, source)
    if text[0] in CLOSES:
        return bracketed(head, text, n, source)
    if text[0] in "@`%&*!" and text[1:2].strip():
        return sign(head, text, n, source), n
    return colon(head, text, n, source), n


def bar(head: str, text: str, n: int, source: Source) -> str:
    """A line of prose behind the bar that announces it."""
    if BLOCK.fullmatch(text):
        return head + text
    if free := freed(head, text, n, source):
        return free
    source.report(n + 1, len(head) + 1, "bar-text", mended=f"{head.strip()} {text[0]}")
    return head + (text[0] if any(below(head, n, source)) else quote(text[1:].strip()))


def below(head: str, n: int, source: Source) -> Iterator[str]:
    """The lines under this one that lie deeper, blank ones too, as far as a value may reach."""
    margin = len(head) - len(head.lstrip(" "))
    for line in source.lines[n + 1 : n + FAR]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= margin and line.strip()[0] not in "]}":
            return
        yield line


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def sign(head: str, text: str, n: int, source: Source) -> str:
    if free := freed(head, text, n, source):
        return free
    code = {"&": "anchor", "*": "anchor", "!": "tag"}.get(text[0], "sign-first")
    source.report(n + 1, len(head) + 1, code, sign=text[0], mended=f'"{text}"'[:60])
    return head + quote(text[1:].strip())


def freed(head: str, text: str, n: int, source: Source) -> str:
    """The line without what stands before its name; nothing when no name follows."""
    found = STRAY.fullmatch(text.rstrip())
    if not found or head.strip():
        return ""
    source.report(n + 1, len(head) + 1, "mark-stray", sign=found[1], mended=found[2].strip()[:60])
    return head + found[2].lstrip()


def colon(head: str, text: str, n: int, source: Source) -> str:
    """`name: a: b`: the second English colon is prose."""
    spot = text.split(" #")[0].find(": ")
    if spot < 0 or not head.rstrip().endswith(":"):
        return head + text
    mended = text.replace(": ", "：")
    source.report(n + 1, len(head) + spot + 1, "colon-in-text", name=text[:30], mended=mended[:60])
    return head + quote(mended)


def quoted(head: str, text: str, n: int, source: Source) -> tuple[str, int]:
    lines = [text, *(line.strip() for line in below(head, n, source))]
    stop = next((i for i, line in enumerate(lines) if i and KNOWN.match(line)), len(lines))
    for end in (1, stop):
        whole = QUOTED[text[0]].match("\n".join(lines[:end]))
        if whole:
            rest = "\n".join(lines[:end])[whole.end() :].split("\n")[0]
            if not rest.strip() or rest.lstrip()[0] == ":" or COMMENT.match(rest):
                return head + text, n + whole[0].count("\n")
            break
    if free := freed(head, text, n, source):
        return free, n
    mended = curled(text)
    source.report(n + 1, len(head) + 1, "quote-unpaired", mended=mended[:60])
    return head + quote(mended), n


def curled(text: str) -> str:
    """With Chinese quotes, which are prose; a single one is dropped."""
    opening, closing = CURLED[text[0]]
    if text.count(text[0]) == 1 and closing not in text:
        return text[1:]
    first, *rest = text.split(text[0])
    return first + "".join((closing if n % 2 else opening) + part for n, part in enumerate(rest))


def bracketed(head: str, text: str, n: int, source: Source) -> tuple[str, int]:
    """A list or map in one line, or in several up to the next known name."""
    lines = [text]
    for line in below(head, n, source):
        if KNOWN.match(line) and text[0] == "[":
            break
        lines.append(line)
    left = open_at(lines)
    if isinstance(left, int):
        return head + text, n + left
    closing = "".join(CLOSES[c] for c in reversed(open_in(text)))
    mended = text.rstrip(WIDE_CLOSES + ",，") + closing
    if len(closing) > 100 or not closing:
        return head + text, n
    if free := freed(head, text, n, source):
        return free, n
    source.report(n + 1, len(head) + 1, "bracket-unclosed", mended=mended[:60])
    return head + mended, n


def open_at(lines: list[str]) -> int | None:
    """On which of the lines the brackets are closed."""
    held = ""
    for n, line in enumerate(lines):
        held = open_in(line, held)
        if not held:
            return n
    return None


def open_in(text: str, held: str = "") -> str:
    """The brackets that are open after this text, outermost first."""
    before, inside = ",", ""
    stack = list(held)
    for char in text:
        if inside:
            inside = "" if char == inside else inside
        elif char in QUOTED and before in "[{,:":
            inside = char
        elif char in CLOSES:
            stack.append(char)
        elif char in "]}" and stack:
            stack.pop()
        before = before if char == " " else char
    return "".join(stack)
