"""Words on the stage: one in the light, up to three side by side, the whole wall, or a picture of its words."""

from app.errors import Malformed, Refused
from app.show.commands import SetChorus, Spotlight, Unspotlight, Who
from app.show.events import ChorusSet, CommentApproved, CommentSpotlit, SpotlightCleared
from app.show.registry import Facts, decides, evolves
from app.show.state import Comment, Show

SIDE_BY_SIDE = 3


def find(show: Show, comment: str) -> Comment:
    if comment not in show.comments:
        raise Malformed("没有这条发言。")
    return show.comments[comment]


def approved(comment: Comment) -> Facts:
    if comment.state in ("hidden", "withdrawn"):
        raise Refused("这条发言已经收起来了。")
    return [] if comment.state == "open" else [CommentApproved(comment.id)]


def on_stage(show: Show) -> tuple[str, ...]:
    return (show.spotlight, *show.beside) if show.spotlight else ()


@decides(Spotlight)
def spotlight(show: Show, who: Who, command: Spotlight, at: int) -> Facts:
    """What stands on the stage may be read on the phones too: the spotlight approves."""
    comment, lit = find(show, command.comment), on_stage(show)
    if comment.id in lit if command.beside else lit == (comment.id,):
        return []
    if command.beside and len(lit) == SIDE_BY_SIDE:
        raise Refused("台上最多并排三条。先撤下一条。")
    return [*approved(comment), CommentSpotlit(comment.id, command.beside and bool(lit))]


@decides(Unspotlight)
def unspotlight(show: Show, who: Who, command: Unspotlight, at: int) -> Facts:
    if command.comment in show.beside or (show.beside and command.comment == show.spotlight):
        return [SpotlightCleared(command.comment)]
    return [SpotlightCleared()] if show.spotlight or show.note else []


@decides(SetChorus)
def set_chorus(show: Show, who: Who, command: SetChorus, at: int) -> Facts:
    return [] if command.of == show.chorus else [ChorusSet(command.of)]


@evolves(CommentSpotlit)
def spotlit(show: Show, event: CommentSpotlit, at: int) -> None:
    show.note = ""
    if event.beside and show.spotlight:
        show.beside += (event.comment,)
    else:
        show.spotlight, show.beside = event.comment, ()


@evolves(SpotlightCleared)
def cleared(show: Show, event: SpotlightCleared, at: int) -> None:
    off_stage(show, event.comment)
    if not event.comment:
        show.spotlight, show.beside, show.note = "", (), ""


@evolves(ChorusSet)
def chorus(show: Show, event: ChorusSet, at: int) -> None:
    show.chorus, show.spotlight, show.beside, show.note = event.of, "", (), ""


def off_stage(show: Show, comment: str) -> None:
    """It leaves the light, and the next one steps into it."""
    left = tuple(c for c in on_stage(show) if c != comment)
    show.spotlight, show.beside = left[0] if left else "", left[1:]


def next_cue(show: Show) -> None:
    show.spotlight, show.beside, show.chorus = "", (), ""
