"""The house of these tests is killed and opened again, and everybody finds the way back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.house import House


def test_after_a_power_cut_the_same_links_and_cookies_hold(
    house: House, phone: Callable[..., Page], laptop: Callable[..., Page], stage: Callable[..., Page]
) -> None:
    resident, facilitator, screen = phone(), laptop(), stage()
    for page, name in ((resident, "join"), (facilitator, "facilitator"), (screen, "stage")):
        page.goto(house.links[name])
    addresses = [page.url for page in (resident, facilitator, screen)]
    show = house.links["show"]
    house.reopen()
    assert house.links["show"] == show
    for page, address in zip((resident, facilitator, screen), addresses, strict=True):
        answer = page.goto(address)
        assert answer is not None and answer.status == 200
        assert page.url == address
        expect(page.locator("h1").first).to_be_visible()
