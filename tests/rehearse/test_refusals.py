"""Every shipped evening, played by a full hall: nobody is told no in words that a resident would not understand."""

from collections import Counter
from pathlib import Path

import pytest

from app.places import SCENARIOS
from app.rehearse.offline import rehearse
from app.scenario.load import load
from app.show import codec
from app.show.events import AmendmentMoved, CloseAsked, SeatTaken

EVENINGS = sorted((*SCENARIOS.glob("*.yaml"), *SCENARIOS.glob("en/*.yaml")))
LATE = {
    "投票已经结束：刚才这一下没有算。",
    "投票已经结束：刚才这一下没有算，您先前投的还算。",
    "附议的时间已经过了，这条正往下议。",
    "一时只议一件事：现在不收新的提议。（规矩四）",
    "辩论的时候才能改提议。（规矩十三）",
    "现在没有在辩论。",
    "现在还没到辩论。先有提议、有附议，再一个一个说。（规矩二、三）",
    "今晚的几轮都试完了。",
    "现在不是选结局的时候。",
    "现在没有要贴的板。",
    "现在不是写约定的时候。",
}
TAUGHT = {
    "自己的提议要别人来附议。（规矩三）",
    "这一边的发言机会用完了，请听另一边说。（规矩九）",
    "一次改一处：先把上一处改动定下来。（规矩十三）",
    "这条提议不能再改了。（规矩十三）",
    "先喊停，再上来试。",
    "等主持人让演员停下，再上来试。",
    "这个角色已经有人上了，您可以替别的人。",
    "刚表决过接着辩论：再听一位，才能再提停止。（规矩十四）",
    "这个裁定刚表决过：往下说，有了新的裁定才能再提。",
    "轮着说，每人一次：您说过了，先听别人的。",
    "这一轮的时间排满了，您可以写下来。",
    "由上来试的人写改了什么。",
    "还没有人上来试。",
    "这个结局人够了，可以演别的。",
}


@pytest.mark.parametrize("evening", EVENINGS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_only_what_a_resident_understands(evening: Path) -> None:
    scenario = load(evening)
    played = rehearse(scenario, 48, 1)
    assert set(played.refusals) - LATE - TAUGHT == set()
    here = {scenario.beat(id).kind for id in played.path}
    assert {beat.kind for beat in scenario.beats()} == here


def test_the_crowd_shares_phones_and_disputes() -> None:
    scenario = load(SCENARIOS / "lift-full.yaml")
    facts = [codec.decode(body)[0] for seed in (1, 2) for body in rehearse(scenario, 200, seed).entries]
    seats = Counter(fact.how for fact in facts if isinstance(fact, SeatTaken))
    assert seats == {"phone": 376, "shared": 24}
    assert {AmendmentMoved, CloseAsked} <= {type(fact) for fact in facts}
