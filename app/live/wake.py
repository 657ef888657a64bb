"""A show read back from its ledger: entries folded in order, each box applied where its ballot was open."""

from collections.abc import Iterable, Sequence

from app.errors import SealBroken
from app.ledger.rows import Mark
from app.show import codec, rules
from app.show.events import BallotOpened, BallotRevealed, Cast, CurtainShown, Event, ShowEnded, ShowOpened
from app.show.state import Show

Entries = Sequence[tuple[int, bytes | None]]
WITNESSED = (BallotRevealed, CurtainShown, ShowEnded)
Boxes = dict[tuple[str, int], list[Cast]]


def as_cast(mark: Mark) -> Cast:
    return codec.decode_cast(mark.ballot, mark.run, mark.seat, mark.body, mark.receipt.hex())


def boxes(marks: Iterable[Mark]) -> Boxes:
    found: Boxes = {}
    for mark in marks:
        found.setdefault((mark.ballot, mark.run), []).append(as_cast(mark))
    return found


def known(entries: Entries) -> list[tuple[Event, int]]:
    """Erased words are gone: nothing is folded for them."""
    return [codec.decode(body) for _, body in entries if body is not None]


def last_witnessed(entries: Entries) -> int:
    """The entry whose head the room is shown: the last reveal, curtain or end; 0 for none yet."""
    return max((seq for seq, body in entries if body and isinstance(codec.decode(body)[0], WITNESSED)), default=0)


def wake(entries: Entries, marks: Iterable[Mark]) -> Show:
    facts = known(entries)
    if not facts or not isinstance(facts[0][0], ShowOpened):
        raise SealBroken("账本从第 {seq} 条起对不上。", seq=1)
    show = rules.begin(facts[0][0])
    fold(show, facts[1:], boxes(marks))
    return show


def fold(show: Show, facts: Iterable[tuple[Event, int]], found: Boxes) -> None:
    for event, at in facts:
        rules.evolve(show, event, at)
        if isinstance(event, BallotOpened):
            for cast in found.pop((event.ballot, event.run), ()):
                rules.evolve(show, cast, at)


def catch_up(show: Show, entries: Entries, marks: Iterable[Mark]) -> list[Event]:
    """What other workers wrote since. Ballots cast before a close that came with them are counted there already, so
    their order does not matter; those of an open ballot join its box."""
    facts = known(entries)
    found = boxes(marks)
    opened = {(e.ballot, e.run) for e, _ in facts if isinstance(e, BallotOpened)}
    for key in [k for k in found if k not in opened]:
        for cast in found.pop(key):
            join(show, cast)
    fold(show, facts, found)
    return [event for event, _ in facts]


def join(show: Show, cast: Cast) -> None:
    ballot = show.ballots[cast.ballot]
    if ballot.state == "open" and ballot.run == cast.run:
        rules.evolve(show, cast, 0)
