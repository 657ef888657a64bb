"""Somebody who never programmed writes a small evening at the desk, is told what is wrong, mends it, and plays it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House

Person = Callable[..., Page]
MISTAKES = {
    "title: 谁来关楼道的灯": "title：谁的鞋柜",
    "        time: 6m": "        time: 6",
    "          goto: 亮着": "          goto: 亮看",
}
ENOUGH = 60


class Desk(House):
    """A house that says the link of its own key, as it does in a terminal. `key` is that link."""

    key = ""

    def open(self) -> None:
        command = [
            sys.executable, "-W", "error", "-m", "app", "serve", "waste", "--host", "127.0.0.1",
            "--port", str(self.port), "--data", str(self.data),
        ]  # fmt: skip
        with self.diary.open("ab") as diary:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=diary, text=True, encoding="utf-8")
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"http://\S+/\?key=\S+", line):
                self.key = found[0]
                return
        raise AssertionError(self.diary.read_text("utf-8", errors="replace"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    try:
        desk.open()
        yield desk
    finally:
        desk.close()


@pytest.fixture(params=["editor", "field"])
def sheet(request: pytest.FixtureRequest) -> Callable[[Page], Page]:
    """A page that gets the editor, or one that only has the plain field because the editor never arrives."""

    def given(page: Page) -> Page:
        if request.param == "field":
            page.route("**/codemirror.js*", lambda route: route.abort())
        return page

    return given


def type_all(page: Page, text: str) -> None:
    """The whole sheet anew, by keys."""
    if page.locator("#text").is_visible():
        page.locator("#text").fill(text)
        return
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def begin(desk: Desk, page: Page) -> None:
    """From the terminal's link to a draft from the template."""
    page.goto(desk.key)
    page.get_by_role("link", name="去书桌").click()
    page.locator("#from-template").click()
    expect(page.locator("#problems")).to_have_attribute("data-errors", "0")
    page.wait_for_load_state("networkidle")


def faults(page: Page, n: int) -> None:
    expect(page.locator("#problems")).to_have_attribute("data-errors", str(n))


def mend(page: Page, code: str, wrong: str, right: str) -> None:
    """To the place the message names, from where the line is marked to its end, and written anew."""
    page.locator(f"li[data-code='{code}'] .jump").click()
    assert selected(page).startswith(wrong)
    page.keyboard.insert_text(right)


def selected(page: Page) -> str:
    found = page.evaluate("() => { const t = document.getElementById('text'); return t.hidden ? String(getSelection())"
                          ": t.value.slice(t.selectionStart, t.selectionEnd); }")  # fmt: skip
    return str(found)


def test_an_evening_is_written_mended_seen_and_played(
    desk: Desk, laptop: Person, phone: Person, sheet: Callable[[Page], Page]
) -> None:
    author = sheet(laptop())
    begin(desk, author)
    held = author.locator("#text")
    text = held.input_value()
    for right, wrong in MISTAKES.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    type_all(author, text)
    faults(author, 3)
    if not held.is_visible():
        expect(author.locator(".cm-lintRange")).to_have_text(["：", "6", "亮看"])

    expect(author.locator("li[data-code='colon-fullwidth'] .hint")).to_contain_text("title: 谁的鞋柜")
    mend(author, "colon-fullwidth", "：谁的鞋柜", ": 谁的鞋柜")
    faults(author, 2)
    expect(author.locator("li[data-code='bad-time'] .hint")).to_contain_text("5m")
    mend(author, "bad-time", "6", "6m")
    faults(author, 1)
    expect(author.locator("li[data-code='goto-unknown'] .hint")).to_contain_text("亮着")
    mend(author, "goto-unknown", "亮看", "亮着")
    faults(author, 0)
    expect(author.locator("h1")).to_have_text("谁的鞋柜")

    author.get_by_role("button", name="小测").click()
    expect(held).to_have_value(re.compile("- quiz:"))
    faults(author, 0)
    expect(author.locator("#kept")).to_have_text("已存好")

    author.locator("#to-preview").click()
    on_phone = author.frame_locator(".as-phone iframe")
    expect(on_phone.locator("#question")).to_contain_text("欢迎")
    author.locator("#on").click()
    expect(author.frame_locator(".as-leader iframe").locator("#now")).to_be_visible()
    author.locator("#back").click()
    expect(on_phone.locator("#question")).to_contain_text("欢迎")
    expect(author.frame_locator(".as-stage iframe").locator("#scene")).to_contain_text("欢迎")

    author.get_by_role("link", name="回去接着写").click()
    author.locator("#open").click()
    expect(author).to_have_url(re.compile(r"/s/\w+/organizer$"))
    played(author, phone())


