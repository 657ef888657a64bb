"""Every page in every state, in a browser, as people with other eyes, hands and phones meet it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from app.places import TEMPLATES
from tests.browser import eyes
from tests.browser.shown import DARK_ONLY, DOORS, SAMPLES, STATES, Showroom, audience, on_phone, region
from tests.browser.walked import WALKED

EVERY = pytest.mark.parametrize("name", STATES)
READ = pytest.mark.parametrize("name", [name for name in STATES if audience(name) != "stage"])
STAGES = pytest.mark.parametrize("name", [name for name in STATES if audience(name) == "stage"])
RESIDENTS = pytest.mark.parametrize("name", [name for name in STATES if on_phone(name)])
ENHANCED = "color-contrast-enhanced"
SCREENS = ((1920, 1080), (1280, 720), (1024, 768), (1080, 1920))
TWICE = "document.documentElement.style.fontSize = '40px'"  # 125 % of 32 px: the system's letters doubled
OPENED = re.compile(r"/live$")


@pytest.fixture(scope="module")
def showroom() -> Iterator[Showroom]:
    room = Showroom()
    yield room
    room.close()


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """One phone that opens page after page; its socket opens and stays silent."""
    context = chromium.new_context(locale="zh-CN", color_scheme="light", viewport={"width": 360, "height": 740})
    context.route_web_socket(OPENED, lambda socket: None)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(reader: Page) -> Page:
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    return reader


def fit(page: Page, name: str) -> None:
    size = {"stage": (1920, 1080), "facilitator": (1366, 768), "organizer": (1366, 768)}.get(audience(name), (360, 740))
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_no_page_is_without_a_state() -> None:
    doors = {f"house/{name.split('-')[1]}.html" for name in DOORS}
    shown = doors | {f"{audience(name)}/page.html" for name in SAMPLES} | set(WALKED)
    files = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.glob("*/*.html") if whole(file)}
    assert shown == files


def whole(file: Path) -> bool:
    """A page of its own, no part of one and no frame."""
    text = file.read_text("utf-8")
    return text.startswith(("{% extends", "<!doctype")) and file.stem not in ("layout", "frame")


@EVERY
def test_axe_finds_nothing(page: Page, showroom: Showroom, name: str) -> None:
    """Both themes; on residents' phones text stands out seven to one."""
    fit(page, name)
    page.goto(showroom.address(name))
    eyes.read_in(page)
    more = (ENHANCED,) if on_phone(name) else ()
    assert eyes.faults(page, *more) == []
    if audience(name) not in DARK_ONLY:
        page.emulate_media(color_scheme="dark")
        assert eyes.contrast(page, *more) == []


@pytest.mark.accessible
@READ
def test_forced_colours_keep_what_is_pressed_and_what_can_be(page: Page, showroom: Showroom, name: str) -> None:
    """The reader's own colours take every ground away: what remains is lines."""
    fit(page, name)
    page.goto(showroom.address(name))
    page.emulate_media(forced_colors="active")
    assert page.evaluate(eyes.UNLINED) == []


@pytest.mark.accessible
@READ
def test_axe_finds_nothing_without_scripts(page: Page, showroom: Showroom, name: str) -> None:
    """Such a page asks for itself again, as an evening that goes on needs; who writes is on a page that stays."""
    fit(page, name)
    page.goto(showroom.address(name, plain=1))
    eyes.read_in(page)
    assert eyes.faults(page, without=("meta-refresh",)) == []


@pytest.mark.accessible
@READ
def test_the_keyboard_reaches_everything(page: Page, showroom: Showroom, name: str) -> None:
    fit(page, name)
    page.goto(showroom.address(name))
    assert eyes.walk(page) == ([], [])


