"""What comes after an evening: what people say to the record, letters to departments, what was learned."""

from app.i18n import N_
from app.programme.card import Base, Card, a_choice, a_day, a_line, a_note
from app.programme.tables.base import at_column, id_column, of, word

__all__ = ["Lesson", "LessonCard", "Letter", "LetterCard", "Remark", "RemarkCard", "SelfCheck", "SelfCheckCard"]

ANSWERS = {"yes": N_("做到了"), "partly": N_("做了一半"), "no": N_("没做到")}


class RemarkCard(Card):
    text: str = a_note(N_("您想说的"), needed=True, most=300)


class Remark(Base, RemarkCard, table=True):
    """A comment on the published record. `state` held, shown or hidden with a reason."""

    id: str = id_column()
    show: str = of("show")
    state: str = word()
    reason: str = word()
    at: int = at_column()


class LetterCard(Card):
    to: str = a_line(N_("写给哪个部门"), needed=True)
    subject: str = a_line(N_("什么事"), needed=True)
    body: str = a_note(N_("正文：多数怎么看、少数的理由、请对方做什么"))
    sent: str = a_day(N_("寄出"))
    answered: str = a_day(N_("回信"))
    answer: str = a_note(N_("对方怎么答"))


class Letter(Base, LetterCard, table=True):
    id: str = id_column()
    show: str = of("show")
    at: int = at_column()


class SelfCheckCard(Card):
    answer: str = a_choice(N_("做得怎么样"), ANSWERS)
    note: str = a_line(N_("下回怎么改"), most=200)


class SelfCheck(Base, SelfCheckCard, table=True):
    """One item of the self-review."""

    show: str = of("show", primary=True)
    item: str = word(primary=True)


class LessonCard(Card):
    text: str = a_note(N_("学到了什么，下一个地方用得上的"), needed=True, most=600)


class Lesson(Base, LessonCard, table=True):
    id: str = id_column()
    show: str = of("show")
    at: int = at_column()
