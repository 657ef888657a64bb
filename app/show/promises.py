"""Who will do what by when, and who has signed. A promise without a person and a day is no promise."""

from app.errors import Malformed, Refused
from app.scenario.model import Commit
from app.show.commands import Promise, Sign, Who
from app.show.events import PromiseMade, PromiseSigned, WordsKept
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.table import Promise as Kept


@decides(Promise)
def promise(show: Show, who: Who, command: Promise, at: int) -> Facts:
    motion = show.motion
    if not isinstance(show.beat, Commit) and not (motion and motion.phase == "announced") and not show.curtain:
        raise Refused("现在不是写约定的时候。")
    name = f"p{len(show.promises) + 1}"
    lines = "\n".join((command.who, command.what, command.when, command.back, command.cost))
    return [WordsKept(name, lines), PromiseMade(name, name, who.id if who.role == "resident" else "", show.beat_id)]


@decides(Sign)
def sign(show: Show, who: Who, command: Sign, at: int) -> Facts:
    if command.promise not in show.promises:
        raise Malformed("没有这条约定。")
    return [] if who.id in show.promises[command.promise].signed else [PromiseSigned(command.promise, who.id)]


@evolves(PromiseMade)
def made(show: Show, event: PromiseMade, at: int) -> None:
    show.promises[event.promise] = Kept(event.promise, event.words, event.seat, event.beat)


@evolves(PromiseSigned)
def signed(show: Show, event: PromiseSigned, at: int) -> None:
    show.promises[event.promise].signed.add(event.seat)
