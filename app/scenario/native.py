"""Names of the format written in Chinese, `投票：` for `vote:`, found only where nothing but such a name can stand.

Each is named at its place and mended, so that what follows is read as it was meant."""

import re
from collections.abc import Collection

from app.scenario.depths import expected
from app.scenario.fields import CARD, CASE, COMMON, KINDS, NEXT, OWNER, PERSON, RULE, SCENE, TOP, Field
from app.scenario.path import Path
from app.scenario.said import NAMED
from app.scenario.source import Source

LINE = re.compile(
    r"([ \t\u3000\u00a0]*)((?:[-－—–−﹣―•·][ \u3000\u00a0]*)*)([^\s:：=＝]{1,8}) ?[:：=＝](.*)", re.DOTALL
)
BRACED = re.compile(r"([{｛,，]\s*)([^\s:：,，{}｛｝]{1,12}) ?([:：]) *")
REMARK = re.compile(r" +[#＃].*")
ITEMS = {("scenes",): SCENE, ("scenes", "next", "rules"): RULE, ("rehearsals",): CASE}
EVERY = tuple(field for fields in KINDS.values() for field in fields)
OWN = {"cast": PERSON, "cards": CARD, "owners": OWNER}
"""Maps whose names are the author's; under those stand fields again."""
FIRST = frozenset({"id", "option", "name", *KINDS})
"""With these an item begins."""


def native(line: str, n: int, source: Source, path: Path) -> str:
    """The line with its name as the format has it."""
    found = LINE.fullmatch(line)
    if not found:
        return line
    head, dashes, said, rest = found.groups()
    braces = rest.lstrip()[:1] in ("{", "｛")
    if said not in NAMED and not braces:
        return line
    at = len(head) if not head.strip(" ") else expected(head, line.lstrip(), source.lines[:n])
    if braces and not dashes:
        line = braced(line, len(line) - len(rest), inside(path.holding(at, False)[0]), n, source)
    name = meant(said, known(path, at, bool(dashes)), bool(dashes))
    if not name:
        return line
    mended = f"{name}: {rest.strip()}".rstrip()
    shown = REMARK.sub("", f"- {mended}" if dashes else mended)
    source.report(n + 1, len(head) + len(dashes) + 1, "name-native", name=said, mended=shown[:60])
    return f"{head}{dashes}{mended}"


def meant(said: str, names: Collection[str], item: bool = False) -> str:
    """The one of these names that this word stands for; for an item rather one with which items begin."""
    able = [name for name in NAMED.get(said, ()) if name in names]
    return next((name for name in able if item and name in FIRST), able[0] if able else "")


def known(path: Path, at: int, item: bool) -> Collection[str]:
    """The names that the format has for this column, from 0."""
    held, beside = path.holding(at, item)
    if beside is None:
        if held == ("scenes", "next"):
            return names(NEXT)
        return names(TOP) if not held and not at else inside(held[:1]) if len(held) == 2 else ()
    if held == ("scenes", "beats"):
        kind = next((name for name in beside if name in KINDS), "")
        return (*KINDS, "id") if item else names((*COMMON, *KINDS.get(kind, EVERY)))
    return names(ITEMS.get(held, ()))


def inside(held: tuple[str, ...]) -> Collection[str]:
    """The names under one of the author's own."""
    return names(OWN.get(held[0], ())) if len(held) == 1 else ()


def names(table: Collection[Field]) -> Collection[str]:
    return [field.name for field in table]


def braced(line: str, start: int, names: Collection[str], n: int, source: Source) -> str:
    """`李大爷: {介绍：一楼，想要：安静}` with the names of the format and, in English braces, its marks."""

    def mended(found: re.Match[str]) -> str:
        before, said, colon = found.groups()
        name = said if said in names else meant(said, names)
        if not name or found.start() < start:
            return found[0]
        if name != said:
            source.report(n + 1, found.start(2) + 1, "name-native", name=said, mended=f"{name}: ……")
        elif colon == "：" and "{" in line:
            source.report(n + 1, found.start(3) + 1, "colon-fullwidth", name=name, mended=f"{name}: ……")
        return f"{before.replace('，', ', ')}{name}: " if "{" in line else f"{before}{name}{colon}"

    return BRACED.sub(mended, line) if names else line
