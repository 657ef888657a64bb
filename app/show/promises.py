"""Who will do what by when, who has signed, and what became of it: at the next evening, or in the weeks between.
A promise without a person and a day is no promise."""

from app.errors import Malformed, NotYours, Refused
from app.scenario.model import Commit
from app.show.commands import Agree, Before, CarryPromises, FollowPromise, Promise, ShowBefores, Sign, Who
from app.show.events import (
    BeforesShown,
    PromiseAgreed,
    PromiseCarried,
    PromiseFollowed,
    PromiseMade,
    PromiseSigned,
    WordsKept,
)
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.table import Carried
from app.show.table import Promise as Kept

STATES = ("done", "not_yet", "given_up")


@decides(Promise)
def promise(show: Show, who: Who, command: Promise, at: int) -> Facts:
    motion = show.motion
    announced = bool(motion and motion.phase == "announced")
    if not (isinstance(show.beat, Commit) or announced or show.curtain or instead(show, who)):
        raise Refused("现在不是写约定的时候。")
    if command.pin and command.pin not in show.pins:
        raise Malformed("没有这张卡片。")
    what = command.what or (show.text(show.pins[command.pin].words) if command.pin else "")
    if not what:
        raise Malformed("还没有写字。")
    name = f"p{len(show.promises) + 1}"
    lines = "\n".join((command.who, what.replace("\n", " "), command.when, command.back, command.cost))
    seat = who.id if who.role == "resident" else ""
    return [WordsKept(name, lines), PromiseMade(name, name, seat, show.beat_id, command.pin)]


def instead(show: Show, who: Who) -> bool:
    """Whose motion was nothing to vote on may write an agreement sheet instead."""
    return bool(show.motion and any(p.refused and p.seat == who.id for p in show.motion.proposals.values()))


@decides(Sign)
def sign(show: Show, who: Who, command: Sign, at: int) -> Facts:
    if command.promise not in show.promises:
        raise Malformed("没有这条约定。")
    return [] if who.id in show.promises[command.promise].signed else [PromiseSigned(command.promise, who.id)]


def needs(show: Show, found: Kept) -> tuple[str, ...]:
    """Whose yes it needs before it holds."""
    beat = show.scenario.beat(found.beat) if found.beat else None
    return beat.confirm if isinstance(beat, Commit) else ()


def refused(show: Show, found: Kept) -> bool:
    """Whose matter it is shook their head: then it is no agreement."""
    return any(found.agreed.get(n) == "no" for n in range(len(needs(show, found))))


@decides(Agree)
def agree(show: Show, who: Who, command: Agree, at: int) -> Facts:
    found = show.promises.get(command.promise)
    if found is None or command.who >= len(needs(show, found)):
        raise Malformed("没有这条约定。")
    if found.agreed.get(command.who, "") == command.answer:
        return []
    return [PromiseAgreed(found.id, command.who, command.answer)]


@decides(CarryPromises)
def carry(show: Show, who: Who, command: CarryPromises, at: int) -> Facts:
    """Each once, however often it is carried."""
    if show.beat_id:
        raise Refused("开演以前才能带上回的约定。")
    known = {(c.show, c.origin) for c in show.carried.values()}
    facts: Facts = []
    for n, b in enumerate((b for b in command.before if (b.show, b.origin) not in known), len(show.carried) + 1):
        name, why = f"b{n}", f"b{n}-0" if b.why else ""
        facts.append(WordsKept(name, "\n".join((b.who, b.what, b.when, b.back, b.cost))))
        facts += [WordsKept(why, b.why)] if why else []
        facts.append(PromiseCarried(name, name, b.show, b.origin, b.evening, b.state, why))
    return facts


@decides(FollowPromise)
def follow(show: Show, who: Who, command: FollowPromise, at: int) -> Facts:
    name = f"b{command.promise}" if command.promise.isdigit() else command.promise
    found = show.carried.get(name) or show.promises.get(name)
    if found is None:
        raise Malformed("没有这条约定。")
    if command.state not in STATES:
        raise Malformed("约定只有三种：做到了、还没有、不做了。")
    if show.ended and who.role != "organizer":
        raise NotYours("散场以后，由组织者来记。")
    if (found.state, show.text(found.why)) == (command.state, command.why):
        return []
    words = f"{found.id}-{found.asked + 1}" if command.why else ""
    kept: Facts = [WordsKept(words, command.why)] if words else []
    return [*kept, PromiseFollowed(found.id, command.state, words)]


@decides(ShowBefores)
def show_befores(show: Show, who: Who, command: ShowBefores, at: int) -> Facts:
    if not show.carried:
        raise Refused("没有带来上回的约定。")
    on = not show.befores if command.on is None else command.on
    return [] if on == bool(show.befores) else [BeforesShown(on)]


def handed_on(show: Show) -> tuple[Before, ...]:
    """What an evening hands to the next: what is left of earlier ones, then its own. Erased words stay erased."""
    old = (before(show, c.words, c.show, c.origin, c.evening, c) for c in show.carried.values() if c.state != "done")
    kept = (p for p in show.promises.values() if not refused(show, p))
    own = (before(show, p.words, show.id, p.id, show.title, p) for p in kept)
    return tuple(b for b in (*old, *own) if b is not None)


def before(show: Show, words: str, of: str, origin: str, evening: str, found: Carried | Kept) -> Before | None:
    if words not in show.words:
        return None
    who, what, when, back, cost = (show.text(words).split("\n") + [""] * 5)[:5]
    return Before(of, origin, evening, who, what, when, back, cost, found.state, show.text(found.why))


@evolves(PromiseMade)
def made(show: Show, event: PromiseMade, at: int) -> None:
    show.promises[event.promise] = Kept(event.promise, event.words, event.seat, event.beat, pin=event.pin)


@evolves(PromiseSigned)
def signed(show: Show, event: PromiseSigned, at: int) -> None:
    show.promises[event.promise].signed.add(event.seat)


@evolves(PromiseAgreed)
def agreed(show: Show, event: PromiseAgreed, at: int) -> None:
    show.promises[event.promise].agreed[event.who] = event.answer


@evolves(PromiseCarried)
def carried(show: Show, event: PromiseCarried, at: int) -> None:
    show.carried[event.promise] = Carried(
        event.promise, event.words, event.show, event.origin, event.evening, event.state, event.why
    )


@evolves(PromiseFollowed)
def followed(show: Show, event: PromiseFollowed, at: int) -> None:
    found = show.carried.get(event.promise) or show.promises[event.promise]
    found.state, found.why, found.asked = event.state, event.why, found.asked + 1


@evolves(BeforesShown)
def befores_shown(show: Show, event: BeforesShown, at: int) -> None:
    show.befores = event.on
    show.step += 1
