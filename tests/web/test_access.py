"""Who may come in, by which door, and what every answer wears."""

import json
import logging
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.web.diary import Diary, JsonDiary
from app.web.pace import Pace
from app.web.secret import read_secret
from tests.web.house import House, Person, opened

AUDIENCES = ("resident", "stage", "facilitator", "expert", "assistant", "organizer")
MAY = {
    "nobody": set(),
    "resident": {"resident"},
    "stage": {"stage"},
    "facilitator": {"facilitator", "stage"},
    "expert": {"expert"},
    "assistant": {"assistant"},
    "organizer": {"organizer", "stage"},
}


async def come(house: House, role: str) -> Person:
    return house.person("resident") if role == "nobody" else await house.person(role).come()


@pytest.mark.parametrize("role", MAY)
async def test_each_role_sees_its_own_pages_and_no_others(house: House, role: str) -> None:
    person = await come(house, role)
    for audience in AUDIENCES:
        page = f"/s/{house.show}" + ("" if audience == "resident" else f"/{audience}")
        expected = 200 if audience in MAY[role] else 401 if role == "nobody" else 403
        if (role, audience) == ("expert", "resident"):
            expected = 303
        assert (audience, (await person.http.get(page)).status_code) == (audience, expected)
        found = await person.http.get(f"/s/{house.show}/{audience}.json")
        assert found.status_code == (403 if expected == 303 else expected)


async def test_a_key_leaves_the_address_bar_and_opens_one_door_of_one_show(house: House) -> None:
    secret = house.links["facilitator"].partition("?key=")[2]
    old = house.show
    await house.play()
    stranger = house.person("facilitator")
    for place in (f"/s/{old}/organizer", f"/s/{house.show}/facilitator", "/"):
        assert (await stranger.http.get(place, params={"key": secret})).status_code == 401
    answer = await stranger.http.get(f"/s/{old}/facilitator", params={"key": secret})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{old}/facilitator")
    cookie = answer.headers["set-cookie"]
    assert secret not in cookie
    assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", f"Path=/s/{old}")) and "Secure" not in cookie


async def test_a_cookie_of_one_show_or_role_opens_no_other(house: House) -> None:
    leader = await house.staff("facilitator")
    value = leader.http.cookies["facilitator"]
    old = house.show
    await house.play()
    for name, show in (("facilitator", house.show), ("organizer", old), ("seat", old)):
        thief = house.person("resident")
        thief.http.cookies.set(name, value)
        audience = "resident" if name == "seat" else name
        assert (await thief.http.get(f"/s/{show}/{audience}.json")).status_code == 401


async def test_a_revoked_key_opens_nothing(house: House) -> None:
    leader, organizer = await house.staff("facilitator"), await house.staff("organizer")
    assert (await organizer.act("revoke", role="facilitator")).status_code == 204
    assert (await leader.act("go")).status_code == 401
    assert (await house.person("facilitator").http.get(house.links["facilitator"])).status_code == 401


async def test_an_invited_expert_gets_a_link_of_their_own(house: House) -> None:
    organizer = await house.staff("organizer")
    for _ in range(2):
        assert (await organizer.act("invite", name="周律师", field="民法", once="z")).status_code == 204
    links = house.theatre.house.awake[house.show].runner.links
    expert = house.person("expert")
    assert (await expert.http.get(links["周律师"])).status_code == 303
    view = await expert.view()
    assert (view["name"], view["field"]) == ("周律师", "民法")
    assert len((await organizer.view())["experts"]) == 2
    assert links["周律师"] in (await organizer.http.get(organizer.page)).text


async def test_a_new_code_leaves_the_seats_and_closes_the_old_door(house: House) -> None:
    resident, leader = await house.resident(), await house.staff("facilitator")
    assert (await leader.act("code")).status_code == 204
    assert (await house.person("resident").http.get(f"/j/{house.code}")).status_code == 404
    view = await resident.view()
    assert view["house"]["code"] != house.code
    assert (await house.person("resident").http.get(f"/j/{view['house']['code']}")).status_code == 303


