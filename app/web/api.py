"""For the organizer's own programs: shows, their state, their records, results as they come. Reads only. A key comes as
`Authorization: Bearer ...` and opens what it says and nothing else."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response, StreamingResponse

from app.errors import NoSeat, NotFound, NotYours, TooFast
from app.i18n import N_
from app.ledger.rows import ShowRow
from app.live.crowd import Group
from app.programme.tables import ApiKey, Evening, Project
from app.web.audiences import facts
from app.web.keyring import hashed
from app.web.office import Office, anybody, steward
from app.web.pace import Pace
from app.web.records import KINDS

router = APIRouter(prefix="/api")
UNKNOWN = N_("这把钥匙不认识，或者已经作废。")
BEAT, STREAMS, LONGEST = 15, 4, 6 * 3600
streams: Counter[str] = Counter()
paces: dict[int, Pace] = {}


class ShowTold(BaseModel):
    """`state` open or ended; times in ms since 1970, UTC."""

    id: str
    title: str
    lang: str
    state: str
    rehearsal: bool
    created_at: int
    ended_at: int | None


class Shows(BaseModel):
    shows: list[ShowTold]


class Caller:
    """Whoever showed a key that holds."""

    def __init__(self, office: Office, key: ApiKey) -> None:
        self.office, self.key = office, key

    def may(self, scope: str) -> None:
        """Raises NotYours."""
        if not getattr(self.key, scope):
            raise NotYours("这把钥匙不开这扇门。")

    async def rows(self) -> list[ShowRow]:
        found = await self.office.here.house.ledger.shows()
        if self.key.community is None:
            return found
        own = {p.id for p in await self.office.book.all(Project, community=self.key.community)}
        mine = {e.show for e in await self.office.book.all(Evening) if e.project in own}
        return [row for row in found if row.id in mine]

    async def row(self, show: str) -> ShowRow:
        """Raises NotFound for what is not theirs, as for what is not there."""
        found = next((row for row in await self.rows() if row.id == show), None)
        if found is None:
            raise NotFound("没有这场演出。")
        return found


async def key_of(request: Request) -> ApiKey:
    office = anybody(request)
    secret = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    found = await office.book.all(ApiKey, hash=hashed(secret)) if 20 <= len(secret) <= 100 else []
    if not found or found[0].revoked is not None or found[0].ends <= office.now:
        raise NoSeat(UNKNOWN)
    return found[0]


async def caller(request: Request) -> Caller:
    office, key = anybody(request), await key_of(request)
    clock = office.here.house.clock
    paces.setdefault(id(office.here), Pace(5, 30, lambda: clock() / 1000)).take(key.id)
    return Caller(office, key)


Called = Annotated[Caller, Depends(caller)]


def told(row: ShowRow) -> ShowTold:
    return ShowTold.model_validate({name: getattr(row, name) for name in ShowTold.model_fields})


@router.get("/shows", response_model=Shows)
async def shows(who: Called) -> Shows:
    """The shows that this key may see. Scope: shows."""
    who.may("shows")
    return Shows(shows=[told(row) for row in await who.rows()])


@router.get("/shows/{show}", response_model=ShowTold)
async def one(who: Called, show: str) -> ShowTold:
    """One show. Scope: shows."""
    who.may("shows")
    return told(await who.row(show))


@router.get("/shows/{show}/state")
async def state(who: Called, show: str) -> dict[str, Any]:
    """What the stage shows this moment, counts only once the room may see them. Scope: state."""
    who.may("state")
    await who.row(show)
    return await stage(who.office, show)


async def stage(office: Office, show: str) -> dict[str, Any]:
    awake, now = await office.here.settled(show)
    found = facts(awake.press.sight(now, Group("stage", office.taste.lang, "")), None, office.taste.lang)
    found["house"].pop("code", None)
    return found


@router.get("/shows/{show}/record.{kind}", response_class=Response)
async def record(who: Called, show: str, kind: str) -> Response:
    """The record: md, html, docx, xlsx, csv, json, zip, pb, soi, toc, polis. Scope: record."""
    who.may("record")
    await who.row(show)
    if kind not in KINDS:
        raise NotFound("没有这个页面。")
    made = await who.office.here.copyist.make(show, kind, who.office.taste.lang)
    return Response(made, media_type=KINDS[kind])


@router.get("/shows/{show}/live", response_class=Response)
async def live(request: Request, who: Called, show: str) -> Response:
    """Server-sent events: `state` whenever the stage changed, a comment every fifteen seconds. Scope: live."""
    who.may("live")
    await who.row(show)
    if streams[who.key.id] >= STREAMS:
        raise TooFast("这把钥匙已经开着太多连接。")
    return StreamingResponse(stream(request, who, show), media_type="text/event-stream")


async def stream(request: Request, who: Caller, show: str) -> AsyncIterator[bytes]:
    """Ends with the show, and when the key does."""
    streams[who.key.id] += 1
    last = b""
    try:
        for second in range(LONGEST):
            found = await stage(who.office, show)
            data = json.dumps(found, ensure_ascii=False, sort_keys=True).encode()
            if data != last:
                last = data
                yield b"event: state\ndata: " + data + b"\n\n"
            if found["house"]["state"] == "ended":
                return
            if second % BEAT == BEAT - 1:
                await key_of(request)
                yield b": still here\n\n"
            await asyncio.sleep(1)
    except NoSeat:
        return
    finally:
        streams[who.key.id] -= 1


DOORS = {
    "/api/shows": (N_("这把钥匙看得到的场次。"), N_("看场次")),
    "/api/shows/{show}": (N_("其中一场。"), N_("看场次")),
    "/api/shows/{show}/state": (N_("大屏此刻的样子；票数公布以后才有。"), N_("看演到哪儿")),
    "/api/shows/{show}/record.{kind}": (
        N_("记录。kind：md、html、docx、xlsx、csv、json、zip、pb、soi、toc、polis。"),
        N_("拿记录"),
    ),
    "/api/shows/{show}/live": (N_("大屏一变就送来一次（server-sent events）。"), N_("跟着结果走")),
}
"""Address -> what it answers, and the tick of the key that opens it: for people; OpenAPI says it for programs."""


def described() -> dict[str, Any]:
    return get_openapi(title="theatre", version="1", routes=router.routes, description=__doc__)


@router.get("/openapi.json", include_in_schema=False)
async def description(request: Request) -> Response:
    """For who holds a key, or the office."""
    if request.headers.get("authorization"):
        await key_of(request)
    else:
        await steward(request)
    return JSONResponse(described())


@router.get("", include_in_schema=False)
async def page(request: Request) -> Response:
    office = await steward(request)
    return office.page("api", doors=DOORS, url=office.url(""))
