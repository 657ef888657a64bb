"""Every shipped evening, spoilt at random: the checker always answers, and one fault is named alone, at its line."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.places import SCENARIOS
from app.scenario.check import check

PLAYS = st.sampled_from(sorted(SCENARIOS.rglob("*.yaml")))
WIDE = str.maketrans(":-#[],\"'0123456789% ", "：－＃［］，“‘０１２３４５６７８９％　")
ODD = st.sampled_from(
    ["\t", "\u200b", "\u3000", "：", "{", "}", "[", "&a ", "*a", "!x ", "|", ">", "- ", "'", '"', "#"]
)


def read(play: Path) -> list[str]:
    return play.read_text("utf-8").split("\n")


@settings(max_examples=45, deadline=None)
@given(PLAYS, st.data())
def test_it_always_answers(play: Path, data: st.DataObject) -> None:
    lines = read(play)
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(lines, data)
    scenario, problems = check("\n".join(lines).encode())
    assert scenario is not None or any(p.level == "error" for p in problems)
    assert all(p.message("zh") and p.message("en") and p.hint("zh") for p in problems)
    assert [p.line for p in problems] == sorted(p.line for p in problems)


def spoil(lines: list[str], data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["drop", "double", "wide", "insert", "indent", "swap"])):
        case "drop":
            lines[n] = ""
        case "double":
            lines.insert(n, lines[n])
        case "wide":
            lines[n] = lines[n].translate(WIDE)
        case "insert":
            at = data.draw(st.integers(0, len(lines[n])))
            lines[n] = lines[n][:at] + data.draw(ODD) + lines[n][at:]
        case "indent":
            lines[n] = " " * data.draw(st.integers(0, 12)) + lines[n].lstrip()
        case "swap":
            lines[n], lines[n - 1] = lines[n - 1], lines[n]


SEEDED: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "colon-fullwidth": (r"(time|id|title|late|how|goto|source|wants): ", r"\1："),
    "digit-fullwidth": (r"(time|late): (\d)(?=\d?m$)", lambda m: f"{m[1]}: {m[2].translate(WIDE)}"),
    "bad-time": (r"(time|late): (\d+)m$", r"\1: \2"),
    "unknown-field": (r"(ti)(me): ", r"\1e\2: "),
    "goto-unknown": (r"(goto: )(?!END)(.+)", r"\1去\2处"),
    "unknown-kind": (r"- (discuss|replay|motion): ", r"- \1x: "),
    "doubled-key": (r"( *)(time|title|wants|how): (.*)", r"\g<0>\n\1\2: \3"),
}


@cache
def places(play: Path, code: str) -> tuple[int, ...]:
    """Where this fault can be made: on a line that begins with such a name."""
    begins = re.compile(r" *" + SEEDED[code][0].removeprefix("( *)"))
    return tuple(n for n, line in enumerate(read(play)) if begins.match(line))


@cache
def right(play: Path) -> frozenset[tuple[int, str]]:
    return frozenset((p.line, p.code) for p in check(play.read_bytes())[1])


@settings(max_examples=50, deadline=None)
@given(PLAYS, st.sampled_from(sorted(SEEDED)), st.data())
def test_one_fault_in_any_evening_is_named_alone_at_its_line(play: Path, code: str, data: st.DataObject) -> None:
    if not places(play, code):
        return
    n, lines = data.draw(st.sampled_from(places(play, code))), read(play)
    wrong, spoilt = SEEDED[code]
    lines[n] = re.sub(wrong, spoilt, lines[n], count=1)
    more = lines[n].count("\n")
    _, problems = check("\n".join(lines).encode())
    known = {(line + more * (line > n), name) for line, name in right(play)}
    assert {(p.line, p.code) for p in problems} - known == {(n + 1 + more, code)}
