"""Sockets: everything there is on arrival, then what changes; acts come in and are answered in the region `me`."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from app.errors import NotFound, NotYours, TheatreError
from app.i18n import translate
from app.live.crowd import Line, Phone
from app.live.house import Awake
from app.live.wire import EXTENSION
from app.show.commands import TakeSeat
from app.web.access import OPENS
from app.web.audiences import group_of
from app.web.ear import Ear
from app.web.plainline import PlainLine
from app.web.theatre import Theatre, theatre, tongue

MOST = 12


async def live(socket: WebSocket) -> None:
    here, show, audience = theatre(socket), socket.path_params["show"], socket.path_params["audience"]
    try:
        awake, now = await here.settled(show)
        if audience not in OPENS:
            raise NotFound("没有这个页面。")
        holder = await here.viewer(socket, show, audience)
        if holder.who.role == "resident" and holder.who.id in now.seats and now.seats[holder.who.id].evicted:
            raise NotYours("这个座位已经收回，请找工作人员。")
    except TheatreError as refusal:
        text = translate(tongue(socket).lang, refusal.sentence, **refusal.values)
        await socket.send_denial_response(PlainTextResponse(text, refusal.status))
        return
    await socket.accept()
    line: Line = socket.scope["extensions"].get(EXTENSION) or PlainLine(socket)
    phone = Phone(holder.who, group_of(holder, audience, tongue(socket).lang), line, holder.key)
    forget(socket)
    await stay(here, awake, socket, phone)


def forget(socket: WebSocket) -> None:
    """Of what a browser tells at the door only its cookies are needed later."""
    socket.cookies  # noqa: B018 - read once, kept by the socket
    socket.scope["headers"].clear()


async def stay(here: Theatre, awake: Awake, socket: WebSocket, phone: Phone) -> None:
    ear = Ear(here, awake, socket.cookies, phone)
    try:
        now = await awake.runner.settled()
        if phone.who.role == "resident" and phone.who.id not in now.seats and not now.ended:
            phone.answer = await here.house.act(awake.runner.id, phone.who, TakeSeat())
            await awake.runner.settled()
        phone.line.on_drain = lambda: awake.press.snapshot(phone)
        if set(await here.access.holders(socket.cookies, now.id)) == {"resident"}:
            phone.line.on_text = ear.catch
        make_room(awake, phone)
        awake.press.join(phone)
        await ear.listen(socket)
    finally:
        awake.press.leave(phone)
        phone.line.on_drain = phone.line.on_text = None


def make_room(awake: Awake, phone: Phone) -> None:
    """Only the newest sockets of one seat or key stay; a line that broke unseen goes first. Stages may be many."""
    others = awake.press.crowd.of(phone.who) if phone.group.audience != "stage" else ()
    for old in others[: len(others) - MOST + 1] if len(others) >= MOST else ():
        old.line.shut(1013, "too many")


# nothing here is injected: a route that injects would keep 4 KiB more for as long as a phone stays
router = APIRouter(routes=[WebSocketRoute("/s/{show}/{audience}/live", live)])
