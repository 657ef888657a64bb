"""What the facilitator's table has beside its page: the map with the scene that is on, a link for a second one."""

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from app.errors import NotYours, Refused
from app.i18n import LANGS
from app.live.house import Awake
from app.scenario import map as maps
from app.show.state import Show
from app.web import qr
from app.web.access import STAFF
from app.web.acts import body, read
from app.web.keys import another
from app.web.theatre import theatre, tongue

router = APIRouter()
DRAWING = "default-src 'none'; style-src 'unsafe-inline'"


async def led(request: Request, show: str, *roles: str) -> tuple[Awake, Show]:
    """The show, for whoever holds one of these roles. Raises NoSeat, NotYours."""
    here = theatre(request)
    awake, now = await here.settled(show)
    if not set(roles) & (await here.access.holders(request.cookies, show)).keys():
        raise NotYours(STAFF)
    return awake, now


@router.get("/s/{show}/map.svg")
async def scenes(request: Request, show: str) -> Response:
    _, now = await led(request, show, "facilitator", "organizer")
    wish = request.query_params.get("lang", "")
    lang = wish if wish in LANGS else tongue(request).lang
    drawn = maps.svg(now.scenario, "" if now.curtain else now.scene_id, lang)
    return Response(drawn, media_type="image/svg+xml", headers={"Content-Security-Policy": DRAWING})


@router.post("/s/{show}/second")
async def second(request: Request, show: str) -> Response:
    """A link for one more facilitator, who sees the same and may take the lead; with `role=assistant` for one
    more assistant, who checks the other's paper."""
    here = theatre(request)
    if (await here.settled(show))[1].ended:
        raise Refused("本场已经结束。")
    sent = read(await body(request), request.headers.get("content-type", ""))
    helping = sent.peek("role") == "assistant"
    awake, _ = await led(request, show, "facilitator", *(("organizer",) if helping else ()))
    url = await another(here, awake, "assistant" if helping else "facilitator")
    awake.press.note(set(), [])
    home = f"/s/{show}/{'organizer' if sent.peek('as') == 'organizer' else 'facilitator'}"
    about = {"url": url, "picture": Markup(qr.svg(url)), "home": home, "helping": helping}
    return HTMLResponse(here.pages.house("second", tongue(request), **about))
