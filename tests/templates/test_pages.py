"""Every page in every state and language: it renders with nothing missing, and keeps the laws of regions and of CSP."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.i18n import LANGS
from app.live.crowd import Group
from app.live.sheet import PERSONAL, Sight
from app.places import TEMPLATES
from app.show.views import ResidentView
from app.web.pages import Pages, has_personal, regions
from app.web.taste import Taste
from tests.templates.evening import WALL
from tests.templates.samples import samples

PAGES = Pages("http://192.168.1.20:8000")
SAMPLES = samples()
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TYPED = {"textarea", "select", "details", "dialog"}
STATES = pytest.mark.parametrize("name", SAMPLES)
TONGUES = pytest.mark.parametrize("lang", LANGS)


class Reader(HTMLParser):
    """Elements with their depth; whether every one is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[int, str, dict[str, str | None]]] = []
        self.crossed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((len(self.open), tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((len(self.open), tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def page(name: str, lang: str, plain: bool = False, write: bool = False, size: int = 0) -> str:
    audience, sight, me, _ = SAMPLES[name]
    return PAGES.page(audience, Taste(lang, size, plain), sight, me, {"write": "1" if write else "", "answer": ""})


def parts(name: str, lang: str) -> dict[str, str]:
    audience, sight, me, answer = SAMPLES[name]
    group = Group(audience, lang, "")
    found = {region: PAGES.region(group, region, sight) for region in regions(audience)}
    return found | ({PERSONAL: PAGES.personal(group, sight, me, answer)} if has_personal(audience) else {})


@TONGUES
@STATES
def test_a_region_is_one_whole_value_without_anything_to_type_in(name: str, lang: str) -> None:
    for region, html in parts(name, lang).items():
        read = Reader(html)
        roots = [(tag, attrs.get("id")) for depth, tag, attrs in read.found if depth == 0]
        typed = [tag for _, tag, attrs in read.found if tag in TYPED or typable(tag, attrs)]
        assert ([id for _, id in roots], typed, read.open, read.crossed) == ([region], [], [], [])


def typable(tag: str, attrs: dict[str, str | None]) -> bool:
    return tag == "input" and attrs.get("type") != "hidden"


@TONGUES
@STATES
def test_a_page_holds_its_regions_once_and_loads_nothing_from_outside(name: str, lang: str) -> None:
    for html in (page(name, lang), page(name, lang, plain=True), page(name, lang, plain=True, write=True)):
        read = Reader(html)
        assert (read.open, read.crossed) == ([], [])
        ids = [id for _, _, attrs in read.found if (id := attrs.get("id"))]
        assert sorted(ids) == sorted(set(ids))
        assert set(parts(name, lang)) <= set(ids)
        for _, tag, attrs in read.found:
            assert tag != "style"
            assert not [a for a in attrs if a == "style" or a.startswith("on") or a.startswith("hx-on")]
            assert tag != "script" or (attrs.get("src") or "").startswith("/static/")
            loads = [attrs.get(a) or "" for a in ("src", "action", "ws-connect")] + (
                [attrs.get("href") or ""] if tag != "a" else []
            )
            assert not [url for url in loads if re.match(r"(?:[a-z]+:)?//", url)]


@STATES
def test_in_english_only_what_people_wrote_is_chinese(name: str) -> None:
    """And the name of the other language, on its own button."""
    written = repr(SAMPLES[name]) + "中文"
    found = re.findall("[\u4e00-\u9fff]+", page(name, "en") + "".join(parts(name, "en").values()))
    assert [run for run in found if run not in written] == []


@STATES
def test_without_scripts_a_page_refreshes_itself_unless_someone_writes(name: str) -> None:
    def refreshes(html: str) -> bool:
        return any(tag == "meta" and a.get("http-equiv") == "refresh" for _, tag, a in Reader(html).found)

    plain, writing = page(name, "zh", plain=True), page(name, "zh", plain=True, write=True)
    types = any(
        t in ("textarea", "select") or (t == "input" and a.get("type", "text") == "text")
        for _, t, a in Reader(plain).found
    )
    assert (refreshes(plain), refreshes(writing)) == (not types, False)
    assert "<script" not in plain + writing


@STATES
def test_every_act_names_itself(name: str) -> None:
    """A form to `do` carries exactly one `do`: hidden, or on each of its buttons."""
    for form in re.findall(r'<form[^>]*action="/s/demo/do".*?</form>', page(name, "zh"), re.S):
        hidden = len(re.findall(r'<input type="hidden" name="do"', form))
        buttons = re.findall(r"<button[^>]*>", form)
        named = [b for b in buttons if 'name="do"' in b]
        assert (hidden, len(named)) in ((1, 0), (0, len(buttons)))


@pytest.mark.parametrize(("name", "may"), [("discuss", True), ("spoke", False), ("full", False)])
def test_who_may_not_raise_a_hand_has_no_button_for_it(name: str, may: bool) -> None:
    found = page(f"resident-{name}", "zh")
    assert ('id="hand-up"' in found) is may
    assert ("想说请举手" in found) is (name == "spoke")  # "spoke": others may


def test_nothing_is_made_for_templates_that_no_template_asks_for() -> None:
    """It would be made for every region of every show: a picture of the join code once was."""
    audience, sight, me, answer = SAMPLES["resident-discuss"]
    written = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html"))
    given = PAGES.context(audience, Taste("zh"), sight, me, answer)
    assert [name for name in given if not re.search(rf"\b{name}\b", written)] == []


def test_a_crowded_console_says_how_many_wait_and_that_not_all_are_listed() -> None:
    some, crowded = page("facilitator-vote", "zh"), page("facilitator-crowded", "zh")
    told = ("214</span>", "1903</span>", "先列等得最久的 2 条", "只列大家正看到的")
    assert [[words in html for words in told] for html in (some, crowded)] == [[False] * 4, [True] * 4]


def test_what_was_written_is_shown_as_written() -> None:
    wicked = replace(WALL[0], text="<img src=x onerror=alert(1)>")
    view = SAMPLES["resident-discuss"][1].view
    assert isinstance(view, ResidentView)
    sight = Sight(replace(view, comments=(wicked,)))
    html = PAGES.region(Group("resident", "zh", ""), "wall", sight)
    assert ("<p>&lt;img src=x onerror=alert(1)&gt;</p>" in html, "<img" in html) == (True, False)


@TONGUES
@pytest.mark.parametrize("name", ["front", "error", "join", "privacy"])
def test_the_door_speaks_both_languages(name: str, lang: str) -> None:
    values = {
        "owner": True,
        "login": True,
        "shows": [],
        "library": [{"name": "lift", "title": "三楼半", "minutes": 85, "summary": ""}],
        "status": 404,
        "sentence": "?",
        "code": "482913",
    }
    read = Reader(PAGES.house(name, Taste(lang), **values))
    assert (read.open, read.crossed) == ([], [])
    assert [tag for _, tag, _ in read.found].count("h1") == (0 if name == "join" else 1)
