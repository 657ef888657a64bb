"""Every refusal as a sentence: a page for browsers, JSON for programs, plain text for a page that enhances itself."""

import logging
import re

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import TheatreError
from app.i18n import N_, translate
from app.web.theatre import theatre, tongue

log = logging.getLogger("theatre.web")
KNOWN = {
    404: N_("没有这个页面。"),
    405: N_("这个地址不能这样用。"),
    413: N_("太长了，请分几次发。"),
    422: N_("没有看懂发来的内容，请刷新页面再试。"),
}
DESK = re.compile(r"/desk(?:/(?!(?:new|back|story|invite|uninvite)$)\w+)?")
BEHIND = re.compile(
    r"/s/\w+/(?:after(?:/(?!(?:keep|remarks|settle)$)\w+)?|reviewer|claim|record)|/programme(?:/\w+){0,2}|/(?:next|activity)/\w+"
)
BROKEN = N_("出了点问题，请再试一次。")


def wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and "hx-request" not in request.headers


def say(request: Request, status: int, sentence: str, **values: object) -> Response:
    taste = tongue(request)
    text = translate(taste.lang, sentence, **values)
    if "hx-request" in request.headers:
        return PlainTextResponse(text, status)
    if wants_html(request):
        page = {"status": status, "sentence": text, "desk": desk(request, status), "behind": behind(request, status)}
        return HTMLResponse(theatre(request).pages.house("error", taste, **page), status)
    return JSONResponse({"error": text}, status)


def desk(request: Request, status: int) -> str:
    """Where an author goes on writing; nothing for whoever has no desk, or whose draft is gone."""
    found = DESK.match(request.url.path) if status not in (401, 403, 404) else None
    return found[0] if found else ""


def behind(request: Request, status: int) -> str:
    """The page whose form was refused; nothing for whoever may not see it, and where a page itself is refused."""
    found = BEHIND.match(request.url.path) if request.method == "POST" and status not in (401, 403, 404) else None
    return found[0] if found else ""


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, TheatreError)
    if error.status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error)
    counts = theatre(request).refused
    counts[error.status] = counts.get(error.status, 0) + 1
    response = say(request, error.status, error.sentence, **error.values)
    if error.status in (429, 503):
        response.headers["Retry-After"] = "2"
    return response


async def unknown(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 422
    return say(request, status, KNOWN.get(status, BROKEN))


class Catch:
    """What nobody foresaw: written down here, told to people in one sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            log.exception("%s %s", scope["type"], scope.get("path"))
            if scope["type"] == "http" and not started:
                await sorry(scope)(scope, receive, send)


def sorry(scope: Scope) -> Response:
    request = Request(scope)
    try:
        return say(request, 500, BROKEN)
    except Exception:
        log.exception("the page that says so is broken too")
        return PlainTextResponse(BROKEN, 500)


def install(app: FastAPI) -> None:
    from fastapi.exceptions import RequestValidationError

    app.add_exception_handler(TheatreError, refused)
    app.add_exception_handler(HTTPException, unknown)
    app.add_exception_handler(RequestValidationError, unknown)
    app.add_middleware(Catch)
