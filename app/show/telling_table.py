"""How the deliberation is told: motions and their debate, people without phones, who was heard."""

from app.i18n import N_, plural
from app.show import events as e
from app.show.lines import Heard
from app.show.regulations import NEVER
from app.show.telling import Telling, form, passed, printed, seat, tells, written

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
BREACHES = {"off_topic": N_("跑题"), "interrupting": N_("打断"), "personal": N_("说人不说事")}
SETTLED = {"friendly": N_("提议人接受"), "voted": N_("表决"), "withdrawn": N_("收回")}


def proposal(telling: Telling, beat: str, words: str) -> tuple[str, bool]:
    """What is moved; the author's own motion is the cue's text."""
    return form(telling, words, MOTION) if words else (telling.show.scenario.beat(beat).text, False)


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


@tells(e.GuestHeard)
def guest(telling: Telling, event: e.GuestHeard, at: int) -> None:
    text, erased = written(telling, event.words)
    side = telling.say(SIDES[event.side]) if event.side in SIDES else ""
    telling.add(at, "guest", telling.say("代记的发言"), text=text, option=side, erased=erased)


@tells(e.DoorCounted)
def counted(telling: Telling, event: e.DoorCounted, at: int) -> None:
    telling.add(at, "count_door", telling.say("门口数人"), text=plural(telling.lang, "{n} 人", "{n} 人", event.count))


@tells(e.PeopleHeard)
def heard(telling: Telling, event: e.PeopleHeard, at: int) -> None:
    found = Heard(event.wrote, event.spoke, event.seconds)
    told = {who: f"{n // 60}:{n % 60:02}" for who, n in event.talk.items()}
    text = telling.say("嘉宾说了 {expert}，居民说了 {resident}", **told) if any(event.talk.values()) else ""
    telling.add(at, "heard", telling.say("谁说了话"), text=text, heard=found)