async def test_typing_the_code_again_is_the_same_seat(house: House) -> None:
    resident = await house.resident()
    seat = (await resident.view())["me"]["seat"]
    for form in ({"code": f"{house.code[:3]} {house.code[3:]}"}, {"code": house.code}):
        answer = await resident.http.post("/join", data=form)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/j/{house.code}")
        assert (await resident.http.get(f"/j/{house.code}")).status_code == 303
    assert (await resident.view())["me"]["seat"] == seat


async def test_an_unknown_code_is_a_sentence(house: House) -> None:
    for code in ("000000", "12345", "abcdef"):
        answer = await house.person("resident").http.get(f"/j/{code}")
        assert (answer.status_code, answer.json()) == (404, {"error": "没有这个入场码，请再看一眼屏幕。"})


async def test_who_guesses_codes_is_slowed_down_also_when_a_guess_is_right(house: House) -> None:
    stranger = house.person("resident")
    house.theatre.tries = Pace(0.001, 3, lambda: 0.0)
    for _ in range(3):
        assert (await stranger.http.get("/j/000000")).status_code == 404
    for code in ("000000", house.code):
        assert (await stranger.http.get(f"/j/{code}")).status_code == 429
    house.theatre.tries = Pace(1.0, 60, lambda: 0.0)
    assert (await stranger.http.get(f"/j/{house.code}")).status_code == 303


async def test_a_closed_door_takes_no_new_seats(house: House) -> None:
    early, leader = await house.resident(), await house.staff("facilitator")
    await early.act("seat")
    await leader.act("door", state="closed")
    assert (await (await house.resident()).act("seat")).status_code == 409
    assert (await early.act("ask", text="我还在")).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "SAME", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 204),
        ({"Origin": "SAME"}, 204),
    ],
)
async def test_acts_come_from_our_own_pages(house: House, headers: dict[str, str], status: int) -> None:
    leader = await house.staff("facilitator")
    del leader.http.headers["origin"]
    told = {name: value.replace("SAME", house.origin) for name, value in headers.items()}
    answer = await leader.http.post(f"/s/{house.show}/do", data={"do": "go"}, headers=told)
    assert answer.status_code == status


async def test_an_address_that_is_not_ours_is_not_answered(house: House) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "user@127.0.0.1", ""):
        assert (await house.person("resident").http.get("/", headers={"Host": host})).status_code == 400


