"""What an author gets besides messages: a beginning, a map, a schema, the pages of problems."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.places import SCENARIOS
from app.scenario.check import check
from app.scenario.fields import KINDS, TOP
from app.scenario.load import load
from app.scenario.map import svg
from app.scenario.model import Script
from app.scenario.paths import reached, times
from app.scenario.render import text
from app.scenario.schema import json_schema
from app.scenario.template import new
from tests.scenario.test_faults import GOOD

SHIPPED = sorted(SCENARIOS.rglob("*.yaml"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_beginning_passes_the_check(lang: str) -> None:
    scenario, problems = check(new("deng", lang).encode())
    assert problems == []
    assert scenario is not None and scenario.lang == lang
    spoken = {line.who for beat in scenario.beats() if isinstance(beat, Script) for line in beat.lines}
    assert spoken - {""} == set(scenario.cast)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.relative_to(SCENARIOS).as_posix())
def test_a_shipped_evening_has_no_fault_but_unsigned_law(file: Path) -> None:
    scenario, problems = check(file)
    assert scenario is not None
    assert {problem.code for problem in problems} <= {"law-unchecked"}
    assert reached(scenario) == {scene.id for scene in scenario.scenes}
    shortest, longest = times(scenario)
    assert scenario.duration is not None and 0 < shortest <= longest <= scenario.duration


@pytest.mark.parametrize(("files", "said"), [("a", "0 处错误"), ("b", "0 error"), ("ab", "0 处错误")])
def test_the_count_is_told_in_the_language_of_the_play(tmp_path: Path, files: str, said: str) -> None:
    for name, lang in (("a", "zh"), ("b", "en")):
        (tmp_path / f"{name}.yaml").write_text(new(name, lang), "utf-8")
    told = CliRunner().invoke(program, ["check", *(str(tmp_path / f"{name}.yaml") for name in files)])
    assert said in told.output


def test_the_map_shows_every_scene_and_loads_nothing() -> None:
    scenario = load(GOOD.encode())
    picture = svg(scenario, here="亮")
    assert all(scene.id in picture for scene in scenario.scenes)
    assert picture.count("演到这里") == 1
    assert "<script" not in picture and "href" not in picture


def test_names_in_the_map_are_text() -> None:
    picture = svg(load(GOOD.replace("title: 楼道里的灯：谁来换？", "title: <script>x</script>").encode()))
    assert "<script>" not in picture


def test_the_schema_names_every_kind_and_field() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == {field.name for field in TOP}
    beats = {made["required"][0]: made for made in schema["definitions"]["beat"]["oneOf"]}
    assert set(beats) == set(KINDS)
    for kind, fields in KINDS.items():
        assert {field.name for field in fields} <= set(beats[kind]["properties"])


def test_the_caret_lines_up_under_chinese() -> None:
    source = GOOD.replace("cards: [灯]", "cards: [炉]")
    _, problems = check(source.encode())
    block = text(problems, source.split("\n"), "zh").split("\n")
    assert block[1].endswith("cards: [炉]")
    assert block[2] == " " * (4 + 16) + "^"


def test_a_terminal_is_not_told_what_to_do() -> None:
    source = GOOD.replace("cards: [灯]", "cards: [\x1b[31m炉]")
    _, problems = check(source.encode(), "a\x1b[2J.yaml")
    said = text(problems, source.split("\n"), "zh")
    assert problems and "\x1b" not in said


def test_the_caret_is_seen_in_a_long_line() -> None:
    source = GOOD.replace("cards: [灯]", f"cards: [{'灯, ' * 300}炉]")
    _, problems = check(source.encode())
    block = text(problems, source.split("\n"), "en").split("\n")
    assert block[1].startswith("    …") and block[1].endswith("炉]")
    assert sum(2 if c > "\u2e80" else 1 for c in block[1][: block[1].index("炉")]) == block[2].index("^")


def test_check_speaks_json_and_exits_by_its_findings(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, "utf-8")
    bad.write_text(GOOD.replace("lang: zh", "lang：zh"), "utf-8")
    run = CliRunner().invoke
    assert run(program, ["check", str(good)]).exit_code == 0
    assert run(program, ["check", str(tmp_path / "none.yaml")]).exit_code == 2
    assert run(program, ["check", str(tmp_path)]).exit_code == 1  # the folder: all in it
    found = run(program, ["check", str(good), str(bad), "--format", "json"])
    assert found.exit_code == 1
    rows = json.loads(found.stdout)
    assert [(row["line"], row["column"], row["level"], row["code"]) for row in rows] == [
        (3, 5, "error", "colon-fullwidth")
    ]
    assert set(rows[0]) == {"file", "line", "column", "level", "code", "message", "hint"}


def test_a_page_is_explained_and_a_near_miss_offered() -> None:
    run = CliRunner().invoke
    assert "中文冒号" in run(program, ["explain", "colon-fullwidth"]).stdout
    missed = run(program, ["explain", "colon-fullwith"])
    assert missed.exit_code == 2 and "colon-fullwidth" in missed.stderr
