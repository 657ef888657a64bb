"""The author's desk over HTTP: whom it lets in, what it keeps, what it shows, and what it refuses."""

import io
import re
import zipfile
from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest

from app.desk.table import read_table, write_table
from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.template import new
from app.web import desk_preview
from app.web.pages import Pages
from tests.web.house import House, Person

WICKED = '<script>alert(1)</script>"onload=x'
PAGE = {"Accept": "text/html"}
PLAY = new("deng").replace("- write:", "- discuss:")


async def owner(house: House) -> Person:
    _, secret = await house.theatre.house.ledger.add_key("house")
    person = house.person("organizer")
    assert (await person.http.get("/", params={"key": secret})).status_code == 303
    return person


async def draft(person: Person, text: str = PLAY) -> str:
    files = {"file": ("a.yaml", text.encode())}
    answer = await person.http.post("/desk/new", data={"from": "file"}, files=files)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def typed(person: Person, place: str, text: str, base: str = "") -> httpx.Response:
    return await person.http.post(f"{place}/save", json={"text": text, "base": base})


async def text_of(person: Person, place: str) -> str:
    return (await person.http.get(f"{place}/file.yaml")).text


async def test_the_desk_is_for_the_house_and_whom_it_invites(house: House) -> None:
    place = await draft(await owner(house))
    leader, resident = await house.staff("facilitator"), await house.resident()
    pages = (
        "/desk",
        "/desk/story",
        place,
        f"{place}/preview",
        f"{place}/file.yaml",
        f"{place}/look/stage",
        f"{place}/book",
    )
    for person in (leader, resident):
        assert {(await person.http.get(page)).status_code for page in pages} == {401}
        posts = [
            ("/desk/new", {"from": "template"}),
            (place, {"do": "drop"}),
            (f"{place}/open", {}),
            ("/desk/story", {}),
        ]
        assert {(await person.http.post(page, data=data)).status_code for page, data in posts} == {401}
        assert (await typed(person, place, "x")).status_code == 401


async def test_an_author_writes_under_a_name_until_the_link_is_revoked(house: House) -> None:
    boss, guest = await owner(house), house.person("author")
    place = await draft(boss)
    shown = (await boss.http.post("/desk/invite", data={"name": WICKED})).text
    assert "<script>alert" not in shown
    link = re.findall(r'id="author-link">([^<]+)<', shown)[0]
    assert (await guest.http.get(link)).headers["location"] == "/desk"
    assert (await typed(guest, place, PLAY + "# 我\n")).status_code == 200
    page = (await guest.http.get(place)).text
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    for refused in ("/desk/invite", "/desk/uninvite", f"{place}/open"):
        assert (await guest.http.post(refused, data={"name": "x"})).status_code == 403
    key = re.findall(r'name="key" value="(\w+)"', (await boss.http.get("/desk")).text)[0]
    assert (await boss.http.post("/desk/uninvite", data={"key": key})).status_code == 303
    assert (await guest.http.get(place)).status_code == 401


