"""A region drawn once for all who differ only in what names them: seat, number, receipt and the act's own name are
holes, filled with bytes for each phone.
"""

import html
import re

from app.show.look.mine import Marks

NUMBER = 987_654_321
ONCE = "\ue000once\ue001"
HOLE = re.compile("\ue000(\\w+)\ue001")
NAMES = (*Marks._fields, "once")


def holes(marks: Marks) -> Marks:
    """A hole wherever there is something to fill in; a number is drawn as one."""
    named = [f"\ue000{name}\ue001" if value else "" for name, value in marks._asdict().items()]
    return Marks._make(named)._replace(number=NUMBER if marks.number else 0)


class Cut:
    """What was drawn, cut at its holes."""

    __slots__ = ("holes", "pieces", "text")

    def __init__(self, text: str) -> None:
        parts = HOLE.split(text.replace(str(NUMBER), "\ue000number\ue001"))
        self.text = text
        self.pieces = [part.encode() for part in parts]
        self.holes = [(2 * n + 1, NAMES.index(name)) for n, name in enumerate(parts[1::2])]

    def fill(self, marks: Marks, once: str) -> bytes:
        values, pieces = (*marks, html.escape(once)), self.pieces.copy()
        for at, name in self.holes:
            pieces[at] = str(values[name]).encode()
        return b"".join(pieces)
