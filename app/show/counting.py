"""A ballot counted: phones, raised hands and confirmed paper together, and what the rule makes of whole ballots."""

from collections import Counter
from dataclasses import replace

from app.errors import Malformed, Refused
from app.show import tally
from app.show.commands import CountHands, Who
from app.show.events import BallotCounted, HandsCounted
from app.show.heads import make_room
from app.show.outcomes import outcome
from app.show.owners import doubled
from app.show.registry import Facts, decides, evolves
from app.show.state import Ballot, Show


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


@evolves(HandsCounted)
def hands(show: Show, event: HandsCounted, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.hands[event.option], ballot.counters = event.count, event.counters
    show.counters = event.counters or show.counters


@evolves(BallotCounted)
def counted(show: Show, event: BallotCounted, at: int) -> None:
    ballot = show.ballots[event.ballot]
    ballot.state, ballot.tally, ballot.channels = "closed", tally.from_facts(event.tally), dict(event.channels)
