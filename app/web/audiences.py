"""One address an audience: its page, the same view as JSON. What a page may know is decided by its view."""

import json
from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from app.errors import NotFound, NotYours
from app.i18n import translate
from app.live.crowd import Group
from app.live.house import Awake
from app.live.sheet import Sight
from app.show import look
from app.show.state import Show
from app.show.views import FacilitatorView, MeView, ResidentView
from app.web.access import OPENS, Holder
from app.web.keys import recall
from app.web.taste import change, wished
from app.web.theatre import theatre, tongue

router = APIRouter()
STAFF = ("stage", "facilitator", "expert", "assistant", "organizer")


def group_of(holder: Holder, audience: str, lang: str) -> Group:
    return Group(audience, lang, holder.who.id if audience in ("expert", "assistant") else "")


def mine(awake: Awake, show: Show, holder: Holder) -> MeView | None:
    return look.me(show, holder.who.id, awake.runner.countersign.slip) if holder.who.role == "resident" else None


@router.get("/s/{show}")
async def resident(request: Request, show: str) -> Response:
    return await page(request, show, "resident")


@router.get("/s/{show}/{audience}.json")
async def as_json(request: Request, show: str, audience: str) -> Response:
    here = theatre(request)
    awake, _ = await here.settled(show)
    if audience not in OPENS:
        raise NotFound("没有这个页面。")
    holder = await here.viewer(request, show, audience)
    now = await awake.runner.settled()
    lang = tongue(request).lang
    sight = awake.press.sight(now, group_of(holder, audience, lang))
    return JSONResponse(facts(sight, mine(awake, now, holder), lang))


@router.get("/s/{show}/{audience}")
async def staff(request: Request, show: str, audience: str) -> Response:
    if audience not in STAFF:
        raise NotFound("没有这个页面。")
    return await page(request, show, audience)


async def page(request: Request, show: str, audience: str) -> Response:
    here = theatre(request)
    awake, _ = await here.settled(show)
    if wishes := wished(request.query_params):
        return change(request.url, wishes, here.secure)
    if secret := request.query_params.get("key", ""):
        id = await here.access.trade(secret, show, audience)
        response = RedirectResponse(request.url.path, 303)
        here.access.give(response, show, audience, id)
        return response
    try:
        holder = await here.viewer(request, show, audience)
    except NotYours:
        if audience == "resident" and await here.access.holder(request.cookies, show, "expert"):
            return RedirectResponse(f"/j/{awake.runner.show.code}", 303)
        raise
    taste = tongue(request)
    if audience == "organizer":
        await recall(here, awake)
    now = await awake.runner.settled()
    sight = awake.press.sight(now, group_of(holder, audience, taste.lang))
    asked = {name: request.query_params.get(name, "")[:40] for name in ("write", "answer")}
    asked["who"] = holder.who.id if audience == "facilitator" else ""
    return HTMLResponse(here.pages.page(audience, taste, sight, mine(awake, now, holder), asked))


def facts(sight: Sight, me: MeView | None, lang: str) -> dict[str, Any]:
    """The view as plain values; the asking seat finds its own ballot in `ballot.mine`."""
    view = sight.view
    if isinstance(view, ResidentView) and view.ballot is not None and me is not None and me.ballot is not None:
        view = replace(view, ballot=replace(view.ballot, mine=me.ballot.mine))
    if isinstance(view, FacilitatorView) and view.next is not None:
        said = {name: translate(lang, text) for name, text in asdict(view.next).items() if name != "kind"}
        view = replace(view, next=replace(view.next, **said))
    found: dict[str, Any] = asdict(view)
    if me is not None:
        found["me"] = asdict(me)
    if sight.presence is not None:
        found["presence"] = asdict(sight.presence)
    return json.loads(json.dumps(found, default=str))  # type: ignore[no-any-return]
