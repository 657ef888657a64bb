"""What a file may cost: it is refused before it takes long, and long maps and odd numbers break nothing."""

import pytest

from app.scenario.check import check
from app.scenario.load import load
from app.scenario.paths import ending, reached, times
from tests.scenario.test_faults import GOOD, found

HEAD = "format: 1\nid: x\ntitle: x\nscenes:\n"
SCENE = "  - id: s{n}\n    beats:\n      - pause: x\n        time: 1m\n    next: s{m}\n"


def chain(scenes: int) -> str:
    text = HEAD + "".join(SCENE.format(n=n, m=n + 1) for n in range(scenes))
    return text.replace(f"s{scenes}\n", "END\n")


def test_a_share_of_nothing_is_no_share() -> None:
    assert found(GOOD.replace("at_least: 1/2", "at_least: 1/00")) == [(41, 21, "bad-share")]


def test_digits_of_other_scripts_are_no_time() -> None:
    assert found(GOOD.replace("time: 3m", "time: ٣m")) == [(30, 15, "bad-time")]


def test_a_very_long_chain_of_scenes_is_walked() -> None:
    scenario = load(chain(500).encode())
    assert times(scenario) == (30_000, 30_000)
    assert len(reached(scenario)) == 500 and len(ending(scenario)) == 501


def test_the_longest_way_takes_no_way_back() -> None:
    back = "    next: {vote: v, rules: [{option: a, goto: s0}], otherwise: END}\n"
    vote = "      - vote: x\n        id: v\n        options: [a, b]\n"
    text = chain(3).replace("    next: END\n", vote + back)
    assert times(load(text.encode())) == (180, 180)


@pytest.mark.parametrize("row", ["- a\n", "a：\n", "甲：\n", "# x\n", "a: [b, c]\n"])
def test_a_file_of_too_many_rows_is_refused_at_the_first_too_many(row: str) -> None:
    assert found(HEAD + row * 9_000) == [(3_001, 1, "too-many")]


def test_too_many_items_are_refused_where_they_begin() -> None:
    assert [(line, code) for line, _, code in found("scenes: [" + "a," * 200_000 + "]")] == [(1, "too-many")]


def test_two_hundred_problems_are_enough() -> None:
    assert len(check(("\ttitle: x\n" * 2_900).encode())[1]) == 200


@pytest.mark.parametrize(
    "text",
    [
        "- " * 400_000,
        "－ " * 200_000,
        "&" * 900_000,
        "%" * 900_000,
        'title: "' + '" ' * 400_000,
        "a" + " " * 900_000 + "x",
    ],
    ids=["dashes", "wide dashes", "signs", "per cents", "quotes", "a gap"],
)
def test_a_megabyte_of_one_mark_is_not_compared_with_itself(text: str) -> None:
    """Each of these took minutes where it was looked through once for every mark in it."""
    scenario, problems = check(text.encode())
    assert scenario is None and {p.line for p in problems} == {1}
