"""After the curtain: what an organizer still does with one evening."""

from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import Malformed, NotFound, Refused
from app.programme.public import brief
from app.programme.tables import Declared, Evening, LetterCard, Project, Remark, SelfCheck, SelfCheckCard, Volunteer
from app.show.look.table import befores, promises
from app.show.state import Show
from app.web.drawers import SHOW, cards, change, drawer
from app.web.evidence import declare
from app.web.office import Office, organizer, sent, to, turned
from app.web.packing import CHECKS
from app.web.public_record import account, told
from app.web.retention import due
from app.web.times import day
from app.web.volunteers import hashed, secret

router = APIRouter()
MOST = 30 * 366 * 24 * 3600 * 1000


async def place(office: Office, show: str) -> tuple[Evening | None, Project | None]:
    """The evening in its project, if it belongs to one."""
    evening = await office.book.get(Evening, show)
    return evening, await office.book.get(Project, evening.project) if evening else None


@router.get("/s/{show}/after")
async def front(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    if answer := turned(request):
        return answer
    _, now = await office.here.settled(show)
    found = await account(office, show)
    remarks = await office.book.all(Remark, show=show)
    counts = {name: len(await cards(office, one, show=show)) for name, one in SHOW.items()}
    _, project = await place(office, show)
    about: dict[str, Any] = {"show": show, "now": now, "befores": befores(now), "project": project}
    about |= {"remarks": remarks, "drawers": SHOW, "counts": counts}
    row = await office.here.house.ledger.show(show)
    about |= {"until": row and due(row, office.here.settings.keep), "own": row and row.retain_until}
    about |= {"settled": [row for row in await office.book.all(Declared, show=show) if row.what == "settled"]}
    return office.page("after", **told(office, found, now) | about)


@router.post("/s/{show}/after/remarks")
async def review(request: Request, show: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    row = await office.book.get(Remark, form.get("id")[:40])
    if row is None or row.show != show or form.get("state") not in ("shown", "hidden"):
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    row.state, row.reason = form.get("state"), form.get("reason")[:80]
    await office.book.keep(row)
    return to(f"/s/{show}/after#remarks")


@router.post("/s/{show}/after/keep")
async def keep(request: Request, show: str) -> Response:
    """The day until which this evening is kept; the house destroys it on the next. None: as the house does with all."""
    office, form = await organizer(request, show), await sent(request)
    wish = form.get("until") if "until" in form.texts else "?"
    await office.here.house.ledger.retain(show, last_moment(wish, office.now) if wish else None)
    return to(f"/s/{show}/after#keep")


def last_moment(day: str, now: int) -> int:
    """The end of a day that is still to come, ms since 1970. Raises Malformed."""
    try:
        ends = (datetime.fromisoformat(day[:10]) + timedelta(days=1)).timestamp() * 1000
    except (ValueError, OverflowError) as fault:
        raise Malformed("请选一个日子，比如 2027-06-30。") from fault
    if not now < ends < now + MOST:
        raise Malformed("请选今天以后、三十年以内的一天。")
    return int(ends)


@router.post("/s/{show}/after/settle")
async def settle(request: Request, show: str) -> Response:
    """This evening is done with. Refused while a promise has no answer, or one that was not kept has no reason."""
    office = await organizer(request, show)
    _, now = await office.here.settled(show)
    if not now.ended:
        raise Refused("先结束本场。")
    stood = [(p.state, p.why) for p in promises(now) if not p.refused] + [(p.state, p.why) for p in befores(now)]
    if waiting := sum(state == "open" or (state != "done" and not why) for state, why in stood):
        raise Refused("还有 {n} 件约定没有下文：办成了，还是没办成、为什么。", n=waiting)
    await declare(office, show, "settled")
    return to(f"/s/{show}/after#settled")


@router.get("/s/{show}/after/check")
async def checks(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    if answer := turned(request):
        return answer
    _, now = await office.here.settled(show)
    given = {row.item: row for row in await office.book.all(SelfCheck, show=show)}
    return office.page("check", show=show, now=now, checks=CHECKS, given=given, inputs=SelfCheckCard.inputs())


@router.post("/s/{show}/after/check")
async def check(request: Request, show: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    if form.get("item") not in CHECKS:
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    card = office.fill(SelfCheckCard, form.texts)
    await office.book.keep(SelfCheck(show=show, item=form.get("item"), **card.model_dump()))
    return to(f"/s/{show}/after/check#{form.get('item')}")


@router.get("/s/{show}/after/{name}")
async def open_drawer(request: Request, show: str, name: str) -> Response:
    office = await organizer(request, show)
    if answer := turned(request):
        return answer
    return await shown(office, show, name)


async def shown(office: Office, show: str, name: str, link: str = "") -> Response:
    one = drawer(SHOW, name)
    _, now = await office.here.settled(show)
    rows = await cards(office, one, show=show)
    about: dict[str, Any] = {
        "title": now.title,
        "home": f"/s/{show}/after",
        "here": f"/s/{show}/after/{name}",
        "name": name,
    }
    about["fresh"] = await begun(office, show, now) if name == "letters" else None
    return office.page("drawer", drawer=one, inputs=one.card.inputs(), rows=rows, link=link, extra={}, **about)


async def begun(office: Office, show: str, now: Show) -> dict[str, str]:
    """A letter as far as the record can write it."""
    found = await account(office, show)
    said = [(p.who, p.what, p.when) for p in promises(now)]
    return dict.fromkeys((i.name for i in LetterCard.inputs()), "") | brief(found, said, day(found.day), office.say)


@router.post("/s/{show}/after/{name}")
async def put(request: Request, show: str, name: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    one, key = drawer(SHOW, name), secret()
    more = {"link": hashed(key)} if name == "volunteers" else {}
    if form.get("do") == "link" and name == "volunteers":
        return await relinked(office, show, form.get("id"), key)
    made = await change(office, one, form.texts, more, show=show)
    if made is not None and name == "volunteers":
        return await shown(office, show, name, office.url(f"/hours/{key}"))
    return to(f"/s/{show}/after/{name}")


async def relinked(office: Office, show: str, id: str, key: str) -> Response:
    """A new link for a volunteer; the old one ends."""
    row = await office.book.get(Volunteer, id[:40])
    if row is None or row.show != show:
        raise NotFound("这一条已经不在了。")
    row.link = hashed(key)
    await office.book.keep(row)
    return await shown(office, show, "volunteers", office.url(f"/hours/{key}"))
