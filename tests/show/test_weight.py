"""Before a ballot opens everybody reads its rule, its kind and what it changes; late statements come first."""

import pytest

from app.show import look, rules
from app.show.events import CommentSpotlit
from app.show.look.weight import COMPARED, COUNSEL, FOR_HOST, IN_ROLE, KNOWS, STAND, TURNS, changes
from app.show.regulations import DECISIONS
from app.show.tally import RULES
from app.show.views import SealView
from tests.show.presses import SCENARIO
from tests.show.room import Room

SEAL = SealView()
BEATS = {
    "one": "- vote: 问\n  id: 问\n  options: [甲, 乙]",
    "many": "- vote: 问\n  id: 问\n  how: many\n  options: [甲, 乙]",
    "rank": "- vote: 问\n  id: 问\n  how: rank\n  options: [甲, 乙]",
    "scale": "- vote: 问\n  id: 问\n  how: scale\n  options: [甲, 乙]",
    "agree": "- vote: 问\n  id: 问\n  how: agree\n  add: true\n  options: [甲, 乙]",
    "tokens": "- vote: 问\n  id: 问\n  how: tokens\n  tokens: 2\n  budget: 9\n"
    "  options: [{text: 甲, cost: 5}, {text: 乙, cost: 6}]",
    "quiz": "- quiz: 问\n  id: 问\n  options: [甲, 乙]\n  answer: 乙",
}


@pytest.mark.parametrize("how", BEATS)
def test_the_rule_is_named_on_phone_and_stage_before_it_opens(how: str) -> None:
    room = Room(BEATS[how], 2)
    room.go()
    for view in (look.resident(room.show), look.stage(room.show, SEAL)):
        assert view.ballot is not None
        assert (view.ballot.state, view.ballot.rule) == ("not_yet", RULES[how])
        assert view.ballot.changes == (KNOWS if how == "quiz" else COUNSEL)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("  groups: true", STAND),
        ("  as: 老周", IN_ROLE),
        ("  use: satisfaction", FOR_HOST),
        ("  use: before_after", COMPARED),
    ],
)
def test_it_says_what_it_changes(more: str, says: str) -> None:
    head = "format: 1\nid: s\nlang: zh\ntitle: 故事\ncast:\n  老周: {about: 邻居}\nscenes:\n  - id: 一\n    beats:\n"
    room = Room(f"{BEATS['one']}\n{more}", 1, head)
    room.go()
    shown = look.resident(room.show).ballot
    assert shown is not None and shown.changes == says


def test_a_vote_on_which_the_play_turns_says_so() -> None:

    show = rules.begin(rules.opened("s", SCENARIO, "0" * 64, "zh"))
    assert [look_changes(show, id) for id in ("路", "边")] == [TURNS, STAND]


def look_changes(show: object, id: str) -> str:
    from app.show.state import Show

    assert isinstance(show, Show)
    return changes(show, show.ballots[id], show.scenario.beat(id))


@pytest.mark.parametrize("kind", DECISIONS)
def test_every_ballot_shows_its_class(kind: str) -> None:
    room = Room(f"{BEATS['one']}\n  decision: {kind}", 1)
    room.go()
    for view in (look.resident(room.show), look.stage(room.show, SEAL), look.facilitator(room.show, SEAL)):
        assert view.ballot is not None and view.ballot.decision == kind


def test_a_late_statement_comes_first_on_the_phones() -> None:
    room = Room(BEATS["agree"], 2)
    room.go(2)
    for n, text in enumerate(("先搬花盆", "先量尺寸"), 1):
        room.act("r1", "say", text=text)
        room.act("f", "statement", comment=f"c{n}")
    shown = look.me(room.show, "r2").ballot
    assert shown is not None and [o.id for o in shown.in_turn] == ["S4", "S3", "A", "B"]
    assert [o.id for o in shown.options] == ["A", "B", "S3", "S4"]


def test_the_best_supported_reason_of_the_fewer_is_offered() -> None:
    room = Room(BEATS["one"], 5)
    room.go(2)
    for seat, option, why in (
        ("r1", "A", "近"),
        ("r2", "A", ""),
        ("r3", "A", ""),
        ("r4", "B", "安静"),
        ("r5", "B", "便宜"),
    ):
        room.act(seat, "cast", choice=option, because=why)
    room.go(2)
    names = {room.show.text(c.words): c.id for c in room.show.comments.values()}
    room.act("f", "approve", comment=names["便宜"])
    room.act("r1", "support", comment=names["便宜"])
    offered = look.facilitator(room.show, SEAL).minority
    assert offered is not None and offered.text == "便宜"
    assert room.act("f", "spotlight", comment=offered.id)[-1] == CommentSpotlit(offered.id)
    spotlit = look.stage(room.show, SEAL).spotlight
    assert spotlit is not None and spotlit.text == "便宜"
