"""What a rule made of whole ballots, told in words: the rounds of a ranking, the services that vouchers paid for."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.i18n import N_
from app.show import results
from app.show.cells import LEAST, few
from app.show.events import BallotCounted
from app.show.telling import Telling, tells

HIDDEN = "＜5"
OUT = N_("第 {n} 轮：{counts}；{out} 离开")
LAST = N_("第 {n} 轮：{counts}")
SUMS = N_("一共 {budget} 元，花了 {spent} 元")


@tells(BallotCounted)
def ballot_counted(telling: Telling, event: BallotCounted, at: int) -> None:
    """A count that was finished later, when a tie was decided, is told there."""
    key = (event.ballot, event.run)
    found = results.result(telling.show, telling.final, event, telling.say, key in telling.shown)
    last = telling.newest.get(key, telling.nth) == telling.nth
    text, more = (found.question, found) if last else (telling.say("有并列，先定谁留下"), None)
    telling.add(at, "counted", telling.say("计票"), beat=event.ballot, text=text, result=more)
    if last:
        made(telling, event, at, key in telling.shown)


def made(telling: Telling, event: BallotCounted, at: int, revealed: bool) -> None:
    """Lines after the count. Numbers under five stay hidden unless the room saw them."""
    result, open_ = event.tally["result"], revealed and event.tally["voted"] >= LEAST
    texts = {o.id: f"{o.id} {o.text}" for o in telling.show.ballots[event.ballot].options}
    if event.tally["how"] == "rank":
        for text in rounds(telling, result, texts, open_):
            telling.add(at, "round", telling.say("逐轮数票"), beat=event.ballot, text=text)
    elif "spent" in result:
        budget = getattr(telling.show.scenario.beat(telling.show.ballots[event.ballot].beat), "budget", 0)
        text = "；".join(funded(telling, result, texts, open_, budget))
        telling.add(at, "funded", telling.say("服务券付了什么"), beat=event.ballot, text=text)


def rounds(telling: Telling, result: Mapping[str, Any], texts: Mapping[str, str], open_: bool) -> Iterator[str]:
    for n, one in enumerate(result["rounds"], 1):
        counts = "，".join(f"{texts[o]} {number(votes, open_)}" for o, votes in one["counts"].items())
        out = "、".join(texts[o] for o in one["out"])
        yield telling.say(OUT if out else LAST, n=n, counts=counts, out=out)
    if winners := result["winners"]:
        yield telling.say("留到最后：{names}", names="、".join(texts[o] for o in winners))
    elif tied := result["ties"]:
        yield telling.say("最少的并列：{names}，请主持人当众定。", names="、".join(texts[o] for o in tied))


def funded(
    telling: Telling, result: Mapping[str, Any], texts: Mapping[str, str], open_: bool, budget: int
) -> Iterator[str]:
    bought = {one["option"]: one["voters"] for one in result["rounds"]}
    for option in result["winners"]:
        n = number(bought[option], open_) if option in bought else ""
        paid = telling.say("一起付的：{n} 人", n=n) if n else telling.say("按票数补上")
        yield f"{texts[option]}（{paid}）"
    if not result["winners"]:
        yield telling.say("没有一项凑够")
    yield telling.say(SUMS, budget=budget, spent=result["spent"])


def number(votes: Any, open_: bool) -> str:
    """Ballots as counted, whole or exact parts of one."""
    whole = int(votes) if str(votes).isdigit() else None
    return HIDDEN if whole is not None and few(whole) and not open_ else str(votes)
