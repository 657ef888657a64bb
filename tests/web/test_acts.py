"""One door for every act: what is refused first, what is said, and that nothing changes."""

import httpx
import pytest

from tests.web.house import House, Person

FORM = {"content-type": "application/x-www-form-urlencoded"}


async def send(person: Person, body: str | bytes, **headers: str) -> httpx.Response:
    return await person.http.post(f"/s/{person.house.show}/do", content=body, headers=FORM | headers)


def says(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


async def test_a_vote_by_form_counts_and_can_be_changed(house: House) -> None:
    await house.go(3)
    resident = await house.resident()
    assert (await resident.act("cast", choice="A")).status_code == 204
    assert (await resident.act("cast", choice="B")).status_code == 204
    view = await resident.view()
    assert (view["ballot"]["mine"], view["ballot"]["answered"], view["me"]["number"]) == ({"B": "1"}, 1, 1)


async def test_a_browser_without_scripts_is_sent_back_to_its_page(house: House) -> None:
    leader = await house.staff("facilitator")
    answer = await leader.http.post(f"/s/{house.show}/do", data={"do": "go"}, headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{house.show}/facilitator")


async def test_the_first_check_that_fails_answers(house: House) -> None:
    nobody, resident = house.person("resident"), await house.resident()
    long = "do=go&do=go&text=" + "a" * 20_000
    assert says(await nobody.http.post("/s/nowhere/do", content=long, headers=FORM))[0] == 413
    assert says(await nobody.http.post("/s/nowhere/do", content="do=go", headers=FORM))[0] == 404
    assert says(await send(nobody, "do=go&do=go")) == (401, "请先扫码，或输入屏幕上的六位数字。")
    assert says(await send(resident, "do=go&do=go")) == (403, "这件事不归您做。")
    assert says(await send(resident, "do=cast&choice=A&choice=B")) == (422, "同一项写了两次：choice。")
    assert says(await resident.act("cast", choice="A")) == (409, "现在没有要投的票。")


async def test_too_many_acts_come_before_the_rules(house: House) -> None:
    resident = await house.resident()
    answers = [(await resident.act("cast", choice="A")).status_code for _ in range(house.settings.burst + 1)]
    assert answers == [409] * house.settings.burst + [429]
    assert (await (await house.resident()).act("cast", choice="A")).status_code == 409


@pytest.mark.parametrize(
    "text",
    ["text=", "text=%00", "text=%1b[31m", "text=%ed%a0%80", "text=%ff", "text=a&text=b", "", "text=" + "x" * 301],
    ids=["empty", "zero", "escape", "surrogate", "bytes", "doubled", "missing", "long"],
)
async def test_a_comment_that_cannot_be_shown_is_refused_and_not_kept(house: House, text: str) -> None:
    resident = await house.resident()
    answer = await send(resident, f"do=say&{text}")
    assert answer.status_code == 422
    assert len(answer.content) < 300
    assert (await resident.view())["me"]["comments"] == []


@pytest.mark.parametrize(
    "body",
    [
        b'{"do":"say","text":"\\ud800"}',
        b'{"do":"say","text":["a","b"]}',
        b'{"do":"say","text":"a","text":"b"}',
        b'{"do":"say","text":{"a":1}}',
        b"[" * 3000,
        b"\xff",
        b'{"do":"jump","scene":' + b"9" * 3000 + b"}",
        b"[]",
    ],
)
async def test_strange_json_is_refused(house: House, body: bytes) -> None:
    resident = await house.resident()
    answer = await send(resident, body, **{"content-type": "application/json"})
    assert answer.status_code in (403, 422)


async def test_ten_thousand_characters_are_too_many(house: House) -> None:
    resident = await house.resident()
    for text in ("好" * 10_000, "a" * 10_000):
        answer = await resident.act("say", text=text)
        assert says(answer) == (413, "太长了，请分几次发。")


async def test_a_stale_go_does_nothing(house: House) -> None:
    leader = await house.staff("facilitator")
    assert (await leader.act("go", at="0")).status_code == 204
    assert (await leader.act("go", at="0")).status_code == 204
    assert (await leader.view())["cue"]["step"] == 1


async def test_the_same_once_is_the_same_act_for_this_seat_only(house: House) -> None:
    await house.go(4)
    one, two = await house.resident(), await house.resident()
    for person in (one, one, two):
        assert (await person.act("say", text="一样的话", once="x")).status_code == 204
    assert [len((await p.view())["me"]["comments"]) for p in (one, two)] == [1, 1]


async def test_the_same_once_gets_the_same_refusal(house: House) -> None:
    resident = await house.resident()
    first = says(await resident.act("cast", choice="A", once="early"))
    await house.go(3)
    assert says(await resident.act("cast", choice="A", once="early")) == first
    assert (await resident.act("cast", choice="A", once="later")).status_code == 204


async def test_an_ended_show_keeps_its_pages_and_takes_no_acts(house: House) -> None:
    await house.go(2)
    resident, organizer = await house.resident(), await house.staff("organizer")
    await resident.act("seat")
    assert (await organizer.act("end")).status_code == 204
    assert says(await resident.act("say", text="还在吗")) == (409, "本场已经结束。")
    assert (await resident.http.get(resident.page)).status_code == 200
    assert (await organizer.http.get(f"/s/{house.show}/record.md")).status_code == 200


async def test_a_browser_with_two_roles_acts_as_the_one_that_may(house: House) -> None:
    both = await house.resident()
    both.role = "facilitator"
    await both.come()
    assert (await both.act("go")).status_code == 204
    assert (await both.act("say", text="我也说一句")).status_code == 204
    assert says(await both.act("go", **{"as": "resident"}))[0] == 403


async def test_an_assistant_votes_for_a_guest_without_a_phone_and_for_nobody_else(house: House) -> None:
    await house.go(3)
    assistant, resident = await house.staff("assistant"), await house.resident()
    await resident.act("seat")
    assert (await assistant.act("guest")).status_code == 204
    assert (await assistant.act("cast", choice="A", **{"for": "2"})).status_code == 204
    assert says(await assistant.act("cast", choice="A", **{"for": "1"}))[0] == 403
    assert (await resident.view())["ballot"]["answered"] == 1


async def test_every_sentence_comes_in_the_language_of_the_reader(house: House) -> None:
    resident = await house.resident()
    resident.http.cookies.set("lang", "en")
    answer = await resident.act("go")
    assert answer.status_code == 403
    assert answer.json()["error"].isascii()


async def test_refusals_are_pages_for_browsers_and_text_for_pages_that_enhance_themselves(house: House) -> None:
    resident = await house.resident()
    page = await send(resident, "do=go", accept="text/html")
    assert page.headers["content-type"].startswith("text/html") and "这件事不归您做。" in page.text
    assert (await send(resident, "do=go", **{"hx-request": "true"})).text == "这件事不归您做。"