async def test_every_page_is_dressed(house: House) -> None:
    resident = await house.resident()
    pages = ("/", "/privacy", "/nothing", f"/s/{house.show}", f"/s/{house.show}/resident.json", "/healthz", "/docs")
    for page in pages:
        headers = (await resident.http.get(page)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
        assert headers["cache-control"] == "no-store"


async def test_the_description_of_the_api_is_off(house: House) -> None:
    for page in ("/docs", "/redoc", "/openapi.json", "/metrics"):
        assert (await house.person("resident").http.get(page)).status_code == 404


async def test_metrics_need_their_token(tmp_path: Path) -> None:
    async with opened(tmp_path, metrics_token="t0ken") as house:
        machine = house.person("resident")
        assert (await machine.http.get("/metrics", headers={"Authorization": "Bearer wrong"})).status_code == 404
        found = await machine.http.get("/metrics", headers={"Authorization": "Bearer t0ken"})
        assert 'theatre_phones{audience="resident"} 0' in found.text


async def test_the_record_is_for_the_organizer(house: House) -> None:
    organizer, leader = await house.staff("organizer"), await house.staff("facilitator")
    for kind in ("md", "html", "csv", "json"):
        answer = await organizer.http.get(f"/s/{house.show}/record.{kind}")
        assert answer.status_code == 200 and answer.headers["content-disposition"].startswith("attachment")
        assert (await leader.http.get(f"/s/{house.show}/record.{kind}")).status_code == 403
    assert (await organizer.http.get(f"/s/{house.show}/record.exe")).status_code == 404
    assert (await organizer.http.get(f"/s/{house.show}/record")).status_code == 404


async def test_a_taste_moves_from_the_address_to_a_cookie(house: House) -> None:
    resident = await house.resident()
    answer = await resident.http.get(resident.page, params={"size": "2", "lang": "zh", "write": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{resident.page}?write=1")
    assert 'class="size-2' in (await resident.http.get(resident.page)).text


async def test_the_house_key_opens_a_new_show_and_its_staff_doors(house: House) -> None:
    _, secret = await house.theatre.house.ledger.add_key("house")
    owner = house.person("organizer")
    assert (await owner.http.post("/open", data={"scenario": "lift"})).status_code == 401
    assert (await owner.http.get("/", params={"key": secret})).status_code == 303
    assert (await owner.http.post("/open", data={"scenario": "../lift"})).status_code == 422
    answer = await owner.http.post("/open", data={"scenario": "lift"})
    assert answer.status_code == 303
    page = await owner.http.get(answer.headers["location"].partition("?")[0])
    assert page.status_code == 200
    assert (await owner.act("go")).status_code == 204


async def test_over_https_cookies_are_secure(tmp_path: Path) -> None:
    async with opened(tmp_path, public_url="https://theatre.example", hosts=("127.0.0.1",)) as house:
        answer = await house.person("resident").http.get(f"/j/{house.code}")
        assert answer.headers["set-cookie"].startswith("__Secure-seat=") and "Secure" in answer.headers["set-cookie"]
        assert "strict-transport-security" in answer.headers
        assert house.links["stage"].startswith("https://theatre.example/s/")


def test_the_secret_is_made_once_and_a_broken_one_is_an_error(tmp_path: Path) -> None:
    first = read_secret(tmp_path / "new")
    assert read_secret(tmp_path / "new") == first and len(first) == 64
    (tmp_path / "new" / "secret").write_text("short")
    with pytest.raises(Unavailable):
        read_secret(tmp_path / "new")
    (tmp_path / "new" / "secret").unlink()
    (tmp_path / "new" / "secret").mkdir()
    with pytest.raises(Unavailable):
        read_secret(tmp_path / "new")


def test_the_diary_keeps_one_line_an_entry_and_no_secret() -> None:
    for path, wanted in (
        ("/s/a\r\n2026-01-01 INFO all is well\x1b[2J", r"/s/a\r\n2026-01-01 INFO all is well\x1b[2J"),
        ("/t/0123456789abcdef0123456789: full", "/t/…: full"),
        ("/s/a/stage?key=abcdefghijklmnopqrstuvwx&x=1", "/s/a/stage?key=…&x=1"),
        ("/s/a\u2028\u202e", r"/s/a\u2028\u202e"),
    ):
        record = logging.LogRecord("theatre.web", logging.ERROR, "x", 1, "GET %s", (path,), None)
        assert Diary("%(levelname)s %(message)s").format(record) == f"ERROR GET {wanted}"
        line = JsonDiary().format(record)
        assert line.isprintable()
        assert json.loads(line) | {"at": ""} == {
            "at": "", "level": "ERROR", "from": "theatre.web", "said": f"GET {wanted}"
        }  # fmt: skip


async def test_logins_and_links_that_open_nothing_are_written_down(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "theatre.web")
    secret = house.links["facilitator"].partition("?key=")[2]
    stranger = house.person("facilitator")
    await stranger.http.get(f"/s/{house.show}/organizer", params={"key": secret})
    await house.staff("facilitator")
    said = "\n".join(caplog.messages)
    assert f"a link that opens nothing was tried: organizer {house.show}" in said
    assert f"opened: facilitator {house.show}" in said and secret not in said and "127.0.0.1" not in said


async def test_experts_vote_like_everyone_unless_the_organizer_says_no(house: House) -> None:
    organizer, leader, expert = [await house.staff(role) for role in ("organizer", "facilitator", "expert")]
    await expert.http.get(f"/j/{house.code}")
    while (await leader.view())["next"]["kind"] != "close":
        assert (await leader.act("go")).status_code == 204
    vote = await expert.act("cast", choice="A")
    assert vote.status_code == 204, vote.text
    assert (await organizer.act("allow", experts="0")).status_code == 204
    assert (await expert.act("cast", choice="B")).status_code == 403
    assert (await expert.view())["votes"] is False
    assert (await organizer.act("allow", experts="1")).status_code == 204
    assert (await expert.act("cast", choice="B")).status_code == 204
