"""A motion from the rules to the announcement: moved, seconded, asked about, debated, amended, decided."""

from app.errors import Malformed, Refused
from app.scenario.model import Motion as MotionBeat
from app.scenario.model import Option
from app.show.commands import Choose, Lock, Move, RefuseMotion, Second, Who
from app.show.events import (
    MotionChosen,
    MotionDecided,
    MotionMoved,
    MotionRefused,
    MotionSeconded,
    PhaseBegun,
    QuestionPut,
    WordsKept,
)
from app.show.floor import give_back, queue
from app.show.registry import Facts, decides, evolves
from app.show.regulations import NEVER, preset
from app.show.state import Ballot, Show
from app.show.table import Motion, Proposal
from app.show.yes_no import YES_NO

VAGUE = ("加强", "重视", "提高认识", "注意一下", "应该", "should", "strengthen", "pay attention")


def motion_on(show: Show) -> Motion:
    if show.motion is None:
        raise Refused("现在不是提议和表决的环节。")
    return show.motion


def beat_of(show: Show, motion: Motion) -> MotionBeat:
    beat = show.scenario.beat(motion.beat)
    assert isinstance(beat, MotionBeat)
    return beat


@decides(Move)
def move(show: Show, who: Who, command: Move, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "propose":
        raise Refused("一时只议一件事：现在不收新的提议。（规矩四）")
    if any(word in command.does.lower() for word in VAGUE):
        raise Refused("请写能拍下照片的动作：谁、做什么、哪天做完。（规矩二）")
    if any(p.seat == who.id and not p.refused for p in motion.proposals.values()):
        raise Refused("您已经提过一条了，先听听别人的。")
    name = f"{motion.beat}/m{len(motion.proposals) + 1}"
    lines = "\n".join((command.who, command.does, command.when, command.cost, command.back))
    return [WordsKept(name, lines), MotionMoved(motion.beat, name, name, who.id)]


@decides(Second)
def second(show: Show, who: Who, command: Second, at: int) -> Facts:
    motion = motion_on(show)
    proposal = motion.proposals.get(command.motion or motion.chosen)
    if proposal is None:
        raise Refused("还没有选定提议，先等一等。") if not command.motion else Malformed("没有这条提议。")
    if proposal.refused:
        raise Refused(NEVER[proposal.refused])
    if motion.phase not in ("propose", "second"):
        raise Refused("附议的时间已经过了，这条正往下议。")
    if proposal.seat == who.id:
        raise Refused("自己的提议要别人来附议。（规矩三）")
    return [] if who.id in proposal.seconds else [MotionSeconded(motion.beat, proposal.id, who.id)]


@decides(Choose)
def choose(show: Show, who: Who, command: Choose, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "propose":
        raise Refused("提议已经定下来了。（规矩四）")
    if command.motion not in motion.proposals:
        raise Malformed("没有这条提议。")
    if refused := motion.proposals[command.motion].refused:
        raise Refused(NEVER[refused])
    return [] if motion.chosen == command.motion else [MotionChosen(motion.beat, command.motion)]


@decides(RefuseMotion)
def refuse(show: Show, who: Who, command: RefuseMotion, at: int) -> Facts:
    """Safety floors, rights and truth are not voted on (rule 20). On the way already, the motion is dropped."""
    motion = motion_on(show)
    proposal = motion.proposals.get(command.motion)
    if proposal is None:
        raise Malformed("没有这条提议。")
    if proposal.refused == command.reason:
        return []
    if motion.phase not in ("propose", "second", "facts", "debate") or motion.asked:
        raise Refused("已经在表决了：先把这一票数完。")
    on = motion.chosen == proposal.id and motion.phase != "propose"
    dropped: Facts = [*give_back(show, at), PhaseBegun(motion.beat, "dropped")] if on else []
    return [MotionRefused(motion.beat, proposal.id, command.reason), *dropped]


@decides(Lock)
def lock(show: Show, who: Who, command: Lock, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "propose":
        return []
    return locked(show, motion)


def locked(show: Show, motion: Motion) -> Facts:
    if not motion.chosen:
        raise Refused("先选一条提议，再往下走。（规矩二）")
    return [PhaseBegun(motion.beat, "second" if preset(show.scenario.rules).second else "facts")]


def begin(show: Show, motion: Motion) -> Facts:
    """From the rules to the proposals; the author's own text needs no choosing."""
    name = f"{motion.beat}/m1"
    facts: Facts = [MotionMoved(motion.beat, name, "")] if name not in motion.proposals else []
    if beat_of(show, motion).source == "room":
        return [*facts, PhaseBegun(motion.beat, "propose")]
    needs = preset(show.scenario.rules).second
    return [*facts, MotionChosen(motion.beat, name), PhaseBegun(motion.beat, "second" if needs else "facts")]


def seconded(show: Show, motion: Motion) -> bool:
    return bool(motion.proposals[motion.chosen].seconds)


def advance(show: Show, motion: Motion, at: int) -> Facts:
    """What GO does inside a motion. Nothing: the motion is done and the play goes on."""
    beat = motion.beat
    match motion.phase:
        case "rules":
            return begin(show, motion)
        case "propose":
            return locked(show, motion)
        case "second":
            facts = "debate" if beat_of(show, motion).practice else "facts"
            return [PhaseBegun(beat, facts if seconded(show, motion) else "dropped")]
        case "facts":
            return [PhaseBegun(beat, "debate")]
        case "debate":
            return debate(show, motion, at)
        case "vote":
            return [PhaseBegun(beat, "announced")]
    return []


def debate(show: Show, motion: Motion, at: int) -> Facts:
    """One thing at a time: the speaker finishes, what was voted on is left, an amendment or a call to close is put,
    the next speaker is called; when nobody waits, the question itself."""
    from app.show.commands import Call
    from app.show.floor import call

    beat = motion.beat
    if show.floor:
        return give_back(show, at)
    if motion.asked and not motion.closed_early:
        return [PhaseBegun(beat, "debate")]
    if motion.closed_early:
        return put(motion, "vote")
    if motion.appeal == "open":
        return put(motion, "appeal")
    if motion.amendment:
        return put(motion, "amend")
    if motion.closing == "open":
        return put(motion, "close")
    return call(show, Who("facilitator", ""), Call(), at) if queue(show) else put(motion, "vote")


def put(motion: Motion, kind: str) -> Facts:
    """Asks the room. The question itself also begins the phase of voting."""
    facts: Facts = [PhaseBegun(motion.beat, "vote")] if kind == "vote" else []
    return [*facts, QuestionPut(motion.beat, asked_as(motion, kind), kind)]


def asked_as(motion: Motion, kind: str) -> str:
    """The ballot of a question: one for the motion, one an amendment, one a turn for closing and for an appeal."""
    n = {"amend": len(motion.amendments), "vote": ""}.get(kind, len(motion.turns))
    return f"{motion.beat}/{kind}{n}"


@evolves(PhaseBegun)
def phase_begun(show: Show, event: PhaseBegun, at: int) -> None:
    motion = show.motions[event.beat]
    motion.phase, motion.asked, motion.began = event.phase, "", at
    if event.phase in ("vote", "announced", "dropped"):
        show.hands.clear()
    show.step += 1


@evolves(QuestionPut)
def question_put(show: Show, event: QuestionPut, at: int) -> None:
    motion = show.motions[event.beat]
    options = tuple(Option(id, text) for id, text in YES_NO[show.lang])
    show.ballots[event.ballot] = Ballot(event.ballot, event.beat, "one", options)
    motion.asked = event.ballot
    show.step += 1


@evolves(MotionMoved)
def moved(show: Show, event: MotionMoved, at: int) -> None:
    show.motions[event.beat].proposals[event.motion] = Proposal(event.motion, event.words, event.seat)


@evolves(MotionChosen)
def chosen(show: Show, event: MotionChosen, at: int) -> None:
    show.motions[event.beat].chosen = event.motion
    show.step += 1


@evolves(MotionRefused)
def was_refused(show: Show, event: MotionRefused, at: int) -> None:
    motion = show.motions[event.beat]
    motion.proposals[event.motion].refused = event.reason
    if motion.chosen == event.motion and motion.phase == "propose":
        motion.chosen = ""
    show.step += 1


@evolves(MotionSeconded)
def was_seconded(show: Show, event: MotionSeconded, at: int) -> None:
    show.motions[event.beat].proposals[event.motion].seconds.append(event.seat)
    show.step += 1


@evolves(MotionDecided)
def decided(show: Show, event: MotionDecided, at: int) -> None:
    motion = show.motions[event.beat]
    motion.passed, motion.facts = event.passed, event.facts
