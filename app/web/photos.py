"""Photographs with caption, time and consent. What the camera wrote beside them never reaches the disk."""

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from app.errors import Malformed, NotFound, Refused
from app.programme.pictures import bare
from app.programme.tables import Photo, PhotoCard
from app.programme.tables.base import new_id
from app.web.office import Office, anybody, organizer, sent, to, turned

router = APIRouter()
MOST = 40


def folder(office: Office, show: str) -> Path:
    return office.here.settings.data / "photos" / show


@router.get("/s/{show}/after/photos")
async def album(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    if answer := turned(request):
        return answer
    _, now = await office.here.settled(show)
    rows = await office.book.all(Photo, show=show)
    return office.page("photos", show=show, now=now, rows=rows, inputs=PhotoCard.inputs())


@router.post("/s/{show}/after/photos")
async def put(request: Request, show: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    if form.get("do") == "drop":
        await dropped(office, show, form.get("id"))
        return to(f"/s/{show}/after/photos")
    if not form.data:
        raise Malformed("请选一张照片。")
    if len(await office.book.all(Photo, show=show)) >= MOST:
        raise Refused("一场最多放四十张照片，请先删几张。")
    card = office.fill(PhotoCard, form.texts)
    kind, data = await asyncio.to_thread(bare, form.data)
    row = Photo(id=new_id(), show=show, kind=kind, size=len(data), at=office.now, **card.model_dump())
    place = folder(office, show) / row.id
    await asyncio.to_thread(laid, place, data)
    await office.book.add(row, show=show)
    return to(f"/s/{show}/after/photos")


def laid(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


async def dropped(office: Office, show: str, id: str) -> None:
    row = await one(office, show, id)
    await office.book.drop(Photo, row.id)
    (folder(office, show) / row.id).unlink(missing_ok=True)


async def one(office: Office, show: str, id: str) -> Photo:
    row = await office.book.get(Photo, id[:40])
    if row is None or row.show != show:
        raise NotFound("没有这张照片。")
    return row


@router.get("/s/{show}/after/photos/{id}")
async def look(request: Request, show: str, id: str) -> Response:
    """For the organizer, and for reviewers of this show."""
    office = anybody(request)
    await office.here.house.find(show)
    key = office.here.access.held(request.cookies, show, "reviewer")
    if not (key and await office.here.access.valid(key, "reviewer", show)):
        await office.here.viewer(request, show, "organizer")
    row = await one(office, show, id)
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private"}
    return FileResponse(folder(office, show) / row.id, media_type=f"image/{row.kind}", headers=headers)
