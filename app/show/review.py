"""What goes to review even when the wall is open. A hint for the facilitator: nothing is ever dropped in silence."""

from collections.abc import Sequence

from app.show.private import NOBODY, Known, private
from app.show.texts import HIDDEN

WATCHED = (
    "保本", "返利", "拉人头", "加微信", "稳赚", "转账", "验证码", "傻逼", "傻叉", "滚蛋", "去死", "不要脸", "畜生",
    "idiot", "shut up", "scam", "go to hell",
)  # fmt: skip


def needs_review(text: str, watched: Sequence[str], known: Known = NOBODY) -> bool:
    """Solicitation, insults, a real neighbour's name or door, and numbers that were covered. `watched`: the words of
    this evening; `known`: its play."""
    lower = text.lower()
    return HIDDEN in text or any(word in lower for word in watched) or private(text, known)
