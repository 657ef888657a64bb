"""Lines of dialogue that were pasted without their margin: outside the text to which the bar above announced them."""

import re
from collections.abc import Iterator

from app.i18n import N_
from app.scenario.fields import NAMES
from app.scenario.problems import Say
from app.scenario.said import NAMED, SAID
from app.scenario.source import Source

OPENER = re.compile(r"( *(?:[-－—–] +)*)[^\s:：#][^:：]{0,20}[:：] *[|>｜][0-9+-]*\s*(?:#.*)?")
CAST = re.compile(f"(?:cast|{'|'.join(SAID['cast'].split())}) ?[:：]")
SPOKEN = re.compile(r"([^\s:：，。！？\-]{1,12})(?:[（(][^）)]{0,80}[）)])?[:：].+")
PROSE = re.compile(r"[（(].*|.*[。！？…”）)]")


def fallen(source: Source) -> None:
    """Moves such lines to where the others of their text stand; each run of them is reported once."""
    until, cast = -1, people(source)
    for n, line in enumerate(source.lines):
        found = OPENER.fullmatch(line.rstrip()) if n > until and line.rstrip()[-1:] in ("|", ">", "｜") else None
        if found:
            until = mended(n, len(found[1]), cast, source)


def people(source: Source) -> frozenset[str]:
    """The names right below `cast`."""
    found, at = set[str](), -1
    start = next((n for n, line in enumerate(source.lines) if CAST.fullmatch(line.rstrip())), len(source.lines))
    for _, line in below(start, source):
        at = depth(line) if at < 0 else at
        if depth(line) < max(at, 1):
            break
        if depth(line) == at:
            found.add(re.split("[:：]", line)[0].strip())
    return frozenset(found)


def mended(opener: int, column: int, cast: frozenset[str], source: Source) -> int:
    """The last line of the text that is announced on this one."""
    deep, run, said, last = column + 2, list[int](), set(cast), opener
    for n, line in below(opener, source):
        outside = depth(line) <= column
        if outside and not speech(line.strip(), said):
            break
        if outside and last == opener and line.startswith(" ") and strayed(opener, source):
            break
        if not outside and last == opener:
            deep = depth(line)
        if outside:
            run.append(n)
        else:
            report(run, deep, source)
        if spoken := SPOKEN.fullmatch(line.strip()):
            said.add(spoken[1])
        last = n
    report(run, deep, source)
    return last


def strayed(opener: int, source: Source) -> bool:
    """Whether the bar's own line stands deeper than it would under the one that holds it."""
    at = depth(source.lines[opener])
    held = next((line for line in reversed(source.lines[:opener]) if line.strip() and depth(line) < at), "")
    return at > len(held) - len(held.lstrip(" -")) + 2


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def below(opener: int, source: Source) -> Iterator[tuple[int, str]]:
    """The lines that say something; those with other margins than spaces are no matter here."""
    for n in range(opener + 1, len(source.lines)):
        line = source.lines[n]
        body = line.lstrip()
        if body and not line[: len(line) - len(body)].strip(" "):
            yield n, line


def speech(body: str, said: set[str]) -> bool:
    """Whether this can be nothing but a line of dialogue or a stage direction."""
    if body.startswith(("#", "- ", "＃")):
        return False
    spoken = SPOKEN.fullmatch(body)
    if not spoken:
        return ":" not in body and bool(PROSE.fullmatch(body))
    if spoken[1] in NAMES:
        return False
    return spoken[1] in said or (spoken[1] not in NAMED and "：" in body and ": " not in body.split("：")[0])


def report(run: list[int], deep: int, source: Source) -> None:
    """Says it at the first of these lines and moves them all."""
    if not run:
        return
    until = Say(N_("（到第 {last} 行为止）"), {"last": run[-1] + 1}) if len(run) > 1 else Say()
    source.report(run[0] + 1, depth(source.lines[run[0]]) + 1, "speech-outside", until=until, n=deep)
    for n in run:
        source.lines[n] = " " * deep + source.lines[n].lstrip(" ")
    run.clear()
