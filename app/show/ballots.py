"""Votes and quizzes: opened, cast, closed, counted with hands and paper, revealed, asked again."""

from collections import Counter
from dataclasses import replace

from app.errors import Malformed, Refused
from app.scenario.model import Quiz, Vote
from app.show import tally
from app.show.box import put
from app.show.commands import (
    AskAgain,
    CastBallot,
    CloseBallot,
    CountHands,
    OpenBallot,
    RevealBallot,
    Satisfied,
    Who,
)
from app.show.common import common_ground
from app.show.events import (
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotRevealed,
    Cast,
    CommentMade,
    HandsCounted,
    ShiftMeasured,
    TieDecided,
    WordsKept,
)
from app.show.heads import make_room
from app.show.outcomes import outcome
from app.show.owners import doubled
from app.show.registry import Facts, decides, evolves
from app.show.settling import settle
from app.show.slips import accept
from app.show.state import Ballot, Shift, Show


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


def close_now(show: Show, ballot: Ballot) -> Facts:
    """Counts the box; reasons leave it without their seat, in the order of the receipts."""
    if ballot.state != "open":
        return []
    slips = sorted((s for s in ballot.box.values() if s.choice), key=lambda s: s.receipt)
    counted = tally.count(ballot.how, ballot.options, (s.choice for s in slips))
    receipts = tuple(s.receipt for s in slips)
    facts: Facts = [BallotClosed(ballot.id, ballot.run, receipts, counted.facts())]
    return facts + reasons(show, ballot, slips) + compare(show, ballot) + common_ground(show, ballot)


def reasons(show: Show, ballot: Ballot, slips: list[Cast]) -> Facts:
    facts: Facts = []
    for n, slip in enumerate((s for s in slips if s.because), len(show.comments) + 1):
        option = ",".join(sorted(slip.choice))
        facts += [
            WordsKept(f"c{n}", slip.because),
            CommentMade(f"c{n}", f"c{n}", "because", "", ballot.beat, "held", ballot.id, option, slip.receipt),
        ]
    return facts


def compare(show: Show, ballot: Ballot) -> Facts:
    """Before and after, when this ballot repeats an earlier one. Answered as somebody else it is no change of mind."""
    beat = show.scenario.beat(ballot.beat)
    first = show.ballots.get(getattr(beat, "same_as", ""))
    if first is None or not first.box or role_of(show, first) != getattr(beat, "role", ""):
        return []
    pairs = [(c.choice, ballot.box[s].choice) for s, c in sorted(first.box.items()) if c.choice and s in ballot.box]
    pairs = [p for p in pairs if p[1]]
    dropped = sum(bool(c.choice) for c in first.box.values()) - len(pairs)
    return [ShiftMeasured(first.id, ballot.id, len(pairs), dropped, tally.shift(ballot.how, ballot.options, pairs))]


def role_of(show: Show, ballot: Ballot) -> str:
    return getattr(show.scenario.beat(ballot.beat), "role", "")


def count_now(show: Show, ballot: Ballot, phones: tally.Tally | None = None) -> Facts:
    """Phones, hands and paper together. Nothing when it was counted before."""
    phones = phones or (ballot.phones if ballot.state == "counting" else None)
    if phones is None:
        return []
    papers = [p.choice for p in ballot.papers.values() if p.confirmed and not p.spoiled]
    slips = tally.plus(phones, tally.count(ballot.how, ballot.options, papers))
    summed = evaluated(show, ballot, tally.with_hands(slips, ballot.hands), papers)
    channels = {"phone": phones.voted - helped(show, ballot), "helper": helped(show, ballot)}
    channels |= {"paper": len(papers), "hands": tally.hands_raised(ballot.how, ballot.hands)}
    return [BallotCounted(ballot.id, ballot.run, summed.facts(), channels, helped_to(show, ballot))]


def helped(show: Show, ballot: Ballot) -> int:
    return len(typed(show, ballot))


def typed(show: Show, ballot: Ballot) -> list[tally.Choice]:
    """Ballots that an assistant typed for guests without a phone."""
    found = ((s, c.choice) for s, c in ballot.box.items() if c.choice and s in show.seats)
    return [choice for seat, choice in found if show.seats[seat].how == "guest"]


def helped_to(show: Show, ballot: Ballot) -> dict[str, int]:
    """Option -> their answers; nothing where so few were helped that it would say how they voted."""
    found = typed(show, ballot)
    counts = Counter(option for choice in found for option in choice)
    return dict(sorted(counts.items())) if len(found) >= tally.FEW else {}


