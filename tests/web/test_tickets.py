"""Printed seat tickets: one ticket, one seat; looking at its address claims nothing."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest

from app.show import seats
from app.show.tickets import counts
from tests.web.house import House, Person, opened


async def tickets(house: House, **asked: str) -> list[str]:
    """The addresses on the printed page, without the host."""
    organizer = await house.staff("organizer")
    answer = await organizer.http.post(f"/s/{house.show}/tickets", data=asked)
    assert answer.status_code == 200, answer.text
    return re.findall(r">http://[^<]*(/t/[\w-]+)<", answer.text)


async def tally(house: House) -> dict[str, int]:
    return counts(await (await house.theatre.house.find(house.show)).runner.settled())


async def come(house: House, address: str) -> tuple[Person, httpx.Response]:
    person = house.person("resident")
    assert (await person.http.get(address)).status_code == 200
    return person, await person.http.post(address)


async def test_a_ticket_is_claimed_once_and_by_its_button_only(house: House) -> None:
    first, second = await tickets(house, count="2")
    for _ in range(3):
        assert (await house.person("nobody").http.get(first)).status_code == 200
    assert await tally(house) == {"issued": 2, "claimed": 0, "voted": 0, "spoiled": 0}
    anna, answer = await come(house, first)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{house.show}")
    assert (await anna.view())["me"]["number"] == 1
    assert (await anna.http.post(first)).status_code == 303
    _, late = await come(house, first)
    assert (late.status_code, late.json()["error"][:12]) == (409, "这张座位票已经有人用了。")
    assert (await come(house, second))[1].status_code == 303
    assert await tally(house) == {"issued": 2, "claimed": 2, "voted": 0, "spoiled": 0}


async def test_fifty_presses_at_once_are_one_seat(house: House) -> None:
    (address,) = await tickets(house, count="1")
    answers = await asyncio.gather(*(come(house, address) for _ in range(50)))
    assert sorted(answer.status_code for _, answer in answers) == [303] + [409] * 49
    assert (await tally(house))["claimed"] == 1


async def test_where_there_are_tickets_a_code_alone_is_no_seat(house: House) -> None:
    early = await house.resident()
    assert (await early.act("seat")).status_code == 204
    await tickets(house, count="1")
    late = await house.resident()
    assert (await late.act("seat")).status_code == 409
    assert (await early.act("ask", text="我还在")).status_code == 204


async def test_a_hall_is_full_at_some_point(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "MOST", 1)
    first, second = await house.resident(), await house.resident()
    assert [(await person.act("seat")).status_code for person in (first, second)] == [204, 409]


async def test_a_house_with_tickets_seats_nobody_without_one(tmp_path: Path) -> None:
    async with opened(tmp_path, tickets=True) as house:
        assert (await (await house.resident()).act("seat")).status_code == 409
        (address,) = await tickets(house, count="1")
        assert (await come(house, address))[1].status_code == 303


async def test_a_lost_ticket_is_replaced_and_its_seat_let_go(house: House) -> None:
    (address,) = await tickets(house, count="1")
    anna, _ = await come(house, address)
    await anna.connect()
    (fresh,) = await tickets(house, replace="1")
    assert (await anna.http.get(anna.page)).status_code == 200
    assert (await anna.act("say", text="在")).status_code == 403
    assert (await house.person("nobody").http.get(address)).status_code == 404
    assert (await come(house, fresh))[1].status_code == 303
    assert await tally(house) == {"issued": 2, "claimed": 2, "voted": 0, "spoiled": 1}
    assert await tickets(house, spoil="2") == []
    assert (await tally(house))["spoiled"] == 2


async def test_the_secret_of_a_ticket_is_nowhere_in_the_house(house: House) -> None:
    (address,) = await tickets(house, count="1")
    secret = address.removeprefix("/t/").encode()
    assert len(secret) >= 22
    await house.theatre.house.ledger.shows()
    files = [path.read_bytes() for path in house.settings.data.rglob("*") if path.is_file()]
    assert files and not any(secret in kept for kept in files)


async def test_ballots_are_never_more_than_claimed_tickets(house: House) -> None:
    addresses = await tickets(house, count="3")
    people = [(await come(house, address))[0] for address in addresses[:2]]
    await house.go(3)
    for person in people:
        assert (await person.act("cast", choice="A")).status_code == 204
    stranger = await house.resident()
    assert (await stranger.act("cast", choice="A")).status_code == 409
    leader = await house.staff("facilitator")
    for do in ("close", "reveal"):
        await leader.act(do)
    assert await tally(house) == {"issued": 3, "claimed": 2, "voted": 2, "spoiled": 0}
