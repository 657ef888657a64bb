"""A hall without internet: the laptop that is carried to another network, the phones' question, a proxy with https."""

import asyncio
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from app.settings import Settings
from app.web import qr
from app.web.captive import PROBES
from app.web.hosts import public_url
from app.web.keys import mint
from app.web.opening import greet, network
from app.web.reach import Reach, watch
from tests.web.house import House, opened

STRANGE = {"Host": "connectivitycheck.example"}


class Network:
    """The laptop's place, as the test carries it about."""

    def __init__(self, url: str) -> None:
        self.url = url

    def find(self, settings: Settings) -> str:
        return self.url


async def test_a_laptop_on_another_network_says_so_everywhere(house: House) -> None:
    leader = await (await house.staff("facilitator")).connect()
    old, new = "http://10.1.1.1:8000", "http://10.9.8.7:8000"
    awake = await house.theatre.house.find(house.show)
    house.theatre.pages.public_url = old
    await mint(house.theatre, house.show, "assistant", "", awake)
    place, told = Network(old), list[str]()
    reach = Reach(Settings(host="0.0.0.0", data=house.settings.data), place.find)
    watching = asyncio.create_task(watch(house.theatre.house, house.theatre.pages, reach, told.append, 0.01))
    place.url = new
    await leader.hear(lambda frame: f"现在是 {new}" in frame)
    assert [line.startswith(f"这台电脑的地址变了：原来是 {old}，现在是 {new}。") for line in told] == [True]
    assert awake.runner.links["assistant"].startswith(f"{new}/s/{house.show}/assistant?key=")
    place.url = old
    await leader.hear(lambda frame: 'id="doors"' in frame and new not in frame)
    assert told[1:] == [f"这台电脑回到了原来的地址 {old}，手机会自己连回来。"]
    place.url = "http://127.0.0.1:8000"
    await leader.hear(lambda frame: "现在是 http://127.0.0.1:8000" in frame)
    assert told[2:] == ["这台电脑没有连上任何网络，手机进不来。请打开热点，或者连上路由器。"]
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


@pytest.mark.parametrize("told", [{"host": "127.0.0.1"}, {"host": "0.0.0.0", "public_url": "https://theatre.example"}])
async def test_an_address_that_was_given_is_not_watched(told: dict[str, str], house: House) -> None:
    reach = Reach(Settings(**told), Network("http://10.9.8.7:8000").find)  # type: ignore[arg-type]
    await watch(house.theatre.house, house.theatre.pages, reach, pytest.fail, 0.01)


async def test_phones_are_told_that_the_wifi_is_good_only_when_the_house_is_asked_to(tmp_path: Path) -> None:
    found = {}
    for captive in (True, False):
        async with opened(tmp_path / str(captive), captive=captive) as house:
            phone = house.person("nobody").http
            phone.headers.update(STRANGE)
            found[captive] = {path: (await phone.get(path)).status_code for path in (*PROBES, "/")}
            assert ("Success" in (await phone.get("/hotspot-detect.html")).text) == captive
    assert found[True] == {path: status for path, (status, *_) in PROBES.items()} | {"/": 400}
    assert set(found[False].values()) == {400}


async def test_behind_a_proxy_with_https_the_public_address_counts(tmp_path: Path) -> None:
    public = "https://theatre.example"
    async with opened(tmp_path, public_url=public, proxy="127.0.0.1") as house:
        headers = {"Host": "theatre.example", "X-Forwarded-Proto": "https", "Origin": public}
        async with httpx.AsyncClient(base_url=house.origin, headers=headers) as phone:
            came = await phone.get(f"/j/{house.code}")
            cookie = came.headers["set-cookie"].partition(";")[0]
            page = await phone.get(f"/s/{house.show}", headers={"Cookie": cookie})
            act = await phone.post(f"/s/{house.show}/do", data={"do": "seat"}, headers={"Cookie": cookie})
            foreign = await phone.post("/join", data={"code": house.code}, headers={"Origin": house.origin})
        assert (came.status_code, page.status_code, act.status_code, foreign.status_code) == (303, 200, 204, 403)
        assert cookie.startswith("__Secure-seat=") and "Secure" in came.headers["set-cookie"]
        assert came.headers["strict-transport-security"].startswith("max-age=31536000")
        assert house.theatre.pages.join(house.code) == f"{public}/j/{house.code}"
        assert all(link.startswith(f"{public}/s/") for link in house.links.values())


def test_the_address_in_the_codes_is_one_that_phones_reach() -> None:
    assert public_url(Settings(host="127.0.0.1", port=8000)) == "http://127.0.0.1:8000"
    assert public_url(Settings(host="10.1.2.3", port=80)) == "http://10.1.2.3:80"
    assert public_url(Settings(public_url="https://theatre.example/")) == "https://theatre.example"


def test_the_terminal_shows_the_wifi_first(capsys: pytest.CaptureFixture[str]) -> None:
    show = dict.fromkeys(("title", "code", "facilitator", "stage", "expert", "assistant", "organizer"), "x")
    greet(Settings(wifi="活动室:12345678"), [show | {"join": "http://10.1.1.1:8000/j/123456"}], "http://10.1.1.1:8000/")
    said = capsys.readouterr().out
    codes = [
        said.find(qr.terminal(text)) for text in (qr.wifi_text("活动室", "12345678"), "http://10.1.1.1:8000/j/123456")
    ]
    assert 0 < codes[0] < codes[1] and "Wi-Fi  活动室" in said


@pytest.mark.parametrize(
    ("told", "expected"),
    [("活动室:12345678", ("活动室", "12345678")), ("a:b:c", ("a:b", "c")), ("开放", ("开放", ""))],
)
def test_the_wifi_as_it_is_told(told: str, expected: tuple[str, str]) -> None:
    assert network(Settings(wifi=told)) == expected
