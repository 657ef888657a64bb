"""把诉求说清楚: what happened, what we need, on what ground, what we ask. Written here, taken away, kept nowhere."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.programme.claim import PARTS, ClaimCard, lacking, sheet, vague
from app.show.state import Show
from app.web.office import Office, anybody, small, turned

router = APIRouter()


@router.get("/s/{show}/claim")
async def page(request: Request, show: str) -> Response:
    office = anybody(request)
    _, now = await office.here.settled(show)
    return turned(request) or drawn(office, now, None)


@router.post("/s/{show}/claim")
async def put_together(request: Request, show: str) -> Response:
    """The same page with the claim on it, and with what it still lacks."""
    office = anybody(request)
    _, now = await office.here.settled(show)
    return drawn(office, now, office.fill(ClaimCard, await small(request)))


def drawn(office: Office, now: Show, card: ClaimCard | None) -> Response:
    """Law cards are offered once the play is over: before, they would tell what comes."""
    laws = [c for c in now.scenario.cards.values() if c.kind == "law"] if now.ended else []
    about: dict[str, Any] = {"show": now.id, "title": now.title, "card": card, "laws": laws, "parts": PARTS}
    if card:
        about |= {"lacking": lacking(card), "vague": vague(card), "sheet": sheet(card, office.say)}
    return office.page("claim", inputs=ClaimCard.inputs(), **about)
