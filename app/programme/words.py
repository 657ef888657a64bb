"""What may stand in a field: a line, a day, a number; nothing that looks like the number of a person or a bank."""

import re
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from app.i18n import N_

NUMBER = N_("“{found}”像是身份证号或银行卡号。这里不收，请删掉。")
PHONE = N_("“{found}”像是电话号码。这里不收，请删掉。")
LONG = N_("“{name}”太长：最多 {most} 个字。")
EMPTY = N_("请填“{name}”。")
STRANGE = N_("“{name}”里有看不见的字符，请重新打一遍。")
DAY = N_("“{name}”请写成 2026-03-01 这样的日子。")
WHOLE = N_("“{name}”请写 0 到 {most} 的整数。")
CHOICE = N_("“{name}”请从列出的里面选。")
ADDRESS = N_("“{name}”请写 http 或 https 开头的网址。")
DIGITS = re.compile(r"\d(?:[ \-－—·.]?\d){13,22}[xX]?")
BORN = re.compile(r"^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$")
OLD = re.compile(r"^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
MOST = 1_000_000


def narrow(text: str) -> str:
    """Full-width and other figures as plain ones: a disguised number is a number."""
    return "".join(str(int(c)) if c.isdecimal() else {"Ｘ": "X", "ｘ": "x"}.get(c, c) for c in text)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812: every second figure from the right doubled, the sum a multiple of ten."""
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits))]
    return sum(d - 9 * (d > 9) for d in doubled) % 10 == 0


def personal(text: str) -> str:
    """The first thing that looks like a number of identity or of a bank card, or nothing."""
    for found in DIGITS.finditer(narrow(text)):
        bare = re.sub(r"[^0-9Xx]", "", found[0]).upper()
        card = 15 < len(bare) < 20 and bare.isdecimal() and (luhn(bare) or bare.startswith("62"))
        if BORN.match(bare) or OLD.match(bare) or card:
            return found[0]
    return ""


def refuse(sentence: str, **values: object) -> PydanticCustomError:
    """`sentence` is a msgid; whoever shows it translates it."""
    return PydanticCustomError("refused", "{sentence}", {"sentence": sentence, "values": values})


def text(value: Any, name: str, most: int, lines: bool, needed: bool) -> str:
    told = str(value or "").replace("\r\n", "\n").strip()
    if needed and not told:
        raise refuse(EMPTY, name=name)
    if len(told) > most:
        raise refuse(LONG, name=name, most=most)
    if not (told.replace("\n", "") if lines else told).isprintable():
        raise refuse(STRANGE, name=name)
    if found := personal(told):
        raise refuse(NUMBER, found=found)
    if phone := MOBILE.search(narrow(told)):
        raise refuse(PHONE, found=phone[0])
    return told


def day(value: Any, name: str, needed: bool) -> str:
    """As people write it: 2026-03-01, 2026/3/1, 2026.3.1 or 2026年3月1日."""
    told = narrow(str(value or "")).strip()
    if not told and not needed:
        return ""
    try:
        year, month, rest = re.split(r"[-/.年月]", told)
        return date(int(year), int(month), int(rest.removesuffix("日"))).isoformat()
    except ValueError as fault:
        raise refuse(DAY, name=name) from fault


def whole(value: Any, name: str, most: int = MOST) -> int:
    told = narrow(str(value if value is not None else "")).strip() or "0"
    if not (told.isdecimal() and len(told) < 10 and int(told) <= most):
        raise refuse(WHOLE, name=name, most=most)
    return int(told)


def choice(value: Any, name: str, options: tuple[str, ...]) -> str:
    if value not in options:
        raise refuse(CHOICE, name=name)
    return str(value)


def link(value: Any, name: str) -> str:
    told = text(value, name, 300, False, False)
    if told and not re.match(r"https?://[^\s/]+", told):
        raise refuse(ADDRESS, name=name)
    return told
