"""A try that the facilitator settles by voice: the room nodded, or nobody has a phone."""

from app.errors import Refused
from app.show.ballots import finish
from app.show.commands import Tried, Who
from app.show.events import TryKept, WordsKept
from app.show.registry import Facts, decides
from app.show.replays import replay_on, running
from app.show.state import Show


@decides(Tried)
def tried(show: Show, who: Who, command: Tried, at: int) -> Facts:
    beat, now = replay_on(show), running(show)
    if now is None:
        raise Refused("还没有人上来试。")
    if now.phase == "called":
        raise Refused("等主持人让演员停下，再上来试。")
    n = len(show.tries[beat.id])
    words = f"t-{beat.id}-{n}-{now.told + 1}" if command.text else now.words
    written: Facts = [WordsKept(words, command.text)] if command.text else []
    ballot = show.ballot
    counted = finish(show, ballot) if ballot and ballot.state in ("open", "counting") else []
    return [*written, *counted, TryKept(beat.id, n, command.kept, words)]
