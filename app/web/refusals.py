"""Every refusal as a sentence: a page for browsers, JSON for programs, plain text for a page that enhances itself."""

import logging

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

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
BROKEN = N_("出了点问题，请再试一次。")


def wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and "hx-request" not in request.headers


def say(request: Request, status: int, sentence: str, **values: object) -> Response:
    taste = tongue(request)
    text = translate(taste.lang, sentence, **values)
    if "hx-request" in request.headers:
        return PlainTextResponse(text, status)
    if wants_html(request):
        return HTMLResponse(theatre(request).pages.house("error", taste, status=status, sentence=text), status)
    return JSONResponse({"error": text}, status)


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


async def broken(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return say(request, 500, BROKEN)


def install(app: FastAPI) -> None:
    from fastapi.exceptions import RequestValidationError

    app.add_exception_handler(TheatreError, refused)
    app.add_exception_handler(HTTPException, unknown)
    app.add_exception_handler(RequestValidationError, unknown)
    app.add_exception_handler(Exception, broken)
