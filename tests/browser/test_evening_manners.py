"""Who may do what in the hall, which key does it, and that nothing of it leaves the house."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.frozen import LONG, Frozen
from tests.browser.house import House

AUDIENCES = ("facilitator", "stage", "expert", "assistant", "organizer")
MUTTERS = 16_000
NOON = datetime(2030, 1, 1, 12)
TRY = """async ([address, words]) => {
  const answer = await fetch(address, {method: 'POST', body: new URLSearchParams(words)});
  return [answer.status, await answer.text()];
}"""
Pages = Callable[..., Page]


def step(page: Page) -> int:
    return int(page.locator("#now").get_attribute("data-step") or -1)


def test_space_is_go_and_then_deaf_for_a_second(house: House, laptop: Pages) -> None:
    page = laptop()
    page.clock.set_fixed_time(NOON)
    page.goto(house.links["facilitator"])
    first, black = step(page), "false"
    for milliseconds, presses in ((0, 1), (0, 1), (999, 1), (1000, 2), (1500, 2), (2000, 3)):
        page.clock.set_fixed_time(NOON + timedelta(milliseconds=milliseconds))
        page.keyboard.press(" ")
        page.keyboard.press("b")  # what was pressed before it has been heard when it has
        black = {"false": "true", "true": "false"}[black]
        expect(page.locator("#black")).to_have_attribute("aria-pressed", black)
        assert step(page) == first + presses


def test_a_space_typed_into_a_field_is_no_go(house: House, laptop: Pages) -> None:
    page = laptop()
    page.goto(house.links["facilitator"])
    first = step(page)
    page.locator("details.by-number:has(#counter1) summary").click()
    field = page.locator("#counter1")
    field.click()
    page.keyboard.type("王 李")
    expect(field).to_have_value("王 李")
    assert step(page) == first
    field.evaluate("it => it.blur()")
    page.keyboard.press("PageDown")
    expect(page.locator("#now")).to_have_attribute("data-step", str(first + 1))


def test_the_act_of_another_role_is_refused_with_a_sentence(house: House, phone: Pages, laptop: Pages) -> None:
    page, facilitator = phone(), laptop()
    page.goto(house.links["join"])
    facilitator.goto(house.links["facilitator"])
    expect(page.locator("#me .seat")).to_contain_text("号座位")
    first = step(facilitator)
    address = f"{house.origin}/s/{house.links['show']}/do"
    tries = ({"do": "go"}, {"do": "end", "as": "facilitator"}, {"do": "invite", "name": "王"}, {"do": "correct"})
    for words in tries:
        status, said = page.evaluate(TRY, [address, words])
        assert (status, "这件事不归您做。" in said) == (403, True), words
    page.evaluate("document.querySelector('#say button').value = 'go'")
    page.evaluate("document.querySelector('#say-text').value = '快点演'")
    page.evaluate("document.querySelector('#say button').click()")
    expect(page.locator("#me .refusal")).to_have_text("这件事不归您做。")
    assert facilitator.goto(facilitator.url) and step(facilitator) == first


def test_a_foreign_seat_is_refused_with_a_sentence(house: House, phone: Pages) -> None:
    page, other = phone(), phone()
    address = f"{house.origin}/s/{house.links['show']}"
    other.goto(house.links["join"])
    seat = next(cookie for cookie in other.context.cookies(address) if cookie["name"] == "seat")
    forged = f"{str(seat['value'])[:-4]}AAAA"
    for cookies in ([], [("seat", forged)], [("facilitator", str(seat["value"]))]):
        page.context.clear_cookies()
        for name, value in cookies:
            page.context.add_cookies([{"name": name, "value": value, "url": address}])
        for place in ("", "/facilitator", "/organizer"):
            answer = page.goto(f"{address}{place}")
            assert answer is not None and answer.status == 401
            expect(page.get_by_role("alert").and_(page.locator("h1"))).to_contain_text("请")
        status, said = page.evaluate(TRY, [f"{address}/do", {"do": "say", "text": "我不坐这里"}])
        assert (status, "请先扫码" in said) == (401, True)


def test_a_seat_does_not_open_the_doors_of_others(house: House, phone: Pages) -> None:
    page = phone()
    page.goto(house.links["join"])
    for audience in AUDIENCES:
        answer = page.goto(f"{house.origin}/s/{house.links['show']}/{audience}")
        assert answer is not None and answer.status == 403
        expect(page.locator("h1")).to_contain_text("请用")


def test_no_page_loads_anything_from_outside(house: House, laptop: Pages) -> None:
    page, asked, said = laptop(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws://", "http://", 1)))
    page.on("console", lambda message: said.append(message.text))
    for name in (*AUDIENCES, "join"):
        with page.expect_websocket():
            answer = page.goto(house.links[name])
        assert answer is not None and answer.headers["content-security-policy"].startswith("default-src 'self'")
    for place in ("/", "/privacy"):
        page.goto(f"{house.origin}{place}")
    assert [url for url in asked if not url.startswith(f"{house.origin}/")] == []
    assert sum(url.endswith("/live") for url in asked) == len(AUDIENCES) + 1
    assert said == []


def test_a_frozen_phone_holds_nobody_back_and_finds_the_newest(house: House, phone: Pages, laptop: Pages) -> None:
    page, facilitator = phone(), laptop()
    with closing(Frozen(house, MUTTERS)) as frozen:
        page.goto(house.links["join"])
        facilitator.goto(house.links["facilitator"])
        for words in ("欢迎来看", "先答三问"):
            before = step(facilitator)
            facilitator.locator("#go").click()
            expect(facilitator.locator("#now")).to_have_attribute("data-step", str(before + 1))
            expect(page.locator("#question")).to_contain_text(words)
        heard = frozen.thaw("先答三问")
        assert "先答三问" in heard
        assert heard.count(LONG) < MUTTERS  # more than fits before it: it fell behind, and the rest was never kept


def test_a_lost_line_comes_back_within_the_time_that_the_house_said(house: House, phone: Pages) -> None:
    page = phone()
    page.goto(house.links["join"])
    expect(page.locator("#lamp")).to_have_attribute("data-on", "1")
    waits = """told => {
      const event = new CustomEvent('htmx:wsBeforeMessage', {cancelable: true, detail: {message: told}});
      document.dispatchEvent(event);
      return [1, 2].map(n => Array.from({length: 500}, () => htmx.config.wsReconnectDelay(n)))
        .map(found => [Math.min(...found), Math.max(...found)]);
    }"""
    for told in (300, 9000):
        (least, most), (_, second) = page.evaluate(waits, str(told))
        assert 300 <= least < 300 + told / 2 < most <= 300 + told
        assert second <= 300 + max(told, min(6000, 2 * told))
    expect(page.locator("#now")).to_be_visible()  # a number is no page
