"""People without phones: guests' seats, paper ballots checked by a second person, what they said, heads at the door."""

from app.errors import Malformed, NotYours, Refused
from app.show.commands import ConfirmPaper, CountDoor, EnterPaper, Heard, SeatGuest, SpoilPaper, Who
from app.show.events import (
    DoorCounted,
    GuestHeard,
    GuestMinded,
    PaperConfirmed,
    PaperEntered,
    PaperSpoiled,
    SeatTaken,
    WordsKept,
)
from app.show.heads import beside_phones, held_back, make_room
from app.show.registry import Facts, decides, evolves
from app.show.slips import read_choice
from app.show.state import Ballot, Paper, Show
from app.show.tickets import handed_in


def on_behalf(show: Show, who: Who, seat: str) -> Who:
    """An assistant types for a guest without a phone, and for nobody else."""
    found = show.seats.get(seat) or next((s for s in show.seats.values() if str(s.number) == seat), None)
    if found is None:
        raise Malformed("没有这个座位。")
    if found.how != "guest":
        raise NotYours("只能替没有手机的来宾代填。")
    return Who("resident", next(id for id, s in show.seats.items() if s is found))


@decides(SeatGuest)
def seat_guest(show: Show, who: Who, command: SeatGuest, at: int) -> Facts:
    if command.seat:
        return minded(show, who, command.seat)
    n = sum(seat.how == "guest" for seat in show.seats.values()) + 1
    claimed: Facts = [handed_in(show, f"guest-{n}", command.ticket)] if show.by_ticket else []
    return [*claimed, SeatTaken(f"guest-{n}", "guest", who.id)]


def minded(show: Show, who: Who, seat: str) -> Facts:
    """Whoever looks after a guest sees what was tapped for them, and nobody else does."""
    found = on_behalf(show, who, seat).id
    return [] if show.seats[found].by == who.id else [GuestMinded(found, who.id)]


def counting(show: Show, id: str) -> Ballot:
    ballot = show.ballots.get(id) if id else show.ballot
    if ballot is None:
        raise Refused("现在没有要投的票。") if not id else Malformed("没有这张票。")
    if ballot.state not in ("open", "counting"):
        raise Refused("开始投票以后、公布结果以前，才能收纸票。")
    return ballot


@decides(EnterPaper)
def enter(show: Show, who: Who, command: EnterPaper, at: int) -> Facts:
    ballot = counting(show, command.ballot)
    choice = read_choice(ballot, show.scenario.beat(ballot.beat), command.choice)
    before = ballot.papers.get(command.serial)
    if before and (before.confirmed or before.spoiled):
        raise Refused("{serial} 号票已经记过了。", serial=command.serial)
    if before and (before.choice, before.by) == (choice, who.id):
        return []
    return [PaperEntered(ballot.id, ballot.run, command.serial, choice, who.id)]


def entered(ballot: Ballot, serial: str) -> Paper:
    if serial not in ballot.papers:
        raise Malformed("没有 {serial} 号票。", serial=serial)
    return ballot.papers[serial]


@decides(ConfirmPaper)
def confirm(show: Show, who: Who, command: ConfirmPaper, at: int) -> Facts:
    ballot = counting(show, command.ballot)
    paper = entered(ballot, command.serial)
    if paper.by == who.id:
        raise Refused("录票和核对要两个人。")
    if not paper.choice:
        raise Refused("这张票还是空的：选好再核对，空白票请作废。")
    if paper.confirmed:
        return []
    make_room(show, ballot, 1)
    return [PaperConfirmed(ballot.id, command.serial, who.id)]


@decides(SpoilPaper)
def spoil(show: Show, who: Who, command: SpoilPaper, at: int) -> Facts:
    ballot = counting(show, command.ballot)
    paper = ballot.papers.get(command.serial)
    return [] if paper and paper.spoiled else [PaperSpoiled(ballot.id, command.serial, who.id)]


@decides(Heard)
def heard(show: Show, who: Who, command: Heard, at: int) -> Facts:
    seat = on_behalf(show, who, command.seat).id
    words = f"h{show.heard + 1}"
    return [WordsKept(words, command.text), GuestHeard(seat, command.side, words, who.id)]


@decides(CountDoor)
def count_door(show: Show, who: Who, command: CountDoor, at: int) -> Facts:
    if show.counted == command.count:
        return []
    if (ballot := show.ballot) and ballot.state in ("open", "counting"):
        cast = held_back(show, ballot) + beside_phones(ballot) if beside_phones(ballot) else 0
        if cast > max(command.count, len(show.seats)):
            raise Refused("这一票已经有 {n} 张了，人不会比票少：再数一遍。", n=cast)
    return [DoorCounted(command.count, who.id)]


@evolves(GuestMinded)
def was_minded(show: Show, event: GuestMinded, at: int) -> None:
    show.seats[event.seat].by = event.by


@evolves(PaperEntered)
def was_entered(show: Show, event: PaperEntered, at: int) -> None:
    show.ballots[event.ballot].papers[event.serial] = Paper(dict(event.choice), event.by)


@evolves(PaperConfirmed)
def confirmed(show: Show, event: PaperConfirmed, at: int) -> None:
    show.ballots[event.ballot].papers[event.serial].confirmed = True


@evolves(PaperSpoiled)
def spoiled(show: Show, event: PaperSpoiled, at: int) -> None:
    papers = show.ballots[event.ballot].papers
    papers.setdefault(event.serial, Paper({}, event.by)).spoiled = True


@evolves(GuestHeard)
def was_heard(show: Show, event: GuestHeard, at: int) -> None:
    show.heard += 1
    show.spoken[event.seat] = show.spoken.get(event.seat, 0) + 1


@evolves(DoorCounted)
def door_counted(show: Show, event: DoorCounted, at: int) -> None:
    show.counted = event.count
