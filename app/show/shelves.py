"""Comments as they lie: those of one state, kind and ballot together, as they came and by their support. Kept in order
while they come and go, so that a page costs the same however many were written."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from heapq import merge
from itertools import islice

from app.show.state import Comment, Shelf, Show

MOST = 60


def number(comment: Comment) -> int:
    return comment.number


def rank(comment: Comment) -> tuple[int, int]:
    """Most supported first, then in order of coming."""
    return -len(comment.supports), comment.number


def put(show: Show, comment: Comment) -> None:
    shelf = show.shelves.setdefault((comment.state, comment.kind, comment.ballot), Shelf())
    insort(shelf.came, comment, key=number)
    insort(shelf.best, comment, key=rank)


def take(show: Show, comment: Comment) -> None:
    """Before anything changes by which it is found."""
    shelf = show.shelves[comment.state, comment.kind, comment.ballot]
    del shelf.came[bisect_left(shelf.came, comment.number, key=number)]
    del shelf.best[bisect_left(shelf.best, rank(comment), key=rank)]


def move(show: Show, comment: Comment, state: str) -> None:
    take(show, comment)
    comment.state = state
    put(show, comment)


def support(show: Show, comment: Comment, seat: str) -> None:
    take(show, comment)
    comment.supports.add(seat)
    put(show, comment)


def one(show: Show, state: str, kind: str, ballot: str = "") -> Shelf:
    return show.shelves.get((state, kind, ballot), Shelf())


def lying(show: Show, tells: Callable[[Show, str], bool], *states: str) -> list[Shelf]:
    """Those of these states whose ballot may be told of."""
    return [shelf for (state, _, ballot), shelf in show.shelves.items() if state in states and tells(show, ballot)]


def best(shelves: Iterable[Shelf]) -> list[Comment]:
    return list(islice(merge(*(s.best for s in shelves), key=rank), MOST))


def earliest(shelves: Iterable[Shelf]) -> list[Comment]:
    return list(islice(merge(*(s.came for s in shelves), key=number), MOST))


def newest(shelves: Iterable[Shelf]) -> list[Comment]:
    """The last of them first."""
    return list(islice(merge(*(reversed(s.came) for s in shelves), key=number, reverse=True), MOST))


def count(shelves: Iterable[Shelf]) -> int:
    return sum(len(shelf.came) for shelf in shelves)
