"""How the deliberation is told: motions and their debate, endings, promises, boards, tries, people without phones."""

from app.i18n import N_, plural
from app.show import events as e
from app.show.lines import Common, Heard
from app.show.look.ballots import KEEP, TRIED
from app.show.promises import needs
from app.show.promises import refused as shaken_off
from app.show.regulations import NEVER
from app.show.telling import ERASED, Telling, name, printed, tells
from app.show.tongues import named

PHASES = {
    "rules": N_("念约定"),
    "propose": N_("提议"),
    "second": N_("附议"),
    "facts": N_("先问清楚"),
    "debate": N_("辩论"),
    "vote": N_("表决"),
    "announced": N_("宣布"),
    "dropped": N_("放下"),
}
SIDES = {"for": N_("赞成"), "against": N_("反对")}
MOTION = (N_("谁"), N_("做什么"), N_("什么时候"), N_("钱和人"), N_("什么时候回来说"))
PROMISE = (N_("谁"), N_("做什么"), N_("什么时候"), N_("什么时候回来说"), N_("钱和人"))
BREACHES = {"off_topic": N_("跑题"), "interrupting": N_("打断"), "personal": N_("说人不说事")}
STATES = {
    "open": N_("还没有问"),
    "done": N_("做到了"),
    "not_yet": N_("还没有做到"),
    "given_up": N_("不做了"),
}
CHECKED = {"true": N_("查过，属实"), "false": N_("查过，不实"), "unclear": N_("还没查清"), "": N_("等人核实")}
HOWS = {"helper": N_("代写"), "paper": N_("纸上写的"), "voice": N_("口说代记")}
SETTLED = {"friendly": N_("提议人接受"), "voted": N_("表决"), "withdrawn": N_("收回")}


def seat(telling: Telling, id: str) -> str:
    """A seat is called by its number; without one the author speaks."""
    found = telling.final.seats.get(id)
    return telling.say("{n} 号座位", n=found.number) if found else ""


def written(telling: Telling, words: str) -> tuple[str, bool]:
    """What was written, and whether it was erased since."""
    erased = words not in telling.final.words
    return (telling.say(ERASED) if erased else telling.final.text(words)), erased


def form(telling: Telling, words: str, names: tuple[str, ...]) -> tuple[str, bool]:
    """Lines of a form with their names before them."""
    text, erased = written(telling, words)
    if erased or "\n" not in text:
        return text, erased
    return "；".join(f"{telling.say(n)}：{x}" for n, x in zip(names, text.split("\n"), strict=False) if x), False


def proposal(telling: Telling, beat: str, words: str) -> tuple[str, bool]:
    """What is moved; the author's own motion is the cue's text."""
    return form(telling, words, MOTION) if words else (telling.show.scenario.beat(beat).text, False)


def passed(telling: Telling, yes: bool) -> str:
    return telling.say(N_("通过") if yes else N_("没有通过"))


@tells(e.PhaseBegun)
def phase(telling: Telling, event: e.PhaseBegun, at: int) -> None:
    telling.add(at, "phase", telling.say("议事"), text=telling.say(PHASES.get(event.phase, event.phase)))


@tells(e.MotionMoved)
def moved(telling: Telling, event: e.MotionMoved, at: int) -> None:
    text, erased = proposal(telling, event.beat, event.words)
    telling.add(at, "motion", telling.say("提议"), who=seat(telling, event.seat), text=text, erased=erased)


@tells(e.MotionRefused)
def refused(telling: Telling, event: e.MotionRefused, at: int) -> None:
    proposal = telling.final.motions[event.beat].proposals[event.motion]
    who = seat(telling, proposal.seat)
    telling.add(at, "refused", telling.say("这条提议不表决"), who=who, text=telling.say(NEVER[event.reason]))


@tells(e.MotionSeconded)
def seconded(telling: Telling, event: e.MotionSeconded, at: int) -> None:
    telling.add(at, "second", telling.say("附议"), who=seat(telling, event.seat))


