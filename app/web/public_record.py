"""The page of an evening for the neighbours, once its record is published: what came out, why, what became of it."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import NotFound, Refused, TooFast
from app.programme.public import Public, message, public
from app.programme.tables import Evening, Letter, Project, Remark, RemarkCard
from app.show.look.table import promises
from app.show.state import Show
from app.web import qr
from app.web.office import Office, anybody, small, to, turned
from app.web.pace import Pace
from app.web.records import KINDS, SANDBOX
from app.web.times import day

router = APIRouter()
WEEK = 7 * 24 * 3600 * 1000
WAITING = 200
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
HIDDEN = "这场的记录还没有公开。"
paces: dict[int, Pace] = {}


async def published(office: Office, show: str) -> tuple[Public, Show]:
    """Raises NotFound until the organizer has published it."""
    _, now = await office.here.settled(show)
    if not now.published:
        raise NotFound(HIDDEN)
    return await account(office, show), now


async def account(office: Office, show: str) -> Public:
    """Made once for everybody who asks at the same head."""
    ledger, lang = office.here.house.ledger, office.taste.lang
    _, head = await ledger.head(show)

    async def make() -> Public:
        entries = [body for _, body in await ledger.read(show)]
        return await asyncio.to_thread(public, entries, lang, head, office.say)

    return await office.here.copies.get(("public", show, lang), head, make)


def told(office: Office, found: Public, now: Show) -> dict[str, Any]:
    """What page, card and message say alike."""
    url = office.url(f"/s/{found.show}/record")
    kept = promises(now)
    said = [(p.who, p.what, p.when) for p in kept]
    return {
        "found": found,
        "promises": kept,
        "url": url,
        "message": message(found, said, day(found.day), url, office.say),
    }


@router.get("/s/{show}/record")
async def page(request: Request, show: str) -> Response:
    office = anybody(request)
    found, now = await published(office, show)
    if answer := turned(request):
        return answer
    remarks = await office.book.all(Remark, show=show, state="shown")
    letters = [x for x in await office.book.all(Letter, show=show) if x.sent]
    evening = await office.book.get(Evening, show)
    project = await office.book.get(Project, evening.project) if evening else None
    asked = {"sent": request.query_params.get("sent") == "1", "open": still_open(office, found)}
    response = office.page(
        "record", **told(office, found, now), remarks=remarks, letters=letters, project=project, **asked
    )
    response.headers["Content-Security-Policy"] = POLICY
    return response


def still_open(office: Office, found: Public) -> bool:
    return office.now < found.published + WEEK


@router.post("/s/{show}/record")
async def remark(request: Request, show: str) -> Response:
    """A comment, held until the organizer has read it."""
    office = anybody(request)
    found, _ = await published(office, show)
    form = await small(request)
    if not still_open(office, found):
        raise Refused("留言的一周已经过去了。")
    card = office.fill(RemarkCard, form)
    hurry(office).take(request.client.host if request.client else "")
    if len(await office.book.all(Remark, show=show, state="held")) >= WAITING:
        raise TooFast("留言太多，等组织者看完再来。")
    await office.book.add(Remark(show=show, state="held", at=office.now, **card.model_dump()), show=show)
    return to(f"/s/{show}/record?sent=1#remarks")


def hurry(office: Office) -> Pace:
    """Twenty comments at once from one address, as in one hall, and then one a minute."""
    clock = office.here.house.clock
    return paces.setdefault(id(office.here), Pace(1 / 60, 20, lambda: clock() / 1000))


@router.get("/s/{show}/record/qr.svg")
async def picture(request: Request, show: str) -> Response:
    """The way to the page: on the last slide too, before there is anything to read."""
    office = anybody(request)
    await office.here.house.find(show)
    drawn = qr.picture(office.url(f"/s/{show}/record"))
    return Response(drawn, media_type="image/svg+xml", headers={"Content-Security-Policy": "default-src 'none'"})


@router.get("/s/{show}/record/whole")
async def whole(request: Request, show: str) -> Response:
    """The record in full, as one page that prints."""
    office = anybody(request)
    await published(office, show)
    lang, here = office.taste.lang, office.here
    _, head = await here.house.ledger.head(show)
    made = await here.copies.get(("record", show, lang), head, lambda: here.copyist.make(show, "html", lang))
    return Response(made, media_type=KINDS["html"], headers={"Content-Security-Policy": SANDBOX})
