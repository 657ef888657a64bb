"""Sockets: everything there is on arrival, then what changes; acts come in and are answered in the region `me`."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import PlainTextResponse
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from app.errors import NotFound, NotYours, TheatreError, TooFast
from app.i18n import translate
from app.live.act import Act, Answer
from app.live.crowd import Line, Phone
from app.live.house import Awake
from app.live.wire import EXTENSION
from app.show.commands import TakeSeat
from app.web import fields
from app.web.access import OPENS
from app.web.acts import admit, perform
from app.web.audiences import group_of
from app.web.plainline import PlainLine
from app.web.theatre import Theatre, theatre, tongue

PATIENCE = 120


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
    try:
        now = await awake.runner.settled()
        if phone.who.role == "resident" and phone.who.id not in now.seats and not now.ended:
            phone.answer = await here.house.act(awake.runner.id, phone.who, TakeSeat())
            await awake.runner.settled()
        phone.line.on_drain = lambda: awake.press.snapshot(phone)
        awake.press.join(phone)
        await listen(here, awake, socket, phone)
    finally:
        awake.press.leave(phone)
        phone.line.on_drain = None


async def listen(here: Theatre, awake: Awake, socket: WebSocket, phone: Phone) -> None:
    hurried = 0
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if (text := message.get("text")) is None:
            phone.line.shut(1003, "text only")
            return
        try:
            await hear(here, awake, socket, phone, text)
        except TooFast:
            hurried += 1
            if hurried > PATIENCE:
                phone.line.shut(1013, "too fast")
                return


async def hear(here: Theatre, awake: Awake, socket: WebSocket, phone: Phone, text: str) -> None:
    """One act. What is wrong with it is said in `me`; the socket stays."""
    sent = fields.from_json(text)
    try:
        sent.weigh()
        asked = await admit(here, awake, socket.cookies, sent, phone.group.audience)
        if asked.command is None or asked.errand:
            answer = await perform(here, awake, asked)
            await awake.runner.settled()
            hand(awake, phone, replace(answer, once=asked.once))
        else:
            act = Act(asked.who, asked.command, here.house.clock(), lambda a: hand(awake, phone, a), asked.once)
            awake.runner.offer(act)
    except TheatreError as refusal:
        here.refused[refusal.status] = here.refused.get(refusal.status, 0) + 1
        await awake.runner.settled()
        once = sent.peek("once")[:64]
        once = once if once.isprintable() else ""
        awake.press.reply(phone, Answer(once, refusal.status, refusal.sentence, refusal.values))
        if isinstance(refusal, TooFast):
            raise


def hand(awake: Awake, phone: Phone, answer: Answer) -> None:
    if answer.once or answer.says:
        awake.press.reply(phone, answer)


# nothing here is injected: a route that injects would keep 4 KiB more for as long as a phone stays
router = APIRouter(routes=[WebSocketRoute("/s/{show}/{audience}/live", live)])
