"""How the deliberation is told: motions and their debate, endings, promises, boards, tries, people without phones."""

from app.i18n import N_, plural
from app.show import events as e
from app.show.lines import Common, Heard
from app.show.telling import ERASED, Telling, tells
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


def passed(telling: Telling, yes: bool) -> str:
    return telling.say(N_("通过") if yes else N_("没有通过"))


@tells(e.PhaseBegun)
def phase(telling: Telling, event: e.PhaseBegun, at: int) -> None:
    telling.add(at, "phase", telling.say("议事"), text=telling.say(PHASES.get(event.phase, event.phase)))


@tells(e.MotionMoved)
def moved(telling: Telling, event: e.MotionMoved, at: int) -> None:
    text, erased = form(telling, event.words, MOTION)
    telling.add(at, "motion", telling.say("提议"), who=seat(telling, event.seat), text=text, erased=erased)


@tells(e.MotionSeconded)
def seconded(telling: Telling, event: e.MotionSeconded, at: int) -> None:
    telling.add(at, "second", telling.say("附议"), who=seat(telling, event.seat))


@tells(e.FloorReturned)
def spoke(telling: Telling, event: e.FloorReturned, at: int) -> None:
    side = telling.say(SIDES[event.side]) if event.side in SIDES else ""
    text = telling.say("{side} 说了 {n} 秒", side=side, n=event.seconds).strip()
    telling.add(at, "floor", telling.say("上麦"), who=seat(telling, event.seat), text=text)


@tells(e.BreachNoted)
def breach(telling: Telling, event: e.BreachNoted, at: int) -> None:
    telling.add(at, "breach", telling.say("提醒守规矩"), text=telling.say(BREACHES.get(event.reason, event.reason)))


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


@tells(e.EndingWritten)
def ending(telling: Telling, event: e.EndingWritten, at: int) -> None:
    text, erased = written(telling, event.words)
    picks = len(telling.final.endings[event.ending].picks)
    telling.add(at, "ending", telling.say("写下的结局"), text=text, supports=picks, erased=erased)


@tells(e.EndingActed)
def acted(telling: Telling, event: e.EndingActed, at: int) -> None:
    text, erased = written(telling, telling.final.endings[event.ending].words)
    telling.add(at, "acted", telling.say("演了这个结局"), text=text, erased=erased)


@tells(e.PromiseMade)
def promise(telling: Telling, event: e.PromiseMade, at: int) -> None:
    text, erased = form(telling, event.words, PROMISE)
    signed = len(telling.final.promises[event.promise].signed)
    telling.add(at, "promise", telling.say("约定"), text=text, supports=signed, erased=erased)


@tells(e.PinPlaced)
def pin(telling: Telling, event: e.PinPlaced, at: int) -> None:
    text, erased = written(telling, event.words)
    columns = getattr(telling.show.scenario.beat(event.beat), "columns", ())
    column = columns[event.column] if event.column < len(columns) else ""
    telling.add(at, "pin", telling.say("贴卡片"), text=text, option=column, erased=erased)


@tells(e.RoleTaken)
def role(telling: Telling, event: e.RoleTaken, at: int) -> None:
    telling.add(at, "role", telling.say("换人演"), who=seat(telling, event.seat), text=named(telling.show, event.role))


@tells(e.TryKept)
def kept(telling: Telling, event: e.TryKept, at: int) -> None:
    said = telling.final.text(event.words) or event.words
    verdict = telling.say(N_("留下这个改法") if event.kept else N_("不留"))
    telling.add(at, "try", telling.say("第 {n} 次试演", n=event.round), text=f"{verdict} {said}".strip())


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
    telling.add(at, "heard", telling.say("谁说了话"), heard=found)
