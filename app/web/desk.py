"""The desk's front: the library, everybody's drafts, and the ways to begin a new one."""

import asyncio
from collections import defaultdict
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.pack import beside
from app.desk.parcel import SCENARIOS as ENDINGS
from app.desk.parcel import open_parcel
from app.desk.plain import from_file, from_lines
from app.desk.story import LONGEST, WARN, Person, Story, from_story, warnings
from app.errors import Malformed, NotYours, TheatreError
from app.i18n import translate
from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.template import new
from app.web.desk_room import Sent, Writer, sent, writer
from app.web.library import told
from app.web.taste import change, wished
from app.web.theatre import theatre

router = APIRouter()
ROLE = "author"
PEOPLE = 4


@router.get("/desk")
async def front(request: Request) -> Response:
    here = theatre(request)
    if wishes := wished(request.query_params):
        return change(request.url, wishes, here.secure)
    if secret := request.query_params.get("key", ""):
        response = RedirectResponse("/desk", 303)
        here.access.give(response, "", ROLE, await here.access.trade(secret, "", ROLE))
        return response
    return await shelf(await writer(request), topic=request.query_params.get("topic", "")[:40])


async def shelf(who: Writer, link: str = "", name: str = "", topic: str = "") -> Response:
    drafts = await asyncio.to_thread(who.drafts.all)
    plays = [play for path in sorted(SCENARIOS.rglob("*.yaml")) if (play := told(path, path.stat().st_mtime_ns))]
    plays.sort(key=lambda play: play["lang"] != who.taste.lang)
    topics = list(dict.fromkeys(topic for play in plays for topic in play["topics"] if play["lang"] == who.taste.lang))
    plays = [play for play in plays if topic in ("", *play["topics"])]
    keys = [row for row in await who.here.house.ledger.keys(None) if row.role == ROLE and row.revoked_at is None]
    away = await asyncio.to_thread(who.drafts.away)
    about: dict[str, Any] = {"away": away, "plays": plays, "topics": topics, "topic": topic}
    return who.page("front", drafts=drafts, authors=keys if who.owner else [], link=link, invited=name, **about)


def to_draft(id: str) -> Response:
    return RedirectResponse(f"/desk/{id}", 303)


@router.post("/desk/new")
async def begin(request: Request) -> Response:
    """From the template, from the library, from pasted lines, from a file."""
    who, form = await writer(request), await sent(request)
    lang = "en" if form.get("lang") == "en" else "zh"
    beside: dict[str, bytes] = {}
    other: list[str] = []
    match form.get("from"):
        case "template":
            text = new("my-evening", lang)
        case "library":
            text, beside = borrowed(form.get("name"))
        case "lines":
            text = await asyncio.to_thread(lined, form, lang)
        case "file":
            text, beside = await asyncio.to_thread(uploaded, form)
            other = [decoded(beside.pop(name)) for name in sorted(beside) if name.lower().endswith(ENDINGS)]
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    for twin in other:
        await asyncio.to_thread(who.drafts.create, twin, who.name, who.now, beside)
    return to_draft(await asyncio.to_thread(who.drafts.create, text, who.name, who.now, beside))


@router.post("/desk/back")
async def bring_back(request: Request) -> Response:
    """A draft that was put away."""
    who, form = await writer(request), await sent(request)
    await asyncio.to_thread(who.drafts.bring_back, form.get("id"))
    return to_draft(form.get("id"))


def borrowed(name: str) -> tuple[str, dict[str, bytes]]:
    file = next((path for path in SCENARIOS.rglob("*.yaml") if called(path) == name), None)
    if file is None:
        raise Malformed("没有这个剧本。")
    return file.read_text("utf-8"), beside(load(file), file)


def called(path: Path) -> str:
    return path.relative_to(SCENARIOS).with_suffix("").as_posix()


def lined(form: Sent, lang: str) -> str:
    text = from_file(form.name, form.data) if form.data else form.get("lines")
    return from_lines(text, "my-evening", lang)


def uploaded(form: Sent) -> tuple[str, dict[str, bytes]]:
    """A scenario whatever its faults: the desk is where they are mended. A package comes whole or not at all."""
    name = form.name.lower()
    if name.endswith(".zip"):
        found = open_parcel(form.data)
        return decoded(found.pop(next(iter(found)))), found
    if not name.endswith(ENDINGS):
        raise Malformed("请选一个 .yaml 剧本，或者 .zip 压缩包。")
    return decoded(form.data), {}


def decoded(data: bytes) -> str:
    return from_file("scenario.txt", data)


@router.get("/desk/story")
async def story_form(request: Request) -> Response:
    empty: dict[str, Any] = {"form": defaultdict(str), "said": "", "noticed": [], "people": PEOPLE, "longest": LONGEST}
    return (await writer(request)).page("story", **empty)


@router.post("/desk/story")
async def story(request: Request) -> Response:
    who, form = await writer(request), await sent(request)
    people = tuple(
        Person(form.get(f"who{n}"), form.get(f"wanted{n}"), form.get(f"feared{n}"))
        for n in range(1, PEOPLE + 1)
        if form.get(f"who{n}").strip()
    )
    told = Story(form.get("title"), people, form.get("happened"), form.get("stuck"), form.get("consent") == "1")
    try:
        text = from_story(told, "my-story", form.get("sure") == "1")
    except TheatreError as refusal:
        said = translate(who.taste.lang, refusal.sentence, **refusal.values)
        noticed = [who.say(WARN[w.kind], found=w.found, sample=w.sample) for w in warnings(told)]
        page = {"said": said, "noticed": noticed, "people": PEOPLE, "longest": LONGEST}
        return who.page("story", refusal.status, form=defaultdict(str, form.texts), **page)
    return to_draft(await asyncio.to_thread(who.drafts.create, text, who.name, who.now))


@router.post("/desk/invite")
async def invite(request: Request) -> Response:
    """A link for one more author, shown once."""
    who, form = await writer(request), await sent(request)
    owned(who)
    name = form.get("name").strip()[:40]
    if not name or not name.isprintable():
        raise Malformed("请写上这位作者的称呼。")
    _, secret = await who.here.house.ledger.add_key(ROLE, None, name)
    return await shelf(who, f"{who.here.pages.public_url}/desk?key={secret}", name)


@router.post("/desk/uninvite")
async def uninvite(request: Request) -> Response:
    who, form = await writer(request), await sent(request)
    owned(who)
    row = await who.here.house.ledger.key(form.get("key")[:64])
    if row is not None and row.role == ROLE:
        await who.here.house.ledger.revoke_key(row.id)
    return RedirectResponse("/desk", 303)


def owned(who: Writer) -> None:
    if not who.owner:
        raise NotYours("这件事归主办方做。")
