"""What phones ask right after joining a Wi-Fi, to learn whether it leads anywhere. Told yes, they stay on it.

Only where the router sends every name to this laptop do the questions arrive here at all; see docs/in-the-hall.md."""

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SUCCESS = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"
PROBES = {
    "/generate_204": (204, "", "text/plain"),
    "/gen_204": (204, "", "text/plain"),
    "/mobile/status.php": (204, "", "text/plain"),
    "/hotspot-detect.html": (200, SUCCESS, "text/html"),
    "/library/test/success.html": (200, SUCCESS, "text/html"),
    "/connecttest.txt": (200, "Microsoft Connect Test", "text/plain"),
    "/ncsi.txt": (200, "Microsoft NCSI", "text/plain"),
    "/success.txt": (200, "success\n", "text/plain"),
    "/canonical.html": (200, "success\n", "text/html"),
}


class Captive:
    """Stands before everything else: these questions come under the names of others."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        probe = PROBES.get(scope.get("path", "")) if scope["type"] == "http" else None
        if probe is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        status, text, kind = probe
        answer = Response(text if status == 200 else None, status, {"Cache-Control": "no-store"}, media_type=kind)
        await answer(scope, receive, send)