def evaluated(show: Show, ballot: Ballot, summed: tally.Tally, papers: list[dict[str, str]]) -> tally.Tally:
    """Adds what the rule makes of whole ballots: the rounds of a ranking, the services that vouchers pay for."""
    slips = [c.choice for c in ballot.box.values() if c.choice] + papers
    return replace(summed, result=outcome(ballot.how, show.scenario.beat(ballot.beat), ballot.options, slips))


def open_tie(show: Show) -> tuple[Ballot, tuple[str, ...]] | None:
    """A ranking or vouchers that wait for the facilitator, and the options between which to decide: of several with
    fewest votes one must leave; of several that stood alike one is paid for first."""
    found = show.ballot
    if found is None or found.how not in ("rank", "tokens") or found.state not in ("closed", "result"):
        return None
    ties = found.tally.result.get("ties", []) if found.tally else []
    return (found, tuple(ties if found.how == "rank" else ties[0])) if ties else None


def decide_open(show: Show, ballot: Ballot, options: tuple[str, ...], option: str) -> Facts:
    """Decided in the open which of the tied leaves, or comes first; it is counted on from there."""
    assert ballot.tally is not None
    if option not in options:
        raise Malformed("没有这个选项。")
    decided = [*ballot.tally.result.get("decided", []), option]
    papers = [p.choice for p in ballot.papers.values() if p.confirmed and not p.spoiled]
    slips = [*(s.choice for s in ballot.box.values() if s.choice), *papers]
    result = outcome(ballot.how, show.scenario.beat(ballot.beat), ballot.options, slips, decided)
    counted = replace(ballot.tally, result=result | {"decided": decided})
    told: Facts = [BallotRevealed(ballot.id, ballot.run)] if ballot.state == "result" else []
    recounted = BallotCounted(ballot.id, ballot.run, counted.facts(), dict(ballot.channels), helped_to(show, ballot))
    return [TieDecided(ballot.id, option), recounted, *told]


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


@decides(CountHands)
def count_hands(show: Show, who: Who, command: CountHands, at: int) -> Facts:
    """A later count corrects the earlier one; both stay in the ledger."""
    ballot = show.ballots.get(command.ballot) if command.ballot else show.ballot
    if ballot is None or not set(command.counts) <= {o.id for o in ballot.options}:
        raise Malformed("没有这个选项。")
    if ballot.how not in ("one", "many", "quiz"):
        raise Refused("这种票不能举手数，请用纸票。")
    if doubled(show, show.scenario.beat(ballot.beat)) and ballot.id.endswith("/vote"):
        raise Refused("两本账里每只手要知道是哪一户：这一票不数手，请交纸票，或请助手替他点。")
    if ballot.state not in ("open", "counting"):
        raise Refused("开始投票以后、公布结果以前，才能记举手的数。")
    names = counted_by(show, command.counters)
    more = tally.hands_raised(ballot.how, ballot.hands | command.counts) - tally.hands_raised(ballot.how, ballot.hands)
    if more > 0:
        make_room(show, ballot, more)
    changed = {o: n for o, n in command.counts.items() if ballot.hands.get(o) != n}
    return [HandsCounted(ballot.id, ballot.run, o, n, names) for o, n in sorted(changed.items())]


def counted_by(show: Show, named: tuple[str, ...]) -> tuple[str, ...]:
    """Two people by name; who counted last goes on counting."""
    names = named or show.counters
    if len({*names}) < 2:
        raise Refused("举手要两个人一起数：先写上两位数票人的名字。")
    return names


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


@evolves(BallotClosed)
def closed(show: Show, event: BallotClosed, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.state, ballot.phones = "counting", tally.from_facts(event.tally)
    ballot.answered = ballot.phones.voted
    show.step += 1


@evolves(HandsCounted)
def hands(show: Show, event: HandsCounted, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.hands[event.option], ballot.counters = event.count, event.counters
    show.counters = event.counters or show.counters


@evolves(BallotCounted)
def counted(show: Show, event: BallotCounted, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.state, ballot.tally, ballot.channels = "closed", tally.from_facts(event.tally), dict(event.channels)


@evolves(BallotRevealed)
def revealed(show: Show, event: BallotRevealed, at: int) -> None:
    show.ballots[event.ballot].state = "result"
    show.step += 1


@evolves(ShiftMeasured)
def shifted(show: Show, event: ShiftMeasured, at: int) -> None:
    show.shifts[event.second] = Shift(event.first, event.second, event.paired, event.dropped, event.moves)


@evolves(TieDecided)
def tie_decided(show: Show, event: TieDecided, at: int) -> None:
    show.ballots[event.ballot].decided = event.option
    show.step += 1
