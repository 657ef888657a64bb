"""Simulated people answer what a page asks, and nothing else."""

from random import Random
from typing import Any

import pytest

from app.rehearse.crowd import Resident
from app.rehearse.mood import Mood, mood
from app.scenario.model import Option, Vote
from app.show import acts
from app.show.commands import CastBallot
from app.show.slips import accept
from app.show.state import Ballot

OPTIONS = (Option("A", "东"), Option("B", "西"), Option("C", "北"))


def page(kind: str = "vote", how: str = "one", state: str = "open", **more: Any) -> dict[str, Any]:
    options = [{"id": o.id, "text": o.text} for o in OPTIONS]
    ballot = {"id": "路", "state": state, "how": how, "run": 1, "options": options, "max": 2, "mine": None, "tokens": 4}
    return (
        {"house": {"state": "on"}, "cue": {"id": "路", "kind": kind}, "wall": "held", "comments": []}
        | {"ballot": ballot if kind == "vote" else None}
        | more
    )


def crowd(n: int, kind: str = "even", lang: str = "zh") -> list[Resident]:
    return [Resident(Random(f"{kind}/{i}"), Mood("1", kind), lang, i) for i in range(n)]


@pytest.mark.parametrize("how", ["one", "many", "scale", "agree", "rank", "tokens", "quiz"])
def test_every_kind_of_ballot_is_filled_in_as_the_rules_take_it(how: str) -> None:
    beat = Vote("路", "往哪儿", how=how, options=OPTIONS, max=2, tokens=4)
    filled = [act for one in crowd(30) for act in one.respond(page(how=how))]
    assert len(filled) > 15
    for act in filled:
        command = acts.read(act["do"], act)
        assert isinstance(command, CastBallot)
        assert accept(Ballot("路", "路", how, OPTIONS, "open"), beat, None, command, "r1").choice


@pytest.mark.parametrize("state", ["not_yet", "counting", "closed", "result"])
def test_nobody_votes_on_what_is_not_open(state: str) -> None:
    assert [act for one in crowd(30) for act in one.respond(page(state=state))] == []


def test_some_change_their_mind_once() -> None:
    people = crowd(60)
    for one in people:
        one.respond(page())
    voted = page()
    voted["ballot"]["mine"] = {"A": "1"}
    again = [one.respond(voted) for one in people]
    assert 0 < sum(map(bool, again)) < 30
    assert [act for one in people for act in one.respond(voted)] == []


def test_a_landslide_leans_and_a_split_room_has_two_camps() -> None:
    def votes(kind: str) -> list[int]:
        found = [act["choice"] for one in crowd(40, kind) for act in one.respond(page())]
        return sorted((found.count(o.id) for o in OPTIONS), reverse=True)

    assert votes("landslide")[0] > 20
    assert votes("split") == [20, 20, 0]
    assert votes("even")[2] > 0


def test_the_same_seed_is_the_same_person() -> None:
    first, second = (Resident(Random(7), mood(7, 0)) for _ in range(2))
    talk = page("discuss")
    assert [first.respond(page()), first.respond(talk)] == [second.respond(page()), second.respond(talk)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_people_write_in_the_language_of_the_play(lang: str) -> None:
    wrote = [a["text"] for one in crowd(60, lang=lang) for a in one.respond(page("discuss")) if "text" in a]
    assert wrote
    assert {text.isascii() for text in wrote} == {lang == "en"}
    assert all(acts.read("say", {"text": text}) for text in wrote)


def test_the_play_is_over_for_everybody_when_it_ends() -> None:
    over = page() | {"house": {"state": "ended"}}
    assert [act for one in crowd(10) for act in one.respond(over)] == []
