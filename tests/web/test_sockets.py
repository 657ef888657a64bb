"""Sockets: what a phone is sent, how its acts are answered, when it is let go."""

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import update
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.ledger.tables import key
from app.live.clock import system
from app.live.house import spread
from app.live.wire import Wire, frame
from app.web.sockets import MOST
from tests.web.house import House, Person, opened


async def closed(person: Person) -> int:
    assert person.line is not None
    async with asyncio.timeout(10):
        try:
            while True:
                person.heard.append(str(await person.line.recv()))
        except ConnectionClosed as end:
            assert end.rcvd is not None
            return end.rcvd.code


async def test_the_first_frame_holds_every_region(house: House) -> None:
    resident = await (await house.resident()).connect()
    assert [f'id="{name}"' in resident.heard[0] for name in ("now", "question", "count", "me", "wall")] == [True] * 5


async def test_a_seat_exists_from_its_first_socket_and_not_from_its_link(house: House) -> None:
    leader, resident = await house.staff("facilitator"), await house.resident()
    await resident.http.get(resident.page)
    assert (await leader.view())["seats"] == 0
    await resident.connect()
    assert (await leader.view())["seats"] == 1


async def test_every_page_is_told_over_how_long_a_hall_spreads_when_it_returns(house: House) -> None:
    stage, resident = await (await house.staff("stage")).connect(), await (await house.resident()).connect()
    await house.theatre.house.pulse()
    assert [await person.hear(str.isdigit) for person in (stage, resident)] == [str(spread(2))] * 2
    assert (spread(2), spread(4_000)) == (300, 4_000)


async def test_a_vote_is_answered_after_it_is_durable(house: House) -> None:
    await house.go(3)
    resident = await (await house.resident()).connect()
    assert await resident.tell("v1", do="cast", choice="B", HEADERS={"HX-Request": "true"}) == (204, "")
    box = await house.theatre.house.ledger.box(house.show)
    assert [mark.ballot for mark in box] == ["装"]


async def test_what_changes_reaches_everyone_and_only_what_changed(house: House) -> None:
    stage, resident = await (await house.staff("stage")).connect(), await (await house.resident()).connect()
    await house.go(2)
    assert 'id="footer"' not in await stage.hear(lambda frame: "装不装" in frame)
    await resident.hear(lambda frame: "装不装" in frame)


async def test_a_refusal_is_said_in_the_phones_own_region_and_the_socket_stays(house: House) -> None:
    resident = await (await house.resident()).connect()
    assert await resident.tell("a", do="go") == (403, "这件事不归您做。")
    assert await resident.tell("b", do="cast", choice="A") == (409, "现在没有要投的票。")
    assert await resident.tell("c", do="say", text="a" * 5000) == (413, "太长了，请分几次发。")
    assert await resident.tell("d", do="say", text=["a"]) == (422, "没有看懂发来的内容，请刷新页面再试。")
    assert resident.line is not None
    await resident.line.send('{"do":"say","text":"a","text":"b","once":"e"}')
    await resident.hear(lambda frame: 'data-once="e"' in frame)
    await resident.line.send("{")
    await resident.hear(lambda frame: 'data-status="422"' in frame)
    await resident.line.send('{"do":"say","once":"\\ud800","\\ud800":"a","\\ud800":"b"}')
    await resident.hear(lambda frame: 'data-status="422"' in frame)
    assert await resident.tell("f", do="ask", text="还在") == (204, "")


async def test_the_same_once_by_socket_and_by_form_is_one_act(house: House) -> None:
    resident = await (await house.resident()).connect()
    assert await resident.tell("x", do="say", text="一次") == (204, "")
    assert (await resident.act("say", text="一次", once="x")).status_code == 204
    assert len((await resident.view())["me"]["comments"]) == 1


async def test_too_fast_is_said_and_goes_by(house: House) -> None:
    resident = await (await house.resident()).connect()
    for n in range(house.settings.burst):
        await resident.tell(f"n{n}", do="seat")
    assert (await resident.tell("more", do="seat"))[0] == 429


async def test_a_binary_frame_ends_the_socket(house: House) -> None:
    resident = await (await house.resident()).connect()
    assert resident.line is not None
    await resident.line.send(b"\x00")
    assert await closed(resident) == 1003


async def test_an_oversize_frame_ends_the_socket(house: House) -> None:
    resident = await (await house.resident()).connect()
    assert resident.line is not None
    await resident.line.send(json.dumps({"do": "say", "text": "a" * 70_000}))
    assert await closed(resident) == 1009


async def test_an_evicted_seat_is_let_go_at_once_and_does_not_return(house: House) -> None:
    resident, leader = await (await house.resident()).connect(), await house.staff("facilitator")
    seat = (await resident.view())["me"]["seat"]
    assert (await leader.act("evict", seat=seat)).status_code == 204
    assert await closed(resident) == 1008
    with pytest.raises(InvalidStatus) as refused:
        await resident.connect()
    assert refused.value.response.status_code == 403


