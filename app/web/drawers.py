"""Drawers of cards: one form and one list for every kind of row that an organizer fills in."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import Malformed, NotFound
from app.i18n import N_
from app.programme import tables as t
from app.programme.card import Base, Card
from app.programme.tables.base import new_id
from app.values import dataclass
from app.web.office import Office


@dataclass(frozen=True, slots=True)
class Drawer:
    """`table` is a `card` with an id, its time and the show or project it belongs to."""

    table: type[Base]
    card: type[Card]
    title: str
    hint: str


PROJECT = {
    "targets": Drawer(t.Target, t.TargetCard, N_("目标"), N_("说好要做到多少。实际数字由软件从账本里算。")),
    "activities": Drawer(t.Activity, t.ActivityCard, N_("文化活动"), N_("没有戏的活动也算。只记人数，不记名字。")),
    "topics": Drawer(t.Topic, t.TopicCard, N_("下回演什么"), N_("居民用手机提、一下就能投，不用注册。")),
    "tasks": Drawer(t.Task, t.TaskCard, N_("分工"), N_("写角色和称呼就行，不写电话。")),
    "troupes": Drawer(t.Troupe, t.TroupeCard, N_("演戏的小组"), N_("原有的文艺小组也能来排一出。只写称呼。")),
    "helpers": Drawer(t.Helper, t.HelperCard, N_("有本事的人"), N_("请来当嘉宾、带新人。链接在组织者页做，不用电话。")),
    "blanks": Drawer(t.Blank, t.BlankCard, N_("出资方要填的空"), N_("表里写 {{名字}}，这里写同一个名字。")),
}
SHOW = {
    "letters": Drawer(t.Letter, t.LetterCard, N_("写给部门的信"), N_("寄出以后会出现在公开的记录页上，回信也是。")),
    "resources": Drawer(t.Resource, t.ResourceCard, N_("场地、人手、东西"), N_("谁出的，说定了没有。")),
    "volunteers": Drawer(t.Volunteer, t.VolunteerCard, N_("志愿者"), N_("时长由本人用自己的链接确认。")),
    "vouchers": Drawer(t.Voucher, t.VoucherCard, N_("付款凭证目录"), N_("只写编号、用途和金额。不写姓名、账号。")),
    "press": Drawer(t.Press, t.PressCard, N_("媒体报道"), N_("报纸、公众号、电视，一条一条写。")),
    "lessons": Drawer(t.Lesson, t.LessonCard, N_("学到了什么"), N_("会放进打包的文件里，给下一个地方看。")),
}


def drawer(among: Mapping[str, Drawer], name: str) -> Drawer:
    if name not in among:
        raise NotFound("没有这个页面。")
    return among[name]


async def cards(office: Office, drawn: Drawer, **owner: str) -> Sequence[Any]:
    return await office.book.all(drawn.table, **owner)


async def change(office: Office, drawn: Drawer, form: Mapping[str, str], more: Mapping[str, Any], **owner: str) -> Any:
    """Adds, changes or drops a card, as the form's `do` says; the new one, if there is one."""
    book, table = office.book, drawn.table
    if form.get("do") == "add":
        told = office.fill(drawn.card, form).model_dump()
        made: Any = table(**{**told, **more, **owner, "id": new_id(), "at": office.now})
        return await book.add(made, **owner)
    row = await book.get(table, form.get("id", "")[:40])
    if row is None or any(getattr(row, name) != value for name, value in owner.items()):
        raise NotFound("这一条已经不在了。")
    if form.get("do") == "drop":
        await book.drop(table, form["id"])
    elif form.get("do") == "change":
        for name, value in office.fill(drawn.card, form).model_dump().items():
            setattr(row, name, value)
        await book.keep(row)
    else:
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return None
