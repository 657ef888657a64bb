"""Play it again: someone calls stop and the facilitator stops the play, someone takes a role and tries; then the room
answers the fixed questions and decides whether the change is kept. What was kept stands in later scenes."""

from app.errors import Malformed, NotYours, Refused
from app.scenario.model import Line, Option, Replay, Script
from app.show.commands import Stop, TellChange, Volunteer, Who
from app.show.events import (
    BallotCounted,
    BallotOpened,
    RoleTaken,
    StopCalled,
    StopConfirmed,
    StopWaved,
    TryAsked,
    TryKept,
    TryTold,
    WordsKept,
)
from app.show.registry import Facts, decides, evolves
from app.show.state import Ballot, Show
from app.show.table import Try
from app.show.tally import from_facts
from app.show.tongues import named
from app.show.yes_no import EFFECTS, KEEP, PLACES

KEEP_ID, DROP_ID = "A", "B"


def replay_on(show: Show) -> Replay:
    if not isinstance(show.beat, Replay):
        raise Refused("现在不是重演。")
    return show.beat


def running(show: Show) -> Try | None:
    """The try that is not settled yet, from the call to the vote."""
    tries = show.tries.get(show.beat_id, [])
    return tries[-1] if tries and tries[-1].kept is None else None


@decides(Stop)
def stop(show: Show, who: Who, command: Stop, at: int) -> Facts:
    beat, now = replay_on(show), running(show)
    n = len(show.tries.get(beat.id, []))
    if who.role == "facilitator" and now and now.phase == "called":
        return [StopConfirmed(beat.id, n) if command.on else StopWaved(beat.id, n)]
    if now or not command.on:
        return []
    if n >= beat.rounds:
        raise Refused("今晚的几轮都试完了。")
    resident = who.role == "resident"
    return [StopCalled(beat.id, who.id if resident else "", confirmed=not resident)]


@decides(Volunteer)
def volunteer(show: Show, who: Who, command: Volunteer, at: int) -> Facts:
    beat, role = replay_on(show), named(show, command.role)
    person, now = show.scenario.cast.get(role), running(show)
    if person is None:
        raise Malformed("没有这个角色。")
    if not person.swap:
        raise Refused("这个角色今晚不换人。")
    if now is None:
        raise Refused("先喊停，再上来试。")
    if now.phase == "called":
        raise Refused("等主持人让演员停下，再上来试。")
    seat = who.id if who.role == "resident" else ""
    taken = now.roles.get(role)
    if taken is not None and taken != seat and who.role == "resident":
        raise Refused("这个角色已经有人上了，您可以替别的人。")
    return [] if taken == seat else [RoleTaken(beat.id, role, seat)]


@decides(TellChange)
def tell(show: Show, who: Who, command: TellChange, at: int) -> Facts:
    """By the one who tried or called stop, or by the facilitator for them; also just after the vote."""
    beat = replay_on(show)
    if not show.tries.get(beat.id):
        raise Refused("还没有人上来试。")
    last = show.tries[beat.id][-1]
    if who.role == "resident" and who.id not in (last.stopped, *last.roles.values()):
        raise NotYours("由上来试的人写改了什么。")
    if command.text == show.text(last.words):
        return []
    n = len(show.tries[beat.id])
    words = f"t-{beat.id}-{n}-{last.told + 1}"
    return [WordsKept(words, command.text), TryTold(beat.id, n, words, who.id if who.role == "resident" else "")]


def advance(show: Show, now: Try) -> Facts:
    """What GO does inside a try."""
    beat, n = show.beat_id, len(show.tries[show.beat_id])
    if now.phase == "called":
        return [StopConfirmed(beat, n)]
    if now.phase == "trying":
        name = f"{beat}/effect{n}"
        return [TryAsked(beat, n, name, "effect"), BallotOpened(name, 1, "agree")]
    return [TryAsked(beat, n, f"{beat}/keep{n}", "keep")]


def settled(show: Show, ballot: Ballot, counted: Facts) -> Facts:
    """What follows from revealing this ballot: more for keeping than for dropping, else it is dropped."""
    tries = show.tries.get(ballot.beat, [])
    if not tries or tries[-1].asked != ballot.id or tries[-1].phase not in ("keep", "settled"):
        return []
    fact = next((f for f in counted if isinstance(f, BallotCounted)), None)
    result = from_facts(fact.tally) if fact else ballot.tally
    assert result is not None
    kept = result.votes(KEEP_ID) > result.votes(DROP_ID)
    return [TryKept(ballot.beat, len(tries), kept, tries[-1].words, "vote")]


def changes(show: Show) -> tuple[str, ...]:
    """What the room kept so far, in words: told, or else who was played."""
    kept = [one for tries in show.tries.values() for one in tries if one.kept]
    return tuple(said for one in kept if (said := change(show, one)))


def change(show: Show, one: Try) -> str:
    return show.text(one.words) or "、".join(one.roles)


def marked(line: Line) -> bool:
    """Where an author wants to be told tonight's changes."""
    return not line.who and line.text.strip("（）() ").casefold() in PLACES


def lines(show: Show, script: Script) -> tuple[Line, ...]:
    """A script as it is tonight: where the author marked it, what the room kept; nothing where nothing was."""
    told = tuple(Line(f"（{said}）") for said in changes(show))
    found: list[Line] = []
    for line in script.lines:
        found += told if marked(line) else (line,)
    return tuple(found)


def tonight(show: Show, script: Script) -> tuple[str, ...]:
    """What the room kept, for a script that has no place of its own for it."""
    return () if any(marked(line) for line in script.lines) else changes(show)


@evolves(StopCalled)
def stopped(show: Show, event: StopCalled, at: int) -> None:
    show.tries.setdefault(event.beat, []).append(
        Try(event.seat, phase="trying" if event.confirmed else "called", began=at)
    )
    show.step += 1


@evolves(StopConfirmed)
def confirmed(show: Show, event: StopConfirmed, at: int) -> None:
    one = show.tries[event.beat][event.round - 1]
    one.phase, one.began = "trying", at
    show.step += 1


@evolves(StopWaved)
def waved(show: Show, event: StopWaved, at: int) -> None:
    del show.tries[event.beat][event.round - 1 :]
    show.step += 1


@evolves(RoleTaken)
def taken(show: Show, event: RoleTaken, at: int) -> None:
    show.tries[event.beat][-1].roles[event.role] = event.seat


@evolves(TryAsked)
def asked(show: Show, event: TryAsked, at: int) -> None:
    texts = (EFFECTS if event.kind == "effect" else KEEP)[show.lang]
    options = tuple(Option(id, text) for id, text in texts)
    how = "agree" if event.kind == "effect" else "one"
    show.ballots[event.ballot] = Ballot(event.ballot, event.beat, how, options)
    one = show.tries[event.beat][event.round - 1]
    one.phase, one.asked = event.kind, event.ballot
    show.step += 1


@evolves(TryTold)
def told(show: Show, event: TryTold, at: int) -> None:
    one = show.tries[event.beat][event.round - 1]
    one.words, one.told = event.words, one.told + 1


@evolves(TryKept)
def kept(show: Show, event: TryKept, at: int) -> None:
    last = show.tries[event.beat][event.round - 1]
    last.kept, last.words, last.phase, last.how = event.kept, event.words or last.words, "settled", event.how
    show.step += 1
