"""All texts of an evening go out as a table and come back in another language; what changed since is marked."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.desk.spots import gather
from app.desk.table import read_table, write_table
from app.desk.tongues import Turned, merged, rewritten
from app.errors import Malformed, TheatreError
from app.places import SCENARIOS
from app.scenario.beside import translation
from app.scenario.check import check
from app.scenario.load import load
from app.scenario.model import Quiz, Script, Vote
from app.scenario.twin import Original

PLAY = """\
# 注释留着
format: 1
id: deng
lang: zh
title: 谁来关灯
cast:
  孙阿姨: {about: "五楼：常出门", swap: true}
  老齐:
scenes:
  - id: 开场
    beats:
      - script: |
          （灯灭了。）
          孙阿姨（摸着墙）：谁关的？
          老齐：我。
          众人：啊？
        notes: >
          慢慢念，
          别抢。
      - vote: 怎么办？
        id: 灯
        options: [装灯, 不装]   # 两个
      - quiz: 几瓦？
        options:
          - 三瓦
          - =SUM(1)
        answer: 三瓦
      - discuss: 说说
        first: 老齐
    next:
      vote: 灯
      rules: [{option: 装灯, at_least: 1/2, goto: 结局}]
      otherwise: END
  - id: 结局
    beats:
      - replay: 再演
        from: 开场
      - commit: 谁来做
        confirm: [孙阿姨]
rehearsals:
  - name: 都要
    votes: {灯: {装灯: 3}}
    visits: [结局]
