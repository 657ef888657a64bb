"""From cue to cue: GO, looking back, jumping, the clock, the curtain."""

from app.errors import Malformed, Refused
from app.scenario.model import Motion as MotionBeat
from app.show import replays, rounds
from app.show.ahead import Step, tied, upcoming
from app.show.ballots import finish, shown_to_all
from app.show.box import empty
from app.show.chorus import next_cue
from app.show.closing import close_now
from app.show.commands import AddTime, Back, DecideTie, EndShow, Go, Jump, Who
from app.show.events import (
    BallotOpened,
    BallotRevealed,
    BeforesShown,
    CueShown,
    CurtainShown,
    LookedBack,
    ShowEnded,
    TieDecided,
    TimeAdded,
)
from app.show.floor import give_back, next_in_round
from app.show.heard import air, people_heard
from app.show.late import first, left_out
from app.show.motions import advance
from app.show.registry import Facts, decides, evolves
from app.show.state import Ballot, Show
from app.show.table import Motion
from app.show.ties import decide_open, open_tie


@decides(Go)
def go(show: Show, who: Who, command: Go, at: int) -> Facts:
    if command.at is not None and command.at != show.step:
        return []
    step = upcoming(show)
    if step is None:
        raise Refused("已经谢幕。要结束本场，请按“结束本场”。")
    if step.kind == "decide":
        raise Refused("票数一样，请先定走哪一边。")
    if show.back:
        return [LookedBack("")]
    return take(show, step, at)


def take(show: Show, step: Step, at: int) -> Facts:
    ballot = show.ballot
    if step.kind == "open" and ballot:
        return [BallotOpened(ballot.id, ballot.run, ballot.how)]
    if step.kind == "recall":
        return [BeforesShown()]
    if step.kind == "close" and ballot:
        return close_now(show, ballot) if not effect(show) else answered(show, ballot)
    if step.kind == "reveal" and ballot:
        return shown_to_all(show, ballot)
    if show.motion and step.beat == show.beat_id:
        return advance(show, show.motion, at)
    if (now := replays.running(show)) and step.beat == show.beat_id:
        return replays.advance(show, now)
    if rounds.round_on(show) and step.beat == show.beat_id:
        return next_in_round(show, at)
    return leave(show, at) + ([CueShown(home(show, step.beat), step.beat)] if step.beat else [CurtainShown()])


def effect(show: Show) -> bool:
    now = replays.running(show)
    return bool(now and now.phase == "effect")


def answered(show: Show, ballot: Ballot) -> Facts:
    """The fixed questions after a try decide nothing: what the room says is shown as it is closed."""
    return [*finish(show, ballot), BallotRevealed(ballot.id, ballot.run)]


def leave(show: Show, at: int) -> Facts:
    """Nothing stays open behind the room's back: the ballot is counted, the floor is given back."""
    return [*give_back(show, at), *(finish(show, show.ballot) if show.ballot else [])]


def home(show: Show, beat: str) -> str:
    return next(s.id for s in show.scenario.scenes if any(b.id == beat for b in s.beats))


@decides(DecideTie)
def decide_tie(show: Show, who: Who, command: DecideTie, at: int) -> Facts:
    if waiting := open_tie(show):
        return decide_open(show, *waiting, command.option)
    ballot, options = tied(show)
    if ballot is None:
        raise Refused("现在没有平票要定。")
    if command.option not in options:
        raise Malformed("没有这个选项。")
    return [TieDecided(ballot.id, command.option)]


@decides(Back)
def back(show: Show, who: Who, command: Back, at: int) -> Facts:
    here = show.path.index(show.back) if show.back in show.path else len(show.path) - 1
    if here < 1:
        raise Refused("前面没有了。")
    return [LookedBack(show.path[here - 1])]


@decides(Jump)
def jump(show: Show, who: Who, command: Jump, at: int) -> Facts:
    scene = next((s for s in show.scenario.scenes if s.id == command.scene), None)
    if scene is None:
        raise Malformed("没有这一场。")
    beat = command.beat or first(show, scene)
    if beat not in {b.id for b in scene.beats}:
        raise Malformed("这一场里没有这个环节。")
    if beat == show.beat_id and not show.curtain:
        return []
    return [*leave(show, at), CueShown(scene.id, beat, "jump")]


@decides(AddTime)
def add_time(show: Show, who: Who, command: AddTime, at: int) -> Facts:
    if not show.beat_id:
        raise Refused("还没有开演。")
    return [TimeAdded(command.seconds)] if command.seconds else []


@decides(EndShow)
def end(show: Show, who: Who, command: EndShow, at: int) -> Facts:
    return [*leave(show, at), *people_heard(show, at), ShowEnded()]


@evolves(CueShown)
def shown(show: Show, event: CueShown, at: int) -> None:
    air(show, at)
    show.scene_id, show.beat_id = event.scene, event.beat
    show.started = at if show.started is None else show.started
    show.cue_started, show.added = at, 0
    show.curtain, show.back, show.card, show.note, show.black, show.qr = False, "", "", "", False, False
    next_cue(show)
    show.path.append(event.beat)
    if left_out(show, event.beat):
        del show.cuts[event.beat]
    show.hands.clear()
    show.befores = False if show.befores else show.befores
    if isinstance(show.beat, MotionBeat) and event.beat not in show.motions:
        show.motions[event.beat] = Motion(event.beat)
    show.step += 1


@evolves(CurtainShown)
def curtain(show: Show, event: CurtainShown, at: int) -> None:
    air(show, at)
    next_cue(show)
    show.curtain, show.back, show.card, show.note, show.black, show.qr = True, "", "", "", False, False
    show.step += 1


@evolves(TimeAdded)
def time_added(show: Show, event: TimeAdded, at: int) -> None:
    show.added += event.seconds


@evolves(LookedBack)
def looked_back(show: Show, event: LookedBack, at: int) -> None:
    show.back = event.beat
    show.step += 1


@evolves(ShowEnded)
def ended(show: Show, event: ShowEnded, at: int) -> None:
    """The links from seats to ballots are destroyed; what was counted stays."""
    air(show, at)
    show.ended = True
    show.step += 1
    for ballot in show.ballots.values():
        empty(ballot)
