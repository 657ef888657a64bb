"""What leaves the room: the record for the organizer, in every form."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import NotFound
from app.web.attached import attached
from app.web.theatre import theatre, tongue

router = APIRouter()
KINDS = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "pb": "text/plain; charset=utf-8",
    "soi": "text/plain; charset=utf-8",
    "toc": "text/plain; charset=utf-8",
    "polis": "application/zip",
}
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@router.get("/s/{show}/record.{kind}")
async def download(request: Request, show: str, kind: str) -> Response:
    """At any time, also during the show, for the organizer."""
    here = theatre(request)
    row = await here.house.ledger.show(show)
    if row is None:
        raise NotFound("没有这场演出。")
    if kind not in KINDS:
        raise NotFound("没有这个页面。")
    await here.viewer(request, show, "organizer")
    made = await here.copyist.make(show, kind, tongue(request).lang, beside=True)
    headers = attached(f"record.{kind}", f"{row.title}.{kind}")
    return Response(made, media_type=KINDS[kind], headers=headers | {"Content-Security-Policy": SANDBOX})
