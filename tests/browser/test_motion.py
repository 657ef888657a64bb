"""A motion from oath to promise: six phones, one of them shared, a guest without one, paper in four eyes, hands."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House

EVENING = """format: 1
id: pipe
lang: zh
title: 一根管子
rules: 南塘式
scenes:
  - id: 院里
    beats:
      - motion: 楼里的事，今天议一件。
        id: 议
        from: room
        speakers: 2
        each: 1m
        amend: 1
        quorum: 1/2
      - commit: 谁来做
        id: 认
        columns: [谁来, 做什么, 哪天之前]
"""
CLOCK = re.compile(r"^(1:00|0:\d\d)$")
YES, NO, ABSTAIN = "A", "B", "C"


class Table:
    """Six phones `seats`, two assistants, the console and the projector."""

    def __init__(self, house: House, phone: Callable[[], Page], laptop: Callable[[], Page], stage: Page) -> None:
        self.house, self.stage, self.console = house, stage, laptop()
        self.console.goto(house.links["facilitator"])
        stage.goto(house.links["stage"])
        self.seats = [phone() for _ in range(6)]
        for n, page in enumerate(self.seats, 1):
            page.goto(house.links["join"])
            expect(page.locator("#me .seat")).to_have_text(f"您是 {n} 号座位")
        self.helper = phone()
        self.helper.goto(house.links["assistant"])

    def go(self, says: str) -> None:
        """One press of GO, which says this."""
        button, now = self.console.locator("#go"), self.console.locator("#now")
        expect(button).to_contain_text(says)
        step = now.get_attribute("data-step") or ""
        self.console.wait_for_timeout(1050)  # the button is deaf for a second after a press
        button.click()
        expect(now).not_to_have_attribute("data-step", step)

    def tap(self, seat: int, button: str) -> None:
        act(self.seats[seat - 1], f"#{button}")

    def phase(self, name: str) -> None:
        for page in (self.stage, self.console, *self.seats):
            expect(page.locator(".phases [aria-current]")).to_have_text(name)

    def vote(self, **said: str) -> None:
        for seat, option in said.items():
            self.tap(int(seat[1:]), f"o-{option}")


def act(page: Page, button: str) -> None:
    """A tap that the house has answered, without a refusal."""
    me = page.locator("#me")
    once = me.get_attribute("data-once") or ""
    page.locator(button).click()
    expect(me).not_to_have_attribute("data-once", once)
    expect(me).to_have_attribute("data-status", "204")


@pytest.fixture
def table(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    phone: Callable[[], Page],
    laptop: Callable[[], Page],
    stage: Callable[[], Page],
) -> Iterator[Table]:
    monkeypatch.setenv("THEATRE_PACE", "100")
    scenario = tmp_path / "pipe.yaml"
    scenario.write_text(EVENING, encoding="utf-8")
    house = House(tmp_path / "data", scenario)
    try:
        house.open()
        yield Table(house, phone, laptop, stage())
    finally:
        house.close()


def test_a_motion_from_oath_to_promise(table: Table) -> None:
    they_read_the_oath_and_propose(table)
    it_is_seconded_and_asked_about(table)
    they_speak_in_turn(table)
    an_amendment_is_voted_first(table)
    phones_a_guest_and_hands_decide(table)
    who_does_it_by_when(table)


def they_read_the_oath_and_propose(table: Table) -> None:
    act(table.helper, "#guest")
    expect(table.helper.locator("#people .number")).to_have_text("7 号座位")
    shared = table.seats[5]
    act(shared, "#another")
    expect(shared.locator(".whose .number")).to_have_text("6 号座位")
    table.go("楼里的事")
    table.phase("念约定")
    for page in (table.stage, table.seats[0]):
        expect(page.locator(".oath")).to_contain_text("不打断，不跑题，不超时，不攻击")
    table.go("念过约定")
    mover = table.seats[0]
    for name, words in (("who", "物业和三家"), ("when", "月底前"), ("does", "换好漏水的管子")):
        mover.locator(f"#move-{name}").fill(words)
    act(mover, "#move button")
    expect(mover.locator("#move")).to_be_hidden()
    table.console.locator("#choose-2").click()
    expect(table.stage.locator(".ask")).to_have_text("由物业和三家，月底前，换好漏水的管子。")


def it_is_seconded_and_asked_about(table: Table) -> None:
    table.go("定下这条提议")
    table.phase("附议")
    expect(table.seats[0].locator("#second")).to_have_count(0)
    table.tap(2, "second")
    expect(table.stage.locator(".notice")).to_contain_text("1 人附议")
    table.go("有人附议")
    table.phase("先问清楚")
    table.go("问清楚了")


def they_speak_in_turn(table: Table) -> None:
    table.phase("辩论")
    table.tap(1, "stand-for")
    table.tap(2, "stand-for")
    act(table.helper, "#against-7")
    expect(table.stage.locator(".turn b")).to_have_text(["1", "7", "2"])
    table.go("请下一位发言")
    for page in (table.stage, table.seats[4]):
        expect(page.locator(".floor")).to_contain_text("1 号座位 赞成")
        expect(page.locator(".speaking")).to_have_text(CLOCK)
    expect(table.seats[0].locator("#me .doing")).to_contain_text("轮到您")
    table.console.locator("#breach-off_topic").click()
    expect(table.console.locator("#listened")).to_contain_text("跑题 1")
    table.go("请这位说完")
    table.go("请下一位发言")
    expect(table.stage.locator(".floor")).to_contain_text("7 号座位 反对")
    table.go("请这位说完")
    table.tap(2, "hand-down")
    expect(table.stage.locator(".turn")).to_have_count(0)


def an_amendment_is_voted_first(table: Table) -> None:
    table.seats[2].locator(".amend summary").click()
    table.seats[2].locator("#amend-text").fill("“月底前”改成“下周五前”")
    act(table.seats[2], "#amend button")
    expect(table.stage.locator(".amendments")).to_contain_text("有人想改")
    table.go("改不改")
    table.go("开始投票")
    announced(table, "现在请投票。 这一处改不改")
    table.vote(r1=YES, r2=YES, r3=YES, r4=NO)
    table.go("结束投票")
    table.go("公布结果")
    table.go("回到辩论")
    for page in (table.stage, table.seats[5]):
        expect(page.locator(".amendments [data-state=passed]")).to_contain_text("下周五前")


def announced(table: Table, words: str) -> None:
    """What a screen reader says by itself when a ballot opens."""
    for page in table.seats:
        expect(page.locator("#heard")).to_contain_text(words)
        assert page.locator("#heard").aria_snapshot().startswith("- status: ")


def two_people_on_one_phone(table: Table) -> None:
    """Seat 6 will raise a hand; seat 8, on the same phone, taps."""
    phone = table.seats[5]
    phone.locator("#hand-over").click()
    expect(phone.locator(".whose .number")).to_have_text("8 号座位")
    table.tap(6, f"o-{NO}")
    expect(phone.locator("#me .chosen")).to_contain_text("B")
    phone.locator("#hand-over").click()
    expect(phone.locator(".whose .number")).to_have_text("6 号座位")
    expect(phone.locator("#me .chosen")).to_have_count(0)


def phones_a_guest_and_hands_decide(table: Table) -> None:
    """For: seats 1, 2 and the guest; against: 3, 4, 8 and a hand; 5 abstains; unchecked paper does not count."""
    table.go("没有人要说了")
    expect(table.seats[0].locator("#me")).not_to_contain_text("现在请投票")
    table.go("开始投票")
    announced(table, "现在请投票。 由物业和三家")
    table.vote(r1=YES, r2=YES, r3=NO, r4=NO, r5=ABSTAIN)
    act(table.helper, "#g7-o-A")
    two_people_on_one_phone(table)
    table.go("结束投票")
    expect(table.stage.locator(".notice")).to_have_text("没用手机、没交纸票的，请举手。")
    table.console.locator(".by-number summary", has_text="按数字填举手").click()
    for name, value in (("hands-option", NO), ("hands-count", "1"), ("counter1", "老周"), ("counter2", "郝姐")):
        table.console.locator(f"#{name}").fill(value)
    table.console.locator(".count-hands button").click()
    expect(table.helper.locator("#papers")).to_contain_text("8 人里 8 人已投")
    for serial in ("31", "32"):
        table.helper.locator("#serial").fill(serial)
        act(table.helper, "#paper button")
        act(table.helper, f"#p{serial}-o-A")
    act(table.helper, "#spoil-32")
    table.helper.locator("#confirm-31").click()
    expect(table.helper.locator("#me .refusal")).to_have_text("录票和核对要两个人。")
    table.go("公布结果")
    for page in (table.stage, table.seats[3], table.console):
        expect(page.locator(".verdict")).to_contain_text("没有通过")
        expect(page.locator(".verdict")).to_contain_text("赞成 3，反对 4，弃权 1")
        expect(page.locator(".verdict")).to_contain_text("练习，不是法定决定")
    table.go("宣布结果")
    table.phase("宣布")


def who_does_it_by_when(table: Table) -> None:
    table.go("谁来做")
    maker = table.seats[3]
    for name, words in (("who", "四号和对门"), ("what", "先把盆换成大的"), ("when", "明天")):
        maker.locator(f"#promise-{name}").fill(words)
    act(maker, "#promise button")
    expect(table.stage.locator(".credits li")).to_have_text("四号和对门先把盆换成大的明天")
    table.tap(1, "sign-p1")
    expect(table.seats[5].locator("#me")).to_contain_text("1 人签了名")
    act(table.helper, "#sign-7-p1")
    expect(table.seats[5].locator("#me")).to_contain_text("2 人签了名")
    table.go("谢幕")
    expect(table.stage.locator(".credit-roll")).to_contain_text("先把盆换成大的")
