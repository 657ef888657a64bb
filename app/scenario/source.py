"""From bytes to lines of text: size, encoding, characters that nobody meant to write."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from app.scenario.problems import Problem

LIMIT = 1_000_000
LINES = 3_000
MOST = 200
ROOM = 400
FEW = 10
"""One broken byte in so many characters that are not ASCII: a damaged UTF-8 file, not one of another encoding."""
NESTED = re.compile(r" *(?:[-－—–−] +){20}")
"""More items in one line than a scenario may have levels: matching the rest would cost its square."""
BREAKS = re.compile("[\u2028\u2029\x85\x0b\x0c]")
BROKEN = re.compile("[\udc80-\udcff]")
CONTROLS = re.compile("[\x00-\x08\x0a\x0d-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""But the tab, which has a message of its own."""


class Enough(Exception):
    """Two hundred problems are enough for one run."""


@dataclass(slots=True)
class Source:
    """`lines` without their ends; `written` as the author sees them, for messages. `damaged`: a line was left out, so
    that what seems to be missing may be there."""

    lines: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fatal: bool = False
    damaged: bool = False

    def report(self, line: int, column: int, code: str, **values: object) -> None:
        """Raises Enough when there is more wrong than anyone would read at once."""
        cut = {k: v[:ROOM] if isinstance(v, str) else v for k, v in values.items()}
        self.problems.append(Problem(line, column, code, values=cut))
        if len(self.problems) >= MOST:
            raise Enough


def decoded(data: bytes) -> str:
    """The text of a file: line ends kept, without a mark of byte order."""
    return data.decode("utf-8-sig", errors="replace")


def read(data: bytes) -> Source:
    source = Source()
    if len(data) > LIMIT:
        return stop(source, "too-large")
    text = decode(data, source)
    if text is None:
        return source
    source.written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(source.written) > LINES:
        source.fatal = True
        source.report(LINES + 1, 1, "too-many", most=LINES)
    return source


def cleaned(source: Source) -> None:
    """Fills `lines`."""
    source.lines = [clean(line, number, source) for number, line in enumerate(source.written, 1)]


def following(lines: Sequence[str], n: int) -> str:
    """The next line that says something, if it is near."""
    return next((later for later in islice(lines, n + 1, n + 50) if later.strip()), "")


def stop(source: Source, code: str) -> Source:
    source.report(1, 1, code)
    source.fatal = True
    return source


def decode(data: bytes, source: Source) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4:
        source.report(1, 1, "encoding-utf16")
        return wide(data, source)
    data = data.removeprefix(b"\xef\xbb\xbf")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in text)
    if bad * FEW < sum(char > "\x7f" for char in text):
        return text
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        stop(source, "encoding")
        return None
    source.report(1, 1, "encoding-gbk")
    return text


def wide(data: bytes, source: Source) -> str | None:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le")
    except UnicodeDecodeError:
        source.fatal = True
        return None


def clean(line: str, number: int, source: Source) -> str:
    """The line without control characters and hidden breaks; the first of each is reported."""
    if NESTED.match(line):
        source.report(number, 1, "too-deep")
        return ""
    if line.isprintable():
        return line
    if broken := BROKEN.search(line):
        source.report(number, broken.start() + 1, "bad-byte")
        line = BROKEN.sub("\ufffd", line)
    for marks, code in ((BREAKS, "separator"), (CONTROLS, "control-character")):
        if found := marks.search(line):
            source.report(number, found.start() + 1, code)
    return CONTROLS.sub("", BREAKS.sub(" ", line))
