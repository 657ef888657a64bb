"""The votes of a rehearsal: names of the author's own, each with a colon and a number, where a colon is easily lost."""

import re

from app.scenario.source import Source, following

PAIRED = re.compile(r" *[^\s:：{}]+(?: [^\s:：{}]+)*: +\S.*| *[^:：{}]+: *")
COUNTED = re.compile(r"( *)([^\s:：={}#][^:：={}]*?) *([:：=＝]?) *(\{.*\}|[0-9０-９]+|)(?:\s+#.*)?")
FAR = 60


def counts(line: str, n: int, source: Source) -> str:
    """The line with its colon mended, when it lies below `votes:` and has none that is right."""
    found = COUNTED.fullmatch(line.rstrip())
    if not found or PAIRED.fullmatch(line.split(" #")[0]) or not below_votes(line, n, source):
        return line
    margin, name, mark, number = found.groups()
    if not number and depth(following(source.lines, n)) <= len(margin):
        return line
    mended = f"{name}: {number}".rstrip()
    code = {"：": "colon-fullwidth", ":": "colon-space"}.get(mark, "colon-missing")
    column = len(margin) + (len(name) if mark in ("：", ":") and mark else 0) + 1
    source.report(n + 1, column, code, name=name[:30], mended=mended[:60])
    return margin + mended


def below_votes(line: str, n: int, source: Source) -> bool:
    """`votes:` is the line to which this one belongs, or the one to which that one belongs."""
    least, steps = depth(line), 0
    for above in reversed(source.lines[max(0, n - FAR) : n]):
        if above.strip() and depth(above) < least:
            least, steps = depth(above), steps + 1
            if above.strip().split(" #")[0].strip() in ("votes:", "- votes:"):
                return True
            if steps > 1:
                return False
    return False


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
