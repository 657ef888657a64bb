"""The evening of the lift with forty simulated residents, photographed as the documents show it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.map import svg
from tests.browser.conftest import LAPTOP, PHONE, Enter
from tests.browser.house import EVENING, House
from tests.browser.pictures import MOST, PICTURES, Album, until, view

pytestmark = pytest.mark.gallery
SCREEN = {"viewport": {"width": 1280, "height": 720}}
FIRST = "第一件事，先办哪件"
SAID = "窗黑不黑，量过才知道。先量，再说怎么补。"
NOTE = "票数够了线，楼下的光和声也要有人管。先量一量，写在纸上，再谈怎么补。"
TWELVE = {
    "stage-lobby", "stage-vote", "stage-result", "stage-shift", "phone-vote", "phone-voted", "phone-look-up",
    "phone-comment", "console", "expert", "organizer", "map",
}  # fmt: skip


class Evening:
    """Who is at which screen while the crowd plays along; `go` presses GO once."""

    def __init__(self, house: House, enter: Enter, album: Album) -> None:
        self.album = album
        self.stage, self.organizer, self.console = (enter(size) for size in (SCREEN, LAPTOP, LAPTOP))
        self.phone, self.expert = enter(PHONE), enter(PHONE)
        for name in ("stage", "organizer", "expert"):
            getattr(self, name).goto(house.links[name])
        self.console.goto(house.links["facilitator"])
        self.phone.goto(house.links["join"])
        self.taken: set[str] = set()

    def once(self, name: str, take: Callable[[], None]) -> None:
        if name not in self.taken:
            self.taken.add(name)
            take()

    def keep(self, name: str, page: Page, **options: Any) -> None:
        self.once(name, lambda: self.album.keep(name, page, **options))

    def go(self) -> bool:
        """GO, or the choice where votes are tied. False after the curtain."""
        before = view(self.console)
        if before["next"] is None:
            return False
        tied = self.console.locator("#next [id^=decide-]")
        (tied.first if tied.count() else self.console.locator("#go")).click()
        until(self.console, lambda now: now["cue"]["step"] != before["cue"]["step"] or now["next"] != before["next"], 4)
        self.console.wait_for_timeout(1100)  # GO is deaf for a second
        return True

    def look(self) -> None:
        """Takes what this moment has to show."""
        now = view(self.console)
        kind, ballot = now["cue"]["kind"], now["ballot"]
        if now["house"]["state"] == "lobby":
            until(self.console, lambda v: v["seats"] > 40)
            self.keep("stage-lobby", self.stage)
        elif kind == "script":
            self.keep("phone-look-up", self.phone)
        elif kind == "discuss":
            self.once("talk", self.talk)
        elif kind == "expert":
            self.once("expert", self.answer)
        elif ballot:
            self.ballot(now)

    def talk(self) -> None:
        until(self.console, lambda v: len(v["review"]) > 2)
        self.phone.locator("#say-text").fill(SAID)
        self.album.keep("phone-comment", self.phone)
        self.album.keep("console", self.console)
        for button in self.console.locator("#review").get_by_role("button", name="放出来").all()[:3]:
            button.click()

    def answer(self) -> None:
        self.expert.locator("#compose-text").fill(NOTE)
        self.album.keep("expert", self.expert)

    def ballot(self, now: dict[str, Any]) -> None:
        state = now["ballot"]["state"]
        if state == "open":
            until(self.console, lambda v: v["ballot"]["answered"] > 30, 25)
        if state == "result" and now["ballot"]["shift"]:
            self.keep("stage-shift", self.stage)
        if FIRST not in now["cue"]["text"]:
            return
        if state == "open":
            self.keep("stage-vote", self.stage)
            self.keep("phone-vote", self.phone)
            self.phone.locator("#o-A").click()
            self.keep("phone-voted", self.phone)
        if state == "result":
            self.keep("stage-result", self.stage)


def test_twelve_pictures(tmp_path: Path, enter: Enter) -> None:
    paper = enter(LAPTOP)
    paper.goto("about:blank")
    album = Album(paper)
    paper.set_content(f"<body style='margin:0;background:#fffdf7'>{svg(load(SCENARIOS / EVENING))}")
    album.keep("map", paper, full_page=True, clip=paper.locator("svg").bounding_box())
    house = House(tmp_path / "data", SCENARIOS / EVENING, "--rehearse", "40")
    house.open()
    try:
        evening = Evening(house, enter, album)
        evening.look()
        while evening.go():
            evening.look()
        evening.organizer.reload()
        album.keep("organizer", evening.organizer)
    finally:
        house.close()
    kept = {file.stem: file.stat().st_size for file in PICTURES.glob("*.png")}
    assert set(kept) == TWELVE
    assert max(kept.values()) <= MOST
