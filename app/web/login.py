"""The organizer's way in by password: the same key of the house that the printed link gives, once more."""

import asyncio
import logging

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import NoSeat, NotFound
from app.web import password
from app.web.access import LIFETIME
from app.web.acts import body, read
from app.web.keys import HOUSE
from app.web.password import Login
from app.web.taste import change, wished
from app.web.theatre import Theatre, theatre, tongue

router = APIRouter()
log = logging.getLogger("theatre.web")


def known(here: Theatre) -> Login:
    login = password.read(here.settings.data)
    if login is None:
        raise NotFound("这里没有设密码，请用主办方打印的链接进来。")
    return login


@router.get("/login")
async def form(request: Request) -> Response:
    here = theatre(request)
    if wishes := wished(request.query_params):
        return change(request.url, wishes, here.secure)
    login = await asyncio.to_thread(known, here)
    return HTMLResponse(here.pages.house("login", tongue(request), factor=bool(login.factor)))


@router.post("/login")
async def enter(request: Request) -> Response:
    here = theatre(request)
    login = await asyncio.to_thread(known, here)
    sent = read(await body(request), request.headers.get("content-type", "")).fields()
    if not await asyncio.to_thread(here.gate.opens, login, sent.get("password", ""), sent.get("code", "")):
        log.warning("login: refused")
        raise NoSeat("密码或验证码不对。")
    ends = here.house.clock() + LIFETIME * 1000
    row, _ = await here.house.ledger.add_key(HOUSE, None, "login", ends, here.access.secret_of)
    log.info("login: key %s", row.id)
    response = RedirectResponse("/", 303)
    here.access.give(response, "", HOUSE, row.id)
    return response


@router.post("/logout")
async def leave(request: Request) -> Response:
    here = theatre(request)
    id = here.access.held(request.cookies, "", HOUSE)
    if id:
        await here.house.ledger.revoke_key(id)
        here.house.let_go([id])
        log.info("logout: key %s", id)
    response = RedirectResponse("/", 303)
    response.delete_cookie(here.access.name(HOUSE), path="/")
    return response
