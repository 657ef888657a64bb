"""Never more ballots than people, never more people than tickets, whatever is typed; hands have two names to them."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Refused, TheatreError
from app.show import look, rules
from app.show.commands import ClaimTicket, IssueTickets, Who
from app.show.events import BallotCounted, HandLowered, HandsCounted, SeatTaken, TicketClaimed
from app.show.heads import beside_phones, held_back, people
from tests.show.room import Room

VOTE = """
- vote: 去哪儿
  id: 去
  options: [东, 西]
- vote: 带什么
  id: 带
  how: many
  options: [伞, 凳]
- pause: 谢谢
"""
TWO = "甲,乙"


def closed(seats: int = 2) -> Room:
    room = Room(VOTE, seats)
    room.go(2)
    room.act("r1", "cast", choice="A")
    room.go()
    return room


def test_hands_have_two_names_to_them_and_they_go_on_counting() -> None:
    room = closed(4)
    for names in ("", "甲", "甲,甲"):
        with pytest.raises(Refused, match="两个人一起数"):
            room.act("f", "hands", option="A", count="1", counters=names)
    room.act("f", "hands", option="A", count="1", counters=TWO)
    assert room.act("f", "hands", option="A", count="2") == [HandsCounted("去", 1, "A", 2, ("甲", "乙"))]


def test_more_hands_than_people_are_counted_again() -> None:
    room = closed(2)
    with pytest.raises(Refused, match="票比人多了"):
        room.act("f", "hands", option="A", count="2", counters=TWO)
    room.act("a1", "count", count="4")
    room.act("f", "hands", option="A", count="3", counters=TWO)
    with pytest.raises(Refused, match="票比人多了"):
        room.act("f", "hands", option="B", count="1")
    with pytest.raises(Refused, match="人不会比票少"):
        room.act("a1", "count", count="3")
    room.act("f", "hands", option="A", count="2")
    room.act("a1", "count", count="3")


def test_paper_is_checked_off_while_phones_vote_only_for_people_without_a_seat() -> None:
    room = Room(VOTE, 2)
    room.go(2)
    for serial in ("7", "8"):
        room.act("a1", "paper", serial=serial, choice="B")
    with pytest.raises(Refused, match="手机还在投"):
        room.act("a2", "confirm", serial="7")
    room.act("a1", "count", count="3")
    room.act("a2", "confirm", serial="7")
    with pytest.raises(Refused, match="手机还在投"):
        room.act("a2", "confirm", serial="8")
    room.go()
    room.act("a2", "confirm", serial="8")
    room.go()
    counted = next(f for f in room.facts if isinstance(f, BallotCounted))
    assert (counted.tally["voted"], counted.channels["paper"]) == (2, 2)


def test_who_raises_a_hand_for_several_is_one_person() -> None:
    room = Room(VOTE, 3)
    room.act("f", "jump", scene="一", beat="带")
    room.go()
    room.act("r1", "cast", choice__A="1")
    room.go()
    room.act("f", "hands", option__A="2", option__B="1", counters=TWO)
    room.go()
    counted = next(f for f in room.facts if isinstance(f, BallotCounted))
    assert (counted.tally["voted"], counted.channels["hands"]) == (3, 2)
    assert counted.tally["counts"] == {"A": {"1": 3}, "B": {"1": 1}}


def ticketed() -> Room:
    room = Room(VOTE, 0)
    for fact in rules.decide(room.show, Who("organizer", "o1"), IssueTickets(("001", "002")), 0):
        rules.evolve(room.show, fact, 0)
    return room


def test_a_guest_hands_in_a_ticket_too() -> None:
    room = ticketed()
    with pytest.raises(Refused, match="票上的号"):
        room.act("a1", "guest")
    assert room.act("a1", "guest", ticket="001") == [
        TicketClaimed("001", "guest-1"),
        SeatTaken("guest-1", "guest", "a1"),
    ]
    with pytest.raises(Refused, match="已经有人用了"):
        room.act("a1", "guest", ticket="001")
    room.act("a1", "count", count="9")
    assert people(room.show) == 2


def test_whoever_may_not_speak_is_not_called() -> None:
    for do in ("mute", "evict"):
        room = Room("- discuss: 说说", 2)
        room.go()
        for seat in ("r1", "r2"):
            room.act(seat, "hand", up="1")
        assert HandLowered("r1") in room.act("f", do, seat="1")
        assert [h.number for h in look.resident(room.show).table.queue] == [2]
        room.act("f", "call")
        room.act("f", do, seat="2")
        assert room.speaking() == 0


PRESSES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("r", "seat", {}), ("r", "cast", {"choice": "A"}), ("r", "cast", {"choice": "B"}), ("r", "cast", {"choice__A": ""}),
    ("f", "go", {}), ("f", "hands", {"counters": TWO}), ("a1", "guest", {}), ("a1", "paper", {"choice": "A"}),
    ("a2", "confirm", {}), ("a2", "spoil", {}), ("a1", "count", {}), ("f", "evict", {}), ("f", "again", {}),
)  # fmt: skip


def press(room: Room, random: Random) -> None:
    who, do, fields = random.choice(PRESSES)
    number = str(random.randint(0, 6))
    extra: dict[str, str] = {
        "hands": {"option": random.choice("AB"), "count": number},
        "paper": {"serial": number}, "confirm": {"serial": number}, "spoil": {"serial": number},
        "count": {"count": number}, "evict": {"seat": number}, "go": {"at": str(room.show.step)},
        "guest": {"ticket": number} if room.show.by_ticket else {},
    }.get(do, {})  # fmt: skip
    who = f"r{random.randint(1, 5)}" if who == "r" else who
    try:
        if do == "seat" and room.show.by_ticket:
            found = rules.decide(room.show, Who("resident", who), ClaimTicket(ticket=number), room.at)
            for fact in found:
                rules.evolve(room.show, fact, room.at)
        else:
            room.act(who, do, **fields, **extra)
    except TheatreError:
        return


@given(st.integers(0, 2**32), st.booleans(), st.integers(10, 150))
@settings(max_examples=120)
def test_ballots_are_no_more_than_seats_and_seats_no_more_than_tickets(seed: int, tickets: bool, presses: int) -> None:
    random, room = Random(seed), ticketed() if tickets else Room(VOTE, 0)
    for _ in range(presses):
        press(room, random)
        show = room.show
        for ballot in show.ballots.values():
            if ballot.state in ("open", "counting"):
                assert ballot.answered + beside_phones(ballot) <= people(show)
            assert ballot.answered <= held_back(show, ballot) and ballot.answered <= len(show.seats)
            if ballot.tally:
                assert ballot.tally.voted == sum(ballot.channels.values())
        if tickets:
            assert len(show.seats) <= sum(bool(t.seat) for t in show.tickets.values()) <= len(show.tickets)
