"""What a ballot slip may say: one kind of answer for each way of voting."""

from collections.abc import Callable

from app.errors import Malformed, Refused
from app.scenario.model import Beat, Vote
from app.show.commands import CastBallot
from app.show.events import Cast
from app.show.state import Ballot

Choice = dict[str, str]
MERGED = ("scale", "agree")
REPLACED = 8
STANDS = ("agree", "disagree", "unsure")


def accept(ballot: Ballot, beat: Beat, before: Cast | None, command: CastBallot, seat: str) -> Cast:
    """The new slip of a seat. Statements answered one by one add up; every other choice replaces the earlier one.
    A reason alone keeps the choice. Raises Malformed for an unknown option or value, Refused beyond a limit."""
    merged = ballot.how in MERGED or not command.choice
    choice = read_choice(ballot, beat, command.choice, before.choice if before and merged else {})
    because = command.because if command.because is not None else (before.because if before else "")
    if because and not choice:
        raise Refused("先选一项，再写理由。")
    replaced = replacing(before, command.token) if before and before.receipt else ()
    return Cast(ballot.id, ballot.run, seat, choice, because, command.nonce, pledge=command.pledge, replaced=replaced)


def replacing(before: Cast, token: str) -> tuple[tuple[str, str], ...]:
    """What the sheet shows of ballots that were replaced: that the phone itself did it. The newest are kept."""
    return (*before.replaced, (before.receipt, token))[-REPLACED:]


def read_choice(ballot: Ballot, beat: Beat, given: Choice, before: Choice | None = None) -> Choice:
    """What was given on top of what stood; empty values clear."""
    given = {o: v.strip() for o, v in given.items()}
    for option, value in given.items():
        if option not in {o.id for o in ballot.options}:
            raise Malformed("没有这个选项。")
        if value and not ALLOWED[ballot.how](value, ballot):
            raise Malformed("这个回答看不懂。")
    choice = {o: v for o, v in ((before or {}) | given).items() if v}
    limits(ballot, beat, choice)
    return choice


def limits(ballot: Ballot, beat: Beat, choice: Choice) -> None:
    if ballot.how in ("one", "quiz") and len(choice) > 1:
        raise Malformed("只能选一项。")
    if isinstance(beat, Vote) and beat.max and ballot.how == "many" and len(choice) > beat.max:
        raise Refused("最多选 {n} 项，先去掉一项。", n=beat.max)
    if isinstance(beat, Vote) and ballot.how == "tokens" and sum(map(int, choice.values())) > (beat.tokens or 0):
        raise Refused("您手里一共 {n} 张券，不够了。", n=beat.tokens or 0)
    if ballot.how == "rank" and len(set(choice.values())) < len(choice):
        raise Malformed("同一个名次只能给一项。")


def digits(value: str, low: int, high: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 7 and low <= int(value) <= high


ALLOWED: dict[str, Callable[[str, Ballot], bool]] = {
    "one": lambda v, b: v == "1",
    "many": lambda v, b: v == "1",
    "quiz": lambda v, b: v == "1",
    "scale": lambda v, b: digits(v, 1, 5) and len(v) == 1,
    "agree": lambda v, b: v in STANDS,
    "rank": lambda v, b: digits(v, 1, len(b.options)),
    "tokens": lambda v, b: digits(v, 0, 999_999),
}
