"""The next evening of a programme begins with what people promised at the one before."""

from pathlib import Path

import pytest

from app.errors import NotFound
from app.ledger.store import Ledger
from app.live.follow import follow
from app.live.house import House
from app.scenario.load import load
from app.show.commands import EndShow, FollowPromise, Go, Promise, Who
from app.show.table import Carried
from app.web.pages import Pages

PLAY = """format: 1
id: small
lang: zh
title: 约定
scenes:
  - id: 一
    beats:
      - commit: 谁来做
        columns: [谁, 什么, 哪天]
"""
LEADER = Who("facilitator", "f")


async def test_promises_travel_from_a_closed_evening_to_the_next(tmp_path: Path) -> None:
    ledger = await Ledger.open(f"sqlite:///{(tmp_path / 'theatre.sqlite').as_posix()}")
    house = House(ledger, lambda: 1_000_000, Pages("http://testserver"))
    first = await house.open(load(PLAY.encode()), "zh")
    for command in (Go(), Promise("郝姐", "放一只凳子", "周日"), Promise("老罗", "修水管", "月底"), EndShow()):
        assert (await house.act(first, LEADER, command)).status == 204
    organizer = Who("organizer", "o")
    assert (await house.act(first, organizer, FollowPromise("p2", "not_yet", "等零件"))).status == 204
    second = await house.open(load(PLAY.encode()), "zh")
    assert [await follow(house, second, first), await follow(house, second, first)] == [2, 2]
    show = await (await house.find(second)).runner.settled()
    assert list(show.carried.values()) == [
        Carried("b1", "b1", first, "p1", "约定", "open"),
        Carried("b2", "b2", first, "p2", "约定", "not_yet", "b2-0"),
    ]
    with pytest.raises(NotFound):
        await follow(house, second, "nobody")
    await house.close()
