"""Everybody's own region. Drawn once for all who are alike; told again only to whom it changed."""

from app.live.act import Answer
from app.live.crowd import Phone
from app.live.runner import Showrunner
from app.live.sheet import Draw, Sheet
from app.live.stencil import ONCE, Cut, holes
from app.show import tongues
from app.show.look import mine
from app.show.look.mine import Marks, Own, Shared
from app.show.state import Show

KEPT = 2000
NOBODY = Marks("")


class Personal:
    def __init__(self, runner: Showrunner, draw: Draw) -> None:
        self.runner, self.draw = runner, draw
        self.known: dict[str, tuple[Show, int, Show, Shared]] = {}

    def common(self, lang: str) -> tuple[Show, Shared]:
        """The show as it reads in a language, and what all personal regions are made from, made once an era."""
        show, era, known = self.runner.show, self.runner.era, self.known.get(lang)
        if known is None or known[0] is not show or known[1] != era:
            read = tongues.told(show, lang)
            known = self.known[lang] = show, era, read, mine.shared(read)
        return known[2], known[3]

    def now(self, phone: Phone, sheet: Sheet) -> bytes:
        """As it stands, for one who comes or was answered."""
        phone.cut, phone.marks = self.look(phone, sheet)
        return phone.cut.fill(phone.marks, phone.answer.once if phone.answer else "")

    def news(self, phone: Phone, sheet: Sheet) -> bytes:
        """As it stands, or nothing where that is what the phone was sent last."""
        cut, marks = self.look(phone, sheet)
        old = phone.cut
        if old is not None and marks == phone.marks and (cut is old or cut.text == old.text):
            phone.cut = cut
            return b""
        phone.cut, phone.marks = cut, marks
        return cut.fill(marks, phone.answer.once if phone.answer else "")

    def away(self, phone: Phone, sheet: Sheet) -> bytes:
        """An answer while the show cannot be read: nothing is known of the phone's seat."""
        phone.cut, once = None, phone.answer.once if phone.answer else ""
        return self.cut(phone, sheet, None, NOBODY).fill(NOBODY, once)

    def look(self, phone: Phone, sheet: Sheet) -> tuple[Cut, Marks]:
        phone.at = self.runner.turn
        if phone.who.role != "resident":
            return self.cut(phone, sheet, None, NOBODY), NOBODY
        (show, known), seat = self.common(phone.group.lang), phone.who.id
        marks = mine.marks(show, seat, known, self.runner.vouch)
        return self.cut(phone, sheet, mine.own(show, seat, known), marks), marks

    def cut(self, phone: Phone, sheet: Sheet, own: Own | None, marks: Marks) -> Cut:
        key = (own, *map(bool, marks), told(phone.answer))
        found = sheet.cuts.get(key)
        if found is None:
            if len(sheet.cuts) >= KEPT:
                sheet.cuts.clear()
            found = sheet.cuts[key] = self.drawn(phone, sheet, own, holes(marks))
        return found

    def drawn(self, phone: Phone, sheet: Sheet, own: Own | None, marks: Marks) -> Cut:
        me = mine.view(own, marks, self.common(phone.group.lang)[1]) if own is not None else None
        return Cut(self.draw.personal(phone.group, sheet.sight, me, nameless(phone.answer)))


def told(answer: Answer | None) -> tuple[object, ...] | None:
    """What of an answer is drawn, but for the act's own name."""
    if answer is None:
        return None
    return answer.status, answer.says, bool(answer.once), repr(answer.values) if answer.values else ""


def nameless(answer: Answer | None) -> Answer | None:
    return answer and Answer(ONCE if answer.once else "", answer.status, answer.says, answer.values)
