"""Votes and quizzes: opened, cast, closed, revealed, asked again."""

from app.errors import Malformed, Refused
from app.scenario.model import Quiz, Vote
from app.show import tally
from app.show.box import put
from app.show.closing import close_now
from app.show.commands import AskAgain, CastBallot, CloseBallot, OpenBallot, RevealBallot, Satisfied, Who
from app.show.counting import count_now
from app.show.events import BallotClosed, BallotOpened, BallotRevealed, Cast
from app.show.registry import Facts, decides, evolves
from app.show.settling import settle
from app.show.slips import accept
from app.show.state import Ballot, Show


def prepare(show: Show) -> None:
    """One empty ballot for every vote and quiz of the scenario."""
    for beat in show.scenario.beats():
        if isinstance(beat, Vote | Quiz):
            how = beat.how if isinstance(beat, Vote) else "quiz"
            show.ballots[beat.id] = Ballot(beat.id, beat.id, how, beat.options)


def current(show: Show, ballot: str) -> Ballot:
    """The ballot of the cue that is on; a phone that slept may still name an older one."""
    found = show.ballots.get(ballot) if ballot else show.ballot
    if found is None:
        raise Refused("现在没有要投的票。") if not ballot else Malformed("没有这张票。")
    if found is not show.ballot:
        raise Refused("这张票已经过去了。")
    return found


@decides(OpenBallot)
def open_ballot(show: Show, who: Who, command: OpenBallot, at: int) -> Facts:
    ballot = current(show, command.ballot)
    if ballot.state == "open":
        return []
    if ballot.state != "not_yet":
        raise Refused("这张票已经投过了。要再投一次，请按“再投一次”。")
    return [BallotOpened(ballot.id, ballot.run, ballot.how)]


@decides(AskAgain)
def ask_again(show: Show, who: Who, command: AskAgain, at: int) -> Facts:
    ballot = current(show, command.ballot)
    if ballot.state in ("not_yet", "open"):
        raise Refused("这张票还没有投完。")
    return [*count_now(show, ballot), BallotOpened(ballot.id, ballot.run + 1, ballot.how)]


@decides(CastBallot)
def cast(show: Show, who: Who, command: CastBallot, at: int) -> Facts:
    ballot = show.ballots.get(command.ballot) if command.ballot else show.ballot
    if ballot is None:
        raise Malformed("没有这张票。") if command.ballot else Refused("现在没有要投的票。")
    slip = accept(ballot, show.scenario.beat(ballot.beat), ballot.box.get(who.id), command, who.id)
    if ballot is not show.ballot or ballot.state not in ("not_yet", "open"):
        if who.id in ballot.box and ballot.box[who.id].choice:
            raise Refused("投票已经结束：刚才这一下没有算，您先前投的还算。")
        raise Refused("投票已经结束：刚才这一下没有算。")
    if ballot.state == "not_yet":
        raise Refused("投票还没有开始。")
    before = ballot.box.get(who.id)
    same = before is not None and (before.choice, before.because) == (slip.choice, slip.because)
    return [] if same else [slip]


@decides(Satisfied)
def satisfied(show: Show, who: Who, command: Satisfied, at: int) -> Facts:
    ballot = show.ballot
    if ballot is None or getattr(show.scenario.beat(ballot.beat), "use", "") != "satisfaction":
        raise Refused("现在没有请大家给这一晚打分。")
    return cast(show, who, command, at)


@decides(CloseBallot)
def close_ballot(show: Show, who: Who, command: CloseBallot, at: int) -> Facts:
    ballot = current(show, command.ballot)
    if ballot.state == "not_yet":
        raise Refused("投票还没有开始。")
    return close_now(show, ballot)


def finish(show: Show, ballot: Ballot) -> Facts:
    """Nothing stays open behind the room's back: a ballot that is left is closed and counted."""
    facts = close_now(show, ballot)
    closed = next((f for f in facts if isinstance(f, BallotClosed)), None)
    return facts + count_now(show, ballot, tally.from_facts(closed.tally) if closed else None)


@decides(RevealBallot)
def reveal(show: Show, who: Who, command: RevealBallot, at: int) -> Facts:
    ballot = show.ballots.get(command.ballot) if command.ballot else show.ballot
    if ballot is None:
        raise Malformed("没有这张票。")
    if ballot.state == "result":
        return []
    if ballot.state in ("not_yet", "open"):
        raise Refused("先结束投票，再公布结果。")
    return shown_to_all(show, ballot)


def shown_to_all(show: Show, ballot: Ballot) -> Facts:
    """The result, and what follows from it in a motion."""
    counted = count_now(show, ballot)
    return [*counted, BallotRevealed(ballot.id, ballot.run), *settle(show, ballot, counted)]


@evolves(BallotOpened)
def opened(show: Show, event: BallotOpened, at: int) -> None:
    ballot = show.ballots[event.ballot]
    if event.run > ballot.run and ballot.tally:
        ballot.earlier.append(ballot.tally)
    show.ballots[event.ballot] = Ballot(
        ballot.id, ballot.beat, ballot.how, ballot.options, "open", event.run, earlier=ballot.earlier, late=ballot.late
    )
    show.step += 1


@evolves(Cast)
def in_box(show: Show, cast: Cast, at: int) -> None:
    ballot = show.ballots[cast.ballot]
    if cast.run == ballot.run:
        put(ballot, cast)


@evolves(BallotRevealed)
def revealed(show: Show, event: BallotRevealed, at: int) -> None:
    show.ballots[event.ballot].state = "result"
    show.step += 1