async def test_other_origins_cannot_write(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    boss.http.headers["Origin"] = "http://evil.example"
    assert (await boss.http.post(place, data={"text": "x", "do": "save"})).status_code == 403
    assert (await typed(boss, place, "x")).status_code == 403


@pytest.mark.parametrize("kind", ["template", "library", "lines", "word", "file", "zip"])
async def test_every_beginning_leads_to_a_draft(house: House, kind: str) -> None:
    boss = await owner(house)
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w") as archive:
        archive.writestr("x.yaml", PLAY)
        archive.writestr("media/a.png", b"\x89PNG\r\n\x1a\n")
    told, files = {
        "template": ({"from": "template"}, None),
        "library": ({"from": "library", "name": "dogs"}, None),
        "lines": ({"from": "lines", "lines": "甲：来了"}, None),
        "word": ({"from": "lines"}, {"file": ("a.txt", "甲：来了".encode("gbk"))}),
        "file": ({"from": "file"}, {"file": ("a.yaml", "没写完".encode())}),
        "zip": ({"from": "file"}, {"file": ("a.zip", parcel.getvalue())}),
    }[kind]
    answer = await boss.http.post("/desk/new", data=told, files=files)
    assert answer.status_code == 303
    page = await boss.http.get(answer.headers["location"])
    assert (page.status_code, 'data-errors="0"' in page.text) == (200, kind != "file")
    if kind == "zip":
        medium = await boss.http.get(f"{answer.headers['location']}/media/media/a.png")
        assert (medium.headers["content-type"], "sandbox" in medium.headers["content-security-policy"]) == (
            "image/png",
            True,
        )


@pytest.mark.parametrize(
    ("told", "file", "status"),
    [
        ({"from": "file"}, ("a.zip", b"PK"), 422),
        ({"from": "file"}, ("a.exe", b"MZ"), 422),
        ({"from": "lines"}, ("a.docx", b"PK"), 422),
        ({"from": "lines", "lines": ""}, ("", b""), 422),
        ({"from": "library", "name": "../lift"}, ("", b""), 422),
        ({"from": "nowhere"}, ("", b""), 422),
        ({"from": "file"}, ("a.yaml", b"#" * 1_100_000), 413),
    ],
)
async def test_a_beginning_that_is_none_is_a_sentence(
    house: House, told: dict[str, str], file: tuple[str, bytes], status: int
) -> None:
    boss = await owner(house)
    answer = await boss.http.post("/desk/new", data=told, files={"file": file})
    assert answer.status_code == status
    assert re.search("[\u4e00-\u9fff]", answer.json()["error"])


async def test_typing_is_kept_and_told_what_the_command_line_says(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    answer = (await typed(boss, place, PLAY.replace("lang: zh", "lang：zh"))).json()
    assert (answer["errors"], 'data-line="8" data-column="5"' in answer["html"]) == (1, True)
    assert "后面是中文冒号" in answer["html"]
    renamed = re.sub("(?m)^title: .*$", "title: 谁的鞋柜", PLAY)
    again = (await typed(boss, place, renamed, answer["stamp"])).json()
    assert (again["errors"], again["apart"], again["title"]) == (0, 0, "谁的鞋柜")
    native = (await typed(boss, place, renamed.replace("title: ", "题目："), again["stamp"])).json()
    assert (native["errors"], native["title"]) == (1, "谁的鞋柜")
    late = (await typed(boss, place, PLAY + "# 晚了\n", answer["stamp"])).json()
    assert late["apart"] > 0 and "# 晚了" in (await boss.http.get(f"{place}/version/{late['apart']}")).text
    assert "# 晚了" not in await text_of(boss, place)


async def test_wicked_text_is_text(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss, f"</textarea>{WICKED}\ntitle: {WICKED}\n\u202e\x00\ud7ff")
    for page in (place, "/desk", f"{place}/version/1"):
        assert "<script>alert" not in (await boss.http.get(page)).text
    assert "</textarea><script" not in (await typed(boss, place, f"</textarea>{WICKED}: x")).json()["html"]
    for body in (b"[", b"[]", b'{"text": 5}', b'{"text": "\\ud800"}', b"\xff"):
        answer = await boss.http.post(f"{place}/save", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == (200 if b"ud800" in body else 422)
    hostile = PLAY.replace("谁来关楼道的灯", WICKED).replace("孙阿姨:", f"'{WICKED[:8]}':")
    good = await draft(boss, hostile.replace("装感应灯", "<img src=x>"))
    for page in ("preview", "book", "map", "map.svg", "look/resident", "look/stage", "look/facilitator"):
        shown = await boss.http.get(f"{good}/{page}")
        assert (shown.status_code, "<script>alert" in shown.text, "<img src=x>" in shown.text) == (200, False, False)


async def test_without_scripts_everything_is_a_form(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    answer = await boss.http.post(place, data={"do": "insert:quiz", "text": PLAY.replace("\n", "\r\n"), "line": "40"})
    line = re.fullmatch(rf"{place}\?line=(\d+)#text", answer.headers["location"])
    text = await text_of(boss, place)
    assert line is not None and "- quiz:" in text.split("\n")[int(line[1]) - 1]
    assert load(text.encode()).title == load(PLAY.encode()).title
    assert (await boss.http.post(place, data={"do": "keep", "text": text + "# 二\n"})).status_code == 303
    assert (await boss.http.post(place, data={"do": "restore:1"})).status_code == 303
    assert await text_of(boss, place) == PLAY
    assert (await boss.http.post(place, data={"do": "dance"})).status_code == 422
    written = await text_of(boss, place)
    assert (await boss.http.post(place, data={"do": "drop"})).headers["location"] == "/desk"
    id = place.removeprefix("/desk/")
    assert f'name="id" value="{id}"' in (await boss.http.get("/desk")).text
    assert (await boss.http.get(place)).status_code == 404
    assert (await boss.http.post("/desk/back", data={"id": f"../{id}"})).status_code == 404
    assert (await boss.http.post("/desk/back", data={"id": id})).headers["location"] == place
    assert await text_of(boss, place) == written
    assert f'name="id" value="{id}"' not in (await boss.http.get("/desk")).text
    assert (await boss.http.post(place, data={"do": "drop"})).status_code == 303
    assert (await boss.http.get(place)).status_code == 404


async def test_what_meets_anothers_change_is_kept_apart(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    answer = await boss.http.post(place, data={"do": "save", "text": "我的", "base": "0" * 16})
    assert (answer.status_code, "另存成了第 2 版" in answer.text) == (200, True)
    assert await text_of(boss, place) == PLAY


async def test_a_draft_leaves_and_returns_as_one_file(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss, PLAY + "x: 写了一半\n")
    picture = {"file": ("灯.png", b"\x89PNG\r\n\x1a\n")}
    assert (await boss.http.post(place, data={"do": "media"}, files=picture)).status_code == 303
    assert (await boss.http.post(place, data={"do": "media"}, files={"file": ("x.svg", b"<svg>")})).status_code == 422
    left = await boss.http.get(f"{place}/file.zip")
    assert quote("谁来关楼道的灯.zip") in left.headers["content-disposition"]
    parcel = left.content
    answer = await boss.http.post("/desk/new", data={"from": "file"}, files={"file": ("b.zip", parcel)})
    again = answer.headers["location"]
    assert await text_of(boss, again) == await text_of(boss, place)
    assert (await boss.http.get(f"{again}/media/media/灯.png")).content == b"\x89PNG\r\n\x1a\n"


async def test_every_cue_is_seen_as_each_sees_it_and_one_step_back(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    seen, page = [], await boss.http.get(f"{place}/preview")
    while True:
        frames = re.findall(r'<iframe sandbox="allow-same-origin"[^>]* src="([^"]+)"', page.text)
        assert len(frames) == 3
        for frame in frames:
            shown = await boss.http.get(frame.replace("&amp;", "&"))
            assert (shown.status_code, "<script" in shown.text) == (200, False)
            assert shown.headers["x-frame-options"] == "SAMEORIGIN"
            assert "sandbox allow-same-origin" in shown.headers["content-security-policy"]
        seen.append(frames[0].partition("?")[2])
        on = re.search(r'id="on" rel="next" href="([^"]+)"', page.text)
        if on is None:
            break
        page = await boss.http.get(f"{place}/preview" + on[1].replace("&amp;", "&"))
    assert len(seen) == len(list(load(PLAY.encode()).beats())) + 3
    back = []
    while earlier := re.search(r'id="back" rel="prev" href="([^"]+)"', page.text):
        page = await boss.http.get(f"{place}/preview" + earlier[1].replace("&amp;", "&"))
        back.append(re.findall(r'look/resident\?([^"]+)"', page.text)[0])
    assert back == seen[-2::-1]
    assert (await boss.http.get(f"{place}/preview?beat=nothing")).status_code == 404


async def test_a_faulty_draft_is_not_played(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss, PLAY.replace("lang: zh", "lang：zh"))
    for page in ("preview", "map", "book"):
        answer = await boss.http.get(f"{place}/{page}")
        assert (answer.status_code, "第 8 行" in answer.json()["error"]) == (422, True)
        assert f'href="{place}"' in (await boss.http.get(f"{place}/{page}", headers=PAGE)).text
    assert (await boss.http.post(f"{place}/open")).status_code == 422


async def test_the_cue_book_holds_everything_for_an_evening_without_power(house: House) -> None:
    boss = await owner(house)
    text = (await boss.http.get(f"{await draft(boss)}/book")).text
    for word in (
        "孙阿姨",
        "摔一跤没人知道",
        "谁又给关了？",
        "不会用手机的，发纸票。",
        "装感应灯",
        "晚了缩到 3′",
        "0:19",
        "纸票",
        "0:02",
    ):
        assert word in text
    assert text.count('class="slip"') == 8


async def test_a_draft_opens_as_a_show(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    answer = await boss.http.post(f"{place}/open", data={"rehearsal": "1"})
    assert answer.status_code == 303 and re.match(r"/s/\w+/organizer\?key=", answer.headers["location"])
    rows = await house.theatre.house.ledger.shows()
    assert {(row.title, row.rehearsal) for row in rows} == {("小戏", False), ("谁来关楼道的灯", True)}


async def test_a_story_is_told_in_a_form(house: House) -> None:
    boss = await owner(house)
    told = {
        "title": "晾衣杆",
        "who1": "王秀兰",
        "wanted1": "晒被子",
        "who2": "小于",
        "stuck": "谁也不先开口",
        "consent": "1",
    }
    named = await boss.http.post("/desk/story", data=told)
    assert (named.status_code, named.text.count("像是真名"), 'value="晒被子"' in named.text) == (409, 1, True)
    assert (await boss.http.post("/desk/story", data=told | {"who1": WICKED, "consent": ""})).text.count(
        "<script>"
    ) == 0
    answer = await boss.http.post("/desk/story", data=told | {"who1": "王阿姨"})
    assert answer.status_code == 303
    assert 'data-errors="0"' in (await boss.http.get(answer.headers["location"])).text


async def test_a_draft_is_translated_by_a_table(house: House) -> None:
    boss = await owner(house)
    place = await draft(boss)
    for name in ("table.xlsx", "table.csv"):
        table = (await boss.http.get(f"{place}/{name}")).content
        rows = read_table(name, table)
        filled = [replace(row, translation=f"Word {n}") for n, row in enumerate(rows.values())]
        files = {"file": (name, write_table(name, filled, "zh"))}
        answer = await boss.http.post(f"{place}/table", data={"do": "translate", "lang": "en"}, files=files)
        scenario = load((await text_of(boss, answer.headers["location"])).encode())
        assert (scenario.lang, scenario.title) == ("en", "Word 0")
        assert (await typed(boss, place, PLAY.replace("谁又给关了？", "谁又关了？"))).status_code == 200
        renewed = await boss.http.post(f"{place}/table", data={"do": "renew"}, files=files)
        assert [row.row.text for row in read_table(name, renewed.content).values() if row.state] == [
            "（摸着墙）谁又关了？"
        ]
        assert (await typed(boss, place, PLAY)).status_code == 200
    broken = {"file": ("a.xlsx", b"PK")}
    assert (await boss.http.post(f"{place}/table", data={"lang": "en"}, files=broken)).status_code == 422
    assert (await boss.http.get(f"{place}/table.doc")).status_code == 422


async def test_the_desk_speaks_english(house: House) -> None:
    boss = await owner(house)
    boss.http.cookies.set("lang", "en")
    place = await draft(boss, new("x", "en"))
    for page in ("/desk/story", f"{place}/map", f"{place}/preview"):
        answer = await boss.http.get(page)
        text = answer.text
        assert answer.status_code == 200
        assert set(re.findall("[\u4e00-\u9fff]+", text)) <= {"中文"}


def test_every_cue_of_every_kind_is_drawn_for_each() -> None:
    """The longest evening of the house has all eleven kinds, or nearly."""
    play, pages, drawn = load(SCENARIOS / "lift-full.yaml"), Pages("http://127.0.0.1"), 0
    assert len({beat.kind for beat in play.beats()}) >= 10
    for beat in play.beats():
        for press in range(desk_preview.presses(play, beat.id, 0) + 1):
            for audience in ("resident", "stage", "facilitator"):
                page = desk_preview.drawn(pages, play, audience, beat.id, press, 0)
                drawn += f'class="size-0 {audience}' in page
    assert drawn > 3 * len(list(play.beats()))
