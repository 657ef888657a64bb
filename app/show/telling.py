"""How each event is told: one line or a few of the transcript, in one language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.i18n import N_, translate
from app.scenario.model import Beat, Card, Script, Vote
from app.show import events as e
from app.show import replays, results
from app.show.lines import CardLine, Line
from app.show.look.ballots import beside
from app.show.look.parts import card as seen_card
from app.show.look.parts import option_text, tellable, title
from app.show.regulations import DECISIONS
from app.show.state import Comment, Show

ERASED = N_("已删除")
WALLS = {
    "open": N_("发言墙：开放"),
    "held": N_("发言墙：先看后放"),
    "closed": N_("发言墙：关闭"),
    "frozen": N_("发言墙：定住"),
}
WORDS = {"say": N_("发言"), "ask": N_("提问"), "because": N_("投票的理由")}
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
NEED_CHECK = ("law", "fact")


@dataclass(slots=True)
class Telling:
    """The fold: `show` as it stands when a line is told, `final` as it stands at the end; `nth` the entry that is
    told. Of each ballot and run `newest` has the entry of its last count; `shown` are those the room was shown."""

    show: Show
    final: Show
    lang: str
    seal: str = ""
    due: int | None = None
    nth: int = 0
    newest: dict[tuple[str, int], int] = field(default_factory=dict)
    shown: set[tuple[str, int]] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)

    def say(self, sentence: str, **values: Any) -> str:
        return translate(self.lang, sentence, **values)

    def add(self, at: int, kind: str, label: str, **more: Any) -> None:
        place = {"scene": self.show.scene_id, "beat": self.show.beat_id}
        self.lines.append(Line(at=at, kind=kind, label=label, **(place | more)))


Tell = Callable[[Telling, Any, int], None]
TELLS: dict[type[e.Event], Tell] = {}


def tells(*kinds: type[e.Event]) -> Callable[[Tell], Tell]:
    def keep(tell: Tell) -> Tell:
        TELLS.update(dict.fromkeys(kinds, tell))
        return tell

    return keep


def printed(show: Show, found: Comment) -> bool:
    return found.state == "open" and (show.ended or tellable(show, found.ballot))


def card(found: Card) -> CardLine:
    unchecked = found.kind in NEED_CHECK and not found.checked_by
    return CardLine(
        found.kind, found.title, found.plain, found.source, found.article, found.in_force, found.checked_by, unchecked
    )


def cards(telling: Telling, ids: Sequence[str]) -> tuple[CardLine, ...]:
    return tuple(card(seen_card(telling.show, id)) for id in ids if id in telling.show.scenario.cards)


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


@tells(e.CommentMade)
def comment(telling: Telling, event: e.CommentMade, at: int) -> None:
    found = telling.final.comments[event.comment]
    if not printed(telling.final, found):
        return
    erased = found.words not in telling.final.words
    telling.add(
        at,
        found.kind,
        telling.say(WORDS[found.kind]),
        beat=found.beat,
        text=telling.say(ERASED) if erased else telling.final.text(found.words),
        option=option_text(telling.final, found) if found.kind == "because" else "",
        supports=len(found.supports),
        erased=erased,
        ballot=found.ballot,
    )


@tells(e.CommentSpotlit)
def spotlit(telling: Telling, event: e.CommentSpotlit, at: int) -> None:
    found = telling.final.comments[event.comment]
    if printed(telling.final, found):
        text = telling.final.text(found.words) or telling.say(ERASED)
        telling.add(at, "spotlight", telling.say("发言上台"), text=text, erased=found.words not in telling.final.words)


@tells(e.ChorusSet)
def chorus(telling: Telling, event: e.ChorusSet, at: int) -> None:
    if event.of:
        telling.add(at, "wall", telling.say(N_("发言墙上台") if event.of == "wall" else N_("词云上台")))


@tells(e.ExpertArrived, e.ExpertLeft)
def coming(telling: Telling, event: e.ExpertArrived | e.ExpertLeft, at: int) -> None:
    label = N_("嘉宾到场") if isinstance(event, e.ExpertArrived) else N_("嘉宾离场")
    telling.add(at, "expert", telling.say(label), who=name(telling, event.expert))


@tells(e.StakeDeclared)
def stake(telling: Telling, event: e.StakeDeclared, at: int) -> None:
    text = telling.final.text(event.words) or telling.say(ERASED)
    telling.add(at, "stake", telling.say("嘉宾申明关系"), who=name(telling, event.expert), text=text)


@tells(e.CardVouched)
def vouched(telling: Telling, event: e.CardVouched, at: int) -> None:
    who = name(telling, event.expert)
    telling.add(at, "vouched", telling.say("嘉宾核对了资料卡"), who=who, cards=cards(telling, [event.card]))


@tells(e.ExpertSpoke)
def spoke(telling: Telling, event: e.ExpertSpoke, at: int) -> None:
    note = telling.final.notes[event.note]
    if not note.released:
        return
    erased = note.words not in telling.final.words
    asked = telling.final.comments.get(note.question)
    telling.add(
        at,
        "note",
        telling.say(N_("嘉宾更正") if note.correction else N_("嘉宾发言")),
        beat=note.beat,
        who=name(telling, note.expert),
        text=telling.say(ERASED) if erased else telling.final.text(note.words),
        cards=cards(telling, note.cards),
        answers=question(telling, asked) if asked else "",
        erased=erased,
    )


def question(telling: Telling, asked: Comment) -> str:
    return telling.final.text(asked.words) or telling.say(ERASED) if printed(telling.final, asked) else ""


def name(telling: Telling, expert: str) -> str:
    guest = telling.final.guests[expert]
    return f"{guest.name}（{guest.field}）" if guest.field else guest.name
