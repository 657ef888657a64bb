"""One door for every act, by form or socket: size, show, seat, role, shape, pace, and then the rules."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.errors import Malformed, NotYours, Refused, TooLarge, Unavailable
from app.i18n import N_
from app.live.act import Answer
from app.live.house import Awake
from app.live.runner import AWAY
from app.show import acts
from app.show.commands import Command, EndShow, EraseWords, Invite, Who
from app.show.papers import on_behalf
from app.show.state import Show
from app.web import errands, fields
from app.web.access import Holder, who_acts
from app.web.fields import Fields, Sent
from app.web.refusals import say, wants_html
from app.web.theatre import Theatre, theatre

router = APIRouter()
ROLES = acts.ROLES | errands.ROLES
PATIENCE = 4.8  # seconds
ENDED = N_("本场已经结束。")


async def body(request: Request) -> bytes:
    """At most what an act may weigh when every character is escaped. Raises TooLarge."""
    told = request.headers.get("content-length", "0")
    if told.isascii() and told.isdigit() and int(told[:12]) > fields.RAW:
        raise TooLarge(fields.TOO_LONG)
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > fields.RAW:
            raise TooLarge(fields.TOO_LONG)
    return bytes(raw)


def read(raw: bytes, kind: str) -> Sent:
    if kind.startswith("application/json"):
        return fields.from_json(raw)
    form = not kind or kind.startswith("application/x-www-form-urlencoded")
    return fields.from_form(raw) if form else Sent(None)


@router.post("/s/{show}/do")
async def do(request: Request, show: str) -> Response:
    here = theatre(request)
    sent = read(await body(request), request.headers.get("content-type", ""))
    sent.weigh()
    due = asyncio.get_running_loop().time() + PATIENCE
    async with in_time(due):
        awake = await here.house.find(show)
        asked = await admit(here, awake, request.cookies, sent)
    async with in_time(due if asked.quick else None):
        answer = await perform(here, awake, asked)
    if answer.status >= 400:
        return say(request, answer.status, answer.says, **answer.values)
    if wants_html(request):
        return RedirectResponse(back(show, asked.holder.who.role), 303)
    return Response(status_code=204)


@asynccontextmanager
async def in_time(due: float | None) -> AsyncIterator[None]:
    """Whatever an act waits for, one after the other: its answer is there by then. It may land all the same; sent again
    under the same `once` it is the same act."""
    try:
        async with asyncio.timeout_at(due):
            yield
    except TimeoutError:
        raise Unavailable(AWAY) from None


def back(show: str, role: str) -> str:
    return f"/s/{show}" if role == "resident" else f"/s/{show}/{role}"


class Asked(NamedTuple):
    """An act that may be put before the rules."""

    do: str
    holder: Holder
    who: Who
    command: Command | None
    fields: Fields
    once: str

    @property
    def errand(self) -> bool:
        return self.command is None or isinstance(self.command, Invite | EraseWords)

    @property
    def quick(self) -> bool:
        """Not the end of an evening and not an erasure: files are written anew then."""
        return not (self.errand or isinstance(self.command, EndShow))


async def admit(here: Theatre, awake: Awake, cookies: Mapping[str, str], sent: Sent, page: str = "") -> Asked:
    """Everything between size and rules, in the public order. Raises the first that fails."""
    show = await awake.runner.settled()
    if show.ended and sent.peek("do") not in acts.AFTER:
        raise Refused(ENDED)
    return admitted(here, show, await here.access.holders(cookies, show.id), sent, page)


def admitted(here: Theatre, show: Show, holders: Mapping[str, Holder], sent: Sent, page: str) -> Asked:
    """The same once it is known who is asking: role, shape and pace."""
    name = sent.peek("do")
    may = ROLES.get(name)
    if may is None:
        raise Malformed("没有这个动作。" if sent.pairs else fields.GARBLED)
    stand_in = bool(sent.peek("for")) and "resident" in may
    holder = who_acts(holders, frozenset({"assistant"}) if stand_in else may, sent.peek("as"), page)
    found = sent.fields()
    once = fields.once(found)
    who = on_behalf(show, holder.who, found["for"]) if stand_in else holder.who
    if name == "cast" and "expert" in holders and not show.experts_vote:
        raise NotYours("今晚嘉宾不投票，只听和点评。")
    command = acts.read(name, found) if name in acts.ROLES else None
    here.pace.take(f"{show.id}/{holder.who.role}/{holder.who.id}")
    return Asked(name, holder, who, command, found, once)


async def perform(here: Theatre, awake: Awake, asked: Asked) -> Answer:
    """Puts an act before the rules, and waits for its answer."""
    if asked.do == "code":
        return await errands.code(here, awake)
    if asked.do == "revoke":
        return await errands.revoke(here, awake, asked.fields)
    if asked.do == "vocabulary":
        return await errands.vocabulary(here, asked.fields)
    assert asked.command is not None
    if isinstance(asked.command, EraseWords):
        return await errands.erase(here, awake, asked.holder, asked.command, asked.once)
    if isinstance(asked.command, Invite):
        return await errands.invite(here, awake, asked.holder, asked.command, asked.once)
    return await here.house.act(awake.runner.id, asked.who, asked.command, asked.once)
