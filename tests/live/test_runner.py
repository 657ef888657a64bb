"""One turn: everything that waits is decided in order, written once, and only then answered."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event

import pytest
import pytest_asyncio

from app.errors import TooFast
from app.ledger import seal
from app.ledger.house_sqlite import SqliteHouse
from app.ledger.signing import Signer, load_or_create, promise, verify
from app.live import runner as running
from app.live.act import Act
from app.live.memory import KEPT
from app.show import codec
from app.show.commands import AskAgain, CastBallot, EndShow, EvictSeat, Go, Say, TakeSeat, Who
from tests.live.room import LEADER, Room, opened

ANNA, BEN = Who("resident", "anna"), Who("resident", "ben")


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with opened(tmp_path) as found:
        yield found


async def same(room: Room) -> None:
    assert (await room.afresh()).state == room.runner.state
    assert (await room.afresh()).head == room.runner.head


async def test_the_second_act_sees_what_the_first_one_did(room: Room) -> None:
    room.hand_in(LEADER, Go(0))
    room.hand_in(LEADER, Go(1))
    room.hand_in(LEADER, Go(2))
    room.hand_in(ANNA, CastBallot({"A": "1"}))
    room.hand_in(LEADER, Go(3))
    room.hand_in(BEN, CastBallot({"A": "1"}))
    before = (await room.ledger.position(room.runner.id)).turn
    assert await room.turn() == [204, 204, 204, 204, 204, 409]
    assert (await room.ledger.position(room.runner.id)).turn == before + 1
    assert room.runner.show.ballots["装"].answered == 1
    await same(room)


async def test_a_receipt_seals_the_phones_own_chance_and_choice(room: Room) -> None:
    await room.do(LEADER, Go(), Go(), Go())
    nonce = "0f" * 16
    await room.do(ANNA, CastBallot({"B": "1"}, nonce=nonce))
    [mark] = await room.ledger.box(room.runner.id)
    choice = codec.choice_bytes({"B": "1"})
    assert mark.receipt == seal.receipt(room.runner.id, "装", 1, bytes.fromhex(nonce), b"", choice)


async def test_a_phone_without_chance_of_its_own_gets_some(room: Room) -> None:
    await room.do(LEADER, Go(), Go(), Go())
    await room.do(ANNA, CastBallot({"B": "1"}))
    await room.do(BEN, CastBallot({"B": "1"}))
    first, second = await room.ledger.box(room.runner.id)
    assert first.receipt != second.receipt


async def test_of_the_ballots_that_a_seat_replaced_the_newest_eight_are_told(room: Room) -> None:
    await room.do(LEADER, Go(), Go(), Go())
    receipts: list[str] = []
    for n in range(10):
        await room.do(ANNA, CastBallot({"AB"[n % 2]: "1"}, nonce=f"{n:032x}"))
        receipts.append(room.runner.show.ballots["装"].box["anna"].receipt)
    told = (await room.afresh()).show.ballots["装"].box["anna"].replaced
    assert told == tuple((receipt, "") for receipt in receipts[1:9])


async def test_a_replaced_vote_an_eviction_and_a_second_run_are_read_back_as_they_stood(room: Room) -> None:
    await room.do(LEADER, Go(), Go(), Go())
    await room.do(ANNA, CastBallot({"A": "1"}), CastBallot({"B": "1"}))
    await room.do(BEN, CastBallot({"A": "1"}))
    await room.do(LEADER, EvictSeat("ben"))
    await same(room)
    await room.do(LEADER, Go())
    await same(room)
    await room.do(LEADER, AskAgain())
    await room.do(ANNA, CastBallot({"A": "1"}))
    await same(room)
    await room.do(LEADER, Go(), Go(), EndShow())
    assert room.runner.show.ended
    assert {mark.seat for mark in await room.ledger.box(room.runner.id)}.isdisjoint({"anna", "ben"})
    assert (await room.afresh()).show.ballots["装"].tally == room.runner.show.ballots["装"].tally


async def test_the_head_that_is_shown_is_that_of_the_reveal(room: Room) -> None:
    await room.do(LEADER, Go(), Go(), Go(), Go())
    assert room.runner.head == b""
    await room.do(LEADER, Go())
    shown, (_, last) = room.runner.head, await room.ledger.head(room.runner.id)
    assert shown == last
    await room.do(ANNA, Say("后来的话"))
    assert room.runner.head == shown != (await room.ledger.head(room.runner.id))[1]
    await same(room)


async def test_the_same_once_is_one_act_in_one_turn_in_two_and_after_a_restart(room: Room) -> None:
    for _ in range(2):
        room.hand_in(ANNA, Say("一次"), "x")
    await room.turn()
    room.hand_in(ANNA, Say("不一样的话"), "x")
    await room.turn()
    other = Room(room.ledger, await room.afresh())
    other.hand_in(ANNA, Say("一次"), "x")
    other.hand_in(BEN, Say("一次"), "x")
    assert await other.turn() == [204, 204]
    assert [c.seat for c in other.runner.show.comments.values()] == ["anna", "ben"]


async def test_a_once_is_forgotten_after_many_others(room: Room) -> None:
    for n in range(KEPT + 1):
        room.hand_in(ANNA, TakeSeat(), f"n{n}")
    room.hand_in(ANNA, Say("又一次"), "n1")
    room.hand_in(ANNA, Say("又一次"), "n0")
    await room.turn()
    assert len(room.runner.show.comments) == 1


async def test_the_newest_once_of_a_busy_seat_is_known_after_a_restart(room: Room) -> None:
    for n in range(2 * KEPT):
        room.hand_in(ANNA, TakeSeat(), f"m{n}")
    room.hand_in(ANNA, Say("最后一句"), "a")  # read back by their names, it is the first
    await room.turn()
    other = Room(room.ledger, await room.afresh())
    for n in range(3):
        other.hand_in(ANNA, TakeSeat(), f"z{n}")
    other.hand_in(ANNA, Say("最后一句"), "a")
    assert await other.turn() == [204] * 4
    assert len(other.runner.show.comments) == 1


async def test_a_full_disk_answers_503_keeps_nothing_and_heals(room: Room) -> None:
    back = room.ledger.back
    assert isinstance(back, SqliteHouse)
    writer = back.writer
    await room.do(ANNA, TakeSeat())
    pages = await back.on_writer(lambda: writer.outside("PRAGMA page_count")[0])
    await back.on_writer(lambda: writer.outside(f"PRAGMA max_page_count={pages}"))
    statuses: list[int] = []
    while 503 not in statuses and len(statuses) < 100:
        room.hand_in(ANNA, Say("字" * 290), f"n{len(statuses)}")
        statuses += await room.turn()
        assert len(room.runner.show.comments) == statuses.count(204)
    assert statuses[-1] == 503
    room.hand_in(ANNA, Say("字" * 290), f"n{len(statuses) - 1}")
    assert await room.turn() == [204]
    await same(room)


async def test_votes_that_did_not_reach_the_disk_leave_neither_a_slip_nor_work_behind(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = tmp_path / "down"
    monkeypatch.setenv("FAILDISK", str(down))
    room.runner.countersign.signer = load_or_create(tmp_path / "signing.pem")
    await room.do(LEADER, Go(), Go(), Go())
    down.touch()
    before = asyncio.all_tasks()
    for n in range(running.BATCH):
        room.hand_in(Who("resident", f"s{n}"), CastBallot({"A": "1"}))
    assert await room.turn() == [503] * running.BATCH
    assert room.runner.show.ballots["装"].box == {}
    down.unlink()
    assert await room.do(ANNA, CastBallot({"A": "1"})) == [204]
    assert [task for task in asyncio.all_tasks() - before if not task.done()] == []
    await same(room)


class Mute(Signer):
    def sign(self, message: bytes) -> bytes:
        raise OSError("on purpose")


async def test_no_write_goes_on_after_its_turn_when_a_vote_cannot_be_signed(room: Room) -> None:
    """What it wrote would be missing in the show that is read again."""
    back = room.ledger.back
    assert isinstance(back, SqliteHouse)
    await room.do(LEADER, Go(), Go(), Go())
    room.runner.countersign.signer = Mute(bytes(32))
    back.writing.submit(Event().wait, 0.2)
    assert await room.do(ANNA, CastBallot({"A": "1"})) == [503]
    assert [*room.runner.show.ballots["装"].box] == ["anna"]
    await same(room)


async def test_a_show_that_had_to_be_read_again_is_told_to_everybody(room: Room) -> None:
    """What moved it may be known already when it comes again, so that nothing new happens in that turn."""
    await room.do(ANNA, TakeSeat())
    elsewhere = await room.afresh()
    told: list[tuple[set[str], int]] = []
    room.runner.after.append(lambda touched, news: told.append((touched, len(news))))
    room.runner.state = None  # as after a failed write, when reading again failed too
    elsewhere.offer(Act(LEADER, Go(), 1_000_000, lambda answer: None, "go1"))
    acts = list(elsewhere.queue)
    await elsewhere.take(acts)
    room.hand_in(LEADER, Go(), "go1")
    assert await room.turn() == [204]
    assert told == [({"f"}, 0), (set(), 0)]
    await same(room)


async def test_the_slow_work_of_an_end_is_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    back = room.ledger.back
    assert isinstance(back, SqliteHouse)
    monkeypatch.setattr(running, "PATIENCE", 0.2)
    await room.do(LEADER, Go(), Go(), Go())
    await room.do(ANNA, CastBallot({"A": "1"}))
    back.writing.submit(Event().wait, 0.4)
    assert await room.do(ANNA, Say("慢了")) == [503]
    monkeypatch.setattr(running, "PATIENCE", 4.5)
    assert await room.do(ANNA, Say("好了")) == [204]
    monkeypatch.setattr(running, "PATIENCE", 0.2)
    back.writing.submit(Event().wait, 0.4)
    assert await room.do(LEADER, EndShow()) == [204]
    assert room.runner.show.ended and {mark.seat for mark in await room.ledger.box(room.runner.id)}.isdisjoint({"anna"})
    await same(room)


async def test_a_queue_that_would_take_too_long_takes_no_more(room: Room) -> None:
    for each, most in ((running.ROOM / 700, 700), (1.0, running.BATCH)):  # a full turn is always taken, and measured
        room.runner.each = each
        for _ in range(most):
            room.hand_in(ANNA, TakeSeat())
        with pytest.raises(TooFast):
            room.hand_in(ANNA, TakeSeat())
        assert await room.turn() == most * [204]


async def test_many_are_taken_in_turns_between_which_others_look(room: Room) -> None:
    most, ends, looked = 2 * running.BATCH + 1, list[int](), set[int]()
    room.runner.after.append(lambda touched, news: ends.append(len(room.answers)))
    for _ in range(most):
        room.hand_in(ANNA, TakeSeat())
    room.runner.start()
    while len(room.answers) < most:
        await room.runner.settled()
        looked.add(len(room.answers))
        await asyncio.sleep(0)
    await room.runner.close()
    assert ends == [running.BATCH, 2 * running.BATCH, most]
    assert looked > set(ends[:2])


async def test_long_work_lets_the_turn_end_that_is_on_and_does_not_wait_for_a_ledger_that_is_away(room: Room) -> None:
    room.runner.start()
    room.hand_in(ANNA, TakeSeat())
    await room.runner.breath()
    assert [answer.status for answer in room.answers] == [204]
    room.runner.calm.clear()
    await room.runner.breath()
    assert not room.runner.calm.is_set()
    await room.runner.close()


async def test_what_a_house_countersigns_is_the_same_again_after_a_restart(room: Room, tmp_path: Path) -> None:
    room.runner.countersign.signer = signer = load_or_create(tmp_path / "signing.pem")
    await room.do(LEADER, Go(), Go(), Go())
    await room.do(ANNA, CastBallot({"B": "1"}, nonce="0f" * 16))
    slip = room.runner.show.ballots["装"].box["anna"]
    signed, code = room.runner.countersign.slip(slip)
    receipt = bytes.fromhex(slip.receipt)
    assert verify(signer.public, bytes.fromhex(signed), promise(room.runner.id, "装", 1, receipt))
    assert code == seal.short(receipt)
    again = await room.afresh()
    again.countersign.signer = signer
    assert again.countersign.slip(again.show.ballots["装"].box["anna"]) == (signed, code)
