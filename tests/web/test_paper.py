"""What is printed: what was asked for and nothing else, in both languages; a Wi-Fi password stays on the paper."""

import re
from pathlib import Path

import httpx
import segno

from app.scenario.load import load
from app.show import rules
from app.web import qr
from app.web.paper import slips
from tests.web.house import House, Person

PASSWORD = "baishu-2026"
MANY = """\
format: 1
id: slips
lang: zh
title: 票样
scenes:
  - id: 一
    beats:
      - vote: 短的
        id: 短
        options: [装, 不装]
      - vote: 长的
        id: 长
        how: many
        max: 2
        options: [一个不算短的选项写满一行半行又过了一行多一点, 二, 三, 四, 五, 六, 七]
      - vote: 打分
        id: 分
        how: scale
        ends: [不好, 很好]
        options: [甲, 乙, 丙]
      - pause: 歇
"""


async def printed(person: Person, **wish: str) -> httpx.Response:
    return await person.http.post(f"/s/{person.house.show}/paper", data=wish)


async def test_the_posters_are_numbered_and_carry_their_codes(house: House) -> None:
    answer = await printed(await house.staff("facilitator"), wifi="1", ssid="活动室", password=PASSWORD, join="1")
    text = answer.text
    assert re.findall(r'<p class="number">(\d)</p>', text) == ["1", "2"]
    assert PASSWORD in text and f"{house.code[:3]} {house.code[3:]}" in text
    assert text.count('class="qr"') == 2
    assert qr.wifi_text("活动室", PASSWORD) == "WIFI:T:WPA;S:活动室;P:baishu-2026;;"
    assert qr.wifi("活动室", PASSWORD) in text
    assert segno.make(qr.wifi_text("开放", "")).version and "WPA" not in qr.wifi_text("开放", "")


async def test_a_password_is_kept_nowhere(house: House) -> None:
    leader = await house.staff("organizer")
    answer = await printed(leader, wifi="1", ssid="活动室", password=PASSWORD)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert PASSWORD not in str(answer.url) + str(answer.headers)
    files = [path for path in Path(house.settings.data).rglob("*") if path.is_file()]
    assert files and not [path for path in files if PASSWORD.encode() in path.read_bytes()]
    assert PASSWORD not in (await leader.http.get(f"/s/{house.show}/paper")).text


async def test_every_ballot_has_a_serial_and_every_option(house: House) -> None:
    wish = {"ballot.装": "1", "serial_from": "9", "serial_to": "11"}
    text = (await printed(await house.staff("facilitator"), **wish)).text
    assert re.findall(r"№ (\d+)", text) == ["009", "010", "011"]
    assert (
        re.findall(r'<b class="letter">(\w)</b> <span class="text">([^<]+)<', text) == [("A", "装"), ("B", "不装")] * 3
    )


async def test_eight_seats_lie_on_a_page(house: House) -> None:
    text = (await printed(await house.staff("facilitator"), seats="1", seat_from="5", seat_to="14")).text
    assert [page.count('class="seat"') for page in text.split('<section class="sheet cards">')[1:]] == [8, 2]
    assert re.findall(r'class="seat-no">(\d+)<', text) == [str(n) for n in range(5, 15)]


async def test_nonsense_is_refused_in_a_sentence(house: House) -> None:
    leader = await house.staff("facilitator")
    for wish in (
        {"seat_from": "5", "seat_to": "4"},
        {"serial_to": "9999"},
        {"serial_from": "x"},
        {"wifi": "1", "ssid": "甲", "password": "长" * 64},
        {"wifi": "1", "ssid": "名" * 33},
    ):
        assert (wish, (await printed(leader, **wish)).status_code) == (wish, 422)


async def test_in_english_only_what_people_wrote_is_chinese(house: House) -> None:
    leader = await house.staff("facilitator")
    await leader.http.get(f"/s/{house.show}/facilitator?lang=en")
    every = {"wifi": "1", "ssid": "hall", "join": "1", "seats": "1", "ballot.装": "1", "rules": "1", "sides": "1"}
    every |= {"drill": "1", "claim": "1"}
    text = (await printed(leader, **every, slip="1")).text + (await leader.http.get(f"/s/{house.show}/paper")).text
    assert set(re.findall("[\u4e00-\u9fff]+", text)) <= {"小戏", "装不装", "装", "不装"}


def test_a_ballot_that_needs_more_than_half_a_page_has_one() -> None:
    show = rules.begin(rules.opened("s1", load(MANY.encode()), "0" * 64, "zh"))
    assert [(slip.ballot.id, slip.n, slip.full) for slip in slips(show, show.ballots)] == [
        ("短", 2, False),
        ("长", 2, True),
        ("分", 3, False),
    ]
