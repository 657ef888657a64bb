"""Who may speak: hands raised, the order of calling, the turn and its clock, breaches."""

from app.errors import Malformed, Refused
from app.scenario.model import Discuss
from app.scenario.model import Motion as MotionBeat
from app.show import rounds
from app.show.commands import Breach, Call, RaiseHand, Restate, TakeStand, Thank, Who
from app.show.events import BreachNoted, FloorGiven, FloorReturned, HandLowered, HandRaised, Restated
from app.show.registry import Facts, decides, evolves
from app.show.regulations import preset
from app.show.state import Show
from app.show.table import Hand, Motion, Turn

SIDES = ("for", "against")
BREACHES = ("off_topic", "interrupting", "personal")


@decides(RaiseHand)
def raise_hand(show: Show, who: Who, command: RaiseHand, at: int) -> Facts:
    if not command.up:
        return [HandLowered(who.id)] if who.id in show.hands else []
    if show.seats[who.id].muted:
        raise Refused("主持人请您今晚先听一听，发言暂停。")
    if command.side and command.side not in SIDES:
        raise Malformed("只有赞成和反对两边。")
    if show.motion:
        in_debate(show, show.motion, who.id, command.side)
    rounds.may_raise(show, who.id, each(show))
    raised = show.hands.get(who.id)
    return [] if raised and raised.side == command.side else [HandRaised(who.id, command.side)]


@decides(TakeStand)
def take_stand(show: Show, who: Who, command: TakeStand, at: int) -> Facts:
    return raise_hand(show, who, RaiseHand(True, command.side), at)


def in_debate(show: Show, motion: Motion, seat: str, side: str) -> None:
    if motion.phase != "debate":
        raise Refused("现在还没到辩论。先有提议、有附议，再一个一个说。（规矩二、三）")
    if not side:
        raise Refused("先选赞成还是反对，再说理由。（规矩六）")
    if sum(t.seat == seat for t in motion.turns) >= preset(show.scenario.rules).turns:
        raise Refused("这件事您已经说满次数了，把机会留给别人。（规矩九）")
    if slots(show, motion, side) <= 0:
        raise Refused("这一边的发言机会用完了，请听另一边说。（规矩九）")


def slots(show: Show, motion: Motion, side: str) -> int:
    """Turns a side still has."""
    beat = show.scenario.beat(motion.beat)
    assert isinstance(beat, MotionBeat)
    return beat.speakers - sum(t.side == side for t in motion.turns)


def queue(show: Show) -> list[Hand]:
    """In the order of calling: those who have not spoken tonight first, then for and against in turn, then by time.
    In a debate a side whose turns are used up waits no longer."""
    motion, waiting = show.motion, sorted(show.hands.values(), key=lambda h: (h.at, h.seat))
    last = motion.turns[-1].side if motion and motion.turns else ""
    if motion:
        waiting = [h for h in waiting if slots(show, motion, h.side) > 0]
    ordered: list[Hand] = []
    while waiting:
        chosen = min(waiting, key=lambda h: (show.spoken.get(h.seat, 0) > 0, bool(last) and h.side == last))
        waiting.remove(chosen)
        ordered.append(chosen)
        last = chosen.side
    return ordered


def each(show: Show) -> int:
    """Seconds of one turn on this cue."""
    beat = show.beat
    if isinstance(beat, MotionBeat):
        return beat.each
    return (beat.each if isinstance(beat, Discuss) and beat.each else None) or preset(show.scenario.rules).each


@decides(Call)
def call(show: Show, who: Who, command: Call, at: int) -> Facts:
    if show.floor:
        raise Refused("一次只能一个人说。先请上一位说完。（规矩五）")
    waiting = queue(show)
    if command.seat and command.seat not in show.seats:
        raise Malformed("没有这个座位。")
    rounds.may_call(show, command.seat)
    if not command.seat and not waiting:
        raise Refused("现在没有人举手。")
    hand = next((h for h in waiting if h.seat == command.seat), None) if command.seat else waiting[0]
    if hand is None and show.motion:
        raise Refused("这位还没有举手、没有选边，或者次数用完了。（规矩五、六）")
    if hand and waiting and show.spoken.get(hand.seat) and not show.spoken.get(waiting[0].seat):
        raise Refused("还有没说过的人在等，先请他们。（规矩五）")
    return [FloorGiven(hand.seat if hand else command.seat, hand.side if hand else "", each(show))]


def next_in_round(show: Show, at: int) -> Facts:
    """What GO does in a talk in turn."""
    match rounds.phase(show, bool(queue(show))):
        case "speaking":
            return give_back(show, at)
        case "next":
            return call(show, Who("facilitator", ""), Call(), at)
    return rounds.concerned(each(show))


@decides(Thank)
def thank(show: Show, who: Who, command: Thank, at: int) -> Facts:
    return give_back(show, at)


def give_back(show: Show, at: int) -> Facts:
    turn = show.floor
    return [FloorReturned(turn.seat, turn.side, max(0, (at - turn.began) // 1000))] if turn else []


@decides(Restate)
def restate(show: Show, who: Who, command: Restate, at: int) -> Facts:
    if show.floor is None:
        raise Refused("现在没有人在说。")
    return [] if show.floor.restated else [Restated(show.floor.seat)]


@decides(Breach)
def breach(show: Show, who: Who, command: Breach, at: int) -> Facts:
    if command.reason not in BREACHES:
        raise Malformed("提醒只有三种：跑题、打断、攻击。")
    if command.seat not in show.seats:
        raise Malformed("没有这个座位。")
    facts: Facts = [BreachNoted(command.seat, command.reason)]
    again = show.breaches.get(command.seat, []).count("personal") >= 1
    loses = command.reason == "personal" and again and show.floor and show.floor.seat == command.seat
    return facts + (give_back(show, at) if loses else [])


@evolves(HandRaised)
def raised(show: Show, event: HandRaised, at: int) -> None:
    show.hands[event.seat] = Hand(event.seat, event.side, at)


@evolves(HandLowered)
def lowered(show: Show, event: HandLowered, at: int) -> None:
    show.hands.pop(event.seat, None)


@evolves(FloorGiven)
def given(show: Show, event: FloorGiven, at: int) -> None:
    show.hands.pop(event.seat, None)
    show.floor = Turn(event.seat, event.side, event.seconds, at)
    turns = show.motion.turns if show.motion else show.talks.setdefault(show.beat_id, [])
    turns.append(show.floor)
    show.step += 1


@evolves(FloorReturned)
def returned(show: Show, event: FloorReturned, at: int) -> None:
    if show.floor:
        show.floor.took = event.seconds
    if event.seat != rounds.CONCERNED:
        show.spoken[event.seat] = show.spoken.get(event.seat, 0) + event.seconds
    show.floor = None
    show.step += 1


@evolves(Restated)
def did_restate(show: Show, event: Restated, at: int) -> None:
    if show.floor:
        show.floor.restated = True


@evolves(BreachNoted)
def noted(show: Show, event: BreachNoted, at: int) -> None:
    show.breaches.setdefault(event.seat, []).append(event.reason)
    show.reminded = event.seat
