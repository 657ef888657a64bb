"""The guide for authors says what is true: its plays play, its lines become a play, its commands exist."""

import re
from pathlib import Path

from app.cli import program
from app.desk.plain import from_lines
from app.scenario.check import check
from app.scenario.fields import KINDS
from app.scenario.load import load

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "writing-a-scenario.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)


def test_its_plays_pass_the_check() -> None:
    found = [check(text.encode()) for text in blocks("yaml")]
    assert [scenario.lang for scenario, _ in found if scenario] == ["zh", "en"]
    assert {problem.code for _, problems in found for problem in problems} <= {"speaker-unknown"}


def test_its_pasted_lines_become_a_play() -> None:
    assert list(load(from_lines(blocks("text")[0], "x").encode()).cast) == ["钱大妈", "小顾"]


def test_it_names_every_kind_and_only_commands_that_exist() -> None:
    assert {kind for kind in KINDS if GUIDE.count(f"`{kind}`") < 2} == set()
    known = {info.name or getattr(info.callback, "__name__", "") for info in program.registered_commands}
    told = set(re.findall(r"^theatre (\w+)", GUIDE, re.MULTILINE))
    assert told and told <= known
