"""How the evening is told as it goes: its cues, its clock, the wall, the door, who leads, cards on the stage."""

from app.i18n import N_
from app.scenario.model import Script
from app.show import events as e
from app.show import replays
from app.show.look.parts import title
from app.show.state import Show
from app.show.telling import Telling, cards, tells

WALLS = {
    "open": N_("发言墙：开放"),
    "held": N_("发言墙：先看后放"),
    "closed": N_("发言墙：关闭"),
    "frozen": N_("发言墙：定住"),
}
KINDS = {
    "script": N_("演"),
    "discuss": N_("议"),
    "vote": N_("投票"),
    "quiz": N_("小测"),
    "expert": N_("嘉宾说"),
    "replay": N_("换人演"),
    "motion": N_("提议"),
    "write": N_("写结局"),
    "board": N_("贴卡片"),
    "commit": N_("认领"),
    "pause": N_("停一停"),
}


@tells(e.CueShown)
def cue(telling: Telling, event: e.CueShown, at: int) -> None:
    """The plan starts with the first cue and adds up the planned times of the beats that were on before."""
    beat = telling.show.scenario.beat(event.beat)
    planned, telling.due = telling.due or at, (telling.due or at) + (beat.time or 0) * 1000
    label = telling.say(KINDS.get(beat.kind, beat.kind))
    text = telling.show.scenario.scene(event.scene).title if isinstance(beat, Script) else beat.text
    telling.add(at, "cue", label, text=text, planned=planned, cards=cards(telling, beat.cards))
    if isinstance(beat, Script):
        for said in replays.tonight(telling.show, beat):
            telling.add(at, "changed", telling.say("今晚改过"), text=said)
        for line in replays.lines(telling.show, beat):
            telling.add(at, "line", line.how, text=line.text, who=line.who)


@tells(e.CurtainShown)
def curtain(telling: Telling, event: e.CurtainShown, at: int) -> None:
    telling.add(at, "curtain", telling.say("谢幕"))


@tells(e.ShowEnded)
def ended(telling: Telling, event: e.ShowEnded, at: int) -> None:
    telling.add(at, "end", telling.say("本场结束"), seal=telling.seal)


@tells(e.TimeAdded)
def time(telling: Telling, event: e.TimeAdded, at: int) -> None:
    sentence = N_("加时 {n} 秒") if event.seconds > 0 else N_("减时 {n} 秒")
    telling.add(at, "time", telling.say("改时间"), text=telling.say(sentence, n=abs(event.seconds)))


@tells(e.BeatShortened)
def shortened(telling: Telling, event: e.BeatShortened, at: int) -> None:
    sentence = N_("缩短到 {n} 分钟：{cue}") if event.seconds else N_("省去：{cue}")
    text = telling.say(sentence, n=f"{event.seconds / 60:.3g}", cue=called(telling.show, event.beat))
    telling.add(at, "time", telling.say("赶时间"), text=text)


@tells(e.BeatKept)
def kept(telling: Telling, event: e.BeatKept, at: int) -> None:
    telling.add(
        at, "time", telling.say("赶时间"), text=telling.say("又不省了：{cue}", cue=called(telling.show, event.beat))
    )


def called(show: Show, beat: str) -> str:
    return title(show, show.scenario.beat(beat))


@tells(e.WallSet)
def wall(telling: Telling, event: e.WallSet, at: int) -> None:
    telling.add(at, "wall", telling.say(WALLS[event.state]))


@tells(e.DoorSet)
def door(telling: Telling, event: e.DoorSet, at: int) -> None:
    telling.add(at, "door", telling.say(N_("门开了") if event.open else N_("门关了")))


@tells(e.ExpertsVoteSet)
def experts_vote(telling: Telling, event: e.ExpertsVoteSet, at: int) -> None:
    telling.add(at, "door", telling.say(N_("嘉宾和大家一起投票") if event.on else N_("嘉宾今晚不投票")))


@tells(e.LeadTaken)
def lead(telling: Telling, event: e.LeadTaken, at: int) -> None:
    telling.add(at, "lead", telling.say("主持的人接手"))


@tells(e.CardShown)
def card_shown(telling: Telling, event: e.CardShown, at: int) -> None:
    if event.card:
        telling.add(at, "card", telling.say("资料卡上台"), cards=cards(telling, [event.card]))