def played(leader: Page, resident: Page) -> None:
    """From the first cue to the curtain, with one resident who votes."""
    show = leader.url.removesuffix("/organizer")
    told = json.loads(leader.request.get(f"{show}/organizer.json").text())
    resident.goto(f"{show.partition('/s/')[0]}/j/{told['house']['code']}")
    leader.goto(f"{show}/facilitator")
    now, voted = leader.locator("#now"), 0
    for _ in range(ENOUGH):
        step = now.get_attribute("data-step") or ""
        if now.get_attribute("data-ballot") == "open" and resident.locator("#me button").count():
            resident.locator("#me button").first.click()
            expect(resident.locator("#me")).not_to_have_attribute("data-once", "")
            voted += 1
        if leader.locator("#go").count() == 0 or leader.locator("#go").is_disabled():
            break
        leader.locator("#go").click()
        expect(now).not_to_have_attribute("data-step", step)
    view = json.loads(leader.request.get(f"{show}/facilitator.json").text())
    assert (view["house"]["title"], view["next"], voted) == ("谁的鞋柜", None, 2)


def test_what_is_typed_without_a_network_survives_a_reload(
    desk: Desk, phone: Person, sheet: Callable[[Page], Page]
) -> None:
    author = sheet(phone())
    begin(desk, author)
    author.context.set_offline(True)
    type_all(author, "title: 没有网的时候写的\n")
    expect(author.locator("#kept")).to_contain_text("没有网")
    author.context.set_offline(False)
    author.reload()
    expect(author.locator("#text")).to_have_value("title: 没有网的时候写的\n")
    expect(author.locator("#kept")).to_have_text("已存好")
    other = phone()
    other.goto(desk.key)
    other.goto(author.url)
    expect(other.locator("#text")).to_have_value("title: 没有网的时候写的\n")


def test_the_line_one_was_at_is_kept_over_a_reload_and_a_version(
    desk: Desk, laptop: Person, sheet: Callable[[Page], Page]
) -> None:
    author = sheet(laptop())
    begin(desk, author)
    type_all(author, author.locator("#text").input_value().replace("        time: 6m", "        time: 6"))
    faults(author, 1)
    author.locator("li[data-code='bad-time'] .jump").click()
    where = author.locator("#line").input_value()
    assert int(where) > 20
    author.reload()
    stands(author, where)
    author.get_by_role("button", name="存成一版").click()
    expect(author).to_have_url(re.compile(f"line={where}$"))
    stands(author, where)


def stands(page: Page, line: str) -> None:
    """The caret is there, in sight, without the page having taken the keyboard."""
    expect(page.locator("#line")).to_have_value(line)
    page.wait_for_load_state("networkidle")
    if page.locator("#text").is_visible():
        assert page.evaluate("() => document.getElementById('text').scrollTop") > 0
    else:
        expect(page.locator(".cm-activeLine")).to_contain_text("time: 6")
        expect(page.locator(".cm-activeLine")).to_be_in_viewport()


def test_what_a_chinese_keyboard_composes_arrives_whole(
    desk: Desk, phone: Person, sheet: Callable[[Page], Page]
) -> None:
    author = sheet(phone())
    begin(desk, author)
    type_all(author, "title: ")
    keyboard = author.context.new_cdp_session(author)
    for half in ("d", "de", "deng"):
        keyboard.send("Input.imeSetComposition", {"text": half, "selectionStart": len(half), "selectionEnd": len(half)})
    keyboard.send("Input.insertText", {"text": "灯"})
    author.keyboard.press("Enter")
    author.keyboard.insert_text("lang: zh")
    expect(author.locator("#text")).to_have_value("title: 灯\nlang: zh")


def test_on_a_phone_the_faults_are_counted_under_the_sheet(
    desk: Desk, phone: Person, laptop: Person, sheet: Callable[[Page], Page]
) -> None:
    author = sheet(phone())
    begin(desk, author)
    text, count = author.locator("#text").input_value(), author.locator("#tally a")
    expect(count).to_be_hidden()
    type_all(author, text.replace("title: ", "题目：").replace("time: 6m", "time: 6"))
    expect(count).to_have_text("2 处错误，0 处提醒。")
    author.reload()
    expect(count).to_have_text("2 处错误，0 处提醒。")
    count.click()
    expect(author.locator("li[data-code='name-native'] .hint")).to_be_in_viewport()
    type_all(author, text)
    expect(count).to_be_hidden()
    beside = laptop()
    beside.goto(desk.key)
    beside.goto(author.url.partition("#")[0])
    expect(beside.locator("#problems")).to_be_visible()
    expect(beside.locator("#tally")).to_be_hidden()


def test_without_javascript_a_beat_goes_in_and_faults_are_told(desk: Desk, phone_without_js: Person) -> None:
    author = phone_without_js()
    begin(desk, author)
    author.locator("#text").fill(author.locator("#text").input_value().replace("lang: zh", "lang：zh"))
    author.get_by_role("button", name="存好、检查").click()
    faults(author, 1)
    expect(author.locator("#L8")).to_contain_text("lang：zh")
    author.locator("#text").fill(author.locator("#text").input_value().replace("lang：zh", "lang: zh"))
    author.locator("#line").fill("40")
    author.get_by_role("button", name="小测").click()
    faults(author, 0)
    assert "- quiz:" in author.locator("#text").input_value()
    expect(author.locator("body")).to_have_js_property("scrollWidth", 360)
