"""How ballots are told: opened, closed, hands, shown, ties, changes of mind, common ground."""

from app.scenario.model import Beat, Vote
from app.show import events as e
from app.show import results
from app.show.lines import Common
from app.show.look.ballots import beside
from app.show.regulations import DECISIONS
from app.show.telling import Telling, tells


@tells(e.BallotOpened)
def ballot_opened(telling: Telling, event: e.BallotOpened, at: int) -> None:
    beat = telling.show.scenario.beat(telling.show.ballots[event.ballot].beat)
    again = telling.say("投票开始") if event.run == 1 else telling.say("再投一次（第 {run} 次）", run=event.run)
    rule = telling.say(results.rule(event.rule))
    telling.add(at, "opened", again, beat=event.ballot, text=beat.text, rule=rule, decision=decision(telling, beat))


def decision(telling: Telling, beat: Beat) -> str:
    return telling.say(DECISIONS[beat.decision]) if isinstance(beat, Vote) else ""


@tells(e.BallotClosed)
def ballot_closed(telling: Telling, event: e.BallotClosed, at: int) -> None:
    text = telling.say("手机收到 {n} 张票", n=int(event.tally["voted"]))
    telling.add(at, "closed", telling.say("投票结束"), beat=event.ballot, text=text, seal=telling.seal)


@tells(e.HandsCounted)
def hands(telling: Telling, event: e.HandsCounted, at: int) -> None:
    option = next(o for o in telling.show.ballots[event.ballot].options if o.id == event.option)
    text = telling.say("{option}：{n} 只手", option=f"{option.id} {option.text}", n=event.count)
    who = "、".join(event.counters)
    telling.add(at, "hands", telling.say("数手"), beat=event.ballot, option=option.id, text=text, who=who)


@tells(e.BallotRevealed)
def ballot_revealed(telling: Telling, event: e.BallotRevealed, at: int) -> None:
    telling.add(at, "revealed", telling.say("当场公布结果"), beat=event.ballot)
    for line in besides(telling, event.ballot):
        telling.add(at, "beside", telling.say("替自己和替别人"), beat=event.ballot, text=line)


def besides(telling: Telling, ballot: str) -> list[str]:
    """Each option answered as two people, once the room saw both; nothing with fewer than five answers."""
    shown = telling.show.ballots[ballot]
    found = beside(telling.show, shown, telling.show.scenario.beat(shown.beat), True)
    return [
        f"{b.option} {b.text}："
        + "；".join(
            telling.say("{who} {share}（{n} 人答）", who=role or telling.say("替自己"), share=f"{share:.0%}", n=n)
            for role, share, n in zip(b.roles, b.shares, b.n, strict=True)
        )
        for b in found
    ]


@tells(e.TieDecided)
def tie(telling: Telling, event: e.TieDecided, at: int) -> None:
    ballot = telling.show.ballots[event.ballot]
    option = next(o for o in ballot.options if o.id == event.option)
    text = telling.say("票数相同，主持人当众定：{option}", option=f"{option.id} {option.text}")
    telling.add(at, "tie", telling.say("平票"), beat=event.ballot, option=option.id, text=text)


@tells(e.ShiftMeasured)
def shifted(telling: Telling, event: e.ShiftMeasured, at: int) -> None:
    found = results.shift(telling.show, event)
    telling.add(at, "shift", telling.say("前后对照"), beat=event.second, shift=found)


@tells(e.CommonGroundMeasured)
def common(telling: Telling, event: e.CommonGroundMeasured, at: int) -> None:
    ballot, groups = telling.show.ballots[event.ballot], telling.show.ballots[event.groups]
    names = {o.id: o.text for o in groups.options}
    texts = {o.id: o.text for o in ballot.options}
    found = {texts[o]: {names[s]: n for s, n in sides.items()} for o, sides in event.sides.items() if sides}
    telling.add(at, "common", telling.say("两边都点头的话"), beat=ballot.beat, common=Common(ballot.id, found))