@tells(e.FloorReturned)
def spoke(telling: Telling, event: e.FloorReturned, at: int) -> None:
    side = telling.say(SIDES[event.side]) if event.side in SIDES else ""
    text = telling.say("{side} 说了 {n} 秒", side=side, n=event.seconds).strip()
    who = seat(telling, event.seat) or getattr(telling.show.beat, "first", "")
    telling.add(at, "floor", telling.say("上麦"), who=who, text=text)


@tells(e.BreachNoted)
def breach(telling: Telling, event: e.BreachNoted, at: int) -> None:
    telling.add(at, "breach", telling.say("提醒守规矩"), text=telling.say(BREACHES.get(event.reason, event.reason)))


@tells(e.Restated)
def restated(telling: Telling, event: e.Restated, at: int) -> None:
    telling.add(at, "restated", telling.say("先复述了对方的话"), who=seat(telling, event.seat))


@tells(e.AmendmentMoved)
def amended(telling: Telling, event: e.AmendmentMoved, at: int) -> None:
    text, erased = written(telling, event.words)
    telling.add(at, "amendment", telling.say("改提议"), who=seat(telling, event.seat), text=text, erased=erased)


@tells(e.AmendmentSettled)
def amendment_settled(telling: Telling, event: e.AmendmentSettled, at: int) -> None:
    text = f"{passed(telling, event.passed)} · {telling.say(SETTLED.get(event.how, event.how))}"
    telling.add(at, "amendment", telling.say("改提议的结果"), text=text)


@tells(e.CloseSettled)
def close_settled(telling: Telling, event: e.CloseSettled, at: int) -> None:
    telling.add(at, "close", telling.say("要不要停止辩论"), text=passed(telling, event.passed))


@tells(e.AppealSettled)
def appeal_settled(telling: Telling, event: e.AppealSettled, at: int) -> None:
    text = telling.say(N_("维持主持人的裁定") if event.upheld else N_("改掉主持人的裁定"))
    telling.add(at, "appeal", telling.say("对裁定有不同意见"), text=text)


@tells(e.MotionDecided)
def decided(telling: Telling, event: e.MotionDecided, at: int) -> None:
    facts = {name: event.facts.get(name, 0) for name in ("yes", "no", "abstain", "present", "entitled")}
    counts = telling.say("赞成 {yes}，反对 {no}，弃权 {abstain}；参加 {present}，应到 {entitled}", **facts)
    needed = telling.say("要达到 {share}", share=event.facts.get("needed", ""))
    quorum = "" if event.facts.get("quorum_met", True) else telling.say("人数不够，只作意见")
    text = " · ".join(x for x in (passed(telling, event.passed), counts, needed, quorum) if x)
    telling.add(at, "decided", telling.say("提议的结果"), text=text)
    if text := fewer(telling, event):
        telling.add(at, "minority", telling.say("少数一边的理由"), text=text)


def fewer(telling: Telling, event: e.MotionDecided) -> str:
    """Rule 18: the reasons of the fewer, or that they wrote none; nothing where nobody was fewer."""
    yes, no = int(event.facts.get("yes", 0)), int(event.facts.get("no", 0))
    if yes == no or not min(yes, no):
        return ""
    ballot, option = f"{event.beat}/vote", "A" if yes < no else "B"
    found = [c for c in telling.final.comments.values() if (c.ballot, c.option) == (ballot, option)]
    said = [telling.final.text(c.words) for c in found if printed(telling.final, c)]
    return "；".join(s for s in said if s) or telling.say("没有写下的，或还没有放出来")


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


@tells(e.PromiseMade)
def promise(telling: Telling, event: e.PromiseMade, at: int) -> None:
    text, erased = form(telling, event.words, PROMISE)
    made = telling.final.promises[event.promise]
    state = telling.say(STATES[made.state]) if made.state in STATES else ""
    state = telling.say("摇头，不作数") if shaken_off(telling.final, made) else state
    telling.add(at, "promise", telling.say("约定"), text=text, option=state, supports=len(made.signed), erased=erased)


@tells(e.PromiseAgreed)
def agreed(telling: Telling, event: e.PromiseAgreed, at: int) -> None:
    found = telling.final.promises[event.promise]
    text, erased = form(telling, found.words, PROMISE)
    label = {"yes": N_("点头了"), "no": N_("摇头，不作数")}.get(event.answer, N_("收回，再想想"))
    who = needs(telling.final, found)[event.who]
    telling.add(at, "agreed", telling.say(label), who=who, text=text, erased=erased)


