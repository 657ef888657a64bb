"""Names of the format written in Chinese, `投票：` for `vote:`, found only where nothing but such a name can stand.

Each is named at its place and mended, so that what follows is read as it was meant."""

import re
from collections.abc import Collection

from app.scenario.depths import expected
from app.scenario.fields import CARD, CASE, COMMON, KINDS, NAMES, NEXT, OWNER, PERSON, RULE, SCENE, TOP, Field
from app.scenario.path import KEYED, Path
from app.scenario.said import NAMED, NTH
from app.scenario.source import Source, following

LINE = re.compile(
    r"([ \t\u3000\u00a0]*)((?:[-－—–−﹣―•·][ \u3000\u00a0]*)*)([^\s:：=＝]{1,8})(?: ?[:：=＝]| +)(.*)", re.DOTALL
)
BRACED = re.compile(r"([{｛,，]\s*)([^\s:：,，{}｛｝]{1,12}) ?([:：]) *")
REMARK = re.compile(r" +[#＃].*")
ITEMS = {("scenes",): SCENE, ("scenes", "next", "rules"): RULE, ("rehearsals",): CASE}
EVERY = tuple(field for fields in KINDS.values() for field in fields)
OWN = {"cast": PERSON, "cards": CARD, "owners": OWNER}
"""Maps whose names are the author's; under those stand fields again."""
BEGUN: dict[tuple[str, ...], tuple[str, ...]] = {
    ("scenes",): ("id",),
    ("scenes", "beats"): tuple(KINDS),
    ("scenes", "next", "rules"): ("option",),
    ("rehearsals",): ("name",),
}
FIRST = frozenset().union(*BEGUN.values())
"""With these an item begins."""
WORD = re.compile(r"[^a-z_]")
TOLD = re.compile(r"( +)([^\s:：\-#\[\]{}|>'\"&*!%@`][^:：]*)")
DESCRIBED = {"cast": "about", "cards": "plain", "owners": "person"}
BARE = re.compile(r"( *- +)([^\s:：\[{'\"|>#][^:：]*?)\s*")


def native(line: str, n: int, source: Source, path: Path) -> str:
    """The line with its name as the format has it."""
    if mended := nameless(line, n, source, path) or described(line, n, source, path):
        return mended
    found = LINE.fullmatch(line)
    if not found:
        return line
    head, dashes, said, rest = found.groups()
    plain, braces = NTH.sub("", said), rest.lstrip()[:1] in ("{", "｛")
    if plain not in NAMED and not braces:
        return line
    at = len(head) if not head.strip(" ") else expected(head, line.lstrip(), source.lines[:n])
    if braces and not dashes:
        line = braced(line, len(line) - len(rest), inside(path.holding(at, False)[0]), n, source)
    dash, name = placed(path, at, plain, bool(dashes))
    if not name:
        return line
    mended = f"{name}: {rest.strip() or (said if plain != said else '')}".rstrip()
    shown = REMARK.sub("", dash + mended)
    source.report(n + 1, len(head) + len(dashes) + 1, "name-native", name=said, mended=shown[:60])
    return f"{head}{dashes or dash}{mended}"


def nameless(line: str, n: int, source: Source, path: Path) -> str:
    """`- 开场` above the fields of that scene, with the name by which such an item begins; nothing for other lines."""
    found, below = BARE.fullmatch(line), KEYED.match(following(source.lines, n))
    if not found or not below or below[2] or below.end(1) != len(found[1]) or below[3] not in NAMES:
        return ""
    begun = BEGUN.get(path.holding(found[1].index("-"), True)[0], ())
    if len(begun) != 1 or WORD.split(found[2])[0] in NAMES:
        return ""
    mended = f"{begun[0]}: {found[2]}"
    source.report(n + 1, len(found[1]) + 1, "colon-missing", name=found[2][:30], mended=f"- {mended}"[:60])
    return found[1] + mended


def described(line: str, n: int, source: Source, path: Path) -> str:
    """What somebody is, right under their name, with the name of that field; nothing for other lines."""
    found = TOLD.fullmatch(line)
    if not found or not n or not source.lines[n - 1].endswith(":") or WORD.split(found[2])[0] in NAMES:
        return ""
    held, _ = path.holding(len(found[1]), False)
    name = DESCRIBED.get(held[0], "") if len(held) == 2 else ""
    if not name:
        return ""
    source.report(n + 1, len(found[1]) + 1, "colon-missing", name=found[2][:30], mended=f"{name}: {found[2]}"[:60])
    return f"{found[1]}{name}: {found[2]}"


def placed(path: Path, at: int, said: str, item: bool) -> tuple[str, str]:
    """The dash that belongs before it, and the name that this word stands for there; nothing without one."""
    if name := meant(said, known(path, at, item), item):
        return "- " if item else "", name
    held, beside = path.holding(at, False)
    return "- ", "" if item or beside is not None else meant(said, BEGUN.get(held, ()), True)


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
