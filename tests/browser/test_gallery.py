"""`make gallery`: every page in every state, size, language and theme on one sheet, gallery/index.html, to look at;
those that only a running house can show, and what it prints, on gallery/walked.html.

THEATRE_GALLERY=stage- photographs only what begins so.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.shown import STATES, Showroom, audience
from tests.browser.test_accessible import OPENED, TWICE
from tests.browser.test_desk import Desk
from tests.browser.walked import WALKED
from tests.browser.way import Round
from tests.templates.evening import AT

pytestmark = pytest.mark.gallery
GALLERY = Path(__file__).resolve().parents[2] / "gallery"


class Look(NamedTuple):
    name: str
    width: int
    height: int
    lang: str = "zh"
    scheme: Any = "light"
    twice: bool = False
    whole: bool = False


PHONE = (
    Look("360", 360, 740, whole=True),
    Look("360-dark-en", 360, 740, "en", "dark", whole=True),
    Look("320-en", 320, 640, "en", whole=True),
    Look("360-doubled", 360, 740, twice=True, whole=True),
    Look("landscape", 740, 360, scheme="dark"),
)
LAPTOP = (Look("1366", 1366, 768), Look("1366-en", 1366, 768, "en", "dark"), Look("360", 360, 740, whole=True))
STAGE = (
    Look("1920", 1920, 1080),
    Look("1280-en", 1280, 720, "en"),
    Look("4-3", 1024, 768),
    Look("portrait", 1080, 1920),
    Look("4-3-en", 1024, 768, "en"),
)
WALKED_LOOKS = (
    Look("1366", 1366, 768),
    Look("360", 360, 740),
    Look("360-dark", 360, 740, scheme="dark"),
    Look("A4", 794, 1123),
)
LOOKS = {"stage": STAGE, "facilitator": LAPTOP, "organizer": LAPTOP}
SHEET = """<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{{font:16px sans-serif;background:#888}}section{{display:flex;gap:8px;align-items:start;overflow:auto}}
img{{height:420px}}figure{{margin:0}}figcaption{{font-size:12px}}</style>{}"""


def test_gallery(chromium: Browser) -> None:
    GALLERY.mkdir(exist_ok=True)
    room, only = Showroom(), os.environ.get("THEATRE_GALLERY", "")
    names = [name for name in STATES if name.startswith(only)]
    looks = {look for name in names for look in LOOKS.get(audience(name), PHONE)}
    try:
        for look in sorted(looks):
            photograph(chromium, room, look, [n for n in names if look in LOOKS.get(audience(n), PHONE)])
    finally:
        room.close()
    (GALLERY / "index.html").write_text(SHEET.format("".join(rows(names))), "utf-8")
    assert all((GALLERY / f"{n}-{look.name}.jpg").exists() for n in names for look in LOOKS.get(audience(n), PHONE))


class Album(Round):
    """The round through a running house with a camera: what is printed as it comes out of the printer."""

    def look(self, name: str) -> None:
        self.seen.add(name)
        for look in WALKED_LOOKS:
            self.page.set_viewport_size({"width": look.width, "height": look.height})
            self.page.emulate_media(color_scheme=look.scheme, media="print" if look.name == "A4" else "screen")
            if look.name != "A4" or name.startswith(("paper", "desk/book", "house/tickets")):
                self.page.screenshot(path=picture(name, look), type="jpeg", quality=70, full_page=True)
        self.page.emulate_media(color_scheme="light", media="screen")


def picture(name: str, look: Look) -> Path:
    return GALLERY / f"{name.replace('/', '-').removesuffix('.html')}-{look.name}.jpg"


def test_pages_of_a_running_house(quick_desk: Desk, laptop: Callable[..., Page]) -> None:
    GALLERY.mkdir(exist_ok=True)
    album = Album(quick_desk, laptop(), laptop())
    album.walk()
    (GALLERY / "walked.html").write_text(SHEET.format("".join(walked_rows())), "utf-8")
    assert album.seen == set(WALKED)


def walked_rows() -> Iterator[str]:
    for name in WALKED:
        yield f"<h2>{escape(name)}</h2><section>"
        for look in WALKED_LOOKS:
            if picture(name, look).exists():
                yield figure(name, look)
        yield "</section>"


def photograph(chromium: Browser, room: Showroom, look: Look, names: list[str]) -> None:
    size: Any = {"width": look.width, "height": look.height}
    context = chromium.new_context(viewport=size, color_scheme=look.scheme, reduced_motion="reduce")
    context.route_web_socket(OPENED, lambda socket: None)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromtimestamp(AT / 1000 + 40, UTC))  # the evening the samples are of
    for name in names:
        page.goto(room.address(name, lang=look.lang))
        if look.twice:
            page.evaluate(TWICE)
        page.screenshot(path=picture(name, look), type="jpeg", quality=70, full_page=look.whole)
    context.close()


def rows(names: list[str]) -> Iterator[str]:
    for name in names:
        yield f"<h2>{escape(name)}</h2><section>"
        for look in LOOKS.get(audience(name), PHONE):
            yield figure(name, look)
        yield "</section>"


def figure(name: str, look: Look) -> str:
    shown = f'<img loading="lazy" src="{picture(name, look).name}">'
    return f"<figure>{shown}<figcaption>{look.name}</figcaption></figure>"
