"""The clock of the laptop jumps: the order of what happened stands, nobody is thrown out, the record holds."""

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.ledger.export import verify
from app.live.clock import system
from app.live.runner import Showrunner
from app.web.pace import Pace
from tests.fault.hall import SEED, report
from tests.web.house import House

HOUR, DAY = 3_600_000, 86_400_000


class Wrong(House):
    """A house whose clock goes as wrong as `skew` says, in ms."""

    skew = 0

    def clock(self) -> int:
        return system() + self.skew


async def evening(folder: Path, skews: Sequence[int], monkeypatch: pytest.MonkeyPatch) -> None:
    house = Wrong(folder, pace=1000.0, burst=1000)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + house.skew / 1000)  # what cookies are dated by
    await house.open()
    house.theatre.house.clock = house.clock
    await house.play()
    leader, anna, stage = await house.staff("facilitator"), await house.resident(), await house.staff("stage")
    await anna.connect()
    for step, skew in enumerate(skews):
        house.skew = skew
        if step < 3:
            assert (await leader.act("go")).status_code == 204
        answer = await anna.act("say", text=f"第 {step} 句")
        assert answer.status_code == 204, (step, answer.text)
        if step >= 2:
            assert (await leader.act("time", seconds="60")).status_code in (204, 409)
            assert (await anna.act("cast", choice="AB"[step % 2])).status_code == 204
            assert (await anna.tell(f"o{step}", do="say", text=f"线上第 {step} 句"))[0] == 204
        assert (await stage.http.get(stage.page)).status_code == 200
    ledger, show = house.theatre.house.ledger, house.show
    said = [json.loads(body) for _, body in await ledger.read(show) if body and "句".encode() in body]
    order = [int(str(entry).split("第 ")[1].split()[0]) for entry in said]
    assert order == sorted(order) and verify(await ledger.export(show)).ok
    afresh = Showrunner(show, ledger, house.clock)
    await afresh.wake()
    assert afresh.state == (await house.theatre.house.find(show)).runner.state
    await house.close()


async def test_an_hour_back_and_a_day_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await evening(tmp_path, (0, -HOUR, DAY, -DAY, 0), monkeypatch)


@pytest.mark.fault
async def test_two_hundred_steps_of_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(SEED)
    skews = [chance.choice((0, -HOUR, DAY, chance.randint(-DAY, DAY))) for _ in range(200)]
    await evening(tmp_path, skews, monkeypatch)
    report("clock", seed=SEED, steps=200, farthest="1d")


def test_a_clock_that_is_put_back_makes_nobody_wait() -> None:
    now = [10_000.0]
    pace = Pace(1.0, 2, lambda: now[0])
    pace.take("anna")
    now[0] -= 3600
    pace.take("anna")
    now[0] += 1
    pace.take("anna")
