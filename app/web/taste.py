"""What a person likes: language, size of letters, pages without scripts. Kept in cookies that say nothing else and
that the page itself may set."""

from collections.abc import Mapping, Sequence

from starlette.datastructures import URL
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse

from app.i18n import LANGS, choose
from app.values import dataclass

YEAR = 365 * 24 * 3600
ALLOWED = {"lang": LANGS, "size": ("0", "1", "2", "3"), "plain": ("0", "1")}


@dataclass(frozen=True, slots=True)
class Taste:
    lang: str
    size: int = 0
    plain: bool = False


def taste(connection: HTTPConnection, home: str = "", offered: Sequence[str] = LANGS) -> Taste:
    """`home`: the language that stands until somebody chooses another; without one the browser's, among those
    `offered`. A language in the address is for this answer alone."""
    cookies = connection.cookies
    lang = connection.query_params.get("lang") or cookies.get("lang", "")
    if lang not in LANGS:
        lang = home or choose(connection.headers.get("accept-language", ""), offered[0], offered)
    size = cookies.get("size", "")
    return Taste(lang, int(size) if size in ALLOWED["size"] else 0, cookies.get("plain") == "1")


def wished(query: Mapping[str, str]) -> dict[str, str]:
    return {name: query[name] for name in ALLOWED if query.get(name) in ALLOWED[name]}


def change(url: URL, wishes: dict[str, str], secure: bool) -> RedirectResponse:
    """Back to the same page, the wish in a cookie instead of the address."""
    clean = url.remove_query_params(list(ALLOWED))
    response = RedirectResponse(clean.path + (f"?{clean.query}" if clean.query else ""), 303)
    for name, value in wishes.items():
        keep = None if name == "plain" else YEAR
        response.set_cookie(name, value, keep, path="/", secure=secure, samesite="lax")
    return response
