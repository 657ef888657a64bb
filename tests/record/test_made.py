"""What the room made stands in the record: kept changes, endings side by side, the promises of the evening before."""

from app.record.blocks import Table
from app.record.report import detail
from app.show import rules
from app.show.commands import Before, CarryPromises, Who
from app.show.events import Cast, Event
from app.show.transcript import transcript
from tests.show.room import Room
from tests.show.test_replays import HEAD, TWICE

PLAY = TWICE + "- write: 写结局\n  pick: 2\n"
OLD = Before("old", "p1", "三楼半", "郝姐", "放一只凳子", "周日")


def told(lang: str) -> dict[str, tuple[tuple[str | int | float, ...], ...]]:
    room = Room(PLAY, 3, HEAD)
    for fact in rules.decide(room.show, Who("organizer", ""), CarryPromises((OLD,)), 1):
        rules.evolve(room.show, fact, 1)
        room.facts.append(fact)
    room.act("f", "follow", promise="1", state="not_yet", why="订了还没到")
    room.go(2)
    room.act("f", "stop")
    room.act("r2", "volunteer", role="甲")
    room.act("r2", "changed", text="先问一句吃了没")
    room.act("f", "tried", result="kept")
    room.go(3)
    room.act("r1", "ending", text="下楼打招呼")
    room.act("f", "ending", text="谁也没提", how="paper")
    room.act("r2", "pick", ending="e1")
    room.act("f", "acted", ending="e1")
    events: list[Event] = [f for f in room.facts if not isinstance(f, Cast)]
    first = rules.opened("s1", room.show.scenario, "0" * 64, "zh")
    found = transcript([(first, 0), *((f, n) for n, f in enumerate(events, 1))], lang)
    return {block.caption: block.rows for block in detail(found) if isinstance(block, Table)}


def test_the_promises_of_the_evening_before_with_what_became_of_them() -> None:
    assert told("zh")["上回说好的"] == (
        ("三楼半", "谁：郝姐；做什么：放一只凳子；什么时候：周日", "还没有做到", "订了还没到"),
    )  # fmt: skip


def test_what_was_changed_and_who_decided() -> None:
    assert told("zh")["再演一遍，改了什么"] == (("第 1 次试演", "留下这个改法：先问一句吃了没", "主持人问过大家"),)


def test_endings_stand_side_by_side_acted_or_not() -> None:
    assert told("zh")["大家写的结局"] == (("下楼打招呼", "手机上写的", 1, "演了"), ("谁也没提", "纸上写的", 0, ""))