async def test_only_the_newest_sockets_of_one_seat_stay(house: House) -> None:
    resident = await house.resident()
    lines = []
    for _ in range(MOST + 2):
        await resident.connect()
        lines.append(resident.line)
    async with asyncio.timeout(10):
        for line in lines[:2]:
            assert line is not None
            await line.wait_closed()
            assert line.close_code == 1013
    assert await resident.tell("x", do="say", text="还在") == (204, "")
    assert house.theatre.house.awake[house.show].press.crowd.count("resident") == MOST
    for line in lines[2:]:
        assert line is not None
        await line.close()


async def test_a_strange_page_gets_no_socket(house: House) -> None:
    resident = await house.resident()
    for origin in ("http://evil.example", None, "null", house.origin.replace("http:", "https:")):
        with pytest.raises(InvalidStatus) as refused:
            await resident.connect(origin=origin)
        assert refused.value.response.status_code == 403


async def test_nobody_gets_no_socket(house: House) -> None:
    for role in ("resident", "facilitator", "expert", "stage", "organizer"):
        with pytest.raises(InvalidStatus) as refused:
            await house.person(role).connect()
        assert refused.value.response.status_code == 401


async def test_a_revoked_link_ends_its_sockets(house: House) -> None:
    expert, organizer = await (await house.staff("expert")).connect(), await house.staff("organizer")
    assert (await organizer.act("revoke", role="expert")).status_code == 204
    assert await closed(expert) == 1008
    assert (await expert.http.get(expert.page)).status_code == 401


async def test_whoever_gives_the_house_key_back_loses_its_open_sockets(house: House) -> None:
    _, secret = await house.theatre.house.ledger.add_key("house")
    owner = house.person("facilitator")
    await owner.http.get("/", params={"key": secret})
    await owner.connect()
    assert (await owner.http.post("/logout")).status_code == 303
    assert await closed(owner) == 1008


async def test_a_key_that_runs_out_or_is_revoked_elsewhere_ends_its_sockets(house: House) -> None:
    """Nobody in this process says so: it is found out by looking."""
    ledger = house.theatre.house.ledger
    for spoil in ("expire", "revoke"):
        row, secret = await ledger.add_key("assistant", house.show, expires_at=system() + 600_000)
        person = house.person("assistant")
        await person.http.get(person.page, params={"key": secret})
        await person.connect()
        if spoil == "revoke":
            await ledger.revoke_key(row.id)
        else:
            over = update(key).where(key.c.id == row.id).values(expires_at=system())
            await ledger.back.transact(lambda conn, over=over: conn.execute(over))  # type: ignore[misc]
        assert await closed(person) == 1008
        assert (await person.http.get(person.page)).status_code == 401


async def test_the_facilitator_sees_who_is_connected(house: House) -> None:
    leader = await (await house.staff("facilitator")).connect()
    await (await house.resident()).connect()
    await (await house.staff("stage")).connect()
    here = {"phones": 1, "stages": 1, "experts": 0, "assistants": 0, "facilitators": 1}
    async with asyncio.timeout(10):
        while (await leader.view())["presence"] != here:
            await leader.hear(lambda frame: 'id="room"' in frame)


async def test_a_frozen_phone_holds_nobody_back_and_catches_up(house: House) -> None:
    """It stops reading: its buffers fill, it is passed over, and later it gets the newest of everything."""
    frozen = await (await house.resident()).connect(max_queue=1)
    quick, leader = await (await house.resident()).connect(), await house.staff("facilitator")
    assert frozen.line is not None
    frozen.line.transport.pause_reading()
    await house.go(6)
    words = "很长的话" * 70
    line = next(iter(house.theatre.house.awake[house.show].press.crowd)).line
    assert isinstance(line, Wire)
    pushed = sum(line.push(frame(b" " * 60_000)) for _ in range(1000))
    assert pushed < 1000 and line.behind
    assert await quick.tell("q", do="say", text=words) == (204, "")
    comment = (await quick.view())["me"]["comments"][0]["id"]
    assert (await leader.act("approve", comment=comment)).status_code == 204
    await quick.hear(lambda frame: 'id="wall"' in frame and words in frame)
    frozen.line.transport.resume_reading()
    caught = await frozen.hear(lambda frame: 'id="wall"' in frame)
    assert words in caught and 'id="me"' in caught


async def test_after_a_restart_the_same_cookies_find_the_same_seat(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as house:
        await house.go(3)
        resident, leader = await (await house.resident()).connect(), await house.staff("facilitator")
        await resident.tell("v", do="cast", choice="B")
        before = await resident.view(), await leader.view()
        cookies = [dict(person.http.cookies) for person in (resident, leader)]
        show = house.show
    again = House(tmp_path / "data")
    await again.open()
    try:
        again.show = show
        people = [again.person("resident"), again.person("facilitator")]
        for person, kept in zip(people, cookies, strict=True):
            person.http.cookies.update(kept)
        after = await people[0].view(), (await people[1].view()) | {"presence": before[1]["presence"]}
        assert after == before
        assert (await people[0].act("cast", choice="A", once="v")).status_code == 204
        assert (await people[0].view())["ballot"]["mine"] == {"B": "1"}
    finally:
        await again.close()
