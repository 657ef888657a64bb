"""How playing is told: endings that the room wrote, roles taken over, tries and what was kept."""

from app.i18n import N_
from app.show import events as e
from app.show.look.ballots import KEEP, TRIED
from app.show.telling import Telling, somebody, tells, written
from app.show.tongues import named

HOWS = {"helper": N_("代写"), "paper": N_("纸上写的"), "voice": N_("口说代记")}


@tells(e.EndingWritten)
def ending(telling: Telling, event: e.EndingWritten, at: int) -> None:
    text, erased = written(telling, event.words)
    picks = len(telling.final.endings[event.ending].picks)
    how = telling.say(HOWS[event.how]) if event.how in HOWS else ""
    telling.add(at, "ending", telling.say("写下的结局"), text=text, option=how, supports=picks, erased=erased)


@tells(e.EndingActed)
def acted(telling: Telling, event: e.EndingActed, at: int) -> None:
    text, erased = written(telling, telling.final.endings[event.ending].words)
    label = N_("演了这个结局") if event.on else N_("这个结局又不演了")
    telling.add(at, "acted", telling.say(label), text=text, erased=erased)


@tells(e.EndingTaken)
def player(telling: Telling, event: e.EndingTaken, at: int) -> None:
    if event.on:
        text, erased = written(telling, telling.final.endings[event.ending].words)
        telling.add(at, "role", telling.say("来演结局"), who=somebody(telling, event.seat), text=text, erased=erased)


@tells(e.StopCalled)
def called(telling: Telling, event: e.StopCalled, at: int) -> None:
    telling.add(at, "stop", telling.say("喊停"), who=somebody(telling, event.seat))


@tells(e.StopWaved)
def waved(telling: Telling, event: e.StopWaved, at: int) -> None:
    telling.add(at, "stop", telling.say("这次没有停，接着演"))


@tells(e.RoleTaken)
def role(telling: Telling, event: e.RoleTaken, at: int) -> None:
    text = named(telling.show, event.role)
    telling.add(at, "role", telling.say("换人演"), who=somebody(telling, event.seat), text=text)


@tells(e.TryAsked)
def try_asked(telling: Telling, event: e.TryAsked, at: int) -> None:
    label = telling.say("第 {n} 次试演，问大家", n=event.round)
    rule = telling.say(KEEP) if event.kind == "keep" else ""
    telling.add(at, "asked", label, beat=event.ballot, text=telling.say(TRIED[event.kind]), rule=rule)


@tells(e.TryKept)
def kept(telling: Telling, event: e.TryKept, at: int) -> None:
    """What was changed in the words it had at the end: they may have been mended after the vote."""
    one = telling.final.tries[event.beat][event.round - 1]
    said = telling.final.text(one.words) or telling.final.text(event.words)
    verdict = telling.say(N_("留下这个改法") if event.kept else N_("不留"))
    how = telling.say(N_("大家表决") if event.how == "vote" else N_("主持人问过大家"))
    text = "：".join(x for x in (verdict, said) if x)
    telling.add(at, "try", telling.say("第 {n} 次试演", n=event.round), text=text, option=how)
