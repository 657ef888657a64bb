"""Printed seat tickets: issued by number, each claimed by one seat, taken back when lost."""

from app.errors import Malformed, Refused
from app.show.commands import ClaimTicket, IssueTickets, SpoilTicket, Who
from app.show.events import SeatEvicted, SeatTaken, TicketClaimed, TicketsIssued, TicketSpoiled
from app.show.registry import Facts, decides, evolves
from app.show.seats import silenced
from app.show.state import Show, Ticket


@decides(IssueTickets)
def issue(show: Show, who: Who, command: IssueTickets, at: int) -> Facts:
    """Numbers that are new. None at all: from now on a seat needs a ticket."""
    fresh = tuple(number for number in command.numbers if number not in show.tickets)
    return [TicketsIssued(fresh)] if fresh or not show.by_ticket else []


def valid(show: Show, number: str, seat: str) -> Ticket:
    """A ticket that this seat may claim or has claimed. Raises Malformed or Refused."""
    ticket = show.tickets.get(number)
    if ticket is None:
        raise Malformed("没有这张座位票。")
    if ticket.spoiled:
        raise Refused("这张座位票已经作废，请找门口的工作人员换一张。")
    if ticket.seat and ticket.seat != seat:
        raise Refused("这张座位票已经有人用了。要是您的票，请找门口的工作人员。")
    return ticket


def handed_in(show: Show, seat: str, number: str) -> TicketClaimed:
    """The ticket of a guest without a phone, read by an assistant."""
    if not number:
        raise Refused("今晚凭座位票入座：请填上来宾票上的号。")
    valid(show, number, seat)
    return TicketClaimed(number, seat)


@decides(ClaimTicket)
def claim(show: Show, who: Who, command: ClaimTicket, at: int) -> Facts:
    """The same seat may ask again: its first answer may have been lost on the way."""
    if valid(show, command.ticket, who.id).seat:
        return []
    if who.id in show.seats:
        raise Refused("您已经入座了，一张票一个座位。")
    if not show.door:
        raise Refused("门已经关了，请找工作人员。")
    return [TicketClaimed(command.ticket, who.id), SeatTaken(who.id, "ticket")]


@decides(SpoilTicket)
def spoil(show: Show, who: Who, command: SpoilTicket, at: int) -> Facts:
    """The seat that holds it is taken away with it."""
    ticket = show.tickets.get(command.ticket)
    if ticket is None:
        raise Malformed("没有这张座位票。")
    if ticket.spoiled:
        return []
    held = show.seats.get(ticket.seat)
    evicted: Facts = [SeatEvicted(ticket.seat), *silenced(show, ticket.seat, at)] if held and not held.evicted else []
    return [TicketSpoiled(command.ticket), *evicted]


def counts(show: Show) -> dict[str, int]:
    """`voted`: the most ballots of phones in one vote; never more than claimed."""
    tickets = show.tickets.values()
    return {
        "issued": len(tickets),
        "claimed": sum(bool(ticket.seat) for ticket in tickets),
        "voted": max((ballot.phones.voted for ballot in show.ballots.values() if ballot.phones), default=0),
        "spoiled": sum(ticket.spoiled for ticket in tickets),
    }


@evolves(TicketsIssued)
def issued(show: Show, event: TicketsIssued, at: int) -> None:
    show.by_ticket = True
    show.tickets.update({number: Ticket() for number in event.numbers})


@evolves(TicketClaimed)
def claimed(show: Show, event: TicketClaimed, at: int) -> None:
    show.tickets[event.ticket].seat = event.seat


@evolves(TicketSpoiled)
def spoiled(show: Show, event: TicketSpoiled, at: int) -> None:
    show.tickets[event.ticket].spoiled = True
