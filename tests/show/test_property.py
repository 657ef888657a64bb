"""Random evenings: everybody presses everything, sense and nonsense, and the ledger still tells the same show."""

import sys
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from hashlib import sha256
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TheatreError
from app.ledger.rows import Mark
from app.live.wake import as_cast, boxes, fold, wake
from app.show import acts, codec, rules
from app.show.ballots import prepare
from app.show.commands import Command, Who
from app.show.events import BallotClosed, Cast, ShowEnded
from app.show.state import Show
from app.show.tally import count, standing
from tests.show.presses import LEADER, OTHERS, RESIDENT, SCENARIO, SEATS, TEXT, pressed
from tests.show.room import HEAD, Room

ONCE = {
    "cast", "support", "go", "open", "close", "reveal", "card", "spotlight", "unspotlight", "chorus", "approve", "hide",
    "unhide", "wall", "release", "hands", "decide", "mute", "evict", "door", "lead", "end", "stand", "second", "choose",
    "lock", "enough", "appeal", "sign", "arrive", "leave", "vouch", "jump", "spoil", "confirm", "volunteer", "unsay",
}  # fmt: skip

ROLE = {"r": "resident", "f": "facilitator", "e": "expert", "o": "organizer", "a": "assistant"}


def copied(show: Show) -> Show:
    return deepcopy(show, {id(show.scenario): show.scenario})


class Evening:
    """A show and what its ledger and its box hold; every act is checked as it happens."""

    def __init__(self) -> None:
        first = rules.opened("s1", SCENARIO, sha256(TEXT.encode()).hexdigest(), "zh")
        self.show = rules.begin(first)
        self.entries = [codec.encode(first, 0)]
        self.marks: dict[tuple[str, int, str], Mark] = {}
        self.at = 0

    def press(self, who: str, do: str, fields: dict[str, str]) -> None:
        self.at += 1000
        asker = Who(ROLE[who[0]], who)
        fields = fields | ({"at": str(self.show.step)} if do == "go" else {})
        before = copied(self.show)
        try:
            command = acts.read(do, fields)
            facts = rules.decide(self.show, asker, command, self.at)
        except TheatreError:
            assert self.show == before
            return
        assert self.show == before
        for fact in facts:
            self.keep(fact)
        if do in ONCE:
            assert self.again(asker, command) == []

    def again(self, who: Who, command: Command) -> list[object]:
        try:
            return list(rules.decide(self.show, who, command, self.at))
        except TheatreError:
            return []

    def keep(self, fact: object) -> None:
        if isinstance(fact, Cast):
            receipt = sha256(f"{fact.seat}{fact.choice}{fact.because}".encode()).digest()
            fact = fact._replace(receipt=receipt.hex())
            key = (fact.ballot, fact.run, fact.seat)
            self.marks[key] = Mark(*key, codec.encode_cast(fact), receipt)
        else:
            self.entries.append(codec.encode(fact, self.at))  # type: ignore[arg-type]
        if isinstance(fact, BallotClosed):
            assert fact.tally["voted"] <= len(self.show.seats)
            assert len(fact.receipts) == fact.tally["voted"]
        if isinstance(fact, ShowEnded):
            self.marks.clear()
        rules.evolve(self.show, fact, self.at)  # type: ignore[arg-type]
        for box in self.show.ballots.values():
            slips = [slip.choice for slip in box.box.values()]
            if box.state == "open":
                assert standing(box.how, box.options, box.answered, box.sums) == count(box.how, box.options, slips)

    def replayed(self) -> Show:
        show = Show("s1", SCENARIO, "zh", "live")
        prepare(show)
        fold(show, [codec.decode(body) for body in self.entries[1:]], boxes(self.marks.values()))
        return show


def played(seed: int, presses: int) -> Evening:
    room, random = Evening(), Random(seed)
    room.press("o1", "invite", {"name": "王老师", "key": "e1"})
    for seat in SEATS[:3]:
        room.press(seat, "seat", {})
    for _ in range(presses):
        room.press(*pressed(random, room.show.beat.kind if room.show.beat else ""))
        assert room.replayed() == room.show
    return room


