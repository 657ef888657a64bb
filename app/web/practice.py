"""A resident learns to host: the same play with a simulated room, in one tap; and the evening packed for elsewhere."""

import asyncio
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import Malformed, Unavailable
from app.programme.tables import Lesson, SelfCheck
from app.web import media
from app.web.attached import attached
from app.web.keys import mint_all
from app.web.office import organizer, small, to
from app.web.packing import notes, wrapped

router = APIRouter()
ROOM = 40
busy: set[asyncio.Task[None]] = set()


@router.post("/s/{show}/practice")
async def practise(request: Request, show: str) -> Response:
    """Opens a rehearsal of the same play and fills its hall; leads to the facilitator's console."""
    office, form = await organizer(request, show), await small(request)
    here, room = office.here, form.get("room", "")
    if not (room.isdecimal() and 0 < int(room[:4]) <= ROOM):
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    if here.crowd is None:
        raise Unavailable("这里练不了，请用 theatre serve --rehearse。")
    for room_before in busy:  # one simulated room at a time; the one before goes home
        room_before.cancel()
    _, now = await here.settled(show)
    fresh = await here.house.open(now.scenario, now.lang, True)
    await asyncio.to_thread(media.keep, now.scenario, here.settings.data / "media" / show, here.settings.data, fresh)
    awake = await here.house.find(fresh)
    links = await mint_all(here, awake)
    join = f"http://127.0.0.1:{here.settings.port}/j/{awake.runner.show.code}"
    task = asyncio.create_task(here.crowd(join, int(room), now.lang))
    busy.add(task)
    task.add_done_callback(busy.discard)
    return to(links["facilitator"].removeprefix(here.pages.public_url))


@router.get("/s/{show}/pack.zip")
async def packed(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    entries = [body for _, body in await office.here.house.ledger.read(show)]
    lessons, checks = await office.book.all(Lesson, show=show), await office.book.all(SelfCheck, show=show)
    media_of = office.here.settings.data / "media" / show

    def make() -> bytes:
        with tempfile.TemporaryDirectory(prefix="theatre-") as folder:
            target = Path(folder) / "evening.zip"
            wrapped(entries, media_of, notes(entries, lessons, checks), target)
            return target.read_bytes()

    data = await asyncio.to_thread(make)
    _, now = await office.here.settled(show)
    headers = attached("evening.zip", f"{now.title}.zip")
    return Response(data, media_type="application/zip", headers=headers)
