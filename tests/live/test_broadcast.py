"""An edition reaches everybody whatever the ledger does, and the few before the many."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest_asyncio

from app.live.crowd import Group, Phone
from app.live.press import SLICE, Press
from app.show.commands import Go, Who
from app.web.pages import Pages
from tests.live.room import LEADER, Room, opened

HALL = Group("resident", "zh")


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with opened(tmp_path) as found:
        yield found


class Line:
    """Writes down whom it was pushed to."""

    on_drain: Callable[[], None] | None = None
    on_text: Callable[[str], bool] | None = None

    def __init__(self, name: str, pushed: list[str]) -> None:
        self.name, self.pushed = name, pushed

    def push(self, framed: bytes) -> bool:
        self.pushed.append(self.name)
        return True

    def shut(self, code: int, reason: str = "") -> None: ...


async def test_a_turn_that_does_not_end_holds_up_no_hall_for_long(room: Room) -> None:
    press, pushed = Press(room.runner, Pages("http://testserver")), list[str]()
    phones = [Phone(Who("resident", f"r{n}"), HALL, Line("hall", pushed)) for n in range(200 * SLICE)]
    room.runner.calm.clear()
    async with asyncio.timeout(5):  # ten seconds, were every slice to wait for the turn
        await press.broadcast(phones, b"1")
    assert len(pushed) == len(phones)


async def test_the_stage_is_told_before_the_hall(room: Room) -> None:
    press, pushed = Press(room.runner, Pages("http://testserver")), list[str]()
    for n in range(3):
        press.join(Phone(Who("resident", f"r{n}"), HALL, Line("hall", pushed)))
    press.join(Phone(Who("stage", "s"), Group("stage", "zh"), Line("stage", pushed)))
    await press.publish()
    pushed.clear()
    await room.do(LEADER, Go())
    await press.publish()
    await press.close()
    assert pushed[0] == "stage" and pushed[1:].count("hall") >= 3
