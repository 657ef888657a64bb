"""The law of the house's plays, to be searched by anybody: in which version, since when, checked by whom."""

import asyncio
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import TheatreError
from app.places import SCENARIOS
from app.programme.laws import search
from app.scenario.load import load
from app.scenario.model import Card
from app.web import library
from app.web.office import anybody, turned
from app.web.times import day

router = APIRouter()
MOST = 40


@router.get("/laws")
async def page(request: Request) -> Response:
    office = anybody(request)
    wanted = request.query_params.get("q", "")[:MOST]
    if answer := turned(request):
        return answer
    cards = await asyncio.to_thread(gathered, office.taste.lang)  # the first time nine plays are read
    return office.page("laws", wanted=wanted, found=search(wanted, cards, office.say), today=day(office.now))


def gathered(lang: str) -> list[Card]:
    return [card for place in places(lang) for card in of(place, place.stat().st_mtime_ns)]


def places(lang: str) -> list[Path]:
    """Of each play the file in this language, where there is one."""
    found = [(SCENARIOS / lang / f"{name}.yaml", SCENARIOS / f"{name}.yaml") for name in library.names()]
    return [told if told.is_file() else own for told, own in found]


@cache
def of(place: Path, changed: int) -> tuple[Card, ...]:
    try:
        return tuple(card for card in load(place).cards.values() if card.kind == "law")
    except TheatreError:
        return ()
