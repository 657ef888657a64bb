"""What is written is there, in order, once, for everybody."""

import asyncio
from pathlib import Path

import pytest

from app.errors import NotFound, Refused, SealBroken, Unavailable
from app.ledger import seal
from app.ledger.export import verify
from app.ledger.rows import Batch, Done, Missed
from app.ledger.store import Ledger
from tests.ledger.evening import FIRST, RULES, SHOW, Worker, mark, open_show, said


async def test_a_turn_writes_entries_ballots_and_answers_together(ledger: Ledger) -> None:
    worker = Worker(ledger)
    batch = Batch(said("甲", "乙"), (mark("s1"), mark("s2", "no")), (Done("s1", "a", 204, ""),))

    assert await worker.write(batch) == 3
    assert await ledger.read(SHOW) == list(enumerate([FIRST, *said("甲", "乙")], 1))
    assert await ledger.read(SHOW, after=2) == [(3, said("乙")[0])]
    assert await ledger.box(SHOW) == [mark("s1"), mark("s2", "no")]
    assert await ledger.done(SHOW, "s1", "a") == Done("s1", "a", 204, "")
    assert await ledger.done(SHOW, "s2", "a") is None


async def test_a_later_ballot_of_a_seat_replaces_the_earlier_even_in_one_batch(ledger: Ledger) -> None:
    worker = Worker(ledger)
    await worker.write(Batch(marks=(mark("s1", "yes"),)))
    await worker.write(Batch(marks=(mark("s1", "no"), mark("s1", "perhaps"), mark("s1", "yes", run=2))))
    assert await ledger.box(SHOW) == [mark("s1", "perhaps"), mark("s1", "yes", run=2)]


async def test_the_first_answer_to_an_act_stands(ledger: Ledger) -> None:
    worker = Worker(ledger)
    await worker.write(Batch(done=(Done("s1", "a", 204, ""),)))
    await worker.write(Batch(done=(Done("s1", "a", 409, "投票已经结束。"), Done("s2", "a", 204, ""))))
    assert sorted(d.status for d in await ledger.all_done(SHOW)) == [204, 204]


async def test_the_head_is_the_chain_over_what_was_written(ledger: Ledger) -> None:
    assert await ledger.head("lift") == (1, verify(await ledger.export(SHOW)).head)
    await Worker(ledger).write(Batch(said("甲")))
    seq, head = await ledger.head(SHOW)
    assert (seq, head) == (2, verify(await ledger.export(SHOW)).head)
    assert head != seal.start(SHOW, RULES)


async def test_who_knows_nothing_is_told_everything_and_who_is_up_to_date_nothing(ledger: Ledger) -> None:
    first, second = Worker(ledger), Worker(ledger)
    await first.write(Batch(said("甲"), (mark("s1"),), (Done("s1", "a", 204, ""),)))
    await second.write(Batch())
    assert (second.entries, second.box, second.done) == (first.entries, first.box, first.done)
    async with ledger.turn(SHOW, second.seq, second.mark_turn) as turn:
        assert turn.missed == Missed()


async def test_watching_is_like_a_turn_without_one(ledger: Ledger) -> None:
    await Worker(ledger).write(Batch(said("甲"), (mark("s1"),)))
    at, missed = await ledger.missed(SHOW, 1, 0)
    assert (at.seq, missed.entries, missed.marks) == (2, ((2, said("甲")[0]),), (mark("s1"),))
    assert (await ledger.missed(SHOW, at.seq, at.turn))[1] == Missed()


async def test_turns_of_one_show_wait_for_each_other_and_of_others_do_not(ledger: Ledger) -> None:
    await open_show(ledger, "other", "654321")
    order = []

    async def second() -> None:
        async with ledger.turn(SHOW, 1, 0) as turn:
            order.append(("second", turn.seq))

    async with ledger.turn(SHOW, 1, 0) as turn:
        waiting = asyncio.create_task(second())
        await Worker(ledger, "other").write(Batch(said("别处")))
        order.append(("first", await turn.write(Batch(said("甲")))))
    await waiting
    assert order == [("first", 2), ("second", 2)]


async def test_many_shows_at_once_each_keep_their_own_chain(ledger: Ledger) -> None:
    names = [f"show{n}" for n in range(20)]
    for n, name in enumerate(names):
        await open_show(ledger, name, f"code{n}")
    workers = [Worker(ledger, name) for name in names]
    for n in range(5):
        await asyncio.gather(*(w.write(Batch(said(f"{w.show} {n}"), (mark(f"s{n}"),))) for w in workers))
    for worker in workers:
        assert verify(await ledger.export(worker.show)).entries == 6
        assert await ledger.read(worker.show) == worker.entries
        assert len(await ledger.box(worker.show)) == 5


async def test_ending_unlinks_every_ballot_from_its_seat(ledger: Ledger) -> None:
    worker, twin = Worker(ledger), mark("s3", "no")
    await worker.write(Batch(marks=(mark("s1"), mark("s2"), twin), done=(Done("s1", "a", 204, ""),)))
    await worker.write(Batch(marks=(twin._replace(seat="s4"),)))
    await worker.write(Batch(said("终"), unlink=True))

    box = await ledger.box(SHOW)
    names = sorted(m.receipt.hex() for m in [mark("s1"), mark("s2"), twin])
    assert [m.seat for m in box] == sorted([*names, f"{twin.receipt.hex()}.2"])
    assert sorted(m.receipt for m in box) == sorted(m.receipt for m in [mark("s1"), mark("s2"), twin, twin])
    assert await ledger.all_done(SHOW) == []
    row = await ledger.show(SHOW)
    assert row is not None and row.state == "ended" and row.ended_at is not None
    assert (await ledger.missed(SHOW, 0, 0))[1].marks == tuple(box)


