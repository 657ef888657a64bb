"""Seat tickets on paper: printed once, claimed by a press of a button, never by a look at their address."""

import secrets

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import Malformed, NotFound, Refused, TheatreError
from app.i18n import N_
from app.ledger.rows import KeyRow
from app.live.act import Answer
from app.live.house import Awake
from app.show.commands import ClaimTicket, IssueTickets, SpoilTicket, Who
from app.show.state import Show
from app.show.tickets import counts
from app.web import qr
from app.web.access import Holder
from app.web.acts import ENDED, body, read
from app.web.theatre import Theatre, theatre, tongue

router = APIRouter()
ROLE = "ticket"
MOST = 300
UNKNOWN = N_("没有这张座位票。")


async def ticket(here: Theatre, request: Request, secret: str) -> KeyRow:
    row = await here.house.ledger.find_key(secret) if 20 <= len(secret) <= 100 else None
    if row is None or row.role != ROLE or row.show is None:
        here.tries.take(request.client.host if request.client else "")
        raise NotFound(UNKNOWN)
    return row


@router.get("/t/{secret}")
async def look(request: Request, secret: str) -> Response:
    """One button. Whoever previews the link claims nothing; the cookie makes a second press the same claim."""
    here = theatre(request)
    row = await ticket(here, request, secret)
    show = (await here.settled(row.show or ""))[1]
    response = HTMLResponse(here.pages.house("ticket", tongue(request), secret=secret, number=row.label, show=show))
    name, signer = f"claim-{row.id}", here.access.signer("claim", row.id)
    if not here.access.unsign(request.cookies.get(name, ""), row.id, "claim"):
        here.access.set(response, name, str(signer.dumps(secrets.token_hex(8))), "/t")
    return response


@router.post("/t/{secret}")
async def claim(request: Request, secret: str) -> Response:
    here = theatre(request)
    row = await ticket(here, request, secret)
    seat = here.access.unsign(request.cookies.get(f"claim-{row.id}", ""), row.id, "claim") or secrets.token_hex(8)
    show = row.show or ""
    tell(await here.house.act(show, Who("resident", seat), ClaimTicket(ticket=row.label)))
    response = RedirectResponse(f"/s/{show}", 303)
    here.access.give(response, show, "resident", seat)
    return response


def tell(answer: Answer) -> None:
    """Raises what was refused, in its own words."""
    if answer.status >= 400:
        refusal = TheatreError(answer.says, **answer.values)
        refusal.status = answer.status
        raise refusal


@router.get("/s/{show}/tickets")
async def office(request: Request, show: str) -> Response:
    here = theatre(request)
    _, now = await here.settled(show)
    await here.viewer(request, show, "organizer")
    return page(here, request, now, [])


@router.post("/s/{show}/tickets")
async def change(request: Request, show: str) -> Response:
    """`count` prints new ones, `spoil` takes one back, `replace` both. Their secrets are told only in this answer."""
    here = theatre(request)
    sent = read(await body(request), request.headers.get("content-type", ""))
    awake, now = await here.settled(show)
    if now.ended:
        raise Refused(ENDED)
    holder = await here.viewer(request, show, "organizer")
    wanted = sent.fields()
    if spoilt := wanted.get("spoil") or wanted.get("replace"):
        await spoil(here, awake, holder, spoilt)
    number = 0 if wanted.get("spoil") else 1 if wanted.get("replace") else amount(wanted.get("count", ""))
    fresh = await printed(here, awake, holder, number)
    return page(here, request, await awake.runner.settled(), fresh)


def amount(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MOST):
        raise Malformed("要填 {low} 到 {high} 的整数。", low=1, high=MOST)
    return int(text)


async def spoil(here: Theatre, awake: Awake, holder: Holder, number: str) -> None:
    tell(await here.house.act(awake.runner.id, holder.who, SpoilTicket(number)))
    for row in await here.house.ledger.keys(awake.runner.id):
        if row.role == ROLE and row.label == number and row.revoked_at is None:
            await here.house.ledger.revoke_key(row.id)


async def printed(here: Theatre, awake: Awake, holder: Holder, count: int) -> list[tuple[str, str]]:
    """Number and address of each. They are in the show's ledger before anybody can see them."""
    show = await awake.runner.settled()
    numbers = tuple(str(len(show.tickets) + n) for n in range(1, count + 1))
    found = []
    for number in numbers:
        _, secret = await here.house.ledger.add_key(ROLE, show.id, number)
        found.append((number, f"{here.pages.public_url}/t/{secret}"))
    if found:
        tell(await here.house.act(show.id, holder.who, IssueTickets(numbers)))
    return found


def page(here: Theatre, request: Request, show: Show, fresh: list[tuple[str, str]]) -> Response:
    drawn = [(number, url, qr.svg(url)) for number, url in fresh]
    about = {"show": show, "fresh": drawn, "counts": counts(show), "most": MOST, "home": f"/s/{show.id}"}
    return HTMLResponse(here.pages.house("tickets", tongue(request), **about))
