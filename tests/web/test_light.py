"""Pages and files travel compressed to those who can read them so, and are the same after all."""

import gzip

import pytest
from httpx import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from app.places import STATIC
from app.web.assets import FOREVER, Kept, asset, content
from app.web.light import LEAST, Light

PAGE = "楼上楼下" * LEAST


async def answer(request: Request) -> Response:
    body = {"/page": PAGE, "/small": "好", "/list": PAGE}[request.url.path]
    return HTMLResponse(body) if request.url.path != "/list" else Response(body, media_type="text/csv")


def app() -> Light:
    routes = [Route(path, answer) for path in ("/page", "/small", "/list")]
    return Light(Starlette(routes=[*routes, Mount("/static", Kept(directory=STATIC))]))


async def ask(path: str, accept: str) -> tuple[bytes, str, str]:
    """The bytes on the wire, how they are packed, how long they may be kept."""
    async with AsyncClient(transport=ASGITransport(app()), base_url="http://hall") as one:
        async with one.stream("GET", path, headers={"Accept-Encoding": accept}) as found:
            raw = b"".join([part async for part in found.aiter_raw()])
        assert int(found.headers["content-length"]) == len(raw)
        return raw, found.headers.get("content-encoding", ""), found.headers.get("cache-control", "")


async def test_a_page_is_small_on_the_air_and_whole_on_the_phone() -> None:
    raw, packed, _ = await ask("/page", "gzip, br")
    assert (packed, gzip.decompress(raw).decode(), len(raw) < LEAST) == ("gzip", PAGE, True)


@pytest.mark.parametrize(("path", "accept"), [("/page", "identity"), ("/small", "gzip"), ("/list", "gzip")])
async def test_what_cannot_or_need_not_be_packed_is_sent_as_it_is(path: str, accept: str) -> None:
    assert (await ask(path, accept))[1] == ""


@pytest.mark.parametrize("name", ["style.css", "phone.js"])
async def test_a_file_is_packed_and_kept_for_a_year(name: str) -> None:
    raw, packed, kept = await ask(asset(name), "gzip")
    assert (packed, gzip.decompress(raw), kept) == ("gzip", content(name), FOREVER)
    plain, unpacked, _ = await ask(asset(name), "identity")
    assert (unpacked, plain) == ("", content(name))


async def test_an_address_of_yesterday_is_asked_about_again() -> None:
    assert (await ask("/static/style.css?v=0", "gzip"))[2] == "no-cache"
