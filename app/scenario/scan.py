"""What an input method writes instead of what YAML wants: found at line starts and key positions, never in prose.

Each finding is reported once and mended for the parser, so that it does not cause a second message further down.
"""

import re

from app.scenario.counts import counts
from app.scenario.dashes import dash
from app.scenario.depths import expected, of_text
from app.scenario.fields import NAMES
from app.scenario.lists import LISTS, braced, value
from app.scenario.marks import marks
from app.scenario.native import native
from app.scenario.path import Path
from app.scenario.prose import prose_name
from app.scenario.rows import row, spoken
from app.scenario.source import Source, following

ASIDE = re.compile(r"[^\"']*? {2,}(＃)")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"
WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f"
BULLETS = "•·●▪◦‣*"
DASHES = "－—–−﹣―"
HEAD = re.compile(rf"^([ \t{WIDE_SPACES}{INVISIBLE}]*)(.*)$", re.DOTALL)
KEY = re.compile(r"^((?:- +)*)([^\s:：#'\"\[\]{}，,|>][^:：#'\"\[\]{}，,|>]{0,29}?) ?([:：])(.*)$", re.DOTALL)
LISTED = tuple(f"{name}:" for name in LISTS)
WORD = re.compile(r"[a-z_]+")
KEYED = re.compile(r"( *(?:- +)*)[^\s#'\"\[{][^:]*:(?:\s|$)")
TIGHT, ITEM = re.compile(r"-[^\s\d\-－—–−>]"), re.compile(r" *- [^\s|>\[{\"'#&*!][^:]*")
BLOCK = re.compile(r"(^|[:：-] *)[|>][0-9+-]*\s*(#.*)?$")


def scan(source: Source) -> None:
    prose, above, until, path = -1, -1, -1, Path()
    for n in range(len(source.lines)):
        if prose >= 0 and n > until:
            source.lines[n] = straight(source.lines[n], n, source)
        line = source.lines[n]
        indent = len(line) - len(line.lstrip(" \t" + WIDE_SPACES))
        if n <= until or (prose >= 0 and (not line.strip() or indent > prose)):
            continue
        line = native(line, n, source, path)
        line = mend(named(counts(line, n, source), n, source), n + 1, source)
        line = row(dash(line, n, source), n, source, above)
        line = spoken(line, n, source)
        source.lines[n], until = marks(line, n, source)
        prose = prose_below(source, n) if BLOCK.search(source.lines[n]) else -1
        above = column(source.lines[n], above)
        path.enter(source.lines[n])


def straight(line: str, n: int, source: Source) -> str:
    """A line of a text, its margin mended when it was written with tabs or wide spaces."""
    body = line.lstrip(" \t" + WIDE_SPACES)
    head = line[: len(line) - len(body)]
    if not body or not head.strip(" "):
        return line
    deep = of_text(head, body, source.lines[:n])
    return margin(head, body, n + 1, source) + body if depth(line) < deep else line


def column(line: str, above: int) -> int:
    """Where the name on this line stands, from 0; without one, where the last one stood."""
    found = KEYED.match(line)
    return len(found[1]) if found else above


def named(line: str, n: int, source: Source) -> str:
    """`王阿姨：` above deeper lines, or before a brace: a name of the author's own with a Chinese colon."""
    body = line.strip()
    owner = re.fullmatch(r"([^\s:：#\-\[{|>][^:：]{0,29})：\s*([{｛].*[}｝])?\s*", body)
    if not owner or not (owner[2] or deeper(line, n, source)):
        return line
    at = line.index("：")
    inner = braced(owner[2]) if owner[2] and owner[2][0] == "｛" else owner[2] or ""
    mended = f"{owner[1]}: {inner}".rstrip()
    source.report(n + 1, at + 1, "colon-fullwidth", name=owner[1], mended=mended[:40])
    return line[: len(line) - len(line.lstrip())] + mended


def deeper(line: str, n: int, source: Source) -> bool:
    """Whether what follows is a map that lies deeper."""
    below = following(source.lines, n)
    match = KEY.match(below.strip())
    return depth(below) > depth(line) and bool(match) and match is not None and match[2] in NAMES


def prose_below(source: Source, n: int) -> int:
    """Lines deeper than this are prose, or lie where nothing may."""
    keyed = KEYED.match(source.lines[n])
    return len(keyed[1]) if keyed else depth(source.lines[n])


def depth(line: str) -> int:
    """How far a line is indented by spaces."""
    return len(line) - len(line.lstrip(" "))


