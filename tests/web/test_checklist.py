"""What went wrong in other programs of this kind, looked for in this one: the rows of `docs/asvs.md` without a better
place."""

import re
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.places import STATIC
from app.web.password import NAME, new, write
from tests.web.house import PLAY, House, opened
from tests.web.table import ROWS

PASSWORD = "三楼半的凳子谁来修一修呢"
SCRIPTS = sorted(STATIC.glob("*.js"))
MARKUP = re.compile(r"\.(?:innerHTML|outerHTML) *=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function")
OURS = (
    'document.getElementById("problems").outerHTML = told.html;',  # drawn by the desk, escaped there
    "box.innerHTML = html;",  # a region as the house sent it, into a template that runs nothing
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_markup_of_nothing_but_whole_regions(script: Path) -> None:
    lines = [line for line in script.read_text("utf-8").splitlines() if MARKUP.search(line)]
    assert [line for line in lines if not any(known in line for known in OURS)] == []


async def test_no_answer_leads_anywhere_else(house: House) -> None:
    people = [house.person("nobody"), await house.resident(), await house.staff("organizer")]
    asked = {"lang": "en", "next": "//evil.example/", "url": "https://evil.example/", "back": "//evil.example"}
    values = {"show": house.show, "code": house.code, "ballot": "装"}
    wrong = []
    pages = {row.address for row in ROWS if row.route.startswith("GET") and "record." not in row.route}
    for address in ["//evil.example/", "/\\evil.example", *pages]:
        for person in people:
            answer = await person.http.get(f"{house.origin}{address.format(**values)}", params=asked)
            place = answer.headers.get("location", "/")
            if not re.match(r"/(?![/\\])", place) or "evil" in place.partition("?")[0]:
                wrong.append((address, place))
    assert wrong == []


@pytest.mark.parametrize("title", ['坏"名字;filename="x.exe', "../../etc/passwd", "a\u202egnp.exe", "长" * 60])
async def test_a_file_is_named_by_the_house_whatever_the_evening_is_called(tmp_path: Path, title: str) -> None:
    async with opened(tmp_path) as house:
        await house.play(PLAY.replace("title: 小戏", f"title: {title!r}"))
        organizer = await house.staff("organizer")
        organizer.http.timeout = httpx.Timeout(60)
        header = (await organizer.http.get(f"/s/{house.show}/record.json")).headers["content-disposition"]
    assert re.fullmatch(r"attachment; filename=\"[\w.]+\"; filename\*=UTF-8''[\w.%~-]+", header), header
    assert "%2F" not in header and "%5C" not in header and "%E2%80%AE" not in header


def repeats(parsed: Any, inside: bool = False) -> bool:
    """Whether something endless holds something endless: the pattern that a short text can keep busy for hours."""
    for kind, told in parsed:
        endless = str(kind).endswith("REPEAT") and told[1] > 1000
        if endless and inside:
            return True
        parts = told if isinstance(told, tuple | list) else ()
        for part in parts:
            branches = part if isinstance(part, list) else [part]
            if any(hasattr(b, "data") and repeats(b, inside or endless) for b in branches):
                return True
    return False


def test_no_pattern_can_be_kept_busy_by_a_short_text() -> None:
    from re import _parser  # type: ignore[attr-defined]

    assert repeats(_parser.parse(r"(a+)+$")) and not repeats(_parser.parse(r"a+b*(?:c{1,3})+"))
    rooms = ("app.show", "app.web", "app.programme")
    modules = {name: module for name, module in sys.modules.items() if name.startswith(rooms)}
    found = {
        f"{name}.{word}": value.pattern
        for name, module in modules.items()
        for word, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(found) > 10
    assert [name for name, pattern in found.items() if repeats(_parser.parse(pattern))] == []


async def test_a_broken_password_file_opens_no_door_and_closes_no_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        for broken in ("{", '{"salt": "zz", "hash": "zz", "factor": ""}', '{"salt": "00"}', "[]", ""):
            (house.settings.data / NAME).write_text(broken, "utf-8")
            stranger = house.person("nobody")
            assert (await stranger.http.post("/login", data={"password": PASSWORD})).status_code == 503
            assert (await stranger.http.get("/")).status_code == 200
            assert (await stranger.http.post("/join", data={"code": house.code})).status_code == 303
            organizer = await house.staff("organizer")
            assert (await organizer.http.get(organizer.page)).status_code == 200


async def test_each_login_is_a_key_of_its_own_that_ends(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        write(house.settings.data, new(PASSWORD))
        before = {key.id for key in await house.theatre.house.ledger.keys(None)}
        cookies = set()
        for _ in range(2):
            person = house.person("nobody")
            assert (await person.http.post("/login", data={"password": PASSWORD})).status_code == 303
            cookies.add(person.http.cookies["house"])
        fresh = [key for key in await house.theatre.house.ledger.keys(None) if key.id not in before]
        assert (len(cookies), len(fresh), all(key.expires_at for key in fresh)) == (2, 2, True)


@pytest.mark.parametrize("size", [3, 70, 2000])
async def test_a_name_as_hostile_as_a_comment_is_refused_or_shown_as_text(house: House, size: int) -> None:
    organizer = await house.staff("organizer")
    wicked = ("<img src=x onerror=alert(1)>\u202e{{7*7}}" * 60)[:size]
    answer = await organizer.act("invite", name=wicked, field=wicked)
    assert answer.status_code in (204, 413, 422)
    for role in ("organizer", "stage", "resident"):
        person = await house.person(role).come()
        text = (await person.http.get(person.page)).text
        assert "<img src=x" not in text and "\u202e" not in text and "&gt;49" not in text
