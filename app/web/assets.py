"""Addresses of static files that change when the file does, so that phones may keep them for a year."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.places import STATIC

FOREVER = "public, max-age=31536000, immutable"


@cache
def version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def asset(path: str) -> str:
    """`/static/<path>?v=<hash>`; a missing file keeps its plain address and shows as missing."""
    file = STATIC / path
    return f"/static/{path}?v={version(file)}" if file.is_file() else f"/static/{path}"


class Kept(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        asked = scope["query_string"].decode("latin-1")
        named = response.status_code < 400 and asked == f"v={version(STATIC / path)}"
        response.headers["Cache-Control"] = FOREVER if named else "no-cache"
        return response