def mend(line: str, number: int, source: Source) -> str:
    if line.isascii() and "\t" not in line and ":" not in line and line.lstrip()[:1] not in ("-", "*"):
        return line
    match = HEAD.match(line)
    assert match
    head, body = margin(match[1], match[2], number, source), match[2]
    at = len(match[1])
    if glued(body, len(head), source.lines[number - 2] if number > 1 else ""):
        source.report(number, at + 1, "dash-space", sign="-", mended=f"- {body[1:]}"[:40])
        head, body = " " * depth(source.lines[number - 2]), f"- {body[1:]}"
    body = aside(first(body, number, at, source), number, at, source)
    return head + key(body, number, at, source)


def glued(body: str, at: int, above: str) -> bool:
    """Whether `-word` stands deeper than the item above, which would swallow it."""
    return bool(TIGHT.match(body) and ITEM.fullmatch(above)) and depth(above) < at


def margin(head: str, body: str, number: int, source: Source) -> str:
    """The indentation in spaces; where it was written otherwise, as deep as the lines around it let one expect."""
    if not body or not head.strip(" "):
        return head if body else ""
    for chars, code in (("\t", "tab"), (WIDE_SPACES, "space-fullwidth"), (INVISIBLE, "invisible")):
        found = next((i for i, c in enumerate(head) if c in chars), None)
        if found is not None:
            bare = head.translate(dict.fromkeys(map(ord, INVISIBLE)))
            mended = bare if chars is INVISIBLE else " " * expected(head, body, source.lines[: number - 1])
            source.report(number, found + 1, code, n=len(mended))
            return mended
    return head


def first(body: str, number: int, at: int, source: Source) -> str:
    """A dash or a hash of the wrong kind at the beginning of a line."""
    if body[:1] == "＃":
        mended = "#" + body[1:]
        source.report(number, at + 1, "hash-fullwidth", mended=mended[:40])
        return mended
    code = "dash-fullwidth" if body[:1] in DASHES + BULLETS else "dash-space" if body[:1] == "-" else ""
    code = "mark-stray" if body.startswith("-- ") else code
    bare = body.lstrip(DASHES + BULLETS + WIDE_SPACES + "- ")
    plain = body[:2] in ("- ", "--") and code != "mark-stray"
    if not code or not bare or plain or not dashed(body, bare, number, at, source):
        return body
    mended = "- " + bare
    source.report(number, at + 1, code, sign="-", mended=mended[:40])
    return mended


def aside(body: str, number: int, at: int, source: Source) -> str:
    """A remark far behind the value whose hash is Chinese: it would be read as part of the value."""
    found = ASIDE.match(body)
    if not found or body.startswith("#"):
        return body
    source.report(number, at + found.start(1) + 1, "hash-fullwidth", mended=f"# {body[found.end() :].strip()}"[:40])
    return f"{body[: found.start(1)]}#{body[found.end() :]}"


def dashed(body: str, bare: str, number: int, at: int, source: Source) -> bool:
    """Whether an item was meant: a known name follows, or a space that is no space, or items stand above or below."""
    after = KEY.match(bare)
    if (after and after[2] in NAMES) or (body[0] in DASHES + "-" and body[1:2] in tuple(" " + WIDE_SPACES)):
        return True
    near = [line for line in source.lines[max(0, number - 30) : number - 1] if line.strip()]
    around = [*near[-1:], following(source.lines, number - 1)]
    listed = bool(near) and near[-1].strip("- ") in LISTED
    return listed or any(line.startswith(" " * at + "- ") for line in around)


def key(body: str, number: int, at: int, source: Source) -> str:
    found = KEY.match(body)
    if not found or body.startswith("#"):
        return body
    dashes, name, colon, rest = found.groups()
    place = at + len(dashes)
    bare = "".join(c for c in name if c not in INVISIBLE).strip(WIDE_SPACES + " ")
    if bare != name.strip() and (bare in NAMES or colon == ":"):
        spot = next(i for i, c in enumerate(name) if c in INVISIBLE + WIDE_SPACES)
        source.report(number, place + spot + 1, "invisible")
        body = f"{dashes}{bare}{colon}{rest}"
        name = bare
    spot = at + len(dashes) + len(found[2]) + 1
    if colon == "：" and prose_name(name, rest.strip(), number, at, bool(dashes), source):
        return body
    if colon == "：" and (name in NAMES or bare in NAMES or WORD.fullmatch(name)):
        body = f"{dashes}{name}: {rest.lstrip(' :：' + WIDE_SPACES)}"
        source.report(number, spot, "colon-fullwidth", name=name, mended=body[:40])
    elif colon == ":" and rest and rest[0] not in " \t" and name in NAMES:
        body = f"{dashes}{name}: {rest.lstrip(WIDE_SPACES + ':： ')}"
        source.report(number, spot, "colon-space", name=name, mended=body[:40])
    return value(body, name, number, at, source)
