"""Addresses of static files that change when the file does, so that phones may keep them for a year."""

import gzip
import hashlib
from functools import cache

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.places import STATIC
from app.web.light import welcome

FOREVER = "public, max-age=31536000, immutable"
TEXTS = (".css", ".js", ".svg", ".html")
TOGETHER = {"phone.js": ("vendor/htmx.min.js", "vendor/ws.js", "live.js")}  # one request instead of three


def content(path: str) -> bytes:
    """A file of ours, or several one after the other. Raises FileNotFoundError."""
    return b"\n;\n".join((STATIC / part).read_bytes() for part in TOGETHER.get(path, (path,)))


@cache
def version(path: str) -> str:
    return hashlib.sha256(content(path)).hexdigest()[:10]


@cache
def squeezed(path: str) -> bytes:
    return gzip.compress(content(path), 9, mtime=0)


def there(path: str) -> bool:
    return all((STATIC / part).is_file() for part in TOGETHER.get(path, (path,)))


def asset(path: str) -> str:
    """`/static/<path>?v=<hash>`; a missing file keeps its plain address and shows as missing."""
    return f"/static/{path}?v={version(path)}" if there(path) else f"/static/{path}"


class Kept(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        whole = path in TOGETHER and there(path)
        response = (
            Response(content(path), media_type="text/javascript") if whole else await super().get_response(path, scope)
        )
        asked = scope["query_string"].decode("latin-1")
        named = response.status_code < 400 and asked == f"v={version(path)}"
        if response.status_code == 200 and named and path.endswith(TEXTS) and welcome(scope):
            response = Response(squeezed(path), 200, {"Content-Encoding": "gzip"}, response.media_type)
        response.headers["Cache-Control"] = FOREVER if named else "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
        return response
