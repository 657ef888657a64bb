"""A volunteer says for themselves how long they helped, by a link of their own."""

import hashlib
import secrets

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import NotFound
from app.i18n import N_
from app.programme.card import Card, a_number
from app.programme.tables import Volunteer
from app.web.office import Office, anybody, small, to, turned
from app.web.times import day

router = APIRouter()
LONGEST = 1440
GONE = N_("这个链接已经失效，请向主办方要一个新的。")


class MinutesCard(Card):
    minutes: int = a_number(N_("多少分钟"), most=LONGEST)


def secret() -> str:
    """192 bits."""
    return secrets.token_urlsafe(24)


def hashed(key: str) -> str:
    return hashlib.sha256(b"et/v1/hours" + key.encode()).hexdigest()


async def theirs(office: Office, key: str) -> Volunteer:
    found = await office.book.all(Volunteer, link=hashed(key)) if 20 <= len(key) <= 100 else []
    if not found:
        raise NotFound(GONE)
    return found[0]


@router.get("/hours/{key}")
async def ask(request: Request, key: str) -> Response:
    office = anybody(request)
    row = await theirs(office, key)
    if answer := turned(request):
        return answer
    found = await office.here.house.ledger.show(row.show)
    about = {"title": found.title if found else "", "date": day(found.created_at) if found else ""}
    return office.page("hours", row=row, key=key, **about)


@router.post("/hours/{key}")
async def say(request: Request, key: str) -> Response:
    office = anybody(request)
    row = await theirs(office, key)
    form = await small(request)
    row.minutes = office.fill(MinutesCard, form).minutes
    row.said = office.now
    await office.book.keep(row)
    return to(f"/hours/{key}")
