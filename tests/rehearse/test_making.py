"""Simulated people try scenes again, act endings, take up cards, and begin with the promises of the evening before."""

from collections import Counter

from app.live.wake import wake
from app.places import SCENARIOS
from app.rehearse.offline import Rehearsed, rehearse
from app.scenario.load import load
from app.show import codec
from app.show.promises import handed_on

LIFT = load((SCENARIOS / "lift-full.yaml").read_bytes())
MADE = {
    "StopCalled", "StopConfirmed", "RoleTaken", "TryAsked", "TryTold", "TryKept", "EndingActed", "EndingTaken",
    "PinChecked", "PinCarried", "PromiseMade",
}  # fmt: skip
HUMAN = {
    "投票已经结束：刚才这一下没有算。", "投票已经结束：刚才这一下没有算，您先前投的还算。",
    "这个角色已经有人上了，您可以替别的人。", "由上来试的人写改了什么。", "还没有人上来试。",
    "今晚的几轮都试完了。", "这个结局人够了，可以演别的。", "先喊停，再上来试。", "等主持人让演员停下，再上来试。",
    "自己的提议要别人来附议。（规矩三）", "一次改一处：先把上一处改动定下来。（规矩十三）",
    "这一轮的时间排满了，您可以写下来。",
    "这条提议不能再改了。（规矩十三）", "这一边的发言机会用完了，请听另一边说。（规矩九）",
}  # fmt: skip


def kinds(found: Rehearsed) -> Counter[str]:
    return Counter(type(codec.decode(body)[0]).__name__ for body in found.entries)


def test_a_rehearsal_plays_everything_the_room_makes() -> None:
    seen = sum((kinds(rehearse(LIFT, 60, seed)) for seed in (1, 2, 3)), Counter[str]())
    assert {name for name in MADE if not seen[name]} == set()


def test_what_is_refused_says_why_in_words_that_people_understand() -> None:
    for name in ("charging", "parents", "money"):
        found = rehearse(load((SCENARIOS / f"{name}.yaml").read_bytes()), 40, 5)
        assert {said for said in found.refusals if not said.startswith("投票已经结束")} - HUMAN == set()


def test_the_second_evening_begins_with_the_promises_of_the_first() -> None:
    first = rehearse(LIFT, 40, 3)
    show = wake(list(enumerate(first.entries, 1)), ())
    promised = handed_on(show)
    second = rehearse(LIFT, 40, 4, promised)
    assert promised
    assert kinds(second)["PromiseCarried"] == kinds(second)["PromiseFollowed"] == len(promised)
    assert second.record() == rehearse(LIFT, 40, 4, promised).record()


def test_families_and_facts_go_without_any_vote_on_the_matter() -> None:
    for name in ("parents", "money"):
        seen = kinds(rehearse(load((SCENARIOS / f"{name}.yaml").read_bytes()), 40, 2))
        assert (seen["MotionMoved"], seen["MotionDecided"]) == (0, 0)
        assert seen["PromiseMade"] and seen["PromiseSigned"] and seen["PinPlaced"]
