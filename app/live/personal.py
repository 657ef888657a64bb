"""Everybody's own region. Drawn once for all who are alike; told again only to whom it changed."""

from app.live.act import Answer
from app.live.crowd import Group, Phone
from app.live.runner import Showrunner
from app.live.sheet import Draw, Sheet
from app.live.stencil import ONCE, Cut, holes
from app.show import tongues
from app.show.look import mine
from app.show.look.mine import PLAIN, Marks, Own, Shared
from app.show.state import Show

KEPT, VARIED = 2000, 100
NOBODY = Marks("")
Key = tuple[object, ...]


class Personal:
    """`unlike`: seats whose phones have something else than most."""

    def __init__(self, runner: Showrunner, draw: Draw) -> None:
        self.runner, self.draw = runner, draw
        self.known: dict[str, tuple[Show, int, Show, Shared]] = {}
        self.unlike: set[str] = set()

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
        self.unlike.add(phone.who.id)
        return self.cut(phone.group, sheet, None, NOBODY, phone.answer)[0].fill(NOBODY, once)

    def look(self, phone: Phone, sheet: Sheet) -> tuple[Cut, Marks]:
        phone.at, group, answer = self.runner.turn, phone.group, phone.answer
        if phone.who.role != "resident":
            return self.cut(group, sheet, None, NOBODY, answer)[0], NOBODY
        (show, known), seat = self.common(group.lang), phone.who.id
        marks, own = mine.marks(show, seat, known, self.runner.countersign.slip), mine.own(show, seat, known)
        cut, key = self.cut(group, sheet, own, marks, answer)
        if own is not PLAIN:
            self.unlike.add(seat)
        else:
            self.unlike.discard(seat)
            sheet.certain &= sheet.plain.setdefault(key, (answer, marks, cut))[2].text == cut.text
        return cut, marks

    def moved(self, group: Group, sheet: Sheet) -> bool:
        """Whether phones like most others have to be drawn anew: what they have would look different now. Once a group,
        not once a phone."""
        if sheet.certain and not self.common(group.lang)[1].homes and len(sheet.plain) <= VARIED:
            shown = sheet.plain.values()
            if all(self.cut(group, sheet, PLAIN, marks, answer)[0].text == old.text for answer, marks, old in shown):
                return False
        sheet.plain.clear()
        sheet.certain = True
        return True

    def marked(self) -> set[str]:
        """Seats that are not like most others, or were not when their phones were drawn last."""
        known = self.common(self.runner.show.scenario.lang)[1]
        return self.unlike.union(known.busy, known.box)

    def cut(self, group: Group, sheet: Sheet, own: Own | None, marks: Marks, answer: Answer | None) -> tuple[Cut, Key]:
        key = (own, *map(bool, marks), told(answer))
        found = sheet.cuts.get(key)
        if found is None:
            if len(sheet.cuts) >= KEPT:
                sheet.cuts.clear()
            found = sheet.cuts[key] = self.drawn(group, sheet, own, holes(marks), nameless(answer))
        return found, key

    def drawn(self, group: Group, sheet: Sheet, own: Own | None, marks: Marks, answer: Answer | None) -> Cut:
        me = mine.view(own, marks, self.common(group.lang)[1]) if own is not None else None
        return Cut(self.draw.personal(group, sheet.sight, me, answer))


def told(answer: Answer | None) -> tuple[object, ...] | None:
    """What of an answer is drawn, but for the act's own name."""
    if answer is None:
        return None
    return answer.status, answer.says, bool(answer.once), repr(answer.values) if answer.values else ""


def nameless(answer: Answer | None) -> Answer | None:
    return answer and Answer(ONCE if answer.once else "", answer.status, answer.says, answer.values)
