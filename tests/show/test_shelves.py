"""Comments lie in order while they come and go: every page shows what a look through all of them would find."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TheatreError
from app.show import look, rules, shelves
from app.show.gist import picture
from app.show.look.parts import tellable
from app.show.state import Comment, Show
from app.show.views import CommentView, SealView
from tests.show.room import Room

PLAY = """
- vote: 往哪儿
  id: 路
  options: [东, 西]
- discuss: 说说
- vote: 留不留
  id: 留
  options: [留, 不留]
"""
PEOPLE = ("r1", "r2", "r3", "r4", "r5")
DONE = {
    "say": 8, "ask": 4, "support": 12, "approve": 8, "hide": 5, "unhide": 4, "unsay": 3, "cast": 10, "go": 6,
    "again": 2, "wall": 1, "erase": 1,
}  # fmt: skip
LEADS = ("go", "again", "wall", "approve", "hide", "unhide")
Tells = Callable[[Comment], bool]


def evening(random: Random, presses: int) -> Room:
    """Fuller than any page from the beginning; every step is looked at."""
    room = Room(PLAY, len(PEOPLE))
    room.go()
    for wall in random.sample(("open", "held"), 2):
        room.act("f", "wall", state=wall)
        for n in range(random.choice((5, 60, 120))):
            room.act(PEOPLE[n % 5], random.choice(("say", "ask")), text=f"第{n}句")
    for _ in range(presses):
        press(room, random, random.choices(list(DONE), list(DONE.values()))[0])
        agree(room.show)
    return room


def press(room: Room, random: Random, do: str) -> None:
    reasons = [c.id for c in room.show.comments.values() if c.ballot] or ["c1"]
    comment = random.choice((random.choice(list(room.show.comments)), random.choice(reasons)))
    fields = {
        "say": {"text": "好"},
        "ask": {"text": "为什么？"},
        "cast": {"choice": random.choice("AB"), "because": "有理"},
        "wall": {"state": random.choice(("open", "held"))},
        "hide": {"comment": comment, "reason": "跑题"},
        "go": {"at": str(room.show.step)},
        "again": {},
        "erase": {"words": comment},
    }.get(do, {"comment": comment})
    who = "f" if do in LEADS else "o1" if do == "erase" else random.choice(PEOPLE)
    with suppress(TheatreError):
        room.act(who, do, **fields)


def agree(show: Show) -> None:
    resident, leader = look.resident(show), look.facilitator(show, SealView())
    told = partial(out, show)
    liked = sorted(found(show, "open", told), key=lambda c: -len(c.supports))
    waits = found(show, "held", lambda c: not c.ballot or show.ballots[c.ballot].state != "open")
    hidden = found(show, "hidden", told)
    assert ids(resident.comments) == names(liked[:60])
    assert ids(look.expert(show, "e1").questions) == names([c for c in liked if c.kind == "ask"][:60])
    assert (ids(leader.review), leader.waiting) == (names(waits[:60]), len(waits))
    shown = {*names(liked[:60]), *names(found(show, "open", told)[-60:]), *names(hidden[-60:])}
    assert ids(leader.wall) == [id for id in show.comments if id in shown]
    assert leader.on_wall == len(liked) + len(hidden)
    assert look.organizer(show, SealView()).hidden == len(found(show, "hidden", lambda c: True))
    assert leader.heard.heard == len({c.seat for c in show.comments.values() if c.seat and c.state != "withdrawn"})
    assert ids([leader.minority] if leader.minority else []) == fewer(show)
    on_stage(show, found(show, "open", told))


def out(show: Show, comment: Comment) -> bool:
    return comment.kind != "because" or show.ballots[comment.ballot].state == "result"


def found(show: Show, state: str, tells: Tells) -> list[Comment]:
    return [c for c in show.comments.values() if c.state == state and tells(c)]


def fewer(show: Show) -> list[str]:
    """The reason to read out for the smaller side."""
    ballot = show.ballot
    if not ballot or ballot.state != "result" or not ballot.tally:
        return []
    votes = {o.id: ballot.tally.votes(o.id) for o in ballot.options}
    less = [o for o in votes if votes[o] < max(votes.values())]
    reasons = [c for c in show.comments.values() if c.ballot == ballot.id and c.option in less and show.text(c.words)]
    open_or_held = [c for c in reasons if c.state in ("open", "held")]
    return names(sorted(open_or_held, key=lambda c: (-len(c.supports), c.state != "open"))[:1]) if less else []


def on_stage(show: Show, up: list[Comment]) -> None:
    show.chorus, before = "words", show.chorus
    words = look.stage(show, SealView()).words
    show.chorus = before
    written = [c for c in up if show.text(c.words)]
    said = [c for c in written if c.beat == show.beat_id] or written
    assert words is not None and ids(words.comments) == names(said[-6:])
    assert (words.written, words.people) == (len(said), len({c.seat for c in said}))
    assert words.words == picture((c.seat, show.text(c.words)) for c in said)


def names(comments: list[Comment]) -> list[str]:
    return [c.id for c in comments]


def ids(views: tuple[CommentView, ...] | list[CommentView]) -> list[str]:
    return [view.id for view in views]


@given(st.integers(0, 2**32), st.integers(0, 60))
@settings(max_examples=25, deadline=None)
def test_every_page_shows_what_a_look_through_all_would_find(seed: int, presses: int) -> None:
    evening(Random(seed), presses)


def test_these_evenings_see_every_kind_of_comment_in_every_state() -> None:
    """Otherwise the property would hold for nothing."""
    shows = [evening(Random(seed), 60).show for seed in range(12)]
    made = [(show, c) for show in shows for c in show.comments.values()]
    kinds = {(c.state, c.kind, out(show, c)) for show, c in made}
    plain = {(state, kind, True) for state in ("open", "held", "hidden", "withdrawn") for kind in ("say", "ask")}
    reasons = {(state, "because", told) for state in ("open", "held", "hidden") for told in (True, False)}
    assert kinds >= plain | reasons, (plain | reasons) - kinds
    assert any(show.erased for show in shows) and any(len(c.supports) > 1 for _, c in made)
    assert max(shelves.count(shelves.lying(show, tellable, "open")) for show in shows) > shelves.MOST


def test_a_ledger_read_back_lies_in_the_same_order() -> None:
    room = evening(Random(7), 60)
    show = Room(PLAY, 0).show
    for n, fact in enumerate(room.facts, 1):
        rules.evolve(show, fact, n)
    assert lies(show) == lies(room.show)


def lies(show: Show) -> dict[tuple[str, str, str], tuple[list[str], list[str]]]:
    return {name: (names(shelf.came), names(shelf.best)) for name, shelf in show.shelves.items()}
