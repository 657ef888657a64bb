"""Before anything else: is this address ours, does this request come from our own page, and what may a page load."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.i18n import N_, choose, translate

SAFE = ("GET", "HEAD", "OPTIONS")
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; "
    "connect-src 'self' ws://{host} wss://{host}"
)


class Guard:
    """`hosts`: names this house answers to, without port. `public` the configured address, or empty."""

    def __init__(self, app: ASGIApp, hosts: Callable[[], frozenset[str]], public: str) -> None:
        self.app, self.hosts = app, hosts
        self.public = urlsplit(public)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if bare(host) not in self.hosts():
            await refuse(scope, receive, send, headers, 400, N_("这里没有这个地址。"))
        elif (scope["type"] == "websocket" or scope["method"] not in SAFE) and not self.ours(headers, host, scope):
            await refuse(scope, receive, send, headers, 403, N_("请从本站的页面操作。"))
        else:
            await self.app(scope, receive, self.dressed(send, host))

    def ours(self, headers: Headers, host: str, scope: Scope) -> bool:
        """Exactly our origin; or, where a browser sends none, its word that it is."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin"):
            return False
        if origin is None:
            return site == "same-origin"
        return origin in self.origins(host, scope)

    def origins(self, host: str, scope: Scope) -> set[str]:
        scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
        own = {f"{scheme}://{host}"}
        if self.public.netloc and self.public.netloc == host:
            own = {f"{self.public.scheme}://{host}"}
        return own

    def dressed(self, send: Send, host: str) -> Send:
        async def wear(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in FIXED.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY.format(host=host))
                headers.setdefault("Cache-Control", "no-store")
                if self.public.scheme == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            await send(message)

        return wear


def bare(host: str) -> str:
    """Without the port; an IPv6 address without its brackets."""
    return (urlsplit(f"//{host}").hostname or "") if host.isascii() and "@" not in host and "/" not in host else ""


async def refuse(scope: Scope, receive: Receive, send: Send, headers: Headers, status: int, sentence: str) -> None:
    text = translate(choose(headers.get("accept-language", "")), sentence)
    response: Response = PlainTextResponse(text, status, dict(FIXED) | {"Cache-Control": "no-store"})
    if scope["type"] == "websocket":
        await deny(send, response)
    else:
        await response(scope, receive, send)


async def deny(send: Send, response: Response) -> None:
    """Answers a handshake with an ordinary response instead of a socket."""
    await send(
        {
            "type": "websocket.http.response.start",
            "status": response.status_code,
            "headers": response.raw_headers,
        }
    )
    await send({"type": "websocket.http.response.body", "body": bytes(response.body)})
