"""Everybody of one evening at their screens, and what they do with their hands."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.frozen import Frozen
from tests.browser.house import House
from tests.browser.wifi import Wifi

SEEN = ("now", "question", "count", "wall")
DRAWN = """names => fetch(location.href).then(answer => answer.text()).then(html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return names.map(name => page.getElementById(name).textContent);
})"""
BACK = 20_000  # ms a phone has to come back after the house was gone: it waits a little longer each time


class Hall:
    """`stayed`, `dozed`, `reloaded` and `plain` (without JavaScript) are four phones, `frozen` one more seat."""

    def __init__(self, house: House, phone: Callable[[], Page], plain: Page, laptop: Callable[[], Page], stage: Page):
        self.house, self.wifi, self.frozen = house, Wifi(house.port), Frozen(house)
        self.stayed, self.dozed, self.reloaded, self.plain = phone(), phone(), phone(), plain
        self.facilitator, self.expert, self.organizer, self.stage = laptop(), phone(), laptop(), stage
        for name in ("facilitator", "expert", "organizer", "stage"):
            getattr(self, name).goto(house.links[name])
        for page in (self.stayed, self.reloaded, self.plain):
            page.goto(house.links["join"])
        self.dozed.goto(house.links["join"].replace(house.origin, self.wifi.origin))

    @property
    def live(self) -> tuple[Page, ...]:
        return self.stayed, self.dozed, self.reloaded

    @property
    def step(self) -> str:
        return self.facilitator.locator("#now").get_attribute("data-step") or ""

    def go(self) -> None:
        """One press of GO, and what it did has arrived."""
        before = self.step
        self.facilitator.locator("#go").click()
        expect(self.facilitator.locator("#now")).not_to_have_attribute("data-step", before)

    def to(self, cue: str, ballot: str = "") -> None:
        """GO after GO until this cue is on, its ballot in this state."""
        now = self.facilitator.locator("#now")
        while cue not in (now.get_attribute("data-say") or "") or (now.get_attribute("data-ballot") or "") != ballot:
            self.go()

    def answered(self, n: int, timeout: float = BACK) -> None:
        expect(self.facilitator.locator("#now .tally")).to_contain_text(f"{n} 人已", timeout=timeout)

    def agree(self) -> None:
        """Every phone shows what the house would draw for it this moment."""
        self.plain.reload()
        drawn = dict(zip(SEEN, self.stayed.evaluate(DRAWN, SEEN), strict=True))
        for page in (*self.live, self.plain):
            for name in SEEN:
                expect(page.locator(f"#{name}")).to_have_text(drawn[name])

    def approve(self, words: str) -> None:
        self.press("#review li", words, "放出来")

    def press(self, place: str, words: str, label: str) -> None:
        item = self.facilitator.locator(place, has_text=words)
        item.get_by_role("button", name=label, exact=True).click()

    def doze(self) -> None:
        self.dozed.context.set_offline(True)
        self.wifi.cut()

    def wake(self) -> None:
        self.wifi.mend()
        self.dozed.context.set_offline(False)

    def freeze(self) -> None:
        """One more phone that freezes, after the house was gone."""
        self.frozen.close()
        self.frozen = Frozen(self.house)

    def download(self, ending: str) -> bytes:
        with self.organizer.expect_download() as coming:
            self.organizer.locator(f"a[href*='/record.{ending}']").first.click()
        return Path(coming.value.path()).read_bytes()

    def close(self) -> None:
        self.frozen.close()
        self.wifi.close()


def key(page: Page, button: str) -> Locator:
    """`o-A` is an option; `o-A-4` the fourth point of statement A, which has no name of its own."""
    option, _, value = button.removeprefix("o-").partition("-")
    return page.locator(f'#me [name="choice.{option}"][value="{value}"]' if value else f"#{button}")


def tap(page: Page, button: str) -> None:
    """A tap that the house has answered."""
    me = page.locator("#me")
    once = me.get_attribute("data-once") or ""
    key(page, button).click()
    expect(me).not_to_have_attribute("data-once", once)
    expect(key(page, button)).to_have_attribute("aria-pressed", "true")


def tap_plain(page: Page, button: str) -> None:
    key(page, button).click()
    expect(key(page, button)).to_have_attribute("aria-pressed", "true")


def write(page: Page, words: str, label: str = "发言") -> None:
    """A word over the socket, kept by the house."""
    page.locator("#say-text").fill(words)
    page.locator("#say").get_by_role("button", name=label).click()
    expect(page.locator("#me .own li", has_text=words)).to_be_visible()
