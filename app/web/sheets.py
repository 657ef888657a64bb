"""What a vote leaves behind for everybody: the sheet of its slips, and each phone's own."""

import asyncio
import json

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.errors import NoSeat, NotFound
from app.record.box import Sheet, sheet
from app.record.own import own
from app.record.read import facts
from app.web.theatre import theatre, tongue

router = APIRouter()


@router.get("/s/{show}/mine")
async def mine(request: Request, show: str) -> Response:
    """查我的票: the receipts of this seat. After the end only the phone itself still knows which were its own."""
    here = theatre(request)
    awake, now = await here.settled(show)
    seat = (await here.viewer(request, show, "resident")).who.id
    slips = [(b, slip) for b in now.ballots.values() if (slip := b.box.get(seat)) and slip.choice]
    found = [(b, slip, awake.runner.countersign.slip(slip)) for b, slip in slips]
    signer = here.house.signer
    public = (signer.public.hex(), signer.fingerprint) if signer else ("", "")
    page = here.pages.house("mine", tongue(request), show=now, slips=found, public=public, home=f"/s/{show}")
    return HTMLResponse(page)


@router.get("/s/{show}/own.json")
async def everything(request: Request, show: str) -> Response:
    """All that is kept of this seat, for whoever sits on it."""
    here = theatre(request)
    _, now = await here.settled(show)
    seat = (await here.viewer(request, show, "resident")).who.id
    if seat not in now.seats:
        raise NoSeat("请先入座。")
    here.pace.take(f"own {seat}")
    entries = await here.house.ledger.read(show)
    found = await asyncio.to_thread(lambda: own(now, facts([body for _, body in entries]), seat))
    headers = {"Content-Disposition": 'attachment; filename="own.json"'}
    return Response(json.dumps(found, ensure_ascii=False, indent=1), media_type="application/json", headers=headers)


async def made(request: Request, show: str, ballot: str) -> tuple[Sheet, bytes]:
    """A hall looks at it all at once: one sheet for everybody who asks at the same head."""
    here = theatre(request)
    _, now = await here.settled(show)
    run = request.query_params.get("run", "")
    number = int(run) if run.isascii() and run.isdigit() and len(run) < 5 else 0
    if ballot not in now.ballots or number > now.ballots[ballot].run:
        raise NotFound("没有这张票。")
    _, head = await here.house.ledger.head(show)

    async def lay_out() -> Sheet:
        entries = [body for _, body in await here.house.ledger.read(show)]
        marks = await here.house.ledger.box(show)
        return await asyncio.to_thread(sheet, entries, marks, ballot, number)

    return await here.copies.get(("sheet", show, ballot, number), head, lay_out), head


@router.get("/s/{show}/q/{ballot:path}/sheet.json")
async def as_file(request: Request, show: str, ballot: str) -> Response:
    found, head = await made(request, show, ballot)
    return Response(found.file(head), media_type="application/json")


@router.get("/s/{show}/q/{ballot:path}/sheet")
async def as_page(request: Request, show: str, ballot: str) -> Response:
    here, look = theatre(request), tongue(request)
    found, head = await made(request, show, ballot)
    if len(found.slips) > 20_000:
        raise NotFound("没有这个页面。")

    async def draw() -> str:
        return await asyncio.to_thread(here.pages.house, "sheet", look, sheet=found, head=head.hex(), home=f"/s/{show}")

    return HTMLResponse(await here.copies.get(("page", show, ballot, found.run, look), head, draw))
