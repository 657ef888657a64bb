"""Every address, act and socket, asked for by every role in three states of an evening, answers as `table.py` says."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
import websockets
from starlette.routing import BaseRoute, Route
from websockets.exceptions import InvalidStatus

from app.errors import TheatreError
from app.main import build
from app.settings import Settings
from app.show import acts as known
from app.show import rules
from app.show.acts import AFTER
from app.show.commands import Invite, Say, Who
from app.web import errands
from app.web.acts import ROLES
from tests.show.room import Room
from tests.web.house import House, opened
from tests.web.table import ACTS, EVERYBODY, FOREIGN, ROWS, SOCKETS, STATES, same


@dataclass
class Evening:
    """A house with two shows, and the cookies of each role; `other ...` holds those of the second show."""

    house: House
    cookies: dict[str, str]

    def header(self, role: str) -> dict[str, str]:
        return {"Cookie": self.cookies[role], "Origin": self.house.origin}


async def cookies(house: House) -> dict[str, str]:
    found = {}
    for role in ("resident", "expert", "assistant", "facilitator", "organizer", "stage"):
        found[role] = (await house.person(role).come()).cookies
    return found


async def enter(house: House, state: str) -> None:
    leader, resident = await house.staff("facilitator"), await house.resident()
    assert (await resident.act("seat")).status_code == 204
    if state == "open":
        await house.go(3)
    if state == "ended":
        assert (await leader.act("end")).status_code == 204


@pytest_asyncio.fixture(params=STATES)
async def evening(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[str, Evening]]:
    async with opened(tmp_path, pace=100_000.0, burst=100_000) as house:
        others = await cookies(house)
        await house.play()
        jar = {"nobody": ""} | await cookies(house) | {f"other {role}": value for role, value in others.items()}
        _, secret = await house.theatre.house.ledger.add_key("house")
        owner = house.person("house")
        await owner.http.get("/", params={"key": secret})
        await enter(house, request.param)
        yield request.param, Evening(house, jar | {"house": owner.cookies})


def walk(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    for route in routes:
        inside = getattr(route, "original_router", None)
        yield from walk(inside.routes) if inside else [route]


def test_every_address_has_a_row() -> None:
    routes = [r for r in walk(build(Settings()).routes) if isinstance(r, Route)]
    found = {f"{method} {r.path}" for r in routes for method in (r.methods or ()) if method != "HEAD"}
    assert found == {row.route for row in ROWS}


def test_every_act_has_a_row_with_its_roles() -> None:
    assert {do: set(roles) for do, roles in ROLES.items()} == {do: set(r) - {"house"} for do, (r, *_) in ACTS.items()}


def test_every_row_knows_every_role() -> None:
    assert [row.address for row in ROWS for s in STATES if row.expected(s).keys() != set(EVERYBODY)] == []
    assert [page for page, may in SOCKETS.items() if may.keys() != set(EVERYBODY)] == []


async def test_addresses(evening: tuple[str, Evening]) -> None:
    state, tonight = evening
    house = tonight.house
    wrong = []
    async with httpx.AsyncClient(base_url=house.origin) as client:
        for row in (row for row in ROWS if state == "open" or "{show}" in row.route):
            values = {"show": house.show, "code": house.code, "ballot": "装"}
            body = {name: value.format(**values) for name, value in row.body.items()}
            for role, status in row.expected(state).items():
                method, address = row.route.split()[0], row.address.format(**values)
                got = await client.request(method, address, headers=tonight.header(role), data=body or None)
                if got.status_code != status:
                    wrong.append((state, method, row.address, role, status, got.status_code))
    assert wrong == []


def may_do(do: str, state: str) -> dict[str, int]:
    """Told by an act whose shape is wrong on purpose: it comes after the role and before the rules."""
    if state == "ended" and do not in AFTER:
        return same(409)
    return same(403) | dict.fromkeys(("nobody", *FOREIGN), 401) | dict.fromkeys(ACTS[do][0], 422)


async def test_acts(evening: tuple[str, Evening]) -> None:
    state, tonight = evening
    wrong = []
    async with httpx.AsyncClient(base_url=tonight.house.origin) as client:
        for do in ACTS:
            for role, status in may_do(do, state).items():
                form = f"do={do}&x=1&x=2"
                headers = tonight.header(role) | {"Content-Type": "application/x-www-form-urlencoded"}
                got = await client.post(f"/s/{tonight.house.show}/do", content=form, headers=headers)
                if got.status_code != status:
                    wrong.append((state, do, role, status, got.status_code))
    assert wrong == []


async def handshake(tonight: Evening, page: str, role: str) -> int:
    house = tonight.house
    address = f"{house.origin.replace('http', 'ws')}/s/{house.show}/{page}/live"
    headers = {"Cookie": tonight.cookies[role]}
    try:
        async with websockets.connect(
            address, origin=websockets.Origin(house.origin), additional_headers=headers, proxy=None
        ) as line:
            await line.recv()
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


async def test_sockets(evening: tuple[str, Evening]) -> None:
    state, tonight = evening
    wrong = []
    for page, may in SOCKETS.items():
        for role, status in may.items():
            if (got := await handshake(tonight, page, role)) != status:
                wrong.append((state, page, role, status, got))
    assert wrong == []


async def test_an_act_over_a_socket_asks_for_the_role_again(evening: tuple[str, Evening]) -> None:
    state, tonight = evening
    resident = tonight.house.person("resident")
    await resident.come()
    await resident.connect()
    for do in (do for do, (roles, *_) in ACTS.items() if "resident" not in roles):
        status, _ = await resident.tell(do, do=do)
        assert (do, status) == (do, 409 if state == "ended" and do not in AFTER else 403)
    await resident.leave()


def room(state: str) -> Room:
    found = Room("- vote: 装不装\n  id: 装\n  options: [装, 不装]\n- discuss: 说说", seats=2)
    told = rules.decide(found.show, Who("organizer", "o"), Invite("周律师", "", "e1"), 0)
    told += rules.decide(found.show, Who("resident", "r2"), Say("在"), 0)
    for fact in told:
        rules.evolve(found.show, fact, 0)
    if state != "lobby":
        found.go(2)
    return found


def outcome(state: str, do: str) -> int:
    """What the rules say, without anything happening."""
    roles, fields, *_ = ACTS[do]
    who = Who(roles[0], {"resident": "r2", "expert": "e1"}.get(roles[0], "k1"))
    try:
        rules.decide(room(state).show, who, known.read(do, fields), 1)
    except TheatreError as refusal:
        return refusal.status
    return 204


@pytest.mark.parametrize(("state", "place"), [("lobby", 2), ("open", 3)])
def test_the_rules_answer_each_act_in_each_state(state: str, place: int) -> None:
    expected = {do: row[place] for do, row in ACTS.items() if do not in errands.ROLES}
    found = {do: outcome(state, do) for do in expected}
    assert {do: status for do, status in found.items() if status != expected[do]} == {}
