"""Keys for programs: made, told once, taken back. The secret itself is nowhere."""

import hashlib
import secrets

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import Malformed, NotFound
from app.programme.tables import ApiKey, ApiKeyCard
from app.programme.tables.base import new_id
from app.web.office import Office, sent, steward, to, turned

router = APIRouter()
DAY = 24 * 3600 * 1000
USUAL = 90


def hashed(secret: str) -> bytes:
    return hashlib.sha256(b"et/v1/api" + secret.encode()).digest()


@router.get("/programme/keys")
async def ring(request: Request) -> Response:
    office = await steward(request)
    return turned(request) or await shown(office)


async def shown(office: Office, secret: str = "") -> Response:
    found = await office.book.all(ApiKey)
    mine = [row for row in found if row.revoked is None and (office.house or row.community == office.community)]
    return office.page("keys", rows=mine, inputs=ApiKeyCard.inputs(), secret=secret, now=office.now)


@router.post("/programme/keys")
async def put(request: Request) -> Response:
    office, form = await steward(request), await sent(request)
    if form.get("do") == "revoke":
        row = await office.book.get(ApiKey, form.get("id")[:40])
        if row is None or not (office.house or row.community == office.community):
            raise NotFound("这一条已经不在了。")
        row.revoked = office.now
        await office.book.keep(row)
        return to("/programme/keys")
    card = office.fill(ApiKeyCard, form.texts)
    if not (card.shows or card.state or card.record or card.live):
        raise Malformed("这把钥匙什么都不开：请至少勾一样。")
    card.days = card.days or USUAL
    secret, ends = "th_" + secrets.token_urlsafe(24), office.now + card.days * DAY
    community = None if office.house else office.community
    row = ApiKey(id=new_id(), community=community, hash=hashed(secret), at=office.now, ends=ends, **card.model_dump())
    await office.book.add(row)
    return await shown(office, secret)
