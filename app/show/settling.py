"""What follows from a motion's vote once it is counted: the motion decided, an amendment taken, the debate closed."""

from fractions import Fraction

from app.errors import Refused
from app.scenario.model import Motion as MotionBeat
from app.show import majority, replays
from app.show.commands import AcceptAmendment, Amend, Appeal, Enough, Who, Withdraw
from app.show.events import (
    AmendmentMoved,
    AmendmentSettled,
    AppealMade,
    AppealSettled,
    BallotCounted,
    CloseAsked,
    CloseSettled,
    MotionDecided,
    WordsKept,
)
from app.show.motions import asked_as, beat_of, motion_on
from app.show.owners import doubled, households, special
from app.show.registry import Facts, decides, evolves
from app.show.state import Ballot, Show
from app.show.table import Amendment, Motion
from app.show.tally import Tally, from_facts

TWO_THIRDS = Fraction(2, 3)


def settle(show: Show, ballot: Ballot, counted: Facts) -> Facts:
    """The consequence of revealing this ballot, nothing when it is no motion's and no try's. `counted`: the facts of
    counting."""
    motion = show.motion
    if motion is None or motion.asked != ballot.id:
        return replays.settled(show, ballot, counted)
    fact = next((f for f in counted if isinstance(f, BallotCounted)), None)
    result = from_facts(fact.tally) if fact else ballot.tally
    assert result is not None
    yes, no = result.votes("A"), result.votes("B")
    kind = ballot.id.removeprefix(f"{motion.beat}/")
    if kind.startswith("amend") and motion.amendment:
        return [AmendmentSettled(motion.beat, motion.amendment.id, yes > no, "voted")]
    if kind.startswith("close"):
        return [CloseSettled(motion.beat, majority.reaches(yes, yes + no, TWO_THIRDS))]
    if kind.startswith("appeal"):
        return [AppealSettled(motion.beat, yes > no)]
    verdict = judge(show, beat_of(show, motion), ballot, result)
    return [MotionDecided(motion.beat, verdict.passed, verdict.facts())]


def judge(show: Show, beat: MotionBeat, ballot: Ballot, result: Tally) -> majority.Verdict:
    if doubled(show, beat):
        return majority.by_owners(households(show, ballot), special(beat))
    yes, no, abstain = (result.votes(o) for o in "ABC")
    entitled = max(show.present(), yes + no + abstain)
    return majority.by_heads(yes, no, abstain, entitled, beat.quorum, beat.passes)


@decides(Amend)
def amend(show: Show, who: Who, command: Amend, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "debate":
        raise Refused("辩论的时候才能改提议。（规矩十三）")
    if motion.amendment:
        raise Refused("一次改一处：先把上一处改动定下来。（规矩十三）")
    if len(motion.amendments) >= beat_of(show, motion).amend:
        raise Refused("这条提议不能再改了。（规矩十三）")
    name = f"{motion.beat}/a{len(motion.amendments) + 1}"
    return [WordsKept(name, command.text), AmendmentMoved(motion.beat, name, name, who.id)]


@decides(AcceptAmendment)
def accept(show: Show, who: Who, command: AcceptAmendment, at: int) -> Facts:
    motion, amendment = open_amendment(show)
    if motion.proposals[motion.chosen].seat not in (who.id, ""):
        raise Refused("只有提议的人能直接采纳，别的要大家表决。（规矩十三）")
    if motion.proposals[motion.chosen].seat == "" and who.role == "resident":
        raise Refused("这条提议是剧本里的，改不改由大家表决。（规矩十三）")
    return [AmendmentSettled(motion.beat, amendment.id, True, "friendly")]


@decides(Withdraw)
def withdraw(show: Show, who: Who, command: Withdraw, at: int) -> Facts:
    motion, amendment = open_amendment(show)
    if amendment.seat != who.id:
        raise Refused("只能收回自己的改动。")
    return [AmendmentSettled(motion.beat, amendment.id, False, "withdrawn")]


def open_amendment(show: Show) -> tuple[Motion, Amendment]:
    motion = motion_on(show)
    if motion.amendment is None or motion.asked:
        raise Refused("现在没有要定的改动。")
    return motion, motion.amendment


@decides(Enough)
def enough(show: Show, who: Who, command: Enough, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "debate":
        raise Refused("现在没有在辩论。")
    if motion.closing == "open":
        return []
    if just_asked(show, motion, "close"):
        raise Refused("刚表决过接着辩论：再听一位，才能再提停止。（规矩十四）")
    return [CloseAsked(motion.beat, who.id)]


def just_asked(show: Show, motion: Motion, kind: str) -> bool:
    """The room answered this since the last speaker began."""
    return asked_as(motion, kind) in show.ballots


@decides(Appeal)
def appeal(show: Show, who: Who, command: Appeal, at: int) -> Facts:
    motion = motion_on(show)
    if motion.phase != "debate":
        raise Refused("现在没有在辩论。")
    if motion.appeal == "open":
        return []
    if just_asked(show, motion, "appeal"):
        raise Refused("这个裁定刚表决过：往下说，有了新的裁定才能再提。")
    return [AppealMade(motion.beat, who.id)]


@evolves(AmendmentMoved)
def moved(show: Show, event: AmendmentMoved, at: int) -> None:
    show.motions[event.beat].amendments[event.amendment] = Amendment(event.amendment, event.words, event.seat)
    show.step += 1


@evolves(AmendmentSettled)
def settled(show: Show, event: AmendmentSettled, at: int) -> None:
    amendment = show.motions[event.beat].amendments[event.amendment]
    amendment.state, amendment.how = "passed" if event.passed else "failed", event.how
    show.step += 1


@evolves(CloseAsked)
def asked(show: Show, event: CloseAsked, at: int) -> None:
    show.motions[event.beat].closing = "open"
    show.step += 1


@evolves(CloseSettled)
def closed(show: Show, event: CloseSettled, at: int) -> None:
    motion = show.motions[event.beat]
    motion.closing, motion.closed_early = "settled", event.passed


@evolves(AppealMade)
def appealed(show: Show, event: AppealMade, at: int) -> None:
    show.motions[event.beat].appeal = "open"
    show.step += 1


@evolves(AppealSettled)
def appeal_settled(show: Show, event: AppealSettled, at: int) -> None:
    """A ruling that falls takes the last reminder back."""
    show.motions[event.beat].appeal = "settled"
    if not event.upheld and show.breaches.get(show.reminded):
        show.breaches[show.reminded].pop()
        show.reminded = ""
