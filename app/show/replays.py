"""Play it again: someone calls stop, someone takes a role and tries, the room keeps the change or not."""

from app.errors import Malformed, Refused
from app.scenario.model import Replay
from app.show.commands import Stop, Tried, Volunteer, Who
from app.show.events import RoleTaken, StopCalled, TryKept, WordsKept
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.table import Try
from app.show.tongues import named


def replay_on(show: Show) -> Replay:
    if not isinstance(show.beat, Replay):
        raise Refused("现在不是重演。")
    return show.beat


def running(show: Show) -> Try | None:
    tries = show.tries.get(show.beat_id, [])
    return tries[-1] if tries and tries[-1].kept is None else None


@decides(Stop)
def stop(show: Show, who: Who, command: Stop, at: int) -> Facts:
    beat = replay_on(show)
    if running(show):
        return []
    if len(show.tries.get(beat.id, [])) >= beat.rounds:
        raise Refused("今晚的几轮都试完了。")
    return [StopCalled(beat.id, who.id if who.role == "resident" else "")]


@decides(Volunteer)
def volunteer(show: Show, who: Who, command: Volunteer, at: int) -> Facts:
    beat = replay_on(show)
    role = named(show, command.role)
    person = show.scenario.cast.get(role)
    if person is None:
        raise Malformed("没有这个角色。")
    if not person.swap:
        raise Refused("这个角色今晚不换人。")
    round = running(show)
    if round is None:
        raise Refused("先喊停，再上来试。")
    return [] if round.roles.get(role) == who.id else [RoleTaken(beat.id, role, who.id)]


@decides(Tried)
def tried(show: Show, who: Who, command: Tried, at: int) -> Facts:
    beat = replay_on(show)
    if running(show) is None:
        raise Refused("还没有人上来试。")
    n = len(show.tries[beat.id])
    words = f"t-{beat.id}-{n}" if command.text else ""
    kept: Facts = [WordsKept(words, command.text)] if words else []
    return [*kept, TryKept(beat.id, n, command.kept, words)]


@evolves(StopCalled)
def stopped(show: Show, event: StopCalled, at: int) -> None:
    show.tries.setdefault(event.beat, []).append(Try(event.seat))


@evolves(RoleTaken)
def taken(show: Show, event: RoleTaken, at: int) -> None:
    show.tries[event.beat][-1].roles[event.role] = event.seat


@evolves(TryKept)
def kept(show: Show, event: TryKept, at: int) -> None:
    last = show.tries[event.beat][event.round - 1]
    last.kept, last.words = event.kept, event.words
