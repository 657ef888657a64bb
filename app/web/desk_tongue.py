"""A draft in another language: its texts as a table to download, and the filled table back as a new draft."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.spots import gather
from app.desk.table import kind, read_table, write_table
from app.desk.tongues import REVIEW, merged, rewritten
from app.errors import Malformed
from app.i18n import LANGS, N_
from app.scenario.load import load
from app.web.attached import attached
from app.web.desk import to_draft
from app.web.desk_room import Sent, Writer, sent, writer

router = APIRouter()
TABLE = N_("译文表")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/desk/{id}/table.{ending}")
async def table(request: Request, id: str, ending: str) -> Response:
    return await given(await writer(request), id, ending, Sent({}))


@router.post("/desk/{id}/table")
async def back(request: Request, id: str) -> Response:
    """`do` translate: a new draft in `lang`. `do` renew: the same table with what changed since."""
    who, form = await writer(request), await sent(request)
    if form.get("do") == "renew":
        return await given(who, id, kind(form.name), form)
    lang = form.get("lang")
    if lang not in LANGS:
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    text = await asyncio.to_thread(translated, who, id, form, lang)
    files = {name: who.drafts.medium(id, name).read_bytes() for name in who.drafts.media(id)}
    return to_draft(await asyncio.to_thread(who.drafts.create, text, who.name, who.now, files))


async def given(who: Writer, id: str, ending: str, form: Sent) -> Response:
    draft = who.drafts.read(id)
    scenario = await asyncio.to_thread(load, draft.file)
    known = read_table(form.name, form.data) if form.data else {}
    turned = merged(list(gather(scenario.text).rows.values()), known)
    name = f"table-{id}.{ending}"
    headers = attached(name, f"{draft.title} {who.say(TABLE)}.{ending}")
    return Response(write_table(name, turned, scenario.lang), media_type=TYPES[kind(name)], headers=headers)


def translated(who: Writer, id: str, form: Sent, lang: str) -> str:
    """What has no translation stays as it is; what is to be looked at again is named in a comment on top."""
    text = load(who.drafts.read(id).file).text
    turned = merged(list(gather(text).rows.values()), read_table(form.name, form.data))
    notes = [f"# ? {' '.join(t.row.text.split())[:60]}\n" for t in turned if t.state == REVIEW]
    return "".join(notes) + rewritten(text, turned, lang)
