"""One draft: written, checked, mended, kept, handed out, opened as a show."""

import asyncio
import json
import secrets
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from app.desk.drafts import Draft, Saved
from app.desk.inserts import NAMES, insert, inserted
from app.desk.pack import wrapped
from app.errors import Malformed, TooLarge
from app.scenario.beside import translation
from app.scenario.check import examine
from app.scenario.load import load
from app.scenario.map import svg
from app.scenario.paths import times
from app.scenario.problems import ERROR, Problem
from app.scenario.render import LEVELS, width
from app.scenario.source import LIMIT
from app.scenario.twin import Original
from app.web import media
from app.web.assets import asset, there
from app.web.attached import attached
from app.web.desk import owned, to_draft
from app.web.desk_room import Sent, Writer, limited, sent, writer
from app.web.desk_words import words
from app.web.fields import GARBLED
from app.web.keys import mint_all
from app.web.media import KINDS, SANDBOX
from app.web.pages import environment
from app.web.taste import change, wished

router = APIRouter()
STYLED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
INKED = (  # the editor writes a sheet of style and draws squiggles; browsers style a line while one edits it
    "default-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
EDITOR = "vendor/codemirror.js"
DOCUMENT = {"yaml": "application/yaml", "zip": "application/zip"}


@router.get("/desk/{id}")
async def edit(request: Request, id: str) -> Response:
    who = await writer(request)
    if wishes := wished(request.query_params):
        return change(request.url, wishes, who.here.secure)
    line = request.query_params.get("line", "")
    return await editor(who, id, line=int(line) if line.isdecimal() and len(line) < 7 else 1)


async def editor(who: Writer, id: str, line: int = 1, apart: int = 0) -> Response:
    draft, found, lines = await asyncio.to_thread(looked_at, who, id)
    page: dict[str, Any] = {
        "draft": draft,
        "kinds": NAMES,
        "line": line,
        "apart": apart,
        "lines": draft.text.split("\n"),
    }
    page["others"] = who.drafts.others(draft)
    page |= {"media": who.drafts.media(id), "versions": who.drafts.versions(id)[::-1][:40]}
    page |= {"editor": asset(EDITOR) if there(EDITOR) else "", "phrases": words(who.taste.lang)}
    nonce = secrets.token_urlsafe(12)
    response = who.page("draft", nonce=nonce, **page, **judged(who, found, lines))
    response.headers["Content-Security-Policy"] = INKED.format(nonce=nonce)
    return response


def looked_at(who: Writer, id: str) -> tuple[Draft, list[Problem], list[str]]:
    """The draft as `theatre check` sees its file."""
    draft = who.drafts.read(id)
    _, found, lines = examine(draft.file)
    return draft, found, lines


def judged(who: Writer, found: list[Problem], lines: list[str]) -> dict[str, Any]:
    lang = who.taste.lang
    told = [
        {
            "line": p.line, "column": p.column, "level": p.level, "word": who.say(LEVELS[p.level]), "code": p.code,
            "message": p.message(lang), "hint": p.hint(lang), **shown(p, lines),
        }
        for p in found
    ]  # fmt: skip
    return {"problems": told, "errors": sum(p.level == ERROR for p in found)}


def shown(problem: Problem, lines: list[str]) -> dict[str, str]:
    """The source line, and blanks that bring a caret under the place."""
    line = lines[problem.line - 1].replace("\t", " ")[:200] if 0 < problem.line <= len(lines) else ""
    return {"source": line, "blanks": " " * width(line[: problem.column - 1])}


@router.post("/desk/{id}/save")
async def save(request: Request, id: str) -> Response:
    """While somebody types: keeps the text, answers with what is wrong with it. JSON in and out."""
    who = await writer(request)
    told = plain_json(await limited(request))
    saved = await keep(who, id, told.get("text", ""), told.get("base", ""), "kept" if told.get("keep") else "typed")
    draft, found, lines = await asyncio.to_thread(looked_at, who, id)
    page = judged(who, found, lines)
    html = environment(who.taste.lang).get_template("desk/_problems.html").render(**page, draft_id=id)
    answer = {"stamp": saved.stamp, "apart": saved.apart, "errors": page["errors"], "title": draft.title, "html": html}
    return JSONResponse(answer)


def plain_json(raw: bytes) -> dict[str, str]:
    if len(raw) > 6 * LIMIT:
        raise TooLarge("剧本太大了：最多 1 MB。")
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise Malformed(GARBLED) from fault
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise Malformed(GARBLED)
    return told


async def keep(who: Writer, id: str, text: str, base: str, note: str = "typed") -> Saved:
    return await asyncio.to_thread(who.drafts.save, id, text, base, who.name, who.now, note)


@router.post("/desk/{id}/insert")
async def ready_beat(request: Request, id: str) -> Response:
    """A filled beat for this text and cursor, for the page to put in itself."""
    who = await writer(request)
    told = plain_json(await limited(request))
    line = told.get("line", "")
    at = int(line) if line.isdecimal() and len(line) < 7 else 1
    new = insert(told.get("text", ""), at, told.get("kind", ""), who.drafts.read(id).lang)
    return JSONResponse({"after": new.after, "lines": new.lines})


@router.post("/desk/{id}")
async def change_draft(request: Request, id: str) -> Response:
    """The same by forms. Whatever was pressed, what was typed is kept first."""
    who, form = await writer(request), await sent(request)
    apart = 0
    if "text" in form.texts:
        note = "kept" if form.get("do") == "keep" else "typed"
        apart = (await keep(who, id, form.get("text"), form.get("base"), note)).apart
    if apart:
        return await editor(who, id, apart=apart)
    return await pressed(who, id, form)


async def pressed(who: Writer, id: str, form: Sent) -> Response:
    line = form.get("line") if form.get("line").isdecimal() and len(form.get("line")) < 7 else "1"
    match form.get("do").split(":"):
        case ["insert", kind]:
            draft = who.drafts.read(id)
            new = insert(draft.text, int(line), kind, draft.lang)
            await keep(who, id, inserted(draft.text, new), draft.stamp)
            return RedirectResponse(f"/desk/{id}?line={new.after + 1}#text", 303)
        case ["media"]:
            await asyncio.to_thread(who.drafts.add_media, id, form.name, form.data)
        case ["restore", n] if n.isdecimal() and len(n) < 7:
            await keep(who, id, who.drafts.version(id, int(n)), "", "kept")
        case ["drop"]:
            await asyncio.to_thread(who.drafts.drop, id)
            return RedirectResponse("/desk", 303)
        case ["preview"]:
            return RedirectResponse(f"/desk/{id}/preview", 303)
        case ["save"] | ["keep"]:
            pass
        case _:
            raise Malformed("没有这个动作。")
    return RedirectResponse(f"/desk/{id}?line={line}", 303) if line != "1" else to_draft(id)


@router.get("/desk/{id}/version/{n}")
async def version(request: Request, id: str, n: int) -> Response:
    who = await writer(request)
    listed = next((v for v in who.drafts.versions(id) if v.n == n), None)
    return who.page("version", draft=who.drafts.read(id), version=listed, text=who.drafts.version(id, n))


@router.get("/desk/{id}/map.svg")
async def map_(request: Request, id: str) -> Response:
    who = await writer(request)
    scenario = await asyncio.to_thread(load, who.drafts.read(id).file)
    picture = svg(scenario, request.query_params.get("here"), who.taste.lang)
    return Response(picture, media_type="image/svg+xml", headers={"Content-Security-Policy": STYLED})


@router.get("/desk/{id}/map")
async def map_page(request: Request, id: str) -> Response:
    who = await writer(request)
    draft = who.drafts.read(id)
    shortest, longest = times(await asyncio.to_thread(load, draft.file))
    return who.page("map", draft=draft, shortest=shortest, longest=longest)


@router.get("/desk/{id}/media/{path:path}")
async def medium(request: Request, id: str, path: str) -> Response:
    who = await writer(request)
    file = who.drafts.medium(id, path)
    kind = KINDS.get(file.suffix.lower(), "text/plain; charset=utf-8")
    return FileResponse(file, media_type=kind, headers={"Content-Security-Policy": SANDBOX})


@router.get("/desk/{id}/file.{ending}")
async def download(request: Request, id: str, ending: str) -> Response:
    """The draft as one file, whatever its faults."""
    who = await writer(request)
    draft = who.drafts.read(id)
    if ending not in DOCUMENT:
        raise Malformed("没有这个动作。")
    data = draft.file.read_bytes() if ending == "yaml" else await asyncio.to_thread(parcel, who, draft)
    headers = attached(f"scenario-{id}.{ending}", f"{draft.title}.{ending}")
    return Response(data, media_type=DOCUMENT[ending], headers=headers)


def parcel(who: Writer, draft: Draft) -> bytes:
    files = {name: who.drafts.medium(draft.id, name).read_bytes() for name in who.drafts.media(draft.id)}
    return wrapped(draft.title, draft.text, {draft.file.name: draft.file.read_bytes()} | files)


@router.post("/desk/{id}/open")
async def open_show(request: Request, id: str) -> Response:
    """The draft as an evening, by whoever holds the key of the house."""
    who, form = await writer(request), await sent(request)
    owned(who)
    draft = who.drafts.read(id)
    file = draft.file
    scenario = await asyncio.to_thread(load, file)
    also = [other for other in who.drafts.others(draft) if form.get(f"also.{other.id}") == "1"]
    original = Original(scenario, draft.title, file.parent)
    tongues = tuple([await asyncio.to_thread(translation, other.file, original, other.title) for other in also])
    await asyncio.to_thread(who.drafts.keep, id, who.name, who.now, "opened")
    show = await who.here.house.open(scenario, scenario.lang, form.get("rehearsal") == "1", tongues)
    await asyncio.to_thread(media.keep, scenario, Path(file.parent), who.here.settings.data, show)
    links = await mint_all(who.here, await who.here.house.find(show))
    return RedirectResponse(links["organizer"].removeprefix(who.here.pages.public_url), 303)