@tells(e.PromiseCarried)
def carried(telling: Telling, event: e.PromiseCarried, at: int) -> None:
    """As it was brought in; what became of it in the end stands beside it."""
    text, erased = form(telling, event.words, PROMISE)
    last = telling.final.carried[event.promise]
    why, _ = written(telling, last.why) if last.why else ("", False)
    state = telling.say(STATES[last.state])
    telling.add(
        at, "carried", telling.say("上回说好的"), who=event.evening, text=text, option=state, answers=why, erased=erased
    )


@tells(e.PromiseFollowed)
def followed(telling: Telling, event: e.PromiseFollowed, at: int) -> None:
    found = telling.final.carried.get(event.promise) or telling.final.promises[event.promise]
    what, erased = form(telling, found.words, PROMISE)
    why = f"；{written(telling, event.why)[0]}" if event.why else ""
    text = f"{telling.say(STATES[event.state])}{why} · {what}"
    telling.add(at, "followed", telling.say("约定的下文"), text=text, erased=erased)


@tells(e.BeforesShown)
def befores(telling: Telling, event: e.BeforesShown, at: int) -> None:
    if event.on:
        telling.add(at, "befores", telling.say("一起看上回说好的"))


@tells(e.PinPlaced)
def pin(telling: Telling, event: e.PinPlaced, at: int) -> None:
    text, erased = written(telling, event.words)
    columns = getattr(telling.show.scenario.beat(event.beat), "columns", ())
    column = columns[event.column] if event.column < len(columns) else ""
    telling.add(at, "pin", telling.say("贴卡片"), text=text, option=column, erased=erased)


@tells(e.PinChecked)
def checked(telling: Telling, event: e.PinChecked, at: int) -> None:
    text, erased = written(telling, telling.final.pins[event.pin].words)
    who = name(telling, event.by) if event.by else ""
    found = telling.say(CHECKED[event.state])
    telling.add(at, "checked", telling.say("核实卡片"), who=who, text=text, option=found, erased=erased)


@tells(e.PinCarried)
def pin_carried(telling: Telling, event: e.PinCarried, at: int) -> None:
    if event.on:
        text, erased = written(telling, telling.final.pins[event.pin].words)
        telling.add(at, "pin", telling.say("等人认领的卡片"), text=text, erased=erased)


def somebody(telling: Telling, id: str) -> str:
    return seat(telling, id) or telling.say("在座的一位")


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


@tells(e.GuestHeard)
def guest(telling: Telling, event: e.GuestHeard, at: int) -> None:
    text, erased = written(telling, event.words)
    side = telling.say(SIDES[event.side]) if event.side in SIDES else ""
    telling.add(at, "guest", telling.say("代记的发言"), text=text, option=side, erased=erased)


@tells(e.DoorCounted)
def counted(telling: Telling, event: e.DoorCounted, at: int) -> None:
    telling.add(at, "count_door", telling.say("门口数人"), text=plural(telling.lang, "{n} 人", "{n} 人", event.count))


@tells(e.CommonGroundMeasured)
def common(telling: Telling, event: e.CommonGroundMeasured, at: int) -> None:
    ballot, groups = telling.show.ballots[event.ballot], telling.show.ballots[event.groups]
    names = {o.id: o.text for o in groups.options}
    texts = {o.id: o.text for o in ballot.options}
    found = {texts[o]: {names[s]: n for s, n in sides.items()} for o, sides in event.sides.items() if sides}
    telling.add(at, "common", telling.say("两边都点头的话"), beat=ballot.beat, common=Common(ballot.id, found))


@tells(e.PeopleHeard)
def heard(telling: Telling, event: e.PeopleHeard, at: int) -> None:
    found = Heard(event.wrote, event.spoke, event.seconds)
    told = {who: f"{n // 60}:{n % 60:02}" for who, n in event.talk.items()}
    text = telling.say("嘉宾说了 {expert}，居民说了 {resident}", **told) if any(event.talk.values()) else ""
    telling.add(at, "heard", telling.say("谁说了话"), text=text, heard=found)
