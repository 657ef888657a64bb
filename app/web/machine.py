"""For machines: is it alive, and how is it doing."""

import secrets

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from app.errors import NotFound
from app.live.wire import told
from app.web.theatre import Theatre, theatre

router = APIRouter()
AUDIENCES = ("resident", "stage", "facilitator", "expert", "assistant", "organizer")


@router.get("/healthz")
async def health(request: Request) -> Response:
    await theatre(request).house.ledger.shows()
    return JSONResponse({"ok": True})


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Needs the token, as `Authorization: Bearer ...`; without one it does not exist."""
    here = theatre(request)
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    token = here.settings.metrics_token
    if not token or not secrets.compare_digest(given.encode(), token.encode()):
        raise NotFound("没有这个页面。")
    return PlainTextResponse("".join(f"{line}\n" for line in lines(here)), media_type="text/plain; version=0.0.4")


def lines(here: Theatre) -> list[str]:
    awake = here.house.awake.values()
    found = ["# TYPE theatre_phones gauge"]
    found += [f'theatre_phones{{audience="{a}"}} {sum(s.press.crowd.count(a) for s in awake)}' for a in AUDIENCES]
    found += ["# TYPE theatre_shows_awake gauge", f"theatre_shows_awake {len(awake)}"]
    found += ["# TYPE theatre_queue gauge", f"theatre_queue {sum(len(s.runner.queue) for s in awake)}"]
    lag = max((s.press.lag for s in awake), default=0.0)
    found += ["# TYPE theatre_publish_seconds gauge", f"theatre_publish_seconds {lag}"]
    runners = [s.runner for s in awake]
    for name, value in (
        ("commits", sum(r.turns for r in runners)),
        ("commit_seconds", sum(r.committing for r in runners)),
        ("acts", sum(r.acts for r in runners)),
        ("editions", sum(s.press.editions for s in awake)),
        ("phones_skipped", told["skipped"]),
        ("phones_dropped", told["dropped"]),
    ):
        found += [f"# TYPE theatre_{name}_total counter", f"theatre_{name}_total {value}"]
    found += ["# TYPE theatre_refused_total counter"]
    return found + [f'theatre_refused_total{{status="{s}"}} {n}' for s, n in sorted(here.refused.items())]
