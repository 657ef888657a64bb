"""Real pages in the Chromium of this machine, against a house that runs as it runs in the hall."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import debian
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.house import House

QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
STAGE = {"viewport": {"width": 1920, "height": 1080}}
POLICY = "Content Security Policy"
Enter = Callable[..., Page]
expect.set_options(timeout=20_000)  # ms; a page that works answers at once, a slow machine may take its time


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The evening of the lift, opened; `house.links` holds its addresses."""
    house = House(tmp_path / "data")
    house.open()
    yield house
    house.close()


@pytest.fixture
def quick_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house with its owner's key that lets one person act as fast as a test does."""
    from tests.browser.test_desk import Desk

    monkeypatch.setenv("THEATRE_PACE", "100")
    house = Desk(tmp_path / "data")
    try:
        house.open()
        yield house
    finally:
        house.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    root = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=debian.browser(), args=[*QUIET, *root])
        yield browser
        browser.close()


@pytest.fixture
def enter(chromium: Browser) -> Iterator[Enter]:
    """`enter(size, **options)` is the page of a new person: an own browser profile, in Chinese, without a network
    beyond this machine. A script that fails in any of their pages, one that its own rules forbid, or a request to
    anywhere else fails the test."""
    opened: list[BrowserContext] = []
    faults: list[str] = []

    def new(size: dict[str, Any], **options: Any) -> Page:
        context = chromium.new_context(**{"locale": "zh-CN", "color_scheme": "light", **size, **options})
        context.set_default_timeout(30_000)  # a busy machine is no fault
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        context.on("console", lambda said: faults.append(said.text) if POLICY in said.text else None)
        context.on("request", lambda asked: None if near(asked.url) else faults.append(asked.url))
        opened.append(context)
        return context.new_page()

    yield new
    for context in opened:
        context.close()
    assert faults == []


def near(url: str) -> bool:
    where = urlsplit(url)
    return where.scheme in ("data", "blob", "about", "chrome-error") or where.hostname in ("127.0.0.1", "localhost")


@pytest.fixture
def phone(enter: Enter) -> Callable[..., Page]:
    """`phone()`: one more resident's phone, 360 x 740."""
    return lambda **options: enter(PHONE, **options)


@pytest.fixture
def phone_without_js(enter: Enter) -> Callable[..., Page]:
    return lambda **options: enter(PHONE, java_script_enabled=False, **options)


@pytest.fixture
def laptop(enter: Enter) -> Callable[..., Page]:
    """`laptop()`: a facilitator, an expert or an organizer, 1366 x 768."""
    return lambda **options: enter(LAPTOP, **options)


@pytest.fixture
def stage(enter: Enter) -> Callable[..., Page]:
    """`stage()`: the projector, 1920 x 1080."""
    return lambda **options: enter(STAGE, **options)
