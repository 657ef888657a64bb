"""The acceptance of a first evening: the lift, from the door to the record, with everything that goes wrong."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import BACK, Hall, key, tap, tap_plain, write
from tests.browser.house import House

HALF, REST = "米老师要的位", "单"
STOOL = "我们楼里也有这样一只凳子"
PLAIN = "我没有新手机也想说一句"
QUESTION = "一楼的窗黑了找谁量"
ANSWER = "先请有资质的人量，再谈怎么移。"
NOTE = "钱怎么摊先约定，约不成再按面积。"
REASON = "修管是邻里第一件"


@pytest.fixture
def hall(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    phone: Callable[..., Page],
    phone_without_js: Callable[..., Page],
    laptop: Callable[..., Page],
    stage: Callable[..., Page],
) -> Iterator[Hall]:
    monkeypatch.setenv("THEATRE_PACE", "100")  # this facilitator presses faster than a hand
    with ExitStack() as after:
        house = House(tmp_path / "data")
        after.callback(house.close)
        house.open()
        yield after.enter_context(closing(Hall(house, phone, phone_without_js(), laptop, stage())))


def test_the_whole_evening(hall: Hall, tmp_path: Path) -> None:
    all_come_in(hall)
    one_sleeps_through_two_cues_and_one_reloads(hall)
    the_power_goes_while_a_ballot_is_open(hall)
    a_second_tab_never_makes_a_cue_skip(hall)
    a_half_typed_word_survives_the_others(hall)
    a_phone_without_javascript_speaks(hall)
    an_expert_answers_and_adds(hall)
    a_tie_is_decided(hall)
    they_play_to_the_end(hall)
    the_record_holds_everything(hall, tmp_path)


def all_come_in(hall: Hall) -> None:
    for page in hall.live:
        expect(page.locator("#me .seat")).to_contain_text("号座位")
    expect(hall.stage.locator("#footer .code")).to_have_text(spaced(hall.house.links["code"]))
    hall.expert.locator("#arrive").click()
    expect(hall.expert.locator("#arrive")).to_have_count(0)
    for label, n in (("手机在线", "4"), ("大屏", "亮着"), ("嘉宾", "1"), ("主持台", "1")):
        expect(hall.facilitator.locator("#room div", has_text=label).locator("dd")).to_have_text(n)
    hall.agree()


def spaced(code: str) -> str:
    return f"{code[:3]} {code[3:]}"


def one_sleeps_through_two_cues_and_one_reloads(hall: Hall) -> None:
    hall.to("欢迎来看")
    hall.agree()
    seat = hall.dozed.locator("#me .seat").inner_text()
    hall.doze()
    hall.to("先答三问", "open")
    tap(hall.stayed, "o-A-4")
    tap(hall.stayed, "o-A-2")
    tap(hall.stayed, "o-B-5")
    expect(key(hall.stayed, "o-A-2")).to_have_attribute("aria-pressed", "true")
    tap(hall.reloaded, "o-A-5")
    tap_plain(hall.plain, "o-A-3")
    hall.answered(3)
    hall.reloaded.reload()
    expect(key(hall.reloaded, "o-A-5")).to_have_attribute("aria-pressed", "true")
    hall.to("更像坐在哪一边", "open")
    expect(hall.dozed.locator("#question")).to_contain_text("欢迎来看")
    hall.wake()
    expect(hall.dozed.locator("#question")).to_contain_text("更像坐在哪一边")
    expect(hall.dozed.locator("#me .seat")).to_have_text(seat)
    hall.agree()


def the_power_goes_while_a_ballot_is_open(hall: Hall) -> None:
    tap(hall.stayed, "o-A")
    tap(hall.reloaded, "o-B")
    tap_plain(hall.plain, "o-C")
    hall.answered(3)
    step, show = hall.step, hall.house.links["show"]
    hall.house.kill()
    for page in (*hall.live, hall.stage, hall.facilitator)[:3]:
        expect(page.locator("#lamp")).to_have_text("正在重连")
    hall.dozed.locator("#o-D").click()
    hall.house.open()
    assert hall.house.links["show"] == show
    hall.freeze()
    hall.plain.goto(f"{hall.house.origin}/s/{show}")
    hall.answered(4)
    assert hall.step == step
    for page, said in ((hall.stayed, "A"), (hall.dozed, "D"), (hall.reloaded, "B"), (hall.plain, "C")):
        expect(page.locator(f"#o-{said}")).to_have_attribute("aria-pressed", "true", timeout=BACK)
        expect(page.locator("#me .chosen")).to_contain_text(f"已投 {said} ", timeout=BACK)
    expect(hall.stage.locator("#count")).to_contain_text("4 人已投", timeout=BACK)
    hall.agree()


def a_second_tab_never_makes_a_cue_skip(hall: Hall) -> None:
    """Its finger is on GO while the first tab presses: the press that comes late was meant for a step gone by."""
    tab = hall.facilitator.context.new_page()
    tab.goto(hall.facilitator.url)
    for _ in range(3):
        tab.locator("#go").hover()
        tab.mouse.down()
        hall.go()
        step, once = hall.step, tab.locator("#me").get_attribute("data-once") or ""
        tab.mouse.up()
        expect(tab.locator("#me")).not_to_have_attribute("data-once", once)
        expect(tab.locator("#now")).to_have_attribute("data-step", step)
        assert hall.step == step
    tab.close()


def a_half_typed_word_survives_the_others(hall: Hall) -> None:
    hall.to("停一停")
    field = hall.stayed.locator("#say-text")
    field.click()
    field.press_sequentially(HALF)
    field.press("ArrowLeft")
    untouched = ["say-text", HALF, len(HALF) - 1]
    write(hall.reloaded, STOOL)
    hall.approve(STOOL)
    expect(hall.stayed.locator("#wall")).to_contain_text(STOOL)
    assert typing(hall.stayed) == untouched
    hall.plain.reload()
    hall.plain.locator("#wall li", has_text=STOOL).get_by_role("button").click()
    expect(hall.stayed.locator("#wall li", has_text=STOOL).locator("b")).to_have_text("1")
    assert typing(hall.stayed) == untouched
    hall.press("#review li", STOOL, "上台")
    expect(hall.stage.locator("blockquote")).to_contain_text(STOOL)
    expect(hall.stayed.locator("#wall .spotlit")).to_contain_text(STOOL)
    assert typing(hall.stayed) == untouched
    field.press_sequentially(REST)
    hall.stayed.locator("#say").get_by_role("button", name="发言").click()
    expect(hall.stayed.locator("#me .own li")).to_contain_text("米老师要的单位")
    expect(field).to_have_value("")


def typing(page: Page) -> object:
    return page.evaluate("(it => [it.id, it.value, it.selectionEnd])(document.activeElement)")


def a_phone_without_javascript_speaks(hall: Hall) -> None:
    hall.plain.get_by_role("link", name="写一句话").click()
    hall.plain.locator("#say-text").fill(PLAIN)
    hall.plain.locator("#say").get_by_role("button", name="发言").click()
    expect(hall.plain.locator("#me .own li")).to_contain_text(PLAIN)
    hall.approve(PLAIN)
    write(hall.reloaded, QUESTION, "提问")
    hall.approve(QUESTION)
    expect(hall.stayed.locator("#wall")).to_contain_text(QUESTION)
    hall.agree()


def an_expert_answers_and_adds(hall: Hall) -> None:
    hall.expert.locator("#questions li", has_text=QUESTION).get_by_role("link").click()
    expect(hall.expert.locator("#question option:checked")).to_have_text(QUESTION)
    hall.expert.locator("#compose-text").fill(ANSWER)
    hall.expert.get_by_role("button", name="回答问题").click()
    expect(hall.expert.locator("#mine")).to_contain_text(ANSWER)
    hall.to("请坐在大家中间的嘉宾")
    hall.expert.locator("#compose-text").fill(NOTE)
    hall.expert.locator("#compose summary").click()
    hall.expert.locator("#compose").get_by_label("钱怎么摊").check()
    hall.expert.get_by_role("button", name="补充一段").click()
    expect(hall.expert.locator("#mine")).to_contain_text(NOTE)
    for words in (ANSWER, NOTE):
        expect(hall.stage.locator("#scene")).not_to_contain_text(words)
        hall.press("#held li", words, "上台")
        expect(hall.stage.locator("#scene .said")).to_have_text(words)
        for page in hall.live:
            expect(page.locator("#question .note")).to_contain_text(words)
    hall.agree()


def a_tie_is_decided(hall: Hall) -> None:
    hall.to("第一件事，先办哪件", "open")
    tap(hall.stayed, "o-A")
    tap(hall.reloaded, "o-B")
    hall.stayed.locator("#because-text").fill(REASON)
    hall.stayed.locator("#because button").click()
    expect(hall.stayed.locator("#me .because-said")).to_contain_text(REASON)
    hall.to("第一件事，先办哪件", "result")
    expect(hall.facilitator.locator("#go")).to_be_disabled()
    expect(hall.stage.locator("#scene .notice")).to_contain_text("请主持人来定")
    hall.agree()
    hall.approve(REASON)
    hall.facilitator.locator("#decide-B").click()
    expect(hall.facilitator.locator("#go")).to_be_enabled()
    expect(hall.stage.locator("#scene .notice")).to_contain_text("主持人当众定：B")
    hall.agree()
    hall.go()
    expect(hall.stage.locator("#scene")).to_contain_text("一张红纸")


def they_play_to_the_end(hall: Hall) -> None:
    hall.to("纸就摆在这儿", "open")
    tap(hall.stayed, "o-A")
    tap_plain(hall.plain, "o-A")
    hall.to("临走前", "open")
    tap(hall.stayed, "o-A-5")
    tap(hall.reloaded, "o-A-5")
    hall.reloaded.reload()
    while hall.facilitator.locator("#go").is_enabled():
        hall.go()
    expect(hall.stage.locator("#scene")).to_contain_text("谢谢大家")
    hall.agree()
    hall.facilitator.locator("form.end input[type=checkbox]").check()
    hall.facilitator.locator("form.end button").click()
    for page in hall.live:
        expect(page.locator("#question")).to_contain_text("看今晚的记录")
    hall.agree()
    expect(hall.stage.locator("#scene")).to_contain_text("记录已封存")


def the_record_holds_everything(hall: Hall, folder: Path) -> None:
    hall.organizer.reload()
    head = hall.organizer.locator(".digest").inner_text()
    made = {ending: hall.download(ending) for ending in ("md", "html", "csv", "json")}
    decided = "票数相同，主持人当众定：B 先贴票数定日子"
    for ending in ("md", "html", "csv"):
        text = made[ending].decode()
        for words in (STOOL, PLAIN, QUESTION, ANSWER, NOTE, REASON, decided, head):
            assert words in text, (ending, words)
    assert made["csv"].startswith(b"\xef\xbb\xbf")
    assert shown(made["csv"], "坐哪边") == shown(made["csv"], "先办哪件") == {"＊"}  # one voice a side names a person
    assert counted(made["json"], "坐哪边") == {"A": 1, "B": 1, "C": 1, "D": 1}
    assert counted(made["json"], "先办哪件") == {"A": 1, "B": 1, "C": 0}
    assert counted(made["json"], "那张纸") == {"A": 2, "B": 0, "C": 0}
    assert head in made["json"].decode()
    the_seal_is_checked(made["json"], folder)


def shown(table: bytes, ballot: str) -> set[str]:
    rows = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    return {row[9] for row in rows if row[1] == "count" and row[4] == ballot and row[8] == "合计"}


def counted(ledger: bytes, ballot: str) -> dict[str, int]:
    facts = (json.loads(entry["body"]) for entry in json.loads(ledger)["entries"] if entry["body"])
    closed = next(f for f in facts if f["type"] == "BallotClosed" and f["ballot"] == ballot)
    return {option: sum(said.values()) for option, said in closed["tally"]["counts"].items()}


def the_seal_is_checked(ledger: bytes, folder: Path) -> None:
    whole, forged = folder / "record.json", folder / "forged.json"
    whole.write_bytes(ledger)
    forged.write_text(ledger.decode().replace(STOOL, STOOL[:-1], 1), "utf-8")
    assert json.loads(ledger)
    assert [verify(whole), verify(forged)] == [0, 1]


def verify(file: Path) -> int:
    return subprocess.run([sys.executable, "-m", "app", "verify", str(file)], capture_output=True).returncode