@given(st.integers(0, 2**32), st.integers(0, 90))
@settings(max_examples=40)
def test_the_ledger_and_the_box_tell_the_show_at_every_step(seed: int, presses: int) -> None:
    room = played(seed, presses)
    assert wake(list(enumerate(room.entries, 1)), room.marks.values()) == room.show


def test_random_evenings_see_nearly_everything() -> None:
    """Otherwise the property would hold for nothing."""
    seen = {type(codec.decode(body)[0]).__name__ for seed in range(24) for body in played(seed, 160).entries}
    assert len(seen) >= 55, sorted(set(codec.kinds()) - seen)


def test_the_presses_of_this_test_are_acts() -> None:
    """A name that is no act would be refused every time, and the property would hold for nothing."""
    assert {*RESIDENT, *LEADER, *(do for _, do, _ in OTHERS), *ONCE} - set(acts.ROLES) == set()


def test_a_mark_is_read_back_as_the_ballot_it_was() -> None:
    cast = Cast("路", 1, "r1", {"A": "1"}, "近", "ab" * 16, "cd" * 32)
    mark = Mark("路", 1, "r1", codec.encode_cast(cast), bytes.fromhex(cast.receipt))
    assert as_cast(mark) == cast


@given(
    st.dictionaries(st.text(max_size=3), st.text(max_size=3)),
    st.text(),
    st.sampled_from(("", "ab" * 32)),
    st.lists(st.sampled_from((("cd" * 32, ""), ("ef" * 32, "01" * 16))), max_size=3),
)
def test_a_slip_is_written_as_canonical_writes_it(
    choice: dict[str, str], because: str, pledge: str, earlier: list[tuple[str, str]]
) -> None:
    cast = Cast("路", 1, "r1", choice, because, "ab" * 16, "cd" * 32, pledge, tuple(earlier))
    told = {"because": because, "choice": choice, "nonce": cast.nonce, "pledge": pledge, "replaced": earlier}
    body = codec.encode_cast(cast)
    assert body == codec.canonical({name: value for name, value in told.items() if value or name in KEPT})
    assert codec.decode_cast("路", 1, "r1", body, cast.receipt) == cast


def test_a_slip_of_an_older_house_is_read_without_what_is_not_kept_any_more() -> None:
    old = codec.canonical({"because": "", "choice": {"A": "1"}, "nonce": "ab" * 16, "promise": "ef" * 64})
    assert codec.decode_cast("路", 1, "r1", old, "cd" * 32) == Cast("路", 1, "r1", {"A": "1"}, "", "ab" * 16, "cd" * 32)


def test_records_made_in_several_threads_read_their_plays_at_the_same_moment() -> None:
    texts = [f"{HEAD}      - discuss: 说{n}\n" for n in range(rules.KEPT + 4)]
    pace = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            plays = list(pool.map(rules.understood, texts * 20))
    finally:
        sys.setswitchinterval(pace)
    assert [play.text for play in plays] == texts * 20


KEPT = ("because", "choice", "nonce")
SLIPS = st.lists(st.sampled_from(("A", "B", "C")), min_size=1, max_size=8)
VOTE = """
- vote: 往哪儿
  id: 路
  options: [东, 西, 北]
"""


def counted(slips: list[str], order: list[int], names: list[str]) -> object:
    room = Room(VOTE, 0)
    room.go(2)
    for n in order:
        room.act(names[n], "seat")
        room.act(names[n], "cast", choice=slips[n])
    room.go(2)
    return room.show.ballots["路"].tally


@given(SLIPS, st.data())
def test_neither_names_nor_order_change_a_count(slips: list[str], data: st.DataObject) -> None:
    seats = list(range(len(slips)))
    order = data.draw(st.permutations(seats))
    names = [f"r{n}" for n in data.draw(st.permutations(seats))]
    assert counted(slips, order, names) == counted(slips, seats, [f"r{n}" for n in seats])
