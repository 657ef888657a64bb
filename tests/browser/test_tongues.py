"""One evening, two languages: a phone in each, the stage in English, the facilitator in Chinese."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.house import House

Pages = Callable[..., Page]


def seated(house: House, page: Page) -> Page:
    page.goto(house.links["join"])
    expect(page.locator("#lamp")).to_have_attribute("data-on", "1")
    return page


def press(leader: Page) -> None:
    step = leader.locator("#now").get_attribute("data-step")
    leader.locator("#go").click()
    expect(leader.locator("#now")).not_to_have_attribute("data-step", step or "")


def test_a_vote_and_its_result_in_two_languages(house: House, laptop: Pages, stage: Pages, phone: Pages) -> None:
    leader, screen = laptop(), stage()
    leader.goto(house.links["facilitator"])
    screen.goto(house.links["stage"])
    expect(screen.locator("h1")).to_have_text("三楼半")
    expect(screen.locator(".join .tongues")).to_have_text("中文 · English")
    english, chinese = seated(house, phone(locale="en-GB")), seated(house, phone())
    leader.locator("#stage-en").click()
    expect(screen.locator("h1")).to_have_text("Three and a Half")
    expect(screen.locator("html")).to_have_attribute("lang", "en")
    expect(leader.locator("#stage-en")).to_have_attribute("aria-pressed", "true")
    expect(leader.locator("h1")).to_have_text("三楼半")
    while "坐在哪一边" not in leader.locator("#now").inner_text():
        press(leader)
    press(leader)
    for page, words in ((english, "floors one and two"), (chinese, "一二层")):
        expect(page.locator("#me")).to_contain_text(words)
        page.locator("#me button.option").first.click()
        expect(page.locator("#me button.option").first).to_have_attribute("aria-pressed", "true")
    expect(screen.locator("#count")).to_contain_text("2")
    press(leader)
    press(leader)
    expect(screen.locator("#scene")).to_contain_text("floors one and two")
    expect(english.locator("#question")).to_contain_text("floors one and two")
    expect(chinese.locator("#question")).to_contain_text("一二层")
    chinese.locator("#tongue").click()
    expect(chinese.locator("#question")).to_contain_text("floors one and two")
    expect(chinese.locator("#tongue")).to_have_text("中文")
