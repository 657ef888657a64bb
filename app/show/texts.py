"""Which text is taken, and as what: refused clearly when it cannot be shown, kept as written otherwise."""

import re

from app.errors import Malformed

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
LIMIT = 300
HIDDEN = "××××"
NUMBERS = re.compile(
    r"(?<!\d)(?:[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}|\d{17}[\dXx]"
    r"|\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?|\d{15,19})(?!\d)"
)


def accept(text: str, limit: int = LIMIT, lines: bool = True) -> str:
    """The text without what hides or turns its neighbours around (zero-width, bidi, piles of marks).
    Raises Malformed for nothing, too much, control characters or halves of characters."""
    text = MARKS.sub(r"\1", INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()
    if any(unprintable(c) and not (lines and c == "\n") for c in text):
        raise Malformed("这段话里有看不见的怪字符，请重新打一遍。")
    if not text:
        raise Malformed("还没有写字。")
    if len(text) > limit:
        raise Malformed("太长了：最多 {limit} 个字，现在是 {n} 个。", limit=limit, n=len(text))
    return text


def take(text: str, limit: int = LIMIT, lines: bool = True) -> str:
    """What a person wrote: accepted, and telephone, identity and card numbers covered before they are kept anywhere."""
    return NUMBERS.sub(lambda found: found[0][:3] + "×" * (len(found[0]) - 3), accept(text, limit, lines))


def unprintable(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0" or "\ud800" <= char <= "\udfff" or char in "\u2028\u2029"