"""
ENGLISH = {
    "谁来关灯": "Who: turns it off?", "孙阿姨": "Aunt Sun", "老齐": "Old Qi", "众人": "All", "开场": "opening",
    "结局": "ending", "（灯灭了。）": "(Dark.)",
    "（摸着墙）谁关的？": "(feeling along the wall) Who did it?", "我。": "I did.",
    "啊？": "Oh?",
    "装灯": "A lamp, now", "不装": "No lamp", "三瓦": "3 W", "都要": "All want it",
}  # fmt: skip


def turned(text: str, english: dict[str, str]) -> list[Turned]:
    return [Turned(row, english.get(row.text, "")) for row in gather(text).rows.values()]


def test_every_text_is_in_the_table_once() -> None:
    rows = list(gather(PLAY).rows.values())
    assert [(r.scene, r.speaker, r.text, r.note) for r in rows][:9] == [
        ("", "", "谁来关灯", "title"), ("", "", "孙阿姨", "name"), ("", "", "五楼：常出门", "about"),
        ("", "", "老齐", "name"), ("开场", "", "开场", "name"), ("开场", "", "（灯灭了。）", "direction"),
        ("开场", "孙阿姨", "（摸着墙）谁关的？", "line"),
        ("开场", "老齐", "我。", "line"), ("开场", "众人", "啊？", "line"),
    ]  # fmt: skip
    assert [r.text for r in rows].count("装灯") == 1
    assert {r.text for r in rows} >= {"慢慢念， 别抢。", "=SUM(1)", "再演", "谁来做", "都要"}


def test_the_scenario_comes_back_in_the_other_language() -> None:
    """Names and options that are referred to change everywhere; ids and comments stay: it is the same play."""
    english = rewritten(PLAY, turned(PLAY, ENGLISH), "en")
    scenario = load(english.encode())
    assert (scenario.lang, scenario.title, list(scenario.cast)) == ("en", "Who: turns it off?", ["Aunt Sun", "Old Qi"])
    first = scenario.scenes[0]
    assert isinstance(first.beats[0], Script) and isinstance(first.beats[1], Vote) and isinstance(first.beats[2], Quiz)
    assert [(line.who, line.how, line.text) for line in first.beats[0].lines] == [
        ("", "", "(Dark.)"),
        ("Aunt Sun", "feeling along the wall", "Who did it?"),
        ("Old Qi", "", "I did."),
        ("All", "", "Oh?"),
    ]
    assert [option.text for option in first.beats[1].options] == ["A lamp, now", "No lamp"]
    assert (first.next.rules[0].goto, first.beats[2].answer) == ("结局", "A")
    assert [(scene.id, scene.title) for scene in scenario.scenes][1] == ("结局", "ending")
    translation(english.encode(), Original(load(PLAY.encode()), "play.yaml"))
    assert "# 注释留着" in english and "# 两个" in english


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_shipped_evening_survives_the_round_trip(file: Path) -> None:
    """With every text exchanged for another, the scenario has the same shape and no fault."""
    text = file.read_text("utf-8")
    rows = gather(text).rows.values()
    same = rewritten(text, [Turned(row, row.text) for row in rows], "zh")
    before, after = check(text.encode())[0], check(same.encode())[0]
    assert before is not None and after is not None
    assert (after.scenes, after.cast, after.cards) == (before.scenes, before.cast, before.cards)
    swapped = rewritten(text, [Turned(row, f"T{n} " + plain(row.text)) for n, row in enumerate(rows)], "en")
    found, problems = check(swapped.encode())
    assert found is not None, [(p.line, p.code, p.values) for p in problems][:5]
    assert [len(scene.beats) for scene in found.scenes] == [len(scene.beats) for scene in before.scenes]


def plain(text: str) -> str:
    return re.sub(r"[^\w ]", "", text.replace("\n", " "))


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_table_is_read_as_it_was_written(name: str) -> None:
    wanted = {one.row.key: one for one in turned(PLAY, ENGLISH)}
    found = read_table(name, write_table(name, list(wanted.values()), "zh"))
    assert found == wanted
    assert read_table(name, write_table(name, list(wanted.values()), "en")) == wanted


def test_nothing_in_a_table_calculates() -> None:
    rows = turned(PLAY, {})
    written = write_table("t.csv", rows, "zh")
    assert written.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"))) for cell in row]
    assert "'=SUM(1)" in cells and not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
    with zipfile.ZipFile(io.BytesIO(write_table("t.xlsx", rows, "zh"))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_however_excel_saved_it() -> None:
    table = write_table("t.csv", turned(PLAY, ENGLISH), "zh").decode("utf-8-sig")
    wanted = read_table("t.csv", table.encode())
    tabs = table.replace(",", "\t") if '"' not in table else table
    for data in (table.encode("gb18030"), b"\xff\xfe" + tabs.encode("utf-16-le")):
        assert read_table("t.csv", data) == wanted


def test_changed_words_keep_their_old_translation_and_are_marked() -> None:
    known = {one.row.key: one for one in turned(PLAY, ENGLISH)}
    later = PLAY.replace("谁关的？", "谁又关了？").replace("老齐：我。", "孙阿姨：嗯。\n          老齐：我。")
    rows = {t.row.text: t for t in merged(list(gather(later).rows.values()), known)}
    assert (rows["（摸着墙）谁又关了？"].translation, rows["（摸着墙）谁又关了？"].state) == (
        "(feeling along the wall) Who did it?",
        "review",
    )
    assert (rows["我。"].translation, rows["我。"].state) == ("I did.", "")
    assert (rows["装灯"].translation, rows["装灯"].state) == ("A lamp, now", "")
    assert [t.state for t in rows.values()].count("review") == 2


def test_the_command_line(tmp_path: Path) -> None:
    run, play, table, to = CliRunner().invoke, tmp_path / "a.yaml", tmp_path / "a.csv", tmp_path / "b.yaml"
    play.write_text(PLAY, "utf-8")
    assert run(program, ["translate", str(play), "--to", str(table)]).exit_code == 0
    known = read_table("a.csv", table.read_bytes())
    filled = [Turned(one.row, ENGLISH.get(one.row.text, "")) for one in known.values()]
    table.write_bytes(write_table("a.csv", filled, "zh"))
    done = run(program, ["translate", str(play), "--from", str(table), "--lang", "en", "--to", str(to)])
    assert (done.exit_code, load(to).title) == (0, "Who: turns it off?")
    play.write_text(PLAY.replace("谁来关灯", "谁关灯"), "utf-8")
    again = run(program, ["translate", str(play), "--to", str(table)])
    assert "要再看 1 句" in again.stdout and read_table("a.csv", table.read_bytes())["title"].state == "review"
    assert run(program, ["translate", str(play), "--to", str(tmp_path / "a.doc")]).exit_code == 1


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", b"\x81\xff\xff"),
        ("t.csv", b"a"),
        ("t.csv", b""),
        ("t.xlsx", b"PK"),
        ("t.xlsx", b""),
        ("t.doc", b""),
    ],
)
def test_a_broken_table_is_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(Malformed):
        read_table(name, data)


def test_a_workbook_that_swells_is_refused() -> None:
    for content in (BOMB, "<worksheet>" + " " * 61_000_000):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/worksheets/sheet1.xml", content)
        with pytest.raises(TheatreError):
            read_table("t.xlsx", out.getvalue())
