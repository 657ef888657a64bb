"""Where a scene leads: thresholds, ties that the facilitator decides, jumps, looking back, the clock."""

import pytest

from app.errors import Malformed, Refused
from app.show import look
from app.show.events import CueShown, LookedBack, TieDecided, TimeAdded
from app.show.views import SealView
from tests.show.room import Room

HEAD = """format: 1
id: story
lang: zh
title: 岔路
scenes:
  - id: 乙丙丁之前
    beats:
      - pause: 请坐
    next: 甲
  - id: 乙
    beats:
      - pause: 走了
    next: END
  - id: 丙
    beats:
      - pause: 等着
    next: END
  - id: 丁
    beats:
      - pause: 停下
    next: END
  - id: 甲
    next:
      vote: 路
      rules:
        - option: 等
          at_least: SHARE
          goto: 丙
        - option: 走
          goto: 乙
        - option: 停
          goto: 丁
      otherwise: 丁
    beats:
"""
VOTE = """
- vote: 往哪儿
  id: 路
  options: [走, 停, 等]
"""


def fork(votes: str, share: str = "40%") -> Room:
    """The vote revealed, each seat's answer a letter (A go, B stop, C wait), `-` for none."""
    room = Room(VOTE, len(votes), HEAD.replace("SHARE", share))
    room.go(3)
    for n, choice in enumerate(votes, 1):
        if choice != "-":
            room.act(f"r{n}", "cast", choice=choice)
    room.go(2)
    return room


@pytest.mark.parametrize(
    ("votes", "share", "scene"),
    [
        ("AAACC", "40%", "丙"),  # two of five are 40 per cent
        ("AAAACC", "40%", "乙"),  # two of six are less
        ("AAACC---", "40%", "丙"),  # shares are of those who voted
        ("AACC", "2/3", None),  # two thirds missed, and two lead together: not the waiting, it has no say here
        ("ABBB", "40%", "丁"),
        ("----", "40%", "丁"),  # nobody voted: otherwise
    ],
)
def test_a_share_decides_where_the_play_goes(votes: str, share: str, scene: str | None) -> None:
    room = fork(votes, share)
    room.go()
    assert room.show.scene_id == (scene or "乙")


def test_a_tie_is_decided_by_the_facilitator_and_by_nobody_else() -> None:
    room = fork("AABB")
    view = look.facilitator(room.show, SealView())
    assert view.next is not None
    assert (view.next.kind, [place.text for place in view.tie]) == ("decide", ["走", "停"])
    ballot = look.stage(room.show, SealView()).ballot
    assert ballot is not None and ballot.tie == ("A", "B")
    with pytest.raises(Refused, match="先定走哪一边"):
        room.go()
    with pytest.raises(Malformed, match="没有这个选项"):
        room.act("f", "decide", option="C")
    assert room.act("f", "decide", option="B") == [TieDecided("路", "B")]
    room.go()
    assert room.show.scene_id == "丁"
    with pytest.raises(Refused, match="没有平票"):
        room.act("f", "decide", option="A")


def test_looking_back_reopens_nothing() -> None:
    room = fork("AAA")
    room.go()
    assert room.act("f", "back") == [LookedBack("路")]
    stage = look.stage(room.show, SealView())
    assert (stage.back, stage.cue.id, stage.ballot and stage.ballot.state) == (True, "路", "result")
    with pytest.raises(Refused, match="已经结束"):
        room.act("r1", "cast", ballot="路", choice="B")
    room.go()
    assert (room.show.back, room.show.scene_id) == ("", "乙")


def test_a_jump_counts_what_it_leaves() -> None:
    room = Room(VOTE, 2, HEAD.replace("SHARE", "40%"))
    room.go(3)
    room.act("r1", "cast", choice="A")
    with pytest.raises(Malformed, match="没有这一场"):
        room.act("f", "jump", scene="戊")
    with pytest.raises(Malformed, match="没有这个环节"):
        room.act("f", "jump", scene="乙", beat="路")
    facts = room.act("f", "jump", scene="丙")
    assert facts[-1] == CueShown("丙", room.show.beat_id, "jump")
    assert room.show.ballots["路"].state == "closed"


def test_time_moves_the_deadline_and_nothing_else() -> None:
    room = Room("- discuss: 说说\n  time: 2m")
    with pytest.raises(Refused, match="还没有开演"):
        room.act("f", "time", seconds="60")
    room.go()
    before = look.resident(room.show).cue
    assert room.act("f", "time", seconds="60") == [TimeAdded(60)]
    after = look.resident(room.show).cue
    assert before.until is not None
    assert (after.until, after.step) == (before.until + 60_000, before.step)


def test_black_and_the_code_are_switches() -> None:
    room = Room("- discuss: 说说")
    room.go()
    looks = []
    for do in ("black", "black", "qr", "qr"):
        room.act("f", do)
        looks.append(look.stage(room.show, SealView()).look)
    assert looks == ["black", "cue", "qr", "cue"]
    assert room.act("f", "black", on="0") == []
