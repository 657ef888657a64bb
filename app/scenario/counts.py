"""Names of the author's own, where a colon is easily lost: votes of a rehearsal, owners and cast in one line."""

import re

from app.scenario.source import Source, following

PAIRED = re.compile(r" *[^\s:：{}]+(?: [^\s:：{}]+)*: +\S.*| *[^:：{}]+: *")
COUNTED = re.compile(r"( *)([^\s:：={}#][^:：=;；{}]*?) *([:：=＝;；]?) *(\{.*\}|[0-9０-９]+|)(?:\s+#.*)?")
OWNED = ("votes:", "owners:", "cast:", "cards:")
FAR = 60
LONGEST = 200
"""A longer line is no count and no household."""


def counts(line: str, n: int, source: Source) -> str:
    """The line with its colon mended, when it lies below `votes:` and has none that is right."""
    found = COUNTED.fullmatch(line.rstrip()) if len(line) <= LONGEST else None
    if not found or PAIRED.fullmatch(line.split(" #")[0]):
        return line
    margin, name, mark, number = found.groups()
    if not below(line, n, source, OWNED if number[:1] == "{" else ("votes:",)):
        return line
    if not number and depth(following(source.lines, n)) <= len(margin):
        return line
    mended = f"{name}: {number}".rstrip()
    code = {"：": "colon-fullwidth", ":": "colon-space"}.get(mark, "colon-missing")
    column = len(margin) + (len(name) if mark in ("：", ":") and mark else 0) + 1
    source.report(n + 1, column, code, name=name[:30], mended=mended[:60])
    return margin + mended


def below(line: str, n: int, source: Source, names: tuple[str, ...]) -> bool:
    """One of these is the line to which this one belongs, or `votes:` the one to which that one belongs."""
    least, steps = depth(line), 0
    for above in reversed(source.lines[max(0, n - FAR) : n]):
        if above.strip() and depth(above) < least:
            least, steps = depth(above), steps + 1
            name = above.split(" #")[0].strip()
            if name in names and (steps == 1 or name == "votes:"):
                return True
            if steps > 1:
                return False
    return False


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
