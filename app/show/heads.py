"""How many ballots a room can have: never more than people, and with tickets never more people than tickets."""

from app.errors import Refused
from app.show.state import Ballot, Show
from app.show.tally import hands_raised


def people(show: Show) -> int:
    """Seats taken, or heads at the door where more were counted; with tickets no more than are out."""
    heads = max(len(show.seats), show.counted or 0)
    out = sum(not ticket.spoiled for ticket in show.tickets.values())
    return min(heads, max(len(show.seats), out)) if show.by_ticket else heads


def beside_phones(ballot: Ballot) -> int:
    """Confirmed paper and raised hands."""
    papers = sum(p.confirmed and not p.spoiled for p in ballot.papers.values())
    return papers + hands_raised(ballot.how, ballot.hands)


def held_back(show: Show, ballot: Ballot) -> int:
    """What the phones have or, while they are open, still may have: each seat might yet vote."""
    return max(ballot.answered, show.present()) if ballot.state == "open" else ballot.answered


def make_room(show: Show, ballot: Ballot, more: int) -> None:
    """Raises Refused when so many more ballots would be more than there are people."""
    free = people(show) - held_back(show, ballot) - beside_phones(ballot)
    if more <= max(0, free):
        return
    if ballot.state == "open":
        raise Refused("手机还在投，分不清谁没投：先结束投票，再核纸票、数举手。")
    heads, n = people(show), held_back(show, ballot) + beside_phones(ballot) + more
    raise Refused("票比人多了：在座 {heads} 人，加起来 {n} 张票。重数一遍，或先记上门口人数。", heads=heads, n=n)
