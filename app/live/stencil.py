"""Personal regions drawn once for all who differ only in their name: number, receipt with its proof and the act's own
name are holes that are filled in afterwards.
"""

import html
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Protocol

from app.live.act import Answer
from app.live.crowd import Group
from app.show.views import MeView

SEAT, NUMBER, ONCE = "\ue000seat\ue001", 987_654_321, "\ue000once\ue001"
HOLES = {name: f"\ue000{name}\ue001" for name in ("receipt", "nonce", "promise", "code", "colour")}
KEPT = 512


def holes(me: MeView) -> dict[str, Any]:
    return {name: hole for name, hole in HOLES.items() if getattr(me, name)}


class Personal(Protocol):
    def personal(self, group: Group, sight: Any, me: object, answer: Answer | None) -> str: ...


class Stencil:
    def __init__(self, draw: Personal) -> None:
        self.drawing = draw
        self.cache: OrderedDict[Any, tuple[Any, str]] = OrderedDict()

    def draw(self, group: Group, sight: Any, me: MeView | None, answer: Answer | None) -> str:
        blank = me and replace(me, seat=SEAT, number=NUMBER if me.number else 0, **holes(me))
        plain = answer and replace(answer, once=ONCE if answer.once else "")
        text = self.cut(group, sight, blank, plain)
        if answer and answer.once:
            text = text.replace(ONCE, html.escape(answer.once))
        if me is None:
            return text
        text = text.replace(SEAT, me.seat).replace(str(NUMBER), str(me.number))
        for name, hole in holes(me).items():
            text = text.replace(hole, html.escape(getattr(me, name)))
        return text

    def cut(self, group: Group, sight: Any, me: MeView | None, answer: Answer | None) -> str:
        """`sight` is part of what is drawn; its identity stands for it, as each edition has its own."""
        key = (group, repr((me, answer)))
        found = self.cache.get(key)
        if found is not None and found[0] is sight:
            self.cache.move_to_end(key)
            return found[1]
        text = self.drawing.personal(group, sight, me, answer)
        self.cache[key] = (sight, text)
        if len(self.cache) > KEPT:
            self.cache.popitem(last=False)
        return text
