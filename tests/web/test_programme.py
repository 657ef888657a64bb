"""Between the evenings, over real HTTP: a season, its evidence, its neighbours, its reviewers, its programs."""

import io
import re
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from app.cli_desk import pack_show
from app.desk.parcel import OURS, open_parcel
from app.programme.book import Book
from app.programme.tables import Activity, Community, Project, Remark, SignIn, Topic, Visit, Wish
from app.web.api import DOORS, described
from app.web.library import bring
from app.web.prints import prints
from app.web.retention import destroy
from tests.programme.test_pictures import PLACE, photograph
from tests.web.house import PLAY, House, opened

HOSTILE = "<script>alert(1)</script>\"'{{7*7}}"


class Office:
    """The house's own browser, and a community with a project in which the show of the house stands."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.me = house.person("house")

    @property
    def book(self) -> Book:
        return Book(self.house.theatre.house.ledger)

    async def come(self) -> "Office":
        _, secret = await self.house.theatre.house.ledger.add_key("house")
        assert (await self.me.http.get("/", params={"key": secret})).status_code == 303
        self.project = await self.begin("柳河新村")
        assert (await self.post(f"/programme/{self.project}", do="bring", show=self.house.show)).status_code == 303
        return self

    async def begin(self, community: str) -> str:
        assert (await self.post("/programme", do="community", name=community)).status_code == 303
        one = next(c for c in await self.book.all(Community) if c.name == community)
        made = await self.post("/programme", do="project", community=one.id, title=f"{community}的春天", mode="equal")
        return str(made.headers["location"]).rsplit("/", 1)[1]

    async def post(self, path: str, **form: str) -> httpx.Response:
        return await self.me.http.post(path, data=form)

    async def get(self, path: str) -> httpx.Response:
        return await self.me.http.get(path)


@pytest_asyncio.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with opened(tmp_path, pace=1000.0, burst=1000) as house:
        yield await Office(house).come()


def stranger(office: Office) -> httpx.AsyncClient:
    return office.house.person("nobody").http


async def link(office: Office, answer: httpx.Response, path: str) -> str:
    assert answer.status_code == 200, answer.text
    found = re.search(rf'value="[^"]*({path}[^"]*)"', answer.text)
    assert found
    return found[1]


async def test_neighbours_read_comment_and_see_what_became_of_it(office: Office) -> None:
    house = office.house
    page, neighbour = f"/s/{house.show}/record", stranger(office)
    assert (await (await house.staff("facilitator")).act("end")).status_code == 204
    assert (await neighbour.post(page, data={"text": "早了"})).status_code == 404
    await (await house.staff("organizer")).act("publish")
    assert (await neighbour.post(page, data={"text": HOSTILE})).status_code == 303
    assert "alert(1)" not in (await neighbour.get(page)).text
    remark = (await office.book.all(Remark))[0]
    assert (await office.post(f"/s/{house.show}/after/remarks", id=remark.id, state="shown")).status_code == 303
    letter = {"to": "街道办", "subject": HOSTILE, "sent": "2026-03-10", "answered": "2026-03-20", "answer": "装两盏"}
    assert (await office.post(f"/s/{house.show}/after/letters", do="add", **letter)).status_code == 303
    text = (await neighbour.get(page)).text
    assert "alert(1)" in text and "<script>alert" not in text and "装两盏" in text and "不是法定决定" in text
    assert (await neighbour.get(f"{page}/qr.svg")).headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("text", ["", "字" * 301, "a\u202eb", "打 13812345678", "卡 6222021234567890123"])
async def test_a_comment_that_cannot_be_taken_is_refused_with_a_sentence(office: Office, text: str) -> None:
    await (await office.house.staff("organizer")).act("publish")
    answer = await stranger(office).post(f"/s/{office.house.show}/record", data={"text": text})
    assert answer.status_code == 422 and answer.json()["error"]
    assert await office.book.all(Remark) == []


async def test_comments_are_slowed_and_end_after_a_week(office: Office) -> None:
    neighbour, page = stranger(office), f"/s/{office.house.show}/record"
    await (await office.house.staff("organizer")).act("publish")
    answers = [(await neighbour.post(page, data={"text": "好"})).status_code for _ in range(22)]
    assert answers[:20] == [303] * 20 and answers[-1] == 429
    clock = office.house.theatre.house.clock
    office.house.theatre.house.clock = lambda: clock() + 8 * 24 * 3600 * 1000
    assert (await neighbour.post(page, data={"text": "晚了"})).status_code == 409


async def test_a_season_computes_what_was_reached_and_opens_the_next_evening(office: Office) -> None:
    await office.house.resident()
    season = f"/programme/{office.project}"
    await office.post(f"{season}/targets", do="add", measure="evenings", wanted="4", name=HOSTILE)
    await (await office.house.staff("facilitator")).act("end")
    text = (await office.get(season)).text
    assert "1 / 4" in text and "<script>alert" not in text and "各方轮流" in (await office.get(f"{season}/tasks")).text
    opened_one = await office.post(season, do="open", scenario="lift", people="40", minutes="90", day="2026-04-01")
    assert opened_one.status_code == 303 and "/organizer?key=" in opened_one.headers["location"]
    assert (await office.post(season, do="open", scenario="../../etc/passwd")).status_code == 422
    text = (await office.get(season)).text
    assert text.count("进组织者页") == 2 and '<option value="lift">三楼半' in text
    answer = await office.get(f"{season}/season.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/")]
        assert len(sheets) == 5 and not any("<f>" in sheet for sheet in sheets)
        assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;") in book.read("xl/sharedStrings.xml").decode()


async def test_wishes_name_the_plays_that_come_near(office: Office) -> None:
    await office.post(f"/programme/{office.project}/topics", do="add", text="楼里想装电梯")
    text = (await office.get(f"/programme/{office.project}")).text
    assert "《三楼半》" in text and "楼里想装电梯 · 0 人想看" in text


async def test_a_letter_begins_with_what_the_record_says(office: Office) -> None:
    page = (await office.get(f"/s/{office.house.show}/after/letters")).text
    assert "这一晚居民的意见" in page and "少数人没有写理由。" in page and "不是法定决定。" in page


async def test_neighbours_read_who_ran_it_and_who_paid(office: Office) -> None:
    await office.post(f"/programme/{office.project}", do="change", title="春天", mode="hub", purchaser="镇里的社建办")
    await (await office.house.staff("organizer")).act("publish")
    text = (await stranger(office).get(f"/s/{office.house.show}/record")).text
    assert "镇里的社建办" in text and "组织者没有写" in text and 'href="/privacy"' in text


async def test_communities_do_not_see_each_other(office: Office) -> None:
    other = await office.begin("槐树里")
    one = next(c for c in await office.book.all(Community) if c.name == "槐树里")
    told = await office.post("/programme", do="steward", community=one.id)
    steward = stranger(office)
    assert (await steward.get(await link(office, told, "/programme.key="))).status_code == 303
    front = (await steward.get("/programme")).text
    assert "槐树里的春天" in front and "柳河新村" not in front
    assert [(await steward.get(f"/programme/{p}")).status_code for p in (other, office.project)] == [200, 404]
    theirs = f"/programme/{office.project}"
    for path in (theirs, f"{theirs}/targets", f"{theirs}/topics"):
        assert (await steward.post(path, data={"do": "add"})).status_code == 404
    bring = await steward.post(f"/programme/{other}", data={"do": "bring", "show": office.house.show})
    enter = await steward.post(f"/programme/{other}", data={"do": "enter", "show": office.house.show})
    assert (bring.status_code, enter.status_code) == (422, 404)
    for form in ({"do": "community", "name": "我的"}, {"do": "steward", "community": one.id}, {"do": "revoke"}):
        assert (await steward.post("/programme", data=form)).status_code == 403
    assert (await steward.get(f"/s/{office.house.show}/after")).status_code == 401
    await office.post("/programme", do="revoke", community=one.id)
    assert (await steward.get("/programme")).status_code == 401


async def test_residents_wish_sign_in_and_are_forgotten(office: Office) -> None:
    season, page = f"/programme/{office.project}", f"/next/{office.project}"
    await office.post(f"{season}/topics", do="add", text="楼道里的车")
    await office.post(f"{season}/activities", do="add", title="诗会", kind="poem", paper="3")
    topic, activity = (await office.book.all(Topic))[0].id, (await office.book.all(Activity))[0].id
    phone = stranger(office)
    for n, times in enumerate((1, 0, 1), 1):
        assert (await phone.post(page, data={"do": "wish", "topic": topic})).status_code == 303, n
        assert len(await office.book.all(Wish)) == times
    await phone.post(page, data={"do": "topic", "text": HOSTILE})
    assert [t.state for t in await office.book.all(Topic)] == ["shown", "held"]
    assert "alert(1)" not in (await phone.get(page)).text
    for _ in range(2):
        assert (await phone.post(f"/activity/{activity}", data={"score": "5"})).status_code == 303
    assert [s.score for s in await office.book.all(SignIn)] == [5]
    assert (await phone.post(f"/activity/{activity}", data={"score": "6"})).status_code == 422
    await phone.post(page, data={"do": "visit", "show": office.house.show, "first": "1"})
    await phone.post(page, data={"do": "growth", "w": "1"})
    assert len(await office.book.all(Visit)) == 1
    await phone.post(page, data={"do": "forget"})
    assert await office.book.all(Visit) == []


async def test_what_people_say_of_themselves_is_told_of_five_and_more(office: Office) -> None:
    season, page = f"/programme/{office.project}", f"/next/{office.project}"
    for n in range(6):
        said = {"w": "1", "c": "1", "b": "1"} if n < 5 else {"w": "1"}
        age = "3" if n < 5 else "1"
        assert (await stranger(office).post(page, data={"do": "growth", "age": age, **said})).status_code == 303
    text = (await office.get(season)).text
    assert "5 人先来过文化活动，又来看戏" in text and "带邻居来过 5" in text
    assert "35 岁以下 ＊ · 36 到 59 岁 0 · 60 岁以上 ＊" in text


async def test_the_house_reads_all_communities_in_one_file(office: Office) -> None:
    await office.begin("槐树里")
    with zipfile.ZipFile(io.BytesIO((await office.get("/programme/all.xlsx")).content)) as book:
        told = book.read("xl/sharedStrings.xml").decode()
    assert [name for name in ("柳河新村", "槐树里的春天", "小戏") if name not in told] == []
    one = next(c for c in await office.book.all(Community) if c.name == "槐树里")
    steward = stranger(office)
    await steward.get(
        await link(office, await office.post("/programme", do="steward", community=one.id), "/programme.key=")
    )
    assert (await steward.get("/programme/all.xlsx")).status_code == 403


async def test_anybody_looks_up_law(office: Office) -> None:
    text = (await stranger(office).get("/laws", params={"q": "物权法"})).text
    assert "已废止" in text and "民法典" in text and "不是法律意见" in text
    assert "<script>alert" not in (await stranger(office).get("/laws", params={"q": HOSTILE})).text


async def test_a_volunteer_alone_says_how_long(office: Office) -> None:
    drawer = f"/s/{office.house.show}/after/volunteers"
    told = await office.post(drawer, do="add", name="小赵", planned="120")
    hours, phone = await link(office, told, "/hours/"), stranger(office)
    assert (await phone.post(hours, data={"minutes": "135"})).status_code == 303
    assert (await phone.post(hours, data={"minutes": "9999"})).status_code == 422
    assert "本人说 135 分钟" in (await office.get(drawer)).text
    assert "135 分钟。时长由本人确认。" in (await phone.get(hours)).text
    evidence = (await office.get(f"/s/{office.house.show}/after/evidence")).text
    assert "志愿者本人说的和计划的不一样：小赵" in evidence
    flag = re.search(r'name="flag" value="(\w+)"', evidence)
    assert flag
    await office.post(f"/s/{office.house.show}/after/evidence", do="answer", flag=flag[1], text="多留了一会儿")
    assert "多留了一会儿" in (await office.get(f"/s/{office.house.show}/after/evidence")).text


async def test_a_reviewer_scores_alone_then_sees_the_others_and_changes_nothing(office: Office) -> None:
    show = office.house.show
    panel, desk = f"/s/{show}/after/reviewers", f"/s/{show}/reviewer"
    people = []
    for name in ("周会计", "吴老师"):
        told = await office.post(panel, name=name, bench="audit")
        people.append(stranger(office))
        assert (await people[-1].get(await link(office, told, f"{desk}.key="))).status_code == 303
    first, second = people
    assert (await first.post(desk, data={"needs": "8", "stake": "没有", "remark": "账清楚"})).status_code == 303
    assert "账清楚" not in (await second.get(desk)).text
    assert "演出记录" in (await second.get(f"{desk}/record", timeout=60)).text
    assert (await second.post(desk, data={"needs": "11", "stake": "没有"})).status_code == 422
    assert (await second.post(desk, data={"needs": "6", "stake": "没有"})).status_code == 303
    assert "账清楚" in (await second.get(desk)).text
    assert (await first.post(desk, data={"needs": "9", "stake": "没有"})).status_code == 409
    for path in ("after", "after/evidence", "organizer", "record.docx", "pack.zip"):
        assert (await first.get(f"/s/{show}/{path}")).status_code == 401
    assert (await first.post(f"/s/{show}/do", data={"do": "publish"})).status_code == 401
    assert (await first.post(f"/s/{show}/after/letters", data={"do": "add"})).status_code == 401


async def test_a_photograph_is_kept_bare_and_goes_with_its_show(office: Office) -> None:
    show, house = office.house.show, office.house
    album = f"/s/{show}/after/photos"
    files = {"file": ("../../x.jpg", photograph(), "image/jpeg")}
    about = {"caption": HOSTILE, "consent": "yes"}
    assert (await office.me.http.post(album, data=about, files=files)).status_code == 303
    page = (await office.get(album)).text
    found = re.search(rf"{album}/\w+", page)
    assert found and "<script>alert" not in page
    picture = await office.get(found[0])
    assert (
        picture.status_code == 200
        and PLACE not in picture.content
        and "sandbox" in picture.headers["content-security-policy"]
    )
    assert (await stranger(office).get(found[0])).status_code == 401
    bad = {"file": ("x.jpg", b"<svg onload=alert(1)>", "image/jpeg")}
    assert (await office.me.http.post(album, data=about, files=bad)).status_code == 422
    await destroy(house.theatre, show)
    assert not (house.settings.data / "photos" / show).exists()
    assert (await office.get(found[0])).status_code == 404


async def test_what_was_filled_in_stands_in_the_record_and_never_in_the_public_one(office: Office) -> None:
    show = office.house.show
    await office.post(f"/programme/{office.project}", do="plan", show=show, people="40", minutes="90")
    await office.post(f"/s/{show}/after/volunteers", do="add", name="小赵", planned="120")
    await office.post(
        f"/s/{show}/after/vouchers", do="add", serial="0007", day="2026-03-01", fen="1250", purpose="茶", payee="shop"
    )
    for caption, consent in (("散场", "yes"), ("孩子", "no")):
        files = {"file": ("x.jpg", photograph(), "image/jpeg")}
        about = {"caption": caption, "consent": consent}
        assert (await office.me.http.post(f"/s/{show}/after/photos", data=about, files=files)).status_code == 303
    evidence = (await office.get(f"/s/{show}/after/evidence")).text
    flag = re.search(r'name="flag" value="(\w+)"', evidence)
    assert flag
    await office.post(f"/s/{show}/after/evidence", do="answer", flag=flag[1], text="多留了一会儿")
    office.me.http.timeout = httpx.Timeout(60)
    mine = (await office.get(f"/s/{show}/record.md")).text
    assert [w for w in ("柳河新村的春天", "小赵", "0007", "12.5", "多留了一会儿", "散场") if w not in mine] == []
    assert mine.count("### 待说明") == 0 and mine.count("**待说明**") == 1
    with zipfile.ZipFile(io.BytesIO((await office.get(f"/s/{show}/record.zip")).content)) as archive:
        assert [n for n in archive.namelist() if n.startswith("photos/")] == ["photos/01.jpg"]
        assert PLACE not in archive.read("photos/01.jpg") and b"photos/01.jpg" in archive.read("SHA256SUMS")
    await (await office.house.staff("organizer")).act("publish")
    public = (await stranger(office).get(f"/s/{show}/record/whole", timeout=60)).text
    assert [w for w in ("小赵", "0007", "多留了一会儿") if w in public] == []


async def test_papers_are_handed_in_once_every_difference_has_its_answer(office: Office) -> None:
    show = office.house.show
    page = f"/s/{show}/after/evidence"
    await office.post(
        f"/s/{show}/after/vouchers", do="add", serial="1", day="2026-03-01", fen="300", purpose="讲课", payee="expert"
    )
    assert "付给嘉宾的凭证比自己签到的嘉宾多" in (await office.get(page)).text
    assert (await (await office.house.staff("facilitator")).act("end")).status_code == 204
    refused = await office.post(page, do="hand")
    assert refused.status_code == 409 and "没有写说明" in refused.text
    for flag in re.findall(r'name="flag" value="(\w+)"', (await office.get(page)).text):
        await office.post(page, do="answer", flag=flag, text="嘉宾走得早，没有签")
    assert (await office.post(page, do="hand")).status_code == 303
    assert "材料交出去以后" not in (await office.get(page)).text
    await (await office.house.staff("organizer")).act("publish")
    assert "材料交出去以后" not in (await office.get(page)).text
    clock = office.house.theatre.house.clock
    office.house.theatre.house.clock = lambda: clock() + 1000
    await office.post(
        f"/s/{show}/after/vouchers", do="add", serial="2", day="2026-03-01", fen="300", purpose="茶", payee="shop"
    )
    text = (await office.get(page)).text
    assert "材料交出去以后，又添了凭证" in text and "账本里又改了" not in text
    assert (await office.post(page, do="hand")).status_code == 409


async def test_an_evening_is_settled_when_every_promise_has_its_answer(office: Office) -> None:
    play = PLAY + "      - commit: 谁来做\n        id: 约\n        columns: [谁, 做什么, 哪天, 回话]\n"
    await office.house.play(play)
    show, settle = office.house.show, f"/s/{office.house.show}/after/settle"
    leader = await office.house.staff("facilitator")
    for _ in range(9):
        await leader.act("go")
    assert (await leader.act("promise", who="小顾", what="换灯", when="2026-03-10")).status_code == 204
    assert (await office.post(settle)).status_code == 409
    await leader.act("end")
    assert (await office.post(settle)).status_code == 409
    organizer = await office.house.staff("organizer")
    await organizer.act("follow", promise="p1", state="given_up")
    assert (await office.post(settle)).status_code == 409
    await organizer.act("follow", promise="p1", state="given_up", why="物业换了")
    assert (await office.post(settle)).status_code == 303
    assert "这一晚了结" in (await office.get(f"/s/{show}/after")).text


async def test_what_an_evening_borrows_and_who_plays_stands_in_drawers(office: Office) -> None:
    show, season = office.house.show, f"/programme/{office.project}"
    await office.post(f"/s/{show}/after/resources", do="add", kind="place", name="活动室", owner="村委会", sure="1")
    members = "田姐：罗师傅\n小顾：老周"
    assert (
        await office.post(f"{season}/troupes", do="add", name="合唱队", members=members, play="三楼半")
    ).status_code == 303
    assert (await office.post(f"{season}/helpers", do="add", name="周老师", skill="teacher")).status_code == 303
    assert (await office.post(f"{season}/helpers", do="add", name="13812345678")).status_code == 422
    assert "当过老师" in (await office.get(f"{season}/helpers")).text
    assert "罗师傅" in (await office.get(f"{season}/troupes")).text
    office.me.http.timeout = httpx.Timeout(60)
    assert "| 场地 | 活动室 | 村委会 | ✓ |" in (await office.get(f"/s/{show}/record.md")).text


async def test_two_evenings_of_one_community_at_the_same_time_are_told(office: Office) -> None:
    first, stages = office.house.show, [await office.house.staff("facilitator")]
    shows = [first]
    for name, project in (("同一个", office.project), ("别处", await office.begin("槐树里"))):
        await office.house.play(PLAY.replace("title: 小戏", f"title: {name}"))
        await office.post(f"/programme/{project}", do="bring", show=office.house.show)
        shows.append(office.house.show)
        stages.append(await office.house.staff("facilitator"))
    for do in ("go", "end"):
        for show, leader in zip(shows, stages, strict=True):
            assert (await leader.http.post(f"/s/{show}/do", data={"do": do})).status_code == 204
    text = (await office.get(f"/s/{first}/after/evidence")).text
    assert "同一时间还有另一场：同一个" in text and "别处" not in text
    alone = (await office.get(f"/s/{shows[2]}/after/evidence")).text
    assert "同一时间还有另一场" not in alone


async def test_a_key_opens_what_it_says(office: Office) -> None:
    show = office.house.show
    told = await office.post("/programme/keys", do="add", name="大屏统计", shows="1", live="1", days="1")
    key = re.search(r"th_[\w-]+", told.text)
    assert key
    http = stranger(office)

    async def ask(path: str, secret: str = key[0]) -> int:
        return (await http.get(f"/api{path}", headers={"Authorization": f"Bearer {secret}"})).status_code

    paths = (
        "/shows",
        f"/shows/{show}",
        f"/shows/{show}/state",
        f"/shows/{show}/record.md",
        "/shows/other",
        "/openapi.json",
    )
    assert [await ask(path) for path in paths] == [200, 200, 403, 403, 404, 200]
    assert await ask("/shows", "th_" + "x" * 32) == 401
    async with http.stream("GET", f"/api/shows/{show}/live", headers={"Authorization": f"Bearer {key[0]}"}) as live:
        lines = live.aiter_lines()
        assert await anext(lines) == "event: state"
        assert '"code"' not in await anext(lines)
    stored = (await office.book.ledger.look(lambda conn: conn.exec_driver_sql("SELECT hash FROM apikey").fetchall()))[
        0
    ][0]
    assert key[0].encode() not in stored
    clock = office.house.theatre.house.clock
    office.house.theatre.house.clock = lambda: clock() + 25 * 3600 * 1000
    assert await ask("/shows") == 401


async def test_a_refused_form_leads_back_to_its_page(office: Office) -> None:
    page, http = f"/s/{office.house.show}/after", office.me.http
    for path, back in ((f"{page}/letters", f"{page}/letters"), (f"{page}/settle", page), ("/programme", "/programme")):
        text = (await http.post(path, data={"do": "add"}, headers={"Accept": "text/html"})).text
        assert f'href="{back}">回到刚才那一页' in text, path
    text = (await http.get(f"{page}/none", headers={"Accept": "text/html"})).text
    assert "没有这个页面" in text and "回到刚才那一页" not in text


async def test_the_page_for_programs_names_every_door(office: Office) -> None:
    assert list(DOORS) == list(described()["paths"])
    text = (await office.get("/api")).text
    assert all(door in text for door in DOORS) and "Scope" not in text


async def test_a_communitys_key_sees_its_own_shows_and_can_be_taken_back(office: Office) -> None:
    await office.begin("槐树里")
    one = next(c for c in await office.book.all(Community) if c.name == "槐树里")
    steward = stranger(office)
    await steward.get(
        await link(office, await office.post("/programme", do="steward", community=one.id), "/programme.key=")
    )
    made = await steward.post("/programme/keys", data={"do": "add", "name": "统计", "shows": "1"})
    key = re.search(r"th_[\w-]+", made.text)
    row = re.search(r'name="id" value="(\w+)"', made.text)
    assert key and row
    header = {"Authorization": f"Bearer {key[0]}"}
    assert (await steward.get("/api/shows", headers=header)).json() == {"shows": []}
    assert (await steward.get(f"/api/shows/{office.house.show}", headers=header)).status_code == 404
    await steward.post("/programme/keys", data={"do": "revoke", "id": row[1]})
    assert (await steward.get("/api/shows", headers=header)).status_code == 401


async def test_an_evening_is_packed_with_what_was_learned(office: Office, tmp_path: Path) -> None:
    await office.post(f"/s/{office.house.show}/after/lessons", do="add", text="先发座位卡")
    await office.post(f"/s/{office.house.show}/after/check", item="heard", answer="partly", note="早点点名")
    answer = await office.get(f"/s/{office.house.show}/pack.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parcel:
        learned = parcel.read("notes/learned.md").decode()
        assert "先发座位卡" in learned and "早点点名" in learned
    assert next(iter(open_parcel(answer.content))) == "scenario.yaml"
    target = tmp_path / "evening.zip"
    pack_show(office.house.show, target, office.house.settings.url, office.house.settings.data)
    assert open_parcel(target.read_bytes()) == open_parcel(answer.content)


async def test_the_package_opens_elsewhere_as_the_same_evening_with_the_same_sheets(
    office: Office, tmp_path: Path
) -> None:
    await office.house.resident()
    parcel = tmp_path / "evening.zip"
    parcel.write_bytes((await office.get(f"/s/{office.house.show}/pack.zip")).content)
    async with opened(tmp_path / "elsewhere") as other:
        play = bring(str(parcel))
        other.show = await other.theatre.house.open(play.scenario, play.scenario.lang, tongues=play.tongues)
        here = (await office.house.theatre.house.find(office.house.show)).runner.show
        there = (await other.theatre.house.find(other.show)).runner.show
        assert here.scenario == there.scenario
        printed = (play.folder / "notes" / "print.html").read_text("utf-8")
        assert printed == prints(there)
        assert office.house.code not in printed and "装不装" in printed and "№ 002" in printed
        assert printed.encode().startswith(OURS) and "href=" not in printed and "src=" not in printed


async def test_practice_opens_a_rehearsal_with_its_own_room(office: Office) -> None:
    came: list[int] = []

    async def crowd(join: str, n: int, lang: str) -> None:
        came.append(n)

    office.house.theatre.crowd = crowd
    answer = await office.post(f"/s/{office.house.show}/practice", room="12")
    assert answer.status_code == 303 and "/facilitator?key=" in answer.headers["location"]
    assert sorted(row.rehearsal for row in await office.book.ledger.shows()) == [False, True]
    assert came == [12]
    assert len(await office.book.all(Project)) == 1
