"""How people come in: the code, the QR, the house itself."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import Malformed, NotFound, Refused
from app.i18n import LANGS, N_
from app.ledger.rows import ShowRow
from app.live.house import Awake
from app.show.seats import partner
from app.web import library, media, password, qr
from app.web.acts import body, read
from app.web.keys import HOUSE, mint_all
from app.web.taste import change, wished
from app.web.theatre import Theatre, theatre, tongue

router = APIRouter()
UNKNOWN = N_("没有这个入场码，请再看一眼屏幕。")


@router.get("/")
async def front(request: Request) -> Response:
    here = theatre(request)
    if wishes := wished(request.query_params):
        return change(request.url, wishes, here.secure)
    if secret := request.query_params.get("key", ""):
        response = RedirectResponse("/", 303)
        here.access.give(response, "", HOUSE, await here.access.trade(secret, "", HOUSE))
        return response
    if code := digits(request.query_params.get("code", "")):
        await by_code(here, request, code)
        return RedirectResponse(f"/j/{code}", 303)
    owner = bool(here.access.held(request.cookies, "", HOUSE)) and await here.access.owner(request.cookies)
    shows = await here.house.ledger.shows() if owner else []
    plays = await asyncio.to_thread(library.evenings, tongue(request).lang) if owner else []
    about = {"shows": shows, "library": plays, "login": password.there(here.settings.data)}
    page = here.pages.house("front", tongue(request), owner=bool(owner), **about)
    return HTMLResponse(page)


@router.get("/privacy")
async def privacy(request: Request) -> Response:
    return HTMLResponse(theatre(request).pages.house("privacy", tongue(request)))


@router.post("/join")
async def join(request: Request) -> Response:
    """The code, typed by hand."""
    sent = read(await body(request), request.headers.get("content-type", ""))
    code = digits(sent.fields().get("code", ""))
    await by_code(theatre(request), request, code)
    return RedirectResponse(f"/j/{code}", 303)


def digits(code: str) -> str:
    """As people type it: with a blank in the middle, or with full-width figures."""
    narrow = code.translate({0xFF10 + n: str(n) for n in range(10)})
    return "".join(c for c in narrow if "0" <= c <= "9")[:7]


@router.post("/j/{code}")
@router.get("/j/{code}")
async def enter(request: Request, code: str) -> Response:
    """A cookie and on to the show. The seat exists from its first socket or act: a link preview is nobody."""
    here = theatre(request)
    row = await by_code(here, request, code)
    response = RedirectResponse(f"/s/{row.id}", 303)
    here.access.seat(response, request.cookies, row.id)
    return response


@router.post("/s/{show}/person")
async def hand_over(request: Request, show: str) -> Response:
    """The phone is handed to the other person on it: its cookie names the seat that acts from now on."""
    here = theatre(request)
    _, now = await here.settled(show)
    holder = await here.viewer(request, show, "resident")
    other = partner(holder.who.id)
    if other not in now.seats:
        raise Refused("这部手机上只坐了一位。")
    response = RedirectResponse(f"/s/{show}", 303)
    here.access.give(response, show, "resident", other)
    return response


def address(request: Request) -> str:
    """Kept in memory for a minute, to slow those who guess."""
    return request.client.host if request.client else ""


async def by_code(here: Theatre, request: Request, code: str) -> ShowRow:
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise NotFound(UNKNOWN)
    here.tries.look(address(request))  # a right code that comes after too many wrong ones was guessed
    row = await here.house.by_code(code)
    if row is None:
        here.tries.take(address(request))
        raise NotFound(UNKNOWN)
    return row


@router.post("/open")
async def open_show(request: Request) -> Response:
    """A new show from the library, by whoever holds the key of the house."""
    here = theatre(request)
    sent = read(await body(request), request.headers.get("content-type", ""))
    await here.access.owner(request.cookies)
    wanted = sent.fields()
    name = wanted.get("scenario", "")
    if name not in library.names():
        raise Malformed("没有这个剧本。")
    lang = wanted.get("lang", "")
    play = await asyncio.to_thread(library.bring, name)
    told = lang if lang in LANGS else play.scenario.lang
    show = await here.house.open(play.scenario, told, tongues=play.tongues)
    await asyncio.to_thread(media.keep, play.scenario, play.folder, here.settings.data, show)
    links = await mint_all(here, await here.house.find(show))
    return RedirectResponse(links["organizer"].removeprefix(here.pages.public_url), 303)


@router.get("/s/{show}/qr.svg")
async def code_picture(request: Request, show: str) -> Response:
    """The join QR, for slides and posters, for those who may see the code."""
    here = theatre(request)
    awake: Awake = await here.house.find(show)
    await here.access.holders(request.cookies, show)
    now = await awake.runner.settled()
    picture = qr.picture(here.pages.scanned(now.code))
    return Response(picture, media_type="image/svg+xml", headers={"Content-Security-Policy": "default-src 'none'"})
