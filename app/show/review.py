"""What goes to review even when the wall is open. A hint for the facilitator: nothing is ever dropped in silence."""

from collections.abc import Sequence

from app.i18n import N_
from app.show.private import NOBODY, Known, door, person, titled
from app.show.texts import HIDDEN

WATCHED = (
    "保本", "返利", "拉人头", "加微信", "稳赚", "转账", "验证码", "傻逼", "傻叉", "滚蛋", "去死", "不要脸", "畜生",
    "idiot", "shut up", "scam", "go to hell",
)  # fmt: skip


def needs_review(text: str, watched: Sequence[str], known: Known = NOBODY) -> bool:
    return bool(why(text, watched, known))


def why(text: str, watched: Sequence[str], known: Known = NOBODY) -> str:
    """What the facilitator should look at: covered numbers, insults and solicitation, a real neighbour's name or door;
    empty for nothing. `watched`: the words of this evening; `known`: its play."""
    lower = text.lower()
    if HIDDEN in text:
        return N_("遮了号码")
    if any(word in lower for word in watched):
        return N_("词单上的词")
    if door(text, known):
        return N_("写到门牌")
    return N_("写到人名") if person(text, known) or titled(text, known) else ""
