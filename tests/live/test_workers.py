"""Two workers on one PostgreSQL play one show; one of them is killed in the middle."""

import asyncio
import time
from collections import Counter
from pathlib import Path

from app.ledger.export import verify
from app.ledger.store import Ledger
from tests.live.workers import Voter, Worker, pair, walk


async def same_record(worker: Worker, url: str) -> bytes:
    """The head of the record in the database, which must hold from end to end."""
    ledger = await Ledger.open(url)
    verdict = verify(await ledger.export(worker.show))
    await ledger.close()
    assert verdict.ok
    return verdict.head


async def test_a_worker_killed_in_the_middle_loses_nothing_that_was_acknowledged(
    tmp_path: Path, postgres_url: str
) -> None:
    async with pair(tmp_path / "data", postgres_url) as (a, b):
        assert a.show == b.show
        leader, stage = await a.staff("facilitator"), await (await b.staff("stage")).connect()
        voters = [Voter(await (await worker.resident()).connect(), n) for n, worker in enumerate((a, b) * 4)]
        for _ in range(3):
            assert (await leader.act("go")).status_code == 204
        await asyncio.gather(*(voter.person.hear(lambda frame: "装不装" in frame) for voter in voters))
        await stage.hear(lambda frame: "装不装" in frame)

        for _ in range(3):
            await asyncio.gather(*(voter.vote() for voter in voters))
        other = await (await walk(leader, b)).view()
        assert (await leader.view())["ballot"]["answered"] == other["ballot"]["answered"] == 8

        voting = [asyncio.create_task(voter.vote_on()) for voter in voters[::2]]
        await asyncio.gather(*(voter.vote() for voter in voters[1::2]))
        await a.die()
        await asyncio.gather(*voting)
        for voter in voters[::2]:
            voter.person = await (await walk(voter.person, b)).connect()
            if voter.sent:
                await voter.repeat()
        leader = await walk(leader, b)
        assert (await leader.act("go")).status_code == 204
        options = (await leader.view())["ballot"]["options"]
        wanted = Counter(voter.last for voter in voters)
        assert [option["count"] for option in options] == [wanted["A"], wanted["B"]]
        assert (await leader.act("go")).status_code == 204
        await stage.hear(lambda frame: "fingerprint" in frame)

        shown = (await leader.view())["seal"]
        await a.open()
        assert (await (await walk(leader, a)).view())["seal"] == shown
        assert (await leader.act("end")).status_code == 204
        ends = [(await (await walk(leader, worker)).view())["seal"]["head"] for worker in (a, b)]
        assert ends == [(await same_record(b, postgres_url)).hex()] * 2


async def test_what_one_worker_takes_back_is_taken_back_at_the_other(tmp_path: Path, postgres_url: str) -> None:
    async with pair(tmp_path / "data", postgres_url) as (a, b):
        organizer, stage = await a.staff("organizer"), await (await b.staff("stage")).connect()
        expert = await (await b.staff("expert")).connect()
        assert (await organizer.act("code")).status_code == 204
        fresh = (await organizer.view())["house"]["code"]
        await stage.hear(lambda frame: f"{fresh[:3]} {fresh[3:]}" in frame)
        assert (await organizer.act("revoke", role="expert")).status_code == 204
        assert expert.line is not None
        async with asyncio.timeout(5):
            await expert.line.wait_closed()
        assert expert.line.close_code == 1008


async def test_a_vote_at_one_worker_is_soon_on_the_stage_of_the_other(tmp_path: Path, postgres_url: str) -> None:
    async with pair(tmp_path / "data", postgres_url) as (a, b):
        leader, stage = await a.staff("facilitator"), await (await b.staff("stage")).connect()
        resident = await (await a.resident()).connect()
        for _ in range(3):
            assert (await leader.act("go")).status_code == 204
        await stage.hear(lambda frame: "装不装" in frame)
        begun = time.perf_counter()
        await resident.tell("v", do="cast", choice="A")
        await stage.hear(lambda frame: 'class="lit' in frame)
        assert time.perf_counter() - begun < 2.0
