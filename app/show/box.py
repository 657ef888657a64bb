"""The box of a ballot: the newest slip of each seat, and what lies in it, summed as it comes and goes, so that a count
that is shown while people vote costs the same however many have voted."""

from app.show.events import Cast
from app.show.state import Ballot


def put(ballot: Ballot, slip: Cast) -> None:
    """In the place of the seat's earlier one."""
    take_out(ballot, slip.seat)
    ballot.box[slip.seat] = slip
    add(ballot, slip.choice, 1)


def take_out(ballot: Ballot, seat: str) -> None:
    before = ballot.box.pop(seat, None)
    if before is not None:
        add(ballot, before.choice, -1)


def add(ballot: Ballot, choice: dict[str, str], n: int) -> None:
    ballot.answered += n if choice else 0
    for option, value in choice.items():
        values = ballot.sums.setdefault(option, {})
        values[value] = values.get(value, 0) + n
        if not values[value]:
            del values[value]
        if not values:
            del ballot.sums[option]


def empty(ballot: Ballot) -> None:
    ballot.box, ballot.sums = {}, {}
