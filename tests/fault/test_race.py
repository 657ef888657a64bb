"""Fifty copies and fifty changes of one seat's vote at the same moment: always one ballot."""

import asyncio
import json
import os
import random
from pathlib import Path

import pytest

from tests.fault.hall import report
from tests.web.house import House, opened

SEED = int(os.environ.get("SEED", "20261125"))


async def race(house: House, rounds: int) -> None:
    chance = random.Random(SEED)
    await house.go(3)
    for n in range(rounds):
        person = await house.resident()
        nonces = [f"{chance.getrandbits(128):032x}" for _ in range(50)]
        same = chance.random() < 0.5
        sent = [{"nonce": nonces[0], "once": "v"} if same else {"nonce": nonce} for nonce in nonces]
        answers = await asyncio.gather(*(person.act("cast", choice=chance.choice("AB"), **told) for told in sent))
        assert [answer.status_code for answer in answers] == [204] * 50
        box = await house.theatre.house.ledger.box(house.show)
        assert len(box) == n + 1 == len({mark.seat for mark in box})
        assert sum(json.loads(mark.body)["nonce"] in nonces for mark in box) == 1
        await person.leave()
    report("race", seed=SEED, rounds=rounds, of=50, ballots_per_seat=1)


async def test_one_seat_has_one_ballot(tmp_path: Path) -> None:
    async with opened(tmp_path, pace=100_000.0, burst=100_000) as house:
        await race(house, 4)


@pytest.mark.fault
async def test_one_seat_has_one_ballot_a_hundred_times(tmp_path: Path) -> None:
    async with opened(tmp_path, pace=100_000.0, burst=100_000) as house:
        await race(house, 100)
