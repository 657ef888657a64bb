"""A resident learns to host: the same play with a simulated room, in one tap; and the evening packed for elsewhere."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.pack import pack
from app.errors import Malformed, Refused, Unavailable
from app.programme.kit import beside
from app.programme.tables import Lesson, SelfCheck
from app.record.read import told
from app.web import media
from app.web.after import CHECKS
from app.web.keys import mint_all
from app.web.office import Office, organizer, small, to

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
    if busy:
        raise Refused("已经有人在练了，等那一场散了再来。")
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
    _, now = await office.here.settled(show)
    notes = await noted(office, show)
    data = await asyncio.to_thread(wrapped, office.here.settings.data, show, now.scenario.text, notes)
    name = quote(f"{now.title}.zip")
    headers = {"Content-Disposition": f"attachment; filename=\"evening.zip\"; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/zip", headers=headers)


async def noted(office: Office, show: str) -> dict[str, str]:
    entries = [body for _, body in await office.here.house.ledger.read(show)]
    _, now = await office.here.settled(show)
    found = await asyncio.to_thread(told, entries, now.lang)
    lessons = [row.text for row in await office.book.all(Lesson, show=show)]
    checks = [
        (CHECKS.get(row.item, row.item), row.answer, row.note) for row in await office.book.all(SelfCheck, show=show)
    ]
    return beside(now.scenario, found, lessons, checks)


def wrapped(data: Path, show: str, text: str, notes: dict[str, str]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="theatre-") as folder:
        place = Path(folder) / "evening"
        place.mkdir()
        if (data / "media" / show).is_dir():
            shutil.copytree(data / "media" / show, place, dirs_exist_ok=True)
        file = place / "scenario.yaml"
        file.write_bytes(text.encode())
        (place / "notes").mkdir(exist_ok=True)
        for name, said in notes.items():
            (place / "notes" / name).write_text(said, "utf-8")
        target = Path(folder) / "evening.zip"
        pack(file, target)
        return target.read_bytes()