@pytest.mark.accessible
@READ
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_fits_narrow_screens_and_large_letters(page: Page, showroom: Showroom, name: str, lang: str) -> None:
    """320 px is 1280 at 400 %. Nobody scrolls sideways, not with doubled letters either."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(showroom.address(name, lang=lang))
    assert page.evaluate(eyes.TOO_WIDE) == "320,320 "
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(TWICE)
    assert page.evaluate(eyes.TOO_WIDE) == "360,360 "


@pytest.mark.accessible
@RESIDENTS
def test_a_phone_is_easy_to_read_and_to_hit(page: Page, showroom: Showroom, name: str) -> None:
    page.goto(showroom.address(name))
    assert page.evaluate(eyes.SMALL_TEXT, 18) == []
    assert page.evaluate(eyes.SMALL_TARGETS, 60) == []


@pytest.mark.accessible
@STAGES
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_stage_is_read_from_the_last_row(page: Page, showroom: Showroom, name: str, lang: str) -> None:
    """Nothing under a twentieth of the shorter side, nothing cut off, nothing to press."""
    page.goto(showroom.address(name, lang=lang))
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(eyes.FRAMES)
        small = page.evaluate(eyes.SMALL_TEXT, min(width, height) / 20 - 0.1)
        assert (small, page.evaluate(eyes.SPILT), page.evaluate(eyes.REACHABLE)) == ([], [], 0)


def test_a_point_without_a_name_keeps_its_place_on_the_keyboard(page: Page, showroom: Showroom) -> None:
    sockets: list[WebSocketRoute] = []
    page.route_web_socket(OPENED, lambda socket: sockets.append(socket))
    page.goto(showroom.address("resident-vote-scale"))
    four = page.locator("#me [name='choice.B'][value='4']")
    four.focus()
    sockets[0].send(region("resident-vote-scale", "me", "en"))
    expect(page.locator("#undo")).to_have_text("Take this vote back")
    expect(four).to_be_focused()
    page.unroute_all()


def test_what_opens_and_what_came_out_is_said_once(page: Page, showroom: Showroom) -> None:
    """And a finger's place on the keyboard survives every update."""
    sockets: list[WebSocketRoute] = []
    page.route_web_socket(OPENED, lambda socket: sockets.append(socket))
    page.goto(showroom.address("resident-vote-before"))
    heard = page.locator("#heard")
    expect(heard).to_have_text("先听题目，还不能投。")
    page.evaluate("""window.said = [];
      new MutationObserver(() => said.push(document.getElementById('heard').textContent)).observe(
      document.getElementById('heard'), {childList: true, characterData: true, subtree: true})""")
    states = ("vote-open", "vote-open", "vote-voted", "counting", "result", "result")
    for state in states:
        for part in ("now", "question", "count", "mode", "wall", "me"):
            sockets[0].send(region(f"resident-{state}", part))
        if state == "vote-open":
            page.locator("#o-B").focus()
        if state == "vote-voted":
            expect(page.locator("#o-B")).to_have_attribute("aria-pressed", "true")
            expect(page.locator("#o-B")).to_be_focused()
    expect(page.locator("#question .results")).to_be_visible()
    said = ["现在请投票。", "投票结束，正在数票。", "结果出来了。"]
    assert [text[: len(start)] for text, start in zip(page.evaluate("said"), said, strict=True)] == said
    page.unroute_all()


def test_a_stage_that_comes_back_is_not_drawn_anew(page: Page, showroom: Showroom) -> None:
    """Its words are set where a line may break, its letters as large as they fit; the same picture again changes
    nothing, another one does."""
    sockets: list[WebSocketRoute] = []
    page.route_web_socket(OPENED, lambda socket: sockets.append(socket))
    fit(page, "stage-quiz-open")
    page.goto(showroom.address("stage-quiz-open"))
    scene = page.locator("#scene")
    assert "参加\u200b的\u200b人" not in scene.evaluate("it => it.textContent")
    assert "三分之二\u200b参加" in scene.evaluate("it => it.textContent")
    scene.evaluate("it => { it.dataset.seen = 1; }")
    for name, seen in (("open", 1), ("open", 1), ("told", 0)):
        sockets[0].send(region(f"stage-quiz-{name}", "scene"))
        expect(page.locator("#scene[data-seen]")).to_have_count(seen)
        expect(scene).to_have_attribute("data-ballot", "open" if seen else "result")
    page.unroute_all()


def test_hands_and_cards_are_in_sight_on_a_small_laptop(page: Page, showroom: Showroom) -> None:
    """Four taps count a show of hands at 1366 x 768, without a turn of the wheel."""
    fit(page, "facilitator-vote")
    page.goto(showroom.address("facilitator-vote"))
    for name in ("go", "hands-five-A", "hands-five-B", "hands-five-C", "card-1"):
        expect(page.locator(f"#{name}")).to_be_in_viewport(ratio=1)
