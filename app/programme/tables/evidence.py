"""What funders ask for. Names of payees, numbers of people and of banks are in none of it."""

from sqlalchemy import BigInteger
from sqlmodel import Field

from app.i18n import N_
from app.programme.card import Base, Card, a_choice, a_day, a_line, a_link, a_note, a_number, a_tick
from app.programme.tables.base import at_column, id_column, of, word

__all__ = [
    "Answer", "AnswerCard", "Blank", "BlankCard", "Declared", "Photo", "PhotoCard", "Press", "PressCard", "Resource",
    "ResourceCard", "Stamp", "StampCard", "Value", "Verdict", "VerdictCard", "Volunteer", "VolunteerCard", "Voucher",
    "VoucherCard",
]  # fmt: skip

PAYEES = {"expert": N_("嘉宾"), "volunteer": N_("志愿者"), "shop": N_("商家"), "other": N_("别的")}
CONSENTS = {"no": N_("不能公开"), "yes": N_("照片里的人都同意公开"), "none": N_("没有拍到人脸")}
RESOURCES = {
    "place": N_("场地"), "expert": N_("嘉宾"), "troupe": N_("演员和班子"), "props": N_("道具和器材"),
    "people": N_("志愿者"), "other": N_("别的"),
}  # fmt: skip
BENCHES = {
    "service": N_("社会服务专家"), "audit": N_("财务审计专家"), "resident": N_("服务对象代表"),
    "site": N_("落地社区的人"),
}  # fmt: skip


class BlankCard(Card):
    name: str = a_line(N_("空的名字（表里写作 {{名字}}）"), needed=True, most=30)
    title: str = a_line(N_("要填什么"), most=60)


class Blank(Base, BlankCard, table=True):
    """A field that this project's funder asks for."""

    id: str = id_column()
    project: str = of("project")
    at: int = at_column()


class Value(Base, table=True):
    """What stands in a blank for one show."""

    show: str = of("show", primary=True)
    blank: str = of("blank", primary=True)
    text: str = word()


class AnswerCard(Card):
    text: str = a_note(N_("怎么回事"), needed=True, most=600)


class Answer(Base, AnswerCard, table=True):
    """To a difference that was listed. Later answers stand beside earlier ones."""

    id: str = id_column()
    show: str = of("show")
    flag: str = word()
    at: int = at_column()


class Declared(Base, table=True):
    """What the organizer said of an evening: `what` handed (the papers are with the funder) or settled (every promise
    has its answer). `entries`: how long the ledger was then. Nothing is ever taken back; later ones stand beside."""

    id: str = id_column()
    show: str = of("show")
    what: str = word()
    entries: int = 0
    at: int = at_column()


class ResourceCard(Card):
    kind: str = a_choice(N_("哪一类"), RESOURCES)
    name: str = a_line(N_("什么"), needed=True)
    owner: str = a_line(N_("谁的、谁管"))
    sure: bool = a_tick(N_("说定了"))


class Resource(Base, ResourceCard, table=True):
    """What an evening borrows: a hall, a troupe, chairs, hands; whose it is and whether they said yes."""

    id: str = id_column()
    show: str = of("show")
    at: int = at_column()


class StampCard(Card):
    arrived: str = a_line(N_("到（如 18:50）"), most=5)
    left: str = a_line(N_("走（如 20:40）"), most=5)


class Stamp(Base, StampCard, table=True):
    """When an expert came and went, as the facilitator saw it. The expert's own stamps stand in the ledger."""

    show: str = of("show", primary=True)
    guest: str = word(primary=True)
    at: int = at_column()


class VolunteerCard(Card):
    name: str = a_line(N_("称呼"), needed=True, most=30)
    role: str = a_line(N_("做什么"))
    planned: int = a_number(N_("计划多少分钟"), most=1440)


class Volunteer(Base, VolunteerCard, table=True):
    """`minutes` is what they said themselves, with a link of their own; None until then. `link`: its hash."""

    id: str = id_column()
    show: str = of("show")
    link: str = word()
    minutes: int | None = None
    said: int | None = Field(default=None, sa_type=BigInteger)
    at: int = at_column()


class PhotoCard(Card):
    caption: str = a_line(N_("照片说明"), needed=True)
    taken: str = a_line(N_("拍的时间（如 19:20）"), most=5)
    consent: str = a_choice(N_("能不能公开"), CONSENTS)


class Photo(Base, PhotoCard, table=True):
    """The picture itself lies in the data folder, without what the camera wrote beside it."""

    id: str = id_column()
    show: str = of("show")
    kind: str = word()
    size: int = 0
    at: int = at_column()


class VoucherCard(Card):
    serial: str = a_line(N_("凭证编号"), needed=True, most=30)
    day: str = a_day(N_("哪天"), needed=True)
    fen: int = a_number(N_("金额（分）"), most=100_000_000)
    purpose: str = a_line(N_("用在哪儿"), needed=True)
    payee: str = a_choice(N_("付给谁"), PAYEES)


class Voucher(Base, VoucherCard, table=True):
    """The index of a paper voucher: what for, not to whom by name."""

    id: str = id_column()
    show: str = of("show")
    at: int = at_column()


class PressCard(Card):
    outlet: str = a_line(N_("媒体"), needed=True)
    day: str = a_day(N_("哪天"))
    title: str = a_line(N_("标题"))
    url: str = a_link(N_("网址"))


class Press(Base, PressCard, table=True):
    id: str = id_column()
    show: str = of("show")
    at: int = at_column()


class VerdictCard(Card):
    needs: int = a_number(N_("需求（10 分）"), most=10)
    part: int = a_number(N_("参与质量（20 分）"), most=20)
    rules: int = a_number(N_("学到规则（15 分）"), most=15)
    done: int = a_number(N_("办成的事（20 分）"), most=20)
    pleased: int = a_number(N_("居民满意（15 分）"), most=15)
    proof: int = a_number(N_("材料和账（15 分）"), most=15)
    again: int = a_number(N_("别处能用（5 分）"), most=5)
    stake: str = a_line(N_("和主办方的关系（没有就写“没有”）"), needed=True)
    remark: str = a_note(N_("评语"), most=600)


class Verdict(Base, VerdictCard, table=True):
    """One reviewer's scores, written once. `reviewer` is the id of their key."""

    show: str = of("show", primary=True)
    reviewer: str = word(primary=True)
    name: str = word()
    bench: str = word()
    at: int = at_column()
