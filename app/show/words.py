"""What people write: comments, questions, support, review and the wall."""

from app.errors import Malformed, Refused
from app.show import shelves
from app.show.chorus import approved, find, off_stage
from app.show.commands import (
    Approve,
    Ask,
    Hide,
    Say,
    SetSlow,
    SetWall,
    SetWatch,
    Support,
    Unhide,
    Unsay,
    Who,
)
from app.show.events import (
    CommentApproved,
    CommentHidden,
    CommentMade,
    CommentSupported,
    CommentUnhidden,
    CommentWithdrawn,
    SlowSet,
    WallSet,
    WatchSet,
    WordsKept,
)
from app.show.private import Known
from app.show.registry import Facts, decides, evolves
from app.show.review import needs_review
from app.show.state import Comment, Show

WALLS = ("open", "held", "closed", "frozen")


@decides(Say)
def say(show: Show, who: Who, command: Say, at: int) -> Facts:
    return write(show, who, "say", command.text, at)


@decides(Ask)
def ask(show: Show, who: Who, command: Ask, at: int) -> Facts:
    return write(show, who, "ask", command.text, at)


def write(show: Show, who: Who, kind: str, text: str, at: int) -> Facts:
    seat = show.seats.get(who.id)
    if seat and seat.muted:
        raise Refused("主持人请您今晚先听一听，发言暂停。")
    if show.wall == "closed":
        raise Refused("现在不收发言。")
    last = max((c.at for c in show.written.get(who.id, ())), default=None)
    if last is not None and 0 <= at - last < show.slow * 1000:  # a clock that was put back silences nobody
        raise Refused("慢一点：现在每人 {n} 秒说一句。", n=show.slow)
    comment = f"c{len(show.comments) + 1}"
    state = "open" if show.wall == "open" and not needs_review(text, show.watch, known(show)) else "held"
    return [WordsKept(comment, text), CommentMade(comment, comment, kind, who.id, show.beat_id, state)]


def known(show: Show) -> Known:
    """Whom the room may name on an open wall: the people of the play and the experts who were announced."""
    return Known((show.scenario, *show.tongues.values()), tuple(guest.name for guest in show.guests.values()))


@decides(Support)
def support(show: Show, who: Who, command: Support, at: int) -> Facts:
    comment = find(show, command.comment)
    if comment.state != "open":
        raise Refused("这条发言现在看不到了。")
    if who.id in comment.supports or who.id == comment.seat:
        return []
    return [CommentSupported(comment.id, who.id)]


@decides(Unsay)
def unsay(show: Show, who: Who, command: Unsay, at: int) -> Facts:
    comment = find(show, command.comment)
    if comment.seat != who.id:
        raise Refused("只能收回自己的话。")
    return [] if comment.state == "withdrawn" else [CommentWithdrawn(comment.id)]


@decides(Approve)
def approve(show: Show, who: Who, command: Approve, at: int) -> Facts:
    return approved(find(show, command.comment))


@decides(Hide)
def hide(show: Show, who: Who, command: Hide, at: int) -> Facts:
    comment = find(show, command.comment)
    if comment.state in ("hidden", "withdrawn"):
        return []
    return [CommentHidden(comment.id, command.reason)]


@decides(Unhide)
def unhide(show: Show, who: Who, command: Unhide, at: int) -> Facts:
    comment = find(show, command.comment)
    return [CommentUnhidden(comment.id)] if comment.state == "hidden" else []


@decides(SetWall)
def set_wall(show: Show, who: Who, command: SetWall, at: int) -> Facts:
    if command.state not in WALLS:
        raise Malformed("发言墙只有四种：开放、先看后放、关闭、定住。")
    return [] if command.state == show.wall else [WallSet(command.state)]


@decides(SetSlow)
def set_slow(show: Show, who: Who, command: SetSlow, at: int) -> Facts:
    return [] if command.seconds == show.slow else [SlowSet(command.seconds)]


@evolves(SlowSet)
def slow(show: Show, event: SlowSet, at: int) -> None:
    show.slow = event.seconds


@evolves(WordsKept)
def kept(show: Show, event: WordsKept, at: int) -> None:
    show.words[event.words] = event.text


@evolves(CommentMade)
def made(show: Show, event: CommentMade, at: int) -> None:
    kind = event.kind, event.seat, event.beat, event.state
    found = Comment(event.comment, event.words, *kind, at, event.ballot, event.option, event.receipt)
    found.number = len(show.comments) + 1
    show.comments[found.id] = found
    shelves.put(show, found)
    if found.seat:  # a reason has none
        show.written.setdefault(found.seat, []).append(found)


@evolves(CommentSupported)
def supported(show: Show, event: CommentSupported, at: int) -> None:
    shelves.support(show, show.comments[event.comment], event.seat)


@evolves(CommentApproved, CommentUnhidden)
def opened(show: Show, event: CommentApproved | CommentUnhidden, at: int) -> None:
    comment = show.comments[event.comment]
    comment.reason = ""
    shelves.move(show, comment, "open")


@evolves(CommentHidden)
def hidden(show: Show, event: CommentHidden, at: int) -> None:
    comment = show.comments[event.comment]
    comment.reason = event.reason
    shelves.move(show, comment, "hidden")
    off_stage(show, comment.id)


@evolves(CommentWithdrawn)
def withdrawn(show: Show, event: CommentWithdrawn, at: int) -> None:
    comment = show.comments[event.comment]
    shelves.move(show, comment, "withdrawn")
    off_stage(show, comment.id)


@decides(SetWatch)
def set_watch(show: Show, who: Who, command: SetWatch, at: int) -> Facts:
    return [] if command.words == show.watch else [WatchSet(command.words)]


@evolves(WatchSet)
def watch(show: Show, event: WatchSet, at: int) -> None:
    show.watch = event.words


@evolves(WallSet)
def wall(show: Show, event: WallSet, at: int) -> None:
    show.wall = event.state