async def test_an_unlinked_box_leaves_no_seat_in_any_file(lite: str, tmp_path: Path) -> None:
    ledger = await Ledger.open(lite)
    await open_show(ledger)
    seats = [f"seat-{n:04}" for n in range(3000)]
    await Worker(ledger).write(Batch(marks=tuple(mark(seat) for seat in seats)))
    assert any(b"seat-0042" in file.read_bytes() for file in tmp_path.rglob("theatre*"))
    await Worker(ledger).write(Batch(said("终"), unlink=True))
    await ledger.close()
    assert not any(b"seat-" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


async def test_a_show_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        async with ledger.turn("nowhere", 0, 0):
            pass
    with pytest.raises(NotFound):
        await ledger.head("nowhere")
    assert await ledger.show("nowhere") is None


async def test_a_code_opens_one_show(ledger: Ledger) -> None:
    with pytest.raises(Refused, match="入场码"):
        await open_show(ledger, "other")
    await ledger.rotate_code(SHOW, "777777")
    await open_show(ledger, "other")
    found = await ledger.show_by_code("777777"), await ledger.show_by_code("123456")
    assert [row and row.id for row in found] == [SHOW, "other"]
    with pytest.raises(Refused):
        await ledger.rotate_code("other", "777777")
    assert [(row.id, row.title) for row in await ledger.shows()] == [(SHOW, "老楼装电梯"), ("other", "老楼装电梯")]


async def test_a_show_can_be_ended_opened_and_dated(ledger: Ledger) -> None:
    await ledger.set_state(SHOW, "ended")
    await ledger.retain(SHOW, 5)
    row = await ledger.show(SHOW)
    assert row and (row.state, row.retain_until) == ("ended", 5) and row.ended_at
    await ledger.set_state(SHOW, "open")
    row = await ledger.show(SHOW)
    assert row and (row.state, row.ended_at) == ("open", None)


async def test_keys_open_until_revoked_or_expired(ledger: Ledger) -> None:
    house, boss = await ledger.add_key("organizer")
    expert, word = await ledger.add_key("expert", SHOW, "王工")
    late, old = await ledger.add_key("expert", SHOW, "昨天的", expires_at=1)

    assert await ledger.find_key(boss) == house and await ledger.find_key(word) == expert
    assert await ledger.find_key(old) is None and await ledger.find_key("guess") is None
    assert await ledger.keys(None) == [house] and set(await ledger.keys(SHOW)) == {expert, late}
    await ledger.revoke_key(expert.id)
    assert await ledger.find_key(word) is None
    revoked = await ledger.key(expert.id)
    assert revoked is not None and revoked.revoked_at is not None


async def test_no_secret_is_kept(lite: str, tmp_path: Path) -> None:
    ledger = await Ledger.open(lite)
    row, secret = await ledger.add_key("organizer")
    await ledger.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert row.id.encode() in kept and secret.encode() not in kept


async def test_everything_is_there_after_reopening(url: str) -> None:
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await Worker(ledger).write(Batch(said("甲"), (mark("s1"),), (Done("s1", "a", 204, "好"),)))
    before = await ledger.read(SHOW), await ledger.box(SHOW), await ledger.all_done(SHOW), await ledger.export(SHOW)
    await ledger.close()
    ledger = await Ledger.open(url)
    after = await ledger.read(SHOW), await ledger.box(SHOW), await ledger.all_done(SHOW), await ledger.export(SHOW)
    await ledger.close()
    assert before == after


async def test_a_second_program_on_the_same_data_is_told_so(lite: str) -> None:
    first = await Ledger.open(lite)
    with pytest.raises(Unavailable, match="另一个程序正在用这份数据"):
        await Ledger.open(lite)
    await first.close()
    await (await Ledger.open(lite)).close()


async def test_a_ledger_that_was_tampered_with_is_not_written_to(url: str) -> None:
    ledger = await Ledger.open(url)
    await open_show(ledger)
    await open_show(ledger, "other", "654321")
    await Worker(ledger).write(Batch(said("甲", "乙", "丙")))
    await ledger.back.transact(lambda conn: conn.exec_driver_sql("UPDATE entry SET salt = body WHERE seq = 3"))
    await ledger.close()

    ledger = await Ledger.open(url)
    with pytest.raises(SealBroken, match="第 3 条"):
        await Worker(ledger).write(Batch(said("丁")))
    assert await Worker(ledger, "other").write(Batch(said("丁"))) == 2
    assert verify(await ledger.export(SHOW)).first_bad == 3
    await ledger.close()


async def test_a_turn_writes_once(ledger: Ledger) -> None:
    async with ledger.turn(SHOW, 1, 0) as turn:
        await turn.write(Batch(said("甲")))
        with pytest.raises(RuntimeError):
            await turn.write(Batch(said("乙")))
    assert (await ledger.head(SHOW))[0] == 2


async def test_what_cannot_be_stored_harms_nobody_else(ledger: Ledger) -> None:
    await open_show(ledger, "other", "654321")
    bad = Worker(ledger).write(Batch(done=(Done("s1", "a", 204, "\ud800"),)))
    good = Worker(ledger, "other").write(Batch(said("甲")))
    results = await asyncio.gather(bad, good, return_exceptions=True)
    assert isinstance(results[0], UnicodeEncodeError) and results[1] == 2
    assert await Worker(ledger).write(Batch(said("乙"))) == 2
