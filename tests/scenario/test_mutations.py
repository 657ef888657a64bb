"""Good scenarios, spoilt at random: the checker always answers, and a name in full width is found at its line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.places import SCENARIOS
from app.scenario.check import check

LINES = (SCENARIOS / "lift.yaml").read_text("utf-8").split("\n")
WIDE = str.maketrans(":-#[],\"'0123456789% ", "：－＃［］，“‘０１２３４５６７８９％　")
ODD = st.sampled_from(
    ["\t", "\u200b", "\u3000", "：", "{", "}", "[", "&a ", "*a", "!x ", "|", ">", "- ", "'", '"', "#"]
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_it_always_answers(data: st.DataObject) -> None:
    lines = list(LINES)
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


KEYS = [n for n, line in enumerate(LINES) if line.strip().startswith(("time: ", "id: ", "title: ", "late: ", "how: "))]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KEYS))
def test_a_chinese_colon_after_any_name_is_found_at_its_line(n: int) -> None:
    lines = list(LINES)
    lines[n] = lines[n].replace(": ", "：", 1)
    _, problems = check("\n".join(lines).encode())
    wrong = [(p.line, p.code) for p in problems if p.code != "law-unchecked"]
    assert wrong == [(n + 1, "colon-fullwidth")]
