"""The evening on paper: parts, props, cues with their times, words, and ballots to cut out."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.desk.inserts import NAMES
from app.desk.pack import named
from app.i18n import N_, translate
from app.scenario.load import load
from app.scenario.model import END, Quiz, Scenario, Vote
from app.scenario.paths import edges, times
from app.web.desk_room import writer
from app.web.pages import environment

router = APIRouter()
FINISH = N_("谢幕")
A_PAGE = 8


@router.get("/desk/{id}/book")
async def book(request: Request, id: str) -> Response:
    who = await writer(request)
    draft = who.drafts.read(id)
    scenario = await asyncio.to_thread(load, draft.file)
    page = environment(scenario.lang).get_template("desk/book.html")
    return HTMLResponse(page.render(draft=draft, kinds=NAMES, took=took, **told(scenario)))


def told(scenario: Scenario) -> dict[str, Any]:
    ballots = [b for b in scenario.beats() if isinstance(b, Vote | Quiz) and b.options]
    shortest, longest = times(scenario)
    return {
        "play": scenario,
        "props": sorted(named(scenario)),
        "shortest": round(shortest / 60),
        "longest": round(longest / 60),
        "starts": starts(scenario),
        "names": {END: translate(scenario.lang, FINISH)} | {s.id: s.title or s.id for s in scenario.scenes},
        "options": {b.id: {o.id: o.text for o in b.options} for b in ballots},
        "ballots": ballots,
        "slips": {b.id: max(2, A_PAGE - 2 * (len(b.options) // 4)) for b in ballots},
    }


def starts(scenario: Scenario) -> dict[str, str]:
    """Beat -> when it begins at the latest, on the longest way that leads to it forwards."""
    ways, order = edges(scenario), [scene.id for scene in scenario.scenes]
    begins, found = dict.fromkeys([*order, END], 0), dict[str, str]()
    for n, scene in enumerate(scenario.scenes):
        at = begins[scene.id]
        for beat in scene.beats:
            found[beat.id] = f"{at // 3600}:{at // 60 % 60:02}"
            at += beat.time or 0
        for place in ways[scene.id]:
            if place in order[n + 1 :]:
                begins[place] = max(begins[place], at)
    return found


def took(seconds: int) -> str:
    """6′, 1′30″."""
    return f"{seconds // 60}′" * (seconds >= 60) + f"{seconds % 60}″" * (seconds % 60 > 0)
