"""What may be done when the evening is over, and before: words erased on request, the record published."""

from app.errors import Malformed
from app.show.chorus import off_stage
from app.show.commands import EraseWords, FollowPromise, PublishRecord, Who
from app.show.events import RecordPublished, WordsErased
from app.show.registry import Facts, decides, evolves
from app.show.state import Show

AFTER = (EraseWords, PublishRecord, FollowPromise)


@decides(EraseWords)
def erase(show: Show, who: Who, command: EraseWords, at: int) -> Facts:
    if not known(show, command.words):
        raise Malformed("没有这段话。")
    return [WordsErased(words) for words in going(show, command.words) if words in show.words]


def going(show: Show, words: str) -> tuple[str, ...]:
    """These words, and the promises that were written by taking up the card that says them."""
    pins = {pin.id for pin in show.pins.values() if pin.words == words}
    return words, *(p.words for p in show.promises.values() if p.pin in pins)


def known(show: Show, words: str) -> bool:
    """Kept now, or erased before."""
    return words in show.words or words in show.erased or any(c.words == words for c in show.comments.values())


@decides(PublishRecord)
def publish(show: Show, who: Who, command: PublishRecord, at: int) -> Facts:
    return [] if show.published == command.on else [RecordPublished(command.on)]


@evolves(WordsErased)
def erased(show: Show, event: WordsErased, at: int) -> None:
    """A reason lies in its ballot too. What was on the stage leaves it."""
    show.words.pop(event.words, None)
    show.erased.append(event.words)
    for comment in show.comments.values():
        if comment.words == event.words:
            off_stage(show, comment.id)
            silence(show, comment.ballot, comment.receipt)


def silence(show: Show, ballot: str, receipt: str) -> None:
    box = show.ballots[ballot].box if receipt and ballot in show.ballots else {}
    for seat, slip in box.items():
        if slip.receipt == receipt:
            box[seat] = slip._replace(because="")


@evolves(RecordPublished)
def published(show: Show, event: RecordPublished, at: int) -> None:
    show.published = event.on
