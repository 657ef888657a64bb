"""Who may stop, hide, erase and publish words, and what stays of it."""

from datetime import date, timedelta
from pathlib import Path

from app.ledger.export import verify
from app.live.clock import system
from app.web.retention import DAY, clear
from tests.web.house import House, opened

SECRET = "我的电话在这儿请别公开"


async def said(house: House, text: str = SECRET) -> str:
    resident = await house.resident()
    assert (await resident.act("say", text=text)).status_code == 204
    return str((await resident.view())["me"]["comments"][-1]["id"])


def anywhere(house: House, text: str) -> list[str]:
    files = [path for path in house.settings.data.rglob("*") if path.is_file()]
    return [path.name for path in files if text.encode() in path.read_bytes()]


async def test_erased_words_are_nowhere_and_are_counted(house: House) -> None:
    await house.go()
    organizer, leader = await house.staff("organizer"), await house.staff("facilitator")
    comment = await said(house)
    await leader.act("wall", state="open")
    await leader.act("approve", comment=comment)
    await leader.act("spotlight", comment=comment)
    stage = await house.staff("stage")
    assert SECRET in (await stage.http.get(stage.page)).text and anywhere(house, SECRET)
    assert (await leader.act("erase", words=comment)).status_code == 403
    assert (await organizer.act("erase", words="c99")).status_code == 422
    for _ in range(2):
        assert (await organizer.act("erase", words=comment)).status_code == 204
    assert anywhere(house, SECRET) == []
    for person in (stage, leader, organizer, await house.resident()):
        assert SECRET not in (await person.http.get(person.page)).text
    assert SECRET not in (await organizer.http.get(f"/s/{house.show}/record.md")).text
    verdict = verify(await house.theatre.house.ledger.export(house.show))
    assert (verdict.ok, verdict.erased) == (True, 1)


async def test_a_reason_is_erased_from_its_ballot_too_and_after_the_end(house: House) -> None:
    await house.go(3)
    resident, leader = await house.resident(), await house.staff("facilitator")
    assert (await resident.act("cast", choice="A", because=SECRET)).status_code == 204
    for do in ("close", "reveal", "end"):
        assert (await leader.act(do)).status_code == 204
    organizer = await house.staff("organizer")
    assert anywhere(house, SECRET)
    assert (await organizer.act("erase", words="c1")).status_code == 204
    assert anywhere(house, SECRET) == []
    sheet = (await organizer.http.get(f"/s/{house.show}/q/装/sheet.json")).json()
    assert (len(sheet["slips"]), sheet["unopened"]) == (1, [])


async def test_slow_mode_lets_each_seat_write_once_in_a_while(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        leader, anna, ben = await house.staff("facilitator"), await house.resident(), await house.resident()
        assert (await leader.act("slow", seconds="600")).status_code == 204
        assert [(await anna.act("say", text=t)).status_code for t in ("一", "二")] == [204, 409]
        assert (await ben.act("ask", text="我呢")).status_code == 204
        assert (await leader.act("slow", seconds="0")).status_code == 204
        assert (await anna.act("say", text="二")).status_code == 204
        assert (await leader.act("slow", seconds="-1")).status_code == 422


async def test_a_muted_seat_listens_and_still_votes(house: House) -> None:
    await house.go(3)
    leader, resident = await house.staff("facilitator"), await house.resident()
    await resident.act("seat")
    seat = (await resident.view())["me"]["seat"]
    assert (await leader.act("mute", seat=seat)).status_code == 204
    assert (await resident.act("say", text="我说")).status_code == 409
    assert (await resident.act("cast", choice="A")).status_code == 204


async def test_the_author_reads_why_their_words_were_hidden(house: House) -> None:
    leader, resident = await house.staff("facilitator"), await house.resident()
    await resident.act("say", text="说个人")
    comment = (await resident.view())["me"]["comments"][0]["id"]
    await leader.act("hide", comment=comment, reason="说了别人的事")
    assert "说了别人的事" in (await resident.http.get(resident.page)).text
    await leader.act("unhide", comment=comment)
    assert (await resident.view())["me"]["comments"][0]["state"] == "open"


async def test_the_record_is_public_once_it_is_published(house: House) -> None:
    organizer, leader, stranger = await house.staff("organizer"), await house.staff("facilitator"), house.person("n")
    address = f"/s/{house.show}/record"
    assert (await leader.act("end")).status_code == 204
    assert (await stranger.http.get(address)).status_code == 404
    assert (await leader.act("publish")).status_code == 403
    assert (await organizer.act("publish")).status_code == 204
    page, whole = await stranger.http.get(address), await stranger.http.get(f"{address}/whole")
    assert (page.status_code, whole.status_code) == (200, 200)
    assert "小戏" in page.text and "小戏" in whole.text and "sandbox" in whole.headers["content-security-policy"]
    assert (await organizer.act("publish", on="0")).status_code == 204
    assert (await stranger.http.get(address)).status_code == 404


async def test_the_organizer_sets_the_day_until_which_an_evening_is_kept(house: House) -> None:
    await said(house)
    organizer, show = await house.staff("organizer"), house.show
    address, today = f"/s/{house.show}/after/keep", date.today()
    for wrong in ("", "昨天", str(today - timedelta(days=1)), "9999-12-31", "2027-02-30"):
        answer = await organizer.http.post(address, data={"until": wrong} if wrong else {})
        assert (wrong, answer.status_code) == (wrong, 422)
    last = today + timedelta(days=30)
    assert (await organizer.http.post(address, data={"until": str(last)})).status_code == 303
    assert f"保存到 {last}" in (await organizer.http.get(f"/s/{show}/after")).text
    house.theatre.house.clock = lambda: system() + 29 * DAY * 1000
    assert await clear(house.theatre) == []
    house.theatre.house.clock = lambda: system() + 32 * DAY * 1000
    assert await clear(house.theatre) == [show]
    assert anywhere(house, SECRET) == []


async def test_a_show_is_destroyed_at_its_date_and_leaves_nothing(house: House) -> None:
    await said(house)
    old, ledger = house.show, house.theatre.house.ledger
    await (await house.staff("facilitator")).act("end")
    assert await clear(house.theatre) == []
    await ledger.retain(old, system() + 40 * DAY * 1000)
    assert await clear(house.theatre) == []
    await ledger.retain(old, system() - 1)
    assert await clear(house.theatre) == [old]
    assert (await house.person("n").http.get(f"/s/{old}")).status_code == 404
    assert anywhere(house, SECRET) == []
    await house.play()
    assert (await (await house.resident()).act("say", text="新的一场")).status_code == 204
