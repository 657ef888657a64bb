"""查我的票 in real browsers: a tap, the receipt the phone made, its line on the sheet, and both checked from disk."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.places import STATIC
from tests.browser.house import House
from tests.web.house import PLAY

Pages = Callable[..., Page]
PRESS = (
    """async ([address, words]) => (await fetch(address, {method: 'POST', body: new URLSearchParams(words)})).status"""
)


@pytest.fixture
def vote(tmp_path: Path) -> Iterator[House]:
    """A house that plays one vote."""
    play = tmp_path / "small.yaml"
    play.write_text(PLAY, "utf-8")
    house = House(tmp_path / "data", play)
    house.open()
    yield house
    house.close()


def press(page: Page, house: House, *acts: str) -> None:
    for act in acts:
        assert page.evaluate(PRESS, [f"/s/{house.links['show']}/do", {"do": act}]) == 204


def test_a_phone_finds_its_own_ballot_on_the_sheet(
    vote: House, phone: Pages, laptop: Pages, chromium: Browser, tmp_path: Path
) -> None:
    page, leader, organizer = phone(), laptop(), laptop()
    leader.goto(vote.links["facilitator"])
    press(leader, vote, "go", "go", "go")
    page.goto(vote.links["join"] + "#k=" + "A" * 26)
    page.locator("button[name=choice], button[value=A]").first.click()
    code = page.locator("#me[data-receipt]")
    expect(code).to_have_count(1)
    assert page.evaluate("document.getElementById('me').className").find("untrue") < 0
    mine = code.get_attribute("data-code") or ""
    page.goto(f"{vote.origin}/s/{vote.links['show']}/mine")
    expect(page.locator(".digest.big")).to_have_text(mine)
    expect(page.locator("#pinned.refusal")).to_be_visible()  # the code on this wall named another key
    press(leader, vote, "close", "reveal")
    page.goto(f"{vote.origin}/s/{vote.links['show']}/q/装/sheet")
    expect(page.locator("#found.notice")).to_contain_text(mine)
    expect(page.locator("tr.chosen")).to_contain_text(mine)
    organizer.goto(vote.links["organizer"])
    record = organizer.request.get(f"{vote.origin}/s/{vote.links['show']}/record.json").body()
    sheet = organizer.request.get(f"{vote.origin}/s/{vote.links['show']}/q/装/sheet.json").body()
    with closing(chromium.new_page()) as disk:
        from_disk(disk, tmp_path, record, sheet)


def from_disk(page: Page, folder: Path, record: bytes, sheet: bytes) -> None:
    """`verify.html`, opened as a file."""
    files = [folder / "record.json", folder / "sheet.json"]
    for file, data in zip(files, (record, sheet), strict=True):
        file.write_bytes(data)
    page.goto((STATIC / "verify.html").as_uri())
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#file").set_input_files(files)
    expect(page.locator("output.holds")).to_contain_text("票单和账本都对得上：1 张票。")
    forged = folder / "forged.json"
    forged.write_bytes(sheet.replace(b'"A":"1"', b'"B":"1"'))
    page.locator("#file").set_input_files([files[0], forged])
    expect(page.locator("output.broken")).to_contain_text("第 1 张票的凭据不是由它自己算出来的")


def test_looking_at_a_ticket_claims_nothing_and_its_button_does(vote: House, phone: Pages, laptop: Pages) -> None:
    organizer, anna, ben = laptop(), phone(), phone()
    organizer.goto(vote.links["organizer"])
    organizer.goto(f"{vote.origin}/s/{vote.links['show']}/tickets")
    organizer.locator("input[name=count]").fill("1")
    organizer.locator("form:has(input[name=count]) button").first.click()
    address = organizer.locator("text=/\\/t\\//").first.inner_text().strip()
    for page in (anna, ben):
        page.goto(address)
    anna.locator("main form button").first.click()
    expect(anna.locator("#me .seat")).to_contain_text("号座位")
    ben.locator("main form button").first.click()
    expect(ben.locator("main")).to_contain_text("已经有人用了")
