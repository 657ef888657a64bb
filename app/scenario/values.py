"""One written value to what it means. Everything is read as text; units are never guessed."""

import re
import unicodedata
from datetime import date
from fractions import Fraction

from app.errors import TheatreError
from app.scenario.problems import perhaps

TIME = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,4})s)?", re.ASCII)
SHARE = re.compile(r"(\d{1,3})%|(\d{1,3})/(\d{1,3})", re.ASCII)
SAID = re.compile(
    r"(?:(\d{1,2}) ?(?:个?小时|个?钟头|h|hours?))? ?(?:(\d{1,3}) ?(?:分钟?|m|min(?:ute)?s?))? ?"
    r"(?:(\d{1,4}) ?(?:秒钟?|s|sec(?:ond)?s?))?",
    re.ASCII | re.IGNORECASE,
)
"""A time as people write it."""
COUNTED, TENS = str.maketrans("一二两三四五六七八九", "1223456789"), re.compile(r"(\d?)十(\d?)", re.ASCII)
AREA = re.compile(r"\d{1,6}(\.\d{1,2})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Wrong(TheatreError):
    """The value makes no sense; `sentence` is the problem's code."""


def narrow(text: str) -> str:
    """Full-width digits, letters and signs as plain ones."""
    return unicodedata.normalize("NFKC", text).replace("\u2044", "/").strip()


def plain(text: str) -> str:
    """Raises Wrong with the mended text when digits or signs are of the wrong width."""
    if text != narrow(text) and not narrow(text).startswith(tuple("'\"")):
        raise Wrong("digit-fullwidth", value=text, mended=narrow(text))
    return text


def seconds(text: str) -> int:
    """`90s`, `5m`, `1h30m`."""
    found = TIME.fullmatch(narrow(text))
    if not text or not found:
        raise Wrong("bad-time", value=text, close=perhaps(meant(narrow(text))))
    plain(text)
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    total = hours * 3600 + minutes * 60 + rest
    if not 0 < total <= 86_400:
        raise Wrong("bad-time", value=text, close=perhaps(""))
    return total


def meant(text: str) -> str:
    """`1h30m` for what was written `1 小时 30 分钟`; nothing where no unit is said."""
    text = TENS.sub(lambda m: str(10 * int(m[1] or 1) + int(m[2] or 0)), text.translate(COUNTED))
    found = SAID.fullmatch(text) if text else None
    return "".join(f"{part}{unit}" for part, unit in zip(found.groups(), "hms", strict=True) if part) if found else ""


def share(text: str) -> Fraction:
    """`40%` or `2/3`, above 0 and up to 1."""
    found = SHARE.fullmatch(plain(text).replace(" ", ""))
    if not found or (found[3] and not int(found[3])):
        raise Wrong("bad-share", value=text)
    value = Fraction(int(found[1]), 100) if found[1] else Fraction(int(found[2]), int(found[3]))
    if not 0 < value <= 1:
        raise Wrong("bad-share", value=text)
    return value


def area(text: str) -> Fraction:
    """Square metres, with at most two decimals."""
    found = AREA.fullmatch(plain(text))
    if not found or not 0 < Fraction(text) <= 100_000:
        raise Wrong("bad-area", value=text)
    return Fraction(text)


def day(text: str) -> str:
    """`2026-05-01`, a day that there is."""
    try:
        if DAY.fullmatch(plain(text)):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Wrong("bad-date", value=text)


def address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise Wrong("bad-url", value=text)
    return text


def whole(text: str, low: int, high: int) -> int:
    value = plain(text)
    if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
        raise Wrong("bad-number", value=text, low=low, high=high)
    return int(value)


LEGAL = (Fraction(2, 3), Fraction(3, 4), Fraction(1, 3))


def legal_fraction(text: str) -> str:
    """The fraction of a law that a per cent comes near without being it; 67 % of 36 is 25, two thirds is 24."""
    found = SHARE.fullmatch(text.strip())
    if not found or not found[1]:
        return ""
    value = Fraction(int(found[1]), 100)
    return next((str(f) for f in LEGAL if value != f and abs(value - f) <= Fraction(1, 100)), "")
