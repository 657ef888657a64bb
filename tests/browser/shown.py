"""Every page in every state of tests/templates/samples.py at an address of its own, dressed as the house dresses it."""

import mimetypes
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.live.act import Answer
from app.live.crowd import Group
from app.live.sheet import Sight
from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.map import svg
from app.web import qr
from app.web.assets import content
from app.web.guard import POLICY
from app.web.pages import Pages
from app.web.taste import Taste
from tests.templates.samples import samples

SAMPLES = samples()
PUBLIC = "http://192.168.1.20:8000"
SHOWS = [{"id": "demo", "title": "三楼半", "code": "482913"}]
PLAYS = [{"name": "lift", "title": "三楼半", "minutes": 85, "summary": "装不装电梯，一楼和六楼谈不拢。"}]
DOORS: dict[str, dict[str, Any]] = {
    "house-front": {"owner": False, "shows": [], "library": [], "login": False},
    "house-front-owner": {"owner": True, "shows": SHOWS, "library": PLAYS, "login": True},
    "house-join": {"code": "482913"},
    "house-join-refused": {"code": "482913", "title": "三楼半", "sentence": "这张票已经有人用了。"},
    "house-error": {"status": 404, "sentence": "这里没有这个地址。"},
    "house-login": {"factor": True},
    "house-privacy": {},
}
STATES = (*SAMPLES, *DOORS)
DARK_ONLY = ("stage", "facilitator")


class Told(Pages):
    """Pages on which what a person did is already answered."""

    def __init__(self, answer: Answer | None) -> None:
        super().__init__(PUBLIC)
        self.answer = answer

    def context(
        self, audience: str, taste: Taste, sight: Sight, me: object, answer: Answer | None
    ) -> Mapping[str, Any]:
        return super().context(audience, taste, sight, me, answer or self.answer)


def audience(name: str) -> str:
    return SAMPLES[name][0] if name in SAMPLES else "house"


def on_phone(name: str) -> bool:
    """Read by residents on their own phones."""
    return audience(name) in ("resident", "house")


def drawn(name: str, lang: str = "zh", plain: bool = False, size: int = 0) -> str:
    taste = Taste(lang, size, plain)
    if name in DOORS:
        return Told(None).house(name.split("-")[1], taste, **DOORS[name])
    who, sight, me, answer = SAMPLES[name]
    return Told(answer).page(who, taste, sight, me, {"write": "", "answer": ""})


def region(name: str, part: str, lang: str = "zh") -> str:
    who, sight, me, answer = SAMPLES[name]
    return Pages(PUBLIC).piece(Group(who, lang, ""), part, sight, me, answer)


class Shown(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {key: values[0] for key, values in parse_qs(place.query).items()}
        if place.path.startswith("/static/"):
            name = place.path.removeprefix("/static/")
            self.answer(content(name), mimetypes.guess_type(name)[0] or "text/plain")
        elif place.path.endswith("/qr.svg"):
            self.answer(qr.picture(f"{PUBLIC}/j/482913"), "image/svg+xml")
        elif place.path.endswith("/map.svg"):
            self.answer(svg(load(SCENARIOS / "lift.yaml")).encode(), "image/svg+xml")
        elif place.path.strip("/") in STATES:
            name = place.path.strip("/")
            html = drawn(name, asked.get("lang", "zh"), "plain" in asked, int(asked.get("size", 0)))
            self.answer(html.encode(), "text/html; charset=utf-8")
        else:
            self.answer(b"", "text/plain", 404)

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY.format(host=self.headers["Host"]))
        if kind != "text/html; charset=utf-8":
            self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Showroom:
    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Shown)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def address(self, name: str, **asked: object) -> str:
        query = "&".join(f"{key}={value}" for key, value in asked.items())
        return f"http://127.0.0.1:{self.server.server_address[1]}/{name}?{query}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
