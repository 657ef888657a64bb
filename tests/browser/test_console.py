"""The facilitator's table in real pages: the doors, the clicker through the stage, the cuts, the second facilitator."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House

Pages = Callable[..., Page]
LATE = """\
format: 1
id: late
lang: zh
title: 赶时间
duration: 5m
scenes:
  - id: 一
    title: 头一场
    beats:
      - discuss: 先说
        time: 4m
      - discuss: 再说
        id: 再
        time: 6m
        late: 1m
      - quiz: 可省
        id: 省
        time: 3m
        late: skip
        options: [对, 错]
        answer: 对
      - pause: 再会
        time: 1m
"""


@pytest.fixture
def late(tmp_path: Path) -> Iterator[House]:
    play = tmp_path / "late.yaml"
    play.write_text(LATE, encoding="utf-8")
    house = House(tmp_path / "data", play)
    house.open()
    yield house
    house.close()


def step(page: Page, n: int) -> None:
    expect(page.locator("#now")).to_have_attribute("data-step", str(n))


def test_before_the_doors_open_each_thing_is_tried(late: House, laptop: Pages, phone: Pages) -> None:
    page = laptop()
    page.goto(late.links["facilitator"])
    checks = page.locator("#doors li")
    for button in ("#try-sound", "#try-paper", "#try-clicker"):
        page.locator(button).click()
    expect(checks.nth(2)).to_contain_text("现在按一下翻页笔")
    page.keyboard.press("PageDown")
    expect(checks.nth(2)).to_contain_text("收到了")
    step(page, 0)
    with page.expect_popup() as popup:
        page.locator("#doors a[target=stage]").click()
    phone().goto(late.links["join"])
    expect(checks.nth(3)).to_contain_text("1 台连上了")
    for n in range(5):
        expect(checks.nth(n)).to_have_attribute("data-done", "1")
    page.reload()
    expect(checks.nth(1)).to_have_attribute("data-done", "1")
    page.keyboard.press("PageDown")
    step(page, 1)
    expect(page.locator("#doors li")).to_have_count(0)
    popup.value.close()


def test_a_stage_opened_from_the_console_hands_the_clicker_on(late: House, laptop: Pages) -> None:
    page = laptop()
    page.goto(late.links["facilitator"])
    with page.expect_popup() as popup:
        page.locator("#doors a[target=stage]").click()
    stage = popup.value
    stage.wait_for_load_state()
    expect(stage.locator("#scene")).to_be_visible()
    stage.keyboard.press("PageDown")
    step(page, 1)
    stage.keyboard.press("b")
    expect(page.locator("#black")).to_have_attribute("aria-pressed", "true")


def test_the_console_says_when_it_has_lost_the_keyboard_unless_the_stage_holds_it(late: House, laptop: Pages) -> None:
    page = laptop()
    page.goto(late.links["facilitator"])
    notice = page.locator("#adrift")
    expect(notice).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('blur'))")
    expect(notice).to_be_visible()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(notice).to_be_hidden()
    with page.expect_popup() as popup:
        page.locator("#doors a[target=stage]").click()
    popup.value.wait_for_load_state()
    page.evaluate("dispatchEvent(new Event('blur'))")
    expect(notice).to_be_visible()
    popup.value.evaluate("dispatchEvent(new Event('focus'))")
    expect(notice).to_be_hidden()


def test_a_late_evening_is_brought_back_by_one_press_a_cut(late: House, laptop: Pages) -> None:
    page = laptop()
    page.goto(late.links["facilitator"])
    page.locator("#go").click()
    step(page, 1)
    expect(page.locator("#cuts li")).to_have_text(
        ["谈 再说 缩到 1 分，快 5 分", "答 可省 省去，快 3 分"], use_inner_text=True
    )
    page.locator("#cut-2").click()
    expect(page.locator(".cut-line")).to_contain_text("可省")
    page.locator("#cut-1").click()
    expect(page.locator(".cut-line")).to_have_count(2)
    page.locator("#keep-1").click()
    expect(page.locator(".cut-line")).to_have_count(1)
    expect(page.locator("#map img")).to_have_js_property("complete", True)
    assert page.locator("#map img").evaluate("it => it.naturalWidth") > 100


def test_a_second_facilitator_takes_the_lead_and_no_cue_is_skipped(late: House, laptop: Pages, phone: Pages) -> None:
    first = laptop()
    first.goto(late.links["facilitator"])
    with first.expect_popup() as popup:
        first.locator("form.second button").first.click()
    link = popup.value.locator(".code-line").inner_text()
    second = phone()
    second.goto(link)
    expect(first.locator("#lead b")).to_have_text("还没定哪一台主持")
    second.locator("#take-lead").click()
    expect(second.locator("#lead b")).to_have_text("这一台在主持")
    expect(first.locator("#lead b")).to_have_text("另一台在主持，这里看到的一样")
    second.locator("#remote").click()
    for button in ("#go", ".remote-back button"):
        box = second.locator(button).bounding_box()
        assert box is not None and box["height"] >= 90 and box["width"] >= 300
    expect(second.locator(".wing")).to_be_hidden()
    at = first.locator(".go input[name=at]").input_value()
    second.locator("#go").click()
    step(first, 1)
    answer = first.evaluate(
        """async ([to, at]) => (await fetch(to, {method: 'POST', body: new URLSearchParams({do: 'go', at})})).status""",
        [f"{late.origin}/s/{late.links['show']}/do", at],
    )
    assert answer == 204
    step(second, 1)
    step(first, 1)


def test_the_line_that_waits_longest_is_judged_by_one_key(late: House, laptop: Pages, phone: Pages) -> None:
    page, neighbour = laptop(), phone()
    page.goto(late.links["facilitator"])
    page.locator("#go").click()
    neighbour.goto(late.links["join"])
    for words in ("先修管子", "少说两句", "再量一量"):
        neighbour.locator("#say-text").fill(words)
        neighbour.locator("#say button[value=say]").click()
        expect(neighbour.locator("#say-text")).to_have_value("")
    waiting = page.locator("#review .waiting")
    for key, words, then in (("1", "先修管子", "上台"), ("3", "少说两句", "再放出来"), ("2", "再量一量", "下台")):
        expect(waiting).to_contain_text(words)
        page.wait_for_timeout(800)  # nothing is judged before it could be read
        page.keyboard.press(key)
        page.keyboard.press(key)  # a second press does not judge the next line unread
        expect(page.locator("#review .comment:not(.waiting)", has_text=words)).to_contain_text(then)
    expect(waiting).to_have_count(0)


@pytest.fixture
def rain(tmp_path: Path) -> Iterator[House]:
    """Two beats with one sound, a third without; the sound is two seconds of nothing."""
    (tmp_path / "rain.mp3").write_bytes((bytes.fromhex("fffb9064") + bytes(413)) * 80)
    play = tmp_path / "rain.yaml"
    beats = "".join(f"      - pause: 第{n}段\n        time: 1m\n" for n in (1, 2))
    scenes = f"  - id: 雨\n    title: 雨\n    sound: rain.mp3\n    beats:\n{beats}"
    scenes += "  - id: 晴\n    title: 晴\n    beats:\n      - pause: 天晴了\n        time: 1m\n"
    play.write_text(f"format: 1\nid: rain\nlang: zh\ntitle: 雨\nduration: 5m\nscenes:\n{scenes}", encoding="utf-8")
    house = House(tmp_path / "data", play)
    house.open()
    yield house
    house.close()


def test_a_sound_plays_on_from_beat_to_beat_and_stops_with_its_scene(rain: House, laptop: Pages) -> None:
    page = laptop()
    page.goto(rain.links["facilitator"])
    sound, playing = page.locator("#sound audio"), "it => !it.paused && it.volume === 1"
    expect(sound).to_have_count(0)
    page.locator("#go").click()
    expect(sound).to_be_in_viewport(ratio=1)
    page.keyboard.press("s")
    expect(sound).to_have_js_property("paused", False)
    page.wait_for_timeout(1100)  # GO is deaf for a second
    page.evaluate("document.querySelector('#sound audio').loop = true")
    page.locator("#go").click()
    expect(page.locator("#now")).to_contain_text("第2段")
    assert sound.evaluate(playing)
    page.keyboard.press("s")
    assert sound.evaluate("it => it.paused && it.currentTime === 0")
    page.wait_for_timeout(1100)
    page.locator("#go").click()
    expect(page.locator("#now")).to_contain_text("天晴了")
    expect(sound).to_have_count(0)
