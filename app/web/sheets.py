"""What a vote leaves behind for everybody: the sheet of its slips, and each phone's own."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.errors import NotFound
from app.record.box import Sheet, sheet
from app.web.theatre import theatre, tongue

router = APIRouter()


@router.get("/s/{show}/mine")
async def mine(request: Request, show: str) -> Response:
    """查我的票: the receipts of this seat. After the end only the phone itself still knows which were its own."""
    here = theatre(request)
    _, now = await here.settled(show)
    holder = await here.viewer(request, show, "resident")
    found = [(b, slip) for b in now.ballots.values() if (slip := b.box.get(holder.who.id)) and slip.choice]
    signer = here.house.signer
    public = (signer.public.hex(), signer.fingerprint) if signer else ("", "")
    page = here.pages.house("mine", tongue(request), show=now, slips=found, public=public, home=f"/s/{show}")
    return HTMLResponse(page)


async def made(request: Request, show: str, ballot: str) -> tuple[Sheet, bytes]:
    here = theatre(request)
    await here.house.find(show)
    run = request.query_params.get("run", "")
    number = int(run) if run.isascii() and run.isdigit() and len(run) < 5 else 0
    entries = [body for _, body in await here.house.ledger.read(show)]
    marks = await here.house.ledger.box(show)
    _, head = await here.house.ledger.head(show)
    return await asyncio.to_thread(sheet, entries, marks, ballot, number), head


@router.get("/s/{show}/q/{ballot:path}/sheet.json")
async def as_file(request: Request, show: str, ballot: str) -> Response:
    found, head = await made(request, show, ballot)
    return Response(found.file(head), media_type="application/json")


@router.get("/s/{show}/q/{ballot:path}/sheet")
async def as_page(request: Request, show: str, ballot: str) -> Response:
    found, head = await made(request, show, ballot)
    if len(found.slips) > 20_000:
        raise NotFound("没有这个页面。")
    about = {"sheet": found, "head": head.hex(), "home": f"/s/{show}"}
    return HTMLResponse(theatre(request).pages.house("sheet", tongue(request), **about))
