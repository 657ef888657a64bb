"""Any cue of a draft as phone, stage and facilitator see it, side by side: read-only, and nothing is kept."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.errors import NotFound, TheatreError
from app.live.sheet import Sight
from app.live.witness import seal
from app.scenario.load import load
from app.scenario.model import Beat, Scenario
from app.show import look, rules
from app.show.ahead import upcoming
from app.show.ballots import prepare
from app.show.commands import Command, Go, TakeSeat, Who
from app.show.cues import home
from app.show.events import CueShown
from app.show.state import Show
from app.show.views import PresenceView
from app.web.desk_room import writer
from app.web.pages import Pages
from app.web.taste import Taste

router = APIRouter()
LEADER, SEATS = Who("facilitator", "desk"), ("seat-1", "seat-2", "seat-3")
LIVING = re.compile(r"<script[^>]*></script>|<noscript>.*?</noscript>", re.DOTALL)
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
MOST = 12


def staged(scenario: Scenario, beat: str, presses: int, at: int) -> Show:
    """A show with three seats, put at this cue, GO pressed so many times."""
    show = Show("preview", scenario, scenario.lang, "rehearsal")
    show.code = "000000"
    prepare(show)
    for seat in SEATS:
        act(show, Who("resident", seat), TakeSeat(), at)
    rules.evolve(show, CueShown(home(show, beat), beat), at)
    for _ in range(presses):
        act(show, LEADER, Go(), at)
    return show


def act(show: Show, who: Who, command: Command, at: int) -> None:
    for fact in rules.decide(show, who, command, at):
        rules.evolve(show, fact, at)


def presses(scenario: Scenario, beat: str, at: int) -> int:
    """How often GO is pressed before the evening leaves this cue."""
    show = staged(scenario, beat, 0, at)
    for n in range(MOST):
        step = upcoming(show)
        if step is None or step.kind == "decide" or step.beat != beat:
            return n
        try:
            act(show, LEADER, Go(), at)
        except TheatreError:
            return n
    return MOST


def around(scenario: Scenario, beats: Sequence[Beat], beat: str, press: int, at: int) -> dict[str, Any]:
    """One step back and one on: within the cue, then in the order of the file."""
    n = [b.id for b in beats].index(beat)
    back = (beat, press - 1) if press else None
    if not press and n:
        back = (beats[n - 1].id, presses(scenario, beats[n - 1].id, at))
    on = (beat, press + 1) if press < presses(scenario, beat, at) else None
    if on is None and n + 1 < len(beats):
        on = (beats[n + 1].id, 0)
    return {"back": back, "on": on}


def wanted(request: Request, scenario: Scenario) -> tuple[str, int]:
    """The cue the address names; the first beat of a scene, or of all."""
    asked, ids = request.query_params, [b.id for b in scenario.beats()]
    scene = next((s for s in scenario.scenes if s.id == asked.get("scene")), scenario.scenes[0])
    beat = asked.get("beat", "") or scene.beats[0].id
    if beat not in ids:
        raise NotFound("没有这个环节。")
    press = asked.get("press", "0")
    return beat, min(int(press), MOST) if press.isdecimal() and len(press) < 4 else 0


@router.get("/desk/{id}/preview")
async def preview(request: Request, id: str) -> Response:
    who = await writer(request)
    draft = who.drafts.read(id)
    scenario = await asyncio.to_thread(load, draft.file)
    beat, press = wanted(request, scenario)
    beats = list(scenario.beats())
    ways = await asyncio.to_thread(around, scenario, beats, beat, press, who.now)
    scene = next(s for s in scenario.scenes if any(b.id == beat for b in s.beats))
    return who.page("preview", draft=draft, play=scenario, scene=scene, beat=beat, press=press, **ways)


@router.get("/desk/{id}/look/{audience}")
async def one(request: Request, id: str, audience: str) -> Response:
    who = await writer(request)
    if audience not in ("resident", "stage", "facilitator"):
        raise NotFound("没有这个页面。")
    scenario = await asyncio.to_thread(load, who.drafts.read(id).file)
    beat, press = wanted(request, scenario)
    page = await asyncio.to_thread(drawn, who.here.pages, scenario, audience, beat, press, who.now)
    page = LIVING.sub("", page).replace("/s/preview/map.svg", f"/desk/{id}/map.svg")
    return HTMLResponse(page.replace("/s/preview/media/", f"/desk/{id}/media/"), headers=HEADERS)


def drawn(pages: Pages, scenario: Scenario, audience: str, beat: str, press: int, at: int) -> str:
    show = staged(scenario, beat, 0, at)
    with suppress(TheatreError):
        for _ in range(press):
            act(show, LEADER, Go(), at)
    mark = seal(bytes(32), scenario.lang)
    sights = {
        "resident": lambda: Sight(look.resident(show)),
        "stage": lambda: Sight(look.stage(show, mark)),
        "facilitator": lambda: Sight(look.facilitator(show, mark), PresenceView()),
    }
    me = look.me(show, SEATS[0]) if audience == "resident" else None
    asked = {"write": "", "answer": ""}
    return pages.page(audience, Taste(scenario.lang), sights[audience](), me, asked)
