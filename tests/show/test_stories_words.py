"""What people write, and what experts say: held, approved, hidden, on the stage."""

import pytest

from app.errors import Malformed, NotYours, Refused
from app.show import look
from app.show.events import CommentSpotlit, ExpertSpoke, NoteReleased
from app.show.views import SealView
from tests.show.room import HEAD, Room

TALK = "- discuss: 说说\n  id: 说\n- expert: 请讲\n  id: 讲"
CARDS = HEAD.replace("scenes:", "cards:\n  法:\n    kind: law\n    title: 一条\nscenes:")


def room_with(wall: str = "held") -> Room:
    room = Room(TALK, 3, CARDS)
    if wall != "held":
        room.act("f", "wall", state=wall)
    room.act("o1", "invite", name="王老师", field="物业", key="e1")
    room.go()
    return room


def read(room: Room) -> list[str]:
    return [comment.text for comment in look.resident(room.show).comments]


def test_words_wait_for_review() -> None:
    room = room_with()
    room.act("r1", "say", text="两边都有难处")
    assert read(room) == []
    assert [c.text for c in look.facilitator(room.show, SealView()).review] == ["两边都有难处"]
    room.act("f", "approve", comment="c1")
    assert room.act("f", "approve", comment="c1") == []
    assert read(room) == ["两边都有难处"]


def test_an_open_wall_still_holds_back_a_telephone_number() -> None:
    room = room_with("open")
    room.act("r1", "say", text="慢慢说")
    room.act("r2", "say", text="打我电话13800001111")
    assert (read(room), [c.state for c in room.show.comments.values()]) == (["慢慢说"], ["open", "held"])


def test_a_closed_wall_takes_no_words() -> None:
    room = room_with("closed")
    with pytest.raises(Refused, match="不收发言"):
        room.act("r1", "ask", text="谁来定？")
    with pytest.raises(Malformed):
        room.act("f", "wall", state="gone")


@pytest.mark.parametrize("text", ["", "  ", "坏\x00字", "半个\ud800字", "长" * 301])
def test_what_cannot_be_shown_is_not_taken(text: str) -> None:
    room = room_with()
    with pytest.raises(Malformed):
        room.act("r1", "say", text=text)
    assert room.show.comments == {}


def test_hidden_words_leave_the_stage_and_their_author_reads_why() -> None:
    room = room_with("open")
    room.act("r1", "say", text="一句")
    assert room.act("f", "spotlight", comment="c1") == [CommentSpotlit("c1")]
    room.act("f", "hide", comment="c1", reason="说的是人，不是事")
    assert (look.stage(room.show, SealView()).spotlight, read(room)) == (None, [])
    mine, other = look.me(room.show, "r1").comments, look.me(room.show, "r2").comments
    assert ([(c.state, c.reason) for c in mine], other) == ([("hidden", "说的是人，不是事")], ())
    with pytest.raises(Refused, match="看不到"):
        room.act("r2", "support", comment="c1")
    room.act("f", "unhide", comment="c1")
    assert read(room) == ["一句"]


def test_the_spotlight_approves() -> None:
    room = room_with()
    room.act("r1", "say", text="一句")
    room.act("f", "spotlight", comment="c1")
    assert (read(room), room.act("f", "spotlight", comment="c1")) == (["一句"], [])


def test_support_counts_once_and_never_for_oneself() -> None:
    room = room_with("open")
    room.act("r1", "ask", text="谁来定？")
    room.act("r2", "ask", text="谁出钱？")
    room.act("r3", "support", comment="c2")
    assert room.act("r3", "support", comment="c2") == []
    assert room.act("r2", "support", comment="c2") == []
    assert [(q.text, q.supports) for q in look.expert(room.show, "e1").questions] == [("谁出钱？", 1), ("谁来定？", 0)]


def test_only_ones_own_words_are_taken_back() -> None:
    room = room_with("open")
    room.act("r1", "say", text="一句")
    with pytest.raises(Refused, match="自己的话"):
        room.act("r2", "unsay", comment="c1")
    room.act("r1", "unsay", comment="c1")
    assert (read(room), room.act("r1", "unsay", comment="c1")) == ([], [])


def test_a_muted_seat_votes_but_does_not_write() -> None:
    room = room_with("open")
    room.act("f", "mute", seat="r1")
    with pytest.raises(Refused, match="先听一听"):
        room.act("r1", "say", text="我偏说")
    assert look.me(room.show, "r1").muted


def test_an_expert_is_heard_when_the_facilitator_releases() -> None:
    room = room_with("open")
    room.act("r1", "ask", text="谁来定？")
    room.act("e1", "arrive")
    assert room.act("e1", "answer", question="c1", text="先问清谁有权定。", cards="法")[-1] == ExpertSpoke(
        "n1", "e1", "n1", ("法",), "c1", False, "说"
    )
    assert look.stage(room.show, SealView()).note is None
    assert [n.text for n in look.facilitator(room.show, SealView()).notes_held] == ["先问清谁有权定。"]
    assert room.act("f", "release", note="n1") == [NoteReleased("n1")]
    note = look.stage(room.show, SealView()).note
    assert note is not None
    assert (note.name, note.text, note.answers, [c.id for c in note.cards]) == (
        "王老师",
        "先问清谁有权定。",
        "谁来定？",
        ["法"],
    )


def test_a_correction_needs_no_release() -> None:
    room = room_with()
    room.act("e1", "correct", text="是四分之三。")
    note = look.stage(room.show, SealView()).note
    assert note is not None
    assert (note.text, note.correction) == ("是四分之三。", True)


def test_who_was_not_invited_is_no_expert() -> None:
    room = room_with()
    with pytest.raises(NotYours, match="邀请"):
        room.act("e2", "comment", text="我也懂")
    with pytest.raises(Malformed, match="资料卡"):
        room.act("e1", "comment", text="看这条", cards="没有")


def test_a_closed_door_lets_nobody_new_in() -> None:
    room = room_with()
    room.act("f", "door", state="closed")
    with pytest.raises(Refused, match="门已经关了"):
        room.act("r9", "seat")
    with pytest.raises(Refused, match="门已经关了"):
        room.act("r1", "seat")
