"""The way through a running house, past every page of WALKED."""

import re

from playwright.sync_api import Page

from tests.browser import eyes
from tests.browser.test_accessible import ENHANCED, TWICE
from tests.browser.test_desk import Desk, begin
from tests.browser.walked import WALKED

PRINTED = ("paper/sheets.html", "paper/slips.html")  # as wide as the A4 they are
SENT = ("house/second.html", "paper/sheets.html")  # answers to a form: their address shows no such page
PEOPLES = (
    "house/mine.html", "house/sheet.html", "house/ticket.html", "programme/record.html", "programme/next.html",
    "programme/activity.html",
)  # fmt: skip  # what residents open on their own phones
WIDTHS = {"320": 320, "doubled": 360}


class Round:
    """Opens each of WALKED once; `faults` is what was wrong there. `still` is a browser without scripts."""

    def __init__(self, desk: Desk, page: Page, still: Page) -> None:
        self.desk, self.page, self.still, self.seen = desk, page, still, set[str]()
        self.faults: dict[str, object] = {}

    def look(self, name: str) -> None:
        self.seen.add(name)
        if found := [
            *self.with_eyes(name),
            *self.with_a_keyboard(),
            *self.on_a_phone(name),
            *self.without_scripts(name),
        ]:
            self.faults[name] = found

    def with_eyes(self, name: str) -> list[str]:
        """Both themes; seven to one where residents read."""
        more = (ENHANCED,) if name in PEOPLES else ()
        self.page.set_viewport_size({"width": 1366, "height": 768})
        eyes.read_in(self.page)
        found = eyes.faults(self.page, *more)
        self.page.emulate_media(color_scheme="dark")
        found += eyes.contrast(self.page, *more)
        self.page.emulate_media(color_scheme="light", forced_colors="active")
        found += [f"forced colours: {it}" for it in self.page.evaluate(eyes.UNLINED)]
        self.page.emulate_media(forced_colors="none")
        return found

    def with_a_keyboard(self) -> list[str]:
        bad, left = eyes.walk(self.page)
        return [f"keyboard: {it}" for it in (*bad, *left)]

    def on_a_phone(self, name: str) -> list[str]:
        """320 px is 1280 at 400 %; then the system's letters doubled."""
        found = []
        for what, width in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": 640})
            before = self.page.evaluate("document.documentElement.style.fontSize")
            if what == "doubled":
                self.page.evaluate(TWICE)
            wide = self.page.evaluate(eyes.TOO_WIDE)
            if name not in PRINTED and wide != f"{width},{width} ":
                found.append(f"{what}: {wide}")
            self.page.evaluate("size => { document.documentElement.style.fontSize = size; }", before)
        if name in PEOPLES:
            found += [f"small: {it}" for it in self.page.evaluate(eyes.SMALL_TEXT, 18)]
            found += [f"small to hit: {it}" for it in self.page.evaluate(eyes.SMALL_TARGETS, 60)]
        return found

    def without_scripts(self, name: str) -> list[str]:
        """The same page of the same person in a browser that runs none: it says the same, and no button is dead."""
        if name in SENT:
            return []
        still = self.still
        still.context.clear_cookies()
        still.context.add_cookies(self.page.context.cookies())  # type: ignore[arg-type]
        answer = still.goto(self.page.url, wait_until="domcontentloaded")
        assert answer is not None and answer.status == 200, name
        title = "document.querySelector('h1')?.textContent.trim()"
        same = still.evaluate(title) == self.page.evaluate(title)
        return [f"without scripts: {it}" for it in (*([] if same else ["another page"]), *still.evaluate(eyes.DEAD))]

    def go(self, name: str, **where: str) -> None:
        answer = self.page.goto(self.desk.origin + WALKED[name].format(**where))
        assert answer is not None and answer.status == 200, name
        self.look(name)

    def at_the_desk(self) -> None:
        begin(self.desk, self.page)
        draft = self.page.url.removeprefix(self.desk.origin).split("?")[0]
        self.page.locator("button[value=keep]").click()
        for name in WALKED:
            if name.startswith("desk/"):
                self.go(name, draft=draft)

    def at_the_door(self) -> None:
        self.page.goto(self.desk.origin)
        show = str(self.page.locator("a[href$='/facilitator']").first.get_attribute("href")).removesuffix(
            "/facilitator"
        )
        code = self.page.locator(".mark").first.inner_text()
        self.page.goto(f"{self.desk.origin}/j/{code}")
        self.go("house/mine.html", show=show)
        self.go("house/sheet.html", show=show, ballot=self.told(show))
        self.page.goto(f"{self.desk.origin}{show}/facilitator")
        with self.page.context.expect_page() as tab:
            self.page.locator("form.second button").first.click()
        self.inside(tab.value, "house/second.html")
        self.go("paper/choose.html", show=show)
        for box in self.page.locator("input[type=checkbox]").all():
            box.check()
        self.page.locator("#ssid").fill("楼道")
        self.page.locator("form button").last.click()
        self.look("paper/sheets.html")
        self.go("paper/slips.html", show=show)
        self.page.goto(self.desk.origin + WALKED["house/tickets.html"].format(show=show))
        self.page.locator("#count").fill("2")
        self.page.locator("form button").first.click()
        self.look("house/tickets.html")
        ticket = self.page.locator(".tickets .digest").first.inner_text()
        self.go("house/ticket.html", ticket=ticket[ticket.index("/t/") :])

    def send(self, path: str, **form: str | float | bool) -> str:
        """A form of this browser; the page it leads to."""
        answer = self.page.context.request.post(
            self.desk.origin + path, form=form, headers={"Origin": self.desk.origin}
        )
        assert answer.ok, answer.text()
        return answer.url.removeprefix(self.desk.origin) + "\n" + answer.text()

    def found(self, pattern: str, text: str) -> str:
        found = re.search(pattern, text)
        assert found, pattern
        return found[1]

    def between_the_evenings(self) -> None:
        self.page.goto(self.desk.origin)
        show = self.found(r'href="(/s/\w+)/facilitator"', self.page.content())
        community = self.found(r'name="community" value="(\w+)"', self.send("/programme", do="community", name="柳河"))
        form = {"do": "project", "community": community, "title": "春天", "mode": "hub"}
        season = self.send("/programme", **form).split("\n")[0]
        self.send(season, do="bring", show=show.rsplit("/", 1)[1], people="40", minutes="90")
        self.send(f"{season}/targets", do="add", measure="people", wanted="200")
        self.send(f"{season}/topics", do="add", text="楼道里的车")
        told = self.send(f"{season}/activities", do="add", title="诗会", kind="poem", day="2026-04-04")
        hours = self.send(f"{show}/after/volunteers", do="add", name="小赵", planned="120")
        asked = self.send(f"{show}/after/reviewers", name="周会计", bench="audit")
        self.send(f"{show}/after/letters", do="add", to="街道办", subject="灯", sent="2026-03-10")
        self.send(f"{show}/do", do="publish", **{"as": "organizer"})
        where = {
            "show": show,
            "season": season,
            "next": season.replace("programme", "next"),
            "activity": self.found(r'href="(/activity/\w+)"', told),
            "hours": self.found(r'value="[^"]*(/hours/[\w-]+)"', hours),
            "reviewer": self.found(rf'value="[^"]*({show}/reviewer\?key=[\w-]+)"', asked),
        }
        for name in WALKED:
            if name.startswith("programme/"):
                self.go(name, **where)

    def walk(self) -> None:
        self.at_the_desk()
        self.at_the_door()
        self.between_the_evenings()

    def inside(self, tab: Page, name: str) -> None:
        home, self.page = self.page, tab
        self.page.wait_for_load_state()
        self.look(name)
        tab.close()
        self.page = home

    def told(self, show: str) -> str:
        """GO until a ballot has a result; its name."""
        self.page.goto(f"{self.desk.origin}{show}/facilitator")
        view = "fetch(location.pathname + '.json').then(answer => answer.json())"
        while True:
            ballot = self.page.evaluate(view)["ballot"]
            if ballot and ballot["state"] == "result":
                return str(ballot["id"])
            step = self.page.locator("#now").get_attribute("data-step") or ""
            self.page.locator("#go").click()
            self.page.locator(f"#now:not([data-step='{step}'])").wait_for()
            self.page.wait_for_timeout(1100)  # GO is deaf for a second
