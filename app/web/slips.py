"""What is printed while the evening goes on: the chosen endings in large type for those who act them, the sheet of what
was promised, with a line for each name that it needs, and blank slips for endings on paper."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.scenario.model import Commit
from app.show.look.table import befores, ending, promises
from app.show.state import Show
from app.show.views import EndingView
from app.web.console import led
from app.web.paper import draw
from app.web.theatre import theatre

router = APIRouter()
MOST = 3


@router.get("/s/{show}/slips")
async def slips(request: Request, show: str) -> Response:
    _, now = await led(request, show, "facilitator", "organizer")
    return draw(
        request, "slips", now,
        endings=to_act(now), promises=promises(now), befores=befores(now), confirm=confirming(now),
        join=theatre(request).pages.join(now.code),
    )  # fmt: skip


def to_act(show: Show) -> Sequence[EndingView]:
    """The chosen endings; before anything is chosen, those that most people picked."""
    found = [ending(show, e) for e in show.endings.values() if show.text(e.words)]
    chosen = [e for e in found if e.acted]
    return chosen or sorted((e for e in found if e.picks), key=lambda e: -e.picks)[:MOST]


def confirming(show: Show) -> tuple[str, ...]:
    """Whose yes an agreement of this evening needs, each once."""
    names = (name for beat in show.scenario.beats() if isinstance(beat, Commit) for name in beat.confirm)
    return tuple(dict.fromkeys(names))
