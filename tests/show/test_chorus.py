"""Words on the stage: side by side, the wall, and the picture of words that counts people."""

import pytest

from app.errors import Malformed, Refused
from app.show import look
from app.show.gist import picture
from app.show.views import SealView, StageView, WordView
from tests.show.room import Room

TALK = "- discuss: 说说\n  id: 说\n- discuss: 再说说\n  id: 再"
SAID = ("电梯的钱怎么摊？", "先量一楼的采光。", "采光要量，电梯也要装。", "慢慢商量。")


def room() -> Room:
    found = Room(TALK, 4)
    found.go()
    found.act("f", "wall", state="open")
    for n, text in enumerate(SAID, 1):
        found.act(f"r{n}", "say", text=text)
    return found


def stage(room: Room) -> StageView:
    return look.stage(room.show, SealView())


def lit(room: Room) -> list[str]:
    view = stage(room)
    return [c.id for c in (view.spotlight, *view.beside) if c]


def test_three_stand_side_by_side_and_no_fourth() -> None:
    here = room()
    here.act("f", "spotlight", comment="c1")
    for comment in ("c2", "c3"):
        here.act("f", "spotlight", comment=comment, beside="1")
    with pytest.raises(Refused, match="最多并排三条"):
        here.act("f", "spotlight", comment="c4", beside="1")
    assert lit(here) == ["c1", "c2", "c3"]
    assert here.act("f", "spotlight", comment="c2", beside="1") == []


def test_a_new_light_leaves_the_others_and_one_may_step_down() -> None:
    here = room()
    here.act("f", "spotlight", comment="c1", beside="1")
    here.act("f", "spotlight", comment="c2", beside="1")
    here.act("f", "unspotlight", comment="c1")
    assert lit(here) == ["c2"]
    here.act("f", "spotlight", comment="c3", beside="1")
    here.act("f", "hide", comment="c2")
    assert lit(here) == ["c3"]
    here.act("f", "spotlight", comment="c4")
    assert lit(here) == ["c4"]


def test_the_next_cue_clears_the_stage() -> None:
    here = room()
    here.act("f", "chorus", show="wall")
    here.act("f", "spotlight", comment="c1")
    here.act("f", "spotlight", comment="c2", beside="1")
    here.go()
    view = stage(here)
    assert (view.cue.id, view.spotlight, view.beside, view.words) == ("再", None, (), None)


def test_the_wall_shows_the_newest_and_counts_people() -> None:
    here = room()
    here.act("f", "chorus", show="wall")
    here.act("f", "hide", comment="c4")
    shown = stage(here).words
    assert shown and [c.id for c in shown.comments] == ["c1", "c2", "c3"]
    assert (shown.written, shown.people, shown.frozen) == (3, 3, False)


def test_a_frozen_wall_stands_still() -> None:
    here = room()
    here.act("f", "chorus", show="wall")
    here.act("f", "wall", state="frozen")
    here.act("r1", "say", text="还有一句")
    shown = stage(here).words
    assert shown and ([c.id for c in shown.comments], shown.frozen) == (["c1", "c2", "c3", "c4"], True)


def test_a_word_of_one_person_is_not_in_the_picture() -> None:
    here = room()
    here.act("r1", "say", text="摊钱摊钱摊钱，电梯电梯。")
    here.act("f", "chorus", show="words")
    shown = stage(here).words
    assert shown and shown.words == (WordView("电梯", 2, 1), WordView("采光", 2, 1))
    here.act("f", "chorus", show="none")
    assert stage(here).words is None


def test_erased_words_leave_the_picture() -> None:
    here = room()
    here.act("f", "chorus", show="words")
    here.act("o1", "erase", words="c2")
    shown = stage(here).words
    assert shown and [w.text for w in shown.words] == ["电梯"]


def test_sizes_are_even_steps_from_two_to_the_most() -> None:
    said = [(f"r{n}", text) for text, most in (("elevator", 6), ("noise", 4), ("light", 2)) for n in range(most)]
    assert picture(said) == (WordView("elevator", 6, 5), WordView("noise", 4, 3), WordView("light", 2, 1))
    assert picture([]) == ()


def test_only_the_wall_or_its_words() -> None:
    with pytest.raises(Malformed):
        room().act("f", "chorus", show="song")
