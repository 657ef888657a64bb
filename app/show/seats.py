"""Who sits in the room: seats taken, muted, evicted; the door; who leads."""

from app.errors import Malformed, NotYours, Refused
from app.show.box import take_out
from app.show.commands import EvictSeat, MuteSeat, SetDoor, ShareSeat, TakeLead, TakeSeat, Who
from app.show.events import DoorSet, HandLowered, LeadTaken, SeatEvicted, SeatMuted, SeatTaken
from app.show.floor import give_back
from app.show.registry import Facts, decides, evolves
from app.show.state import Seat, Show

SECOND = ".2"
MOST = 20_000
COLOURS = ("red", "yellow", "blue", "green")


def colour(number: int) -> str:
    """Seats are of four colours in turn, by their numbers: one may call a colour without calling anybody."""
    return COLOURS[(number - 1) % len(COLOURS)] if number else ""


def partner(seat: str) -> str:
    """The other person's seat on the same phone, taken or not."""
    return seat.removesuffix(SECOND) if seat.endswith(SECOND) else f"{seat}{SECOND}"


@decides(ShareSeat)
def share_seat(show: Show, who: Who, command: ShareSeat, at: int) -> Facts:
    """A second person on this phone. Whoever has no seat yet takes their own first."""
    if who.id not in show.seats:
        return take_seat(show, who, TakeSeat(), at)
    return take_seat(show, Who(who.role, partner(who.id)), TakeSeat("shared"), at)


@decides(TakeSeat)
def take_seat(show: Show, who: Who, command: TakeSeat, at: int) -> Facts:
    if who.id in show.seats:
        return []
    if show.by_ticket:
        raise Refused("今晚凭座位票入座：请扫票上的码，没有票请找门口的工作人员。")
    if not show.door:
        raise Refused("门已经关了，请找工作人员。")
    if len(show.seats) >= MOST:
        raise Refused("今晚已经坐满了，请找工作人员。")
    return [SeatTaken(who.id, command.how)]


def seated(show: Show, who: Who) -> None:
    """An act of a resident needs a seat that was not evicted."""
    if who.role == "resident" and who.id in show.seats and show.seats[who.id].evicted:
        raise NotYours("这个座位已经收回，请找工作人员。")


def find(show: Show, seat: str) -> Seat:
    if seat not in show.seats:
        raise Malformed("没有这个座位。")
    return show.seats[seat]


def identified(show: Show, seat: str) -> str:
    """A seat by its id or by the number that the room calls it. Raises Malformed."""
    found = next((id for id, taken in show.seats.items() if str(taken.number) == seat), seat)
    find(show, found)
    return found


@decides(MuteSeat)
def mute(show: Show, who: Who, command: MuteSeat, at: int) -> Facts:
    seat = identified(show, command.seat)
    if show.seats[seat].muted == command.on:
        return []
    return [SeatMuted(seat, on=command.on), *(silenced(show, seat, at) if command.on else [])]


def silenced(show: Show, seat: str, at: int) -> Facts:
    """Nobody is called who may not speak: the hand goes down, the floor is given back."""
    lowered: Facts = [HandLowered(seat)] if seat in show.hands else []
    return lowered + (give_back(show, at) if show.floor and show.floor.seat == seat else [])


@decides(EvictSeat)
def evict(show: Show, who: Who, command: EvictSeat, at: int) -> Facts:
    seat = identified(show, command.seat)
    return [] if show.seats[seat].evicted else [SeatEvicted(seat), *silenced(show, seat, at)]


@decides(SetDoor)
def set_door(show: Show, who: Who, command: SetDoor, at: int) -> Facts:
    if command.state not in ("open", "closed"):
        raise Malformed("门只有开和关。")
    return [] if show.door == (command.state == "open") else [DoorSet(command.state == "open")]


@decides(TakeLead)
def take_lead(show: Show, who: Who, command: TakeLead, at: int) -> Facts:
    return [] if show.lead == who.id else [LeadTaken(who.id)]


@evolves(SeatTaken)
def taken(show: Show, event: SeatTaken, at: int) -> None:
    show.seats[event.seat] = Seat(len(show.seats) + 1, event.how, event.by)


@evolves(SeatMuted)
def muted(show: Show, event: SeatMuted, at: int) -> None:
    show.seats[event.seat].muted = event.on


@evolves(SeatEvicted)
def evicted(show: Show, event: SeatEvicted, at: int) -> None:
    """An open ballot of a seat that is taken away is void; closed ones stay."""
    show.seats[event.seat].evicted = True
    for ballot in show.ballots.values():
        if ballot.state == "open":
            take_out(ballot, event.seat)


@evolves(DoorSet)
def door(show: Show, event: DoorSet, at: int) -> None:
    show.door = event.open


@evolves(LeadTaken)
def lead(show: Show, event: LeadTaken, at: int) -> None:
    show.lead = event.lead
