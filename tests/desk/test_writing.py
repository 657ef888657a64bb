"""From plain lines, a Word file, a story or a button to a scenario without errors; and where drafts are kept."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desk.drafts import Drafts
from app.desk.inserts import BEATS, insert, inserted
from app.desk.plain import from_file, from_lines
from app.desk.story import Person, Story, from_story, warnings
from app.errors import Malformed, NotFound, Refused, TheatreError, TooLarge
from app.scenario.check import check
from app.scenario.fields import KINDS
from app.scenario.load import load
from app.scenario.model import Script
from app.scenario.problems import ERROR
from app.scenario.template import new

LINES = """《楼道里的鞋柜》
地点：二单元三楼
第一场 晚上
（鞋柜挡着路。）
钱大妈（叉腰）：谁的鞋柜？
小顾: 我的，就放一晚。

第二场 早上
小顾：还在呢。
"""


def test_lines_become_cast_and_scripts() -> None:
    scenario = load(from_lines(LINES, "xiegui").encode())
    assert (scenario.title, list(scenario.cast)) == ("楼道里的鞋柜", ["钱大妈", "小顾"])
    assert [scene.id for scene in scenario.scenes] == ["开场", "晚上", "早上", "结尾"]
    spoken = [(line.who, line.how, line.text) for b in scenario.beats() if isinstance(b, Script) for line in b.lines]
    assert spoken == [
        ("", "", "（地点：二单元三楼）"),
        ("", "", "（鞋柜挡着路。）"),
        ("钱大妈", "叉腰", "谁的鞋柜？"),
        ("小顾", "", "我的，就放一晚。"),
        ("小顾", "", "还在呢。"),
    ]


@given(st.text(max_size=300), st.sampled_from(["zh", "en"]))
@settings(max_examples=150, deadline=None)
def test_whatever_is_pasted_there_is_no_error(text: str, lang: str) -> None:
    try:
        written = from_lines(text, "x", lang)
    except Malformed:
        return
    assert [p for p in check(written.encode(errors="replace"))[1] if p.level == ERROR] == []


@pytest.mark.parametrize(
    "line",
    ["甲：<script>alert(1)</script>", "- vote: x", "#甲：话", "!x：&a *b", "'：\"", "a: |", "time: 5", "甲：“好”"],
)
def test_wicked_lines_stay_lines(line: str) -> None:
    scenario = load(from_lines(line, "x").encode())
    assert len(list(scenario.beats())) == 4


def test_a_word_file_and_notepad_files_are_read() -> None:
    word, out = Document(), io.BytesIO()
    word.add_paragraph("甲：来了")
    row = word.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "乙", "来了来了"
    word.save(out)
    assert from_file("a.docx", out.getvalue()) == "甲：来了\n乙：来了来了"
    for encoding in ("utf-8-sig", "gbk", "utf-16"):
        assert from_file("a.txt", "甲：来了".encode(encoding)) == "甲：来了"
    for name, data in (("a.docx", b"PK"), ("a.docx", b"MZ"), ("a.txt", b"\xff\xff\x81")):
        with pytest.raises(Malformed):
            from_file(name, data)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_beat_of_each_kind_goes_in_wherever_the_cursor_is(kind: str, lang: str) -> None:
    assert set(BEATS[lang]) == set(KINDS)
    text = new("deng", lang)
    before = load(text.encode())
    for line in range(1, len(text.split("\n")) + 3, 3):
        after, problems = check(inserted(text, insert(text, line, kind, lang)).encode())
        assert after is not None, (line, problems)
        added = [b.kind for b in after.beats()]
        assert sorted(added) == sorted([*(b.kind for b in before.beats()), kind])


def test_a_beat_lands_behind_the_one_the_cursor_is_in() -> None:
    text = new("deng")
    line = 1 + next(n for n, said in enumerate(text.split("\n")) if "孙阿姨（摸着墙）" in said)
    scene = load(inserted(text, insert(text, line, "quiz")).encode()).scenes[0]
    assert [b.kind for b in scene.beats] == ["pause", "script", "quiz", "discuss", "vote"]
    with pytest.raises(Malformed):
        insert("title: x", 1, "vote")
    with pytest.raises(Malformed):
        insert(text, 1, "dance")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "desk")


def test_what_two_people_type_is_both_kept(drafts: Drafts) -> None:
    id = drafts.create("title: 一", "甲", 1000)
    base = drafts.read(id).stamp
    first = drafts.save(id, "title: 二", base, "甲", 2000)
    second = drafts.save(id, "title: 三", base, "乙", 3000)
    assert (first.apart, second.apart, drafts.read(id).text) == (0, 2, "title: 二")
    assert drafts.version(id, 2) == "title: 三"
    third = drafts.save(id, "title: 三", second.stamp, "乙", 4000)
    assert (third.apart, drafts.read(id).title) == (0, "三")
    assert [(v.by, v.note, drafts.version(id, v.n)) for v in drafts.versions(id)] == [
        ("甲", "typed", "title: 一"),
        ("乙", "both", "title: 三"),
    ]


def test_a_long_evening_of_typing_leaves_some_versions(drafts: Drafts) -> None:
    id = drafts.create("0", "甲", 0)
    for n in range(1, 31):
        drafts.save(id, f"{n}", "", "甲", n * 60_000)
    assert [drafts.version(id, v.n) for v in drafts.versions(id)] == ["0", "11", "22"]
    drafts.save(id, "30", "", "甲", 31 * 60_000, "kept")
    assert drafts.versions(id)[-1].note == "kept" and drafts.version(id, 4) == "30"


def test_of_many_who_save_at_once_nobody_loses_a_word(drafts: Drafts) -> None:
    id = drafts.create("0", "甲", 0)
    base = drafts.read(id).stamp
    with ThreadPoolExecutor(8) as hands:
        saved = list(hands.map(lambda n: drafts.save(id, f"{n}", base, f"人{n}", n), range(1, 17)))
    assert sorted(s.apart for s in saved) == [0, *range(3, 18)]
    kept = {drafts.version(id, v.n) for v in drafts.versions(id)} | {drafts.read(id).text}
    assert kept >= {f"{n}" for n in range(17)}


def test_a_log_that_a_power_cut_tore_is_still_read(drafts: Drafts) -> None:
    id = drafts.create("title: 一", "甲", 0)
    with (drafts.folder / id / "log").open("a") as log:
        log.write('{"n": 2, "at"\n')
    drafts.save(id, "title: 二", "", "乙", 1)
    assert [(v.n, v.by) for v in drafts.versions(id)] == [(1, "甲"), (2, "乙")]


def test_no_name_leads_out_of_the_folder(drafts: Drafts, tmp_path: Path) -> None:
    id = drafts.create("title: x", "甲", 0)
    (tmp_path / "secret").write_text("x")
    for wicked in ("..", f"../desk/{id}", "", id.upper(), id + "\n", "a" * 8):
        with pytest.raises(NotFound):
            drafts.read(wicked)
    for path in ("../versions/00001.yaml", "../../../secret", "/etc/passwd", "scenario.yaml", ""):
        with pytest.raises(NotFound):
            drafts.medium(id, path)
    for name in ("x.svg", "x.png/../y.exe", "CON.png", "a:b.png", ".png", "x.png"):
        with pytest.raises(TheatreError):
            drafts.add_media(id, name, b"MZ")
    assert drafts.add_media(id, "C:\\图\\灯.png", b"\x89PNG\r\n\x1a\n") == "media/灯.png"
    assert drafts.media(id) == ["media/灯.png"]
    with pytest.raises(TooLarge):
        drafts.save(id, "#" * 1_000_001, "", "甲", 0)


def test_a_draft_put_away_is_not_destroyed(drafts: Drafts) -> None:
    id = drafts.create("title: x", "甲", 0)
    drafts.drop(id)
    assert drafts.all() == []
    assert (drafts.folder / f"gone-{id}" / "play" / "scenario.yaml").read_text() == "title: x"


STORY = Story(
    "晾衣杆", (Person("冯阿姨", "晒被子"), Person("小于", "睡个午觉")), "被子滴水。\n楼下敲门。", "谁也不先开口", True
)


def test_a_story_becomes_a_draft() -> None:
    scenario = load(from_story(STORY, "x").encode())
    assert (scenario.title, list(scenario.cast)) == ("晾衣杆", ["冯阿姨", "小于"])
    assert [b.kind for b in scenario.beats()] == ["pause", "script", "discuss", "replay", "pause"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("打 13812345678 找他", [("phone", "13812345678")]),
        ("电话 138 1234 5678", [("phone", "138 1234 5678")]),
        ("座机 010-12345678", [("phone", "010-12345678")]),
        ("11010119900307123X", [("identity", "11010119900307123X")]),
        ("她叫王秀兰，住三楼", [("name", "王秀兰")]),
        ("叫李师傅来看看，赔了 20000 元，2019 年 12 月", []),
        ("王阿姨和老李说好了", []),
    ],
)
def test_numbers_and_names_are_noticed(words: str, found: list[tuple[str, str]]) -> None:
    story = Story("事", STORY.people, words, "卡住", True)
    assert [(w.kind, w.found) for w in warnings(story)] == found


def test_a_story_waits_for_consent_and_for_names_to_go() -> None:
    named = Story("事", (Person("王秀兰"),), "", "卡住", True)
    with pytest.raises(Refused, match="王秀兰"):
        from_story(named, "x")
    assert load(from_story(named, "x", sure=True).encode()).cast
    with pytest.raises(Refused, match="电话"):
        from_story(Story("事", STORY.people, "13812345678", "卡住", True), "x", sure=True)
    with pytest.raises(Refused, match="同意"):
        from_story(Story("事", STORY.people, "", "卡住"), "x")
    with pytest.raises(Malformed):
        from_story(Story("事", (), "", "卡住", True), "x")
