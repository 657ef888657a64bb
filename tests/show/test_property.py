"""Random evenings: everybody presses everything, sense and nonsense, and the ledger still tells the same show."""

from copy import deepcopy
from dataclasses import replace
from hashlib import sha256
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TheatreError
from app.ledger.rows import Mark
from app.live.wake import as_cast, boxes, fold, wake
from app.scenario.load import load
from app.show import acts, codec, rules
from app.show.ballots import prepare
from app.show.commands import Command, Who
from app.show.events import BallotClosed, Cast, ShowEnded
from app.show.state import Show
from tests.show.room import Room

TEXT = """format: 1
id: chance
lang: zh
title: 随便
rules: 家庭桌
cast:
  甲: {swap: true}
  乙: {about: 邻居}
cards:
  法: {kind: law, title: 一条}
scenes:
  - id: 一
    beats:
      - vote: 站哪边
        id: 边
        groups: true
        options: [楼上, 楼下]
      - discuss: 说说
      - vote: 打分
        id: 前
        how: scale
        options: [公平, 安心]
      - vote: 挑两样
        id: 几样
        how: many
        max: 2
        options: [灯, 凳, 花]
      - vote: 往哪儿走
        id: 路
        options: [东, 西, 北]
    next:
      vote: 路
      rules:
        - option: 东
          goto: 二
        - option: 西
          goto: 三
      otherwise: 二
  - id: 二
    beats:
      - vote: 再打分
        id: 后
        same_as: 前
      - quiz: 对吗
        options: [对, 不对]
        answer: 不对
      - expert: 请讲
      - motion: 门口装灯
        practice: true
        speakers: 1
    next: 三
  - id: 三
    beats:
      - vote: 表态
        id: 表态
        how: agree
        add: true
        options: [先修, 先量]
      - replay: 再来一遍
        from: 一
        rounds: 1
      - write: 写结局
        limit: 10
      - board: 贴一贴
        columns: [说法, 证据]
      - commit: 说定
        columns: [who, what, when, cost, back]
"""
SCENARIO = load(TEXT.encode())
SEATS = ("r1", "r2", "r3", "r4")
OPTIONS = ("A", "B", "C", "S3", "Z", "")
BALLOTS = ("", "边", "前", "后", "路", "几样", "没有")
COMMENTS = ("c1", "c2", "c3", "c9")
WORDS = ("好", "两边都有难处", "加微信稳赚", " ", "一句特别特别特别特别长的话", "坏\x00字")
ONCE = {
    "seat", "cast", "support", "go", "open", "close", "reveal", "card", "spotlight", "unspotlight", "approve", "hide",
    "unhide", "wall", "release", "hands", "decide", "mute", "evict", "door", "lead", "end", "stand", "second", "choose",
    "lock", "enough", "appeal", "sign", "arrive", "leave", "vouch", "jump", "spoil", "confirm", "volunteer", "unsay",
}  # fmt: skip

Press = tuple[str, str, dict[str, str]]


Fields = dict[str, tuple[str, ...]]
CHOICES: tuple[dict[str, str], ...] = (
    *({"choice": option} for option in OPTIONS),
    *({"choice.A": value, "choice.B": other} for value in ("1", "4") for other in ("1", "5", "9")),
    *({"choice.A": value} for value in ("agree", "unsure", "disagree", "")),
    {"choice.S3": "agree"},
    {"choice.B": "1", "choice.C": "1", "choice.A": "1"},
)
RESIDENT: dict[str, Fields] = {
    "seat": {},
    "cast": {"ballot": BALLOTS, "because": WORDS},
    "say": {"text": WORDS},
    "ask": {"text": WORDS},
    "support": {"comment": COMMENTS},
    "unsay": {"comment": COMMENTS},
    "hand": {"up": ("0", "1"), "side": ("", "for", "me")},
    "stand": {"side": ("for", "against", "both")},
    "second": {},
    "amend": {"text": WORDS},
    "enough": {},
    "appeal": {},
    "stop": {},
    "volunteer": {"role": ("甲", "乙", "丙")},
    "ending": {"text": WORDS},
    "accept": {},
    "withdraw": {},
    "pick": {"ending": ("e1", "e2")},
    "pin": {"column": ("0", "1", "7"), "text": WORDS},
    "promise": {"who": WORDS, "what": WORDS, "when": ("明天", "")},
    "sign": {"promise": ("p1", "p2")},
}
LEADER: dict[str, Fields] = {
    "back": {},
    "open": {"ballot": BALLOTS},
    "close": {},
    "reveal": {"ballot": BALLOTS},
    "again": {},
    "time": {"seconds": ("60", "-60", "many")},
    "black": {"on": ("0", "1", "")},
    "qr": {},
    "card": {"card": ("法", "没有", "")},
    "spotlight": {"comment": COMMENTS},
    "approve": {"comment": COMMENTS},
    "hide": {"comment": COMMENTS, "reason": WORDS},
    "unhide": {"comment": COMMENTS},
    "wall": {"state": ("open", "held", "closed", "frozen", "gone")},
    "release": {"note": ("n1", "n2")},
    "hands": {"option": OPTIONS, "count": ("0", "3", "-1"), "counters": ("甲,乙",)},
    "decide": {"option": OPTIONS},
    "mute": {"seat": ("r1", "r2", "r9")},
    "evict": {"seat": ("r4", "r9")},
    "door": {"state": ("open", "closed", "ajar")},
    "lead": {},
    "call": {"seat": ("", "r1", "r2")},
    "thank": {},
    "breach": {"seat": SEATS, "reason": ("personal", "rude")},
    "unspotlight": {},
    "statement": {"comment": COMMENTS},
    "acted": {"ending": ("e1", "e2")},
    "group": {"pins": ("k1,k2", "k2,k3", "k1", "k9,k1")},
    "tried": {"result": ("kept", "dropped", "both")},
}
OTHERS: list[tuple[str, str, Fields]] = [
    ("e1", "arrive", {}),
    ("e1", "comment", {"text": WORDS, "cards": ("法", "没有", "")}),
    ("e1", "answer", {"question": COMMENTS, "text": WORDS}),
    ("e1", "vouch", {"card": ("法", "没有")}),
    ("e1", "correct", {"text": WORDS}),
    ("e1", "declare", {"text": WORDS}),
    ("e1", "leave", {}),
    ("a1", "heard", {"seat": ("guest-1", "r1"), "side": ("for", ""), "text": WORDS}),
    ("a1", "count", {"count": ("12", "-1")}),
    ("e2", "comment", {"text": WORDS}),
    ("o1", "invite", {"name": WORDS, "key": ("e1", "e3")}),
    ("a1", "guest", {}),
    ("a1", "paper", {"serial": ("7", "8"), "choice": OPTIONS, "ballot": ("", "路")}),
    ("a2", "confirm", {"serial": ("7", "8")}),
    ("a2", "spoil", {"serial": ("7", "8")}),
]


WEIGHTS = {"go": 20, "fitting": 45, "cast": 15, "resident": 12, "leader": 10, "jump": 1.5, "other": 6, "end": 0.15}
FITTING = {
    "discuss": (
        "say",
        "ask",
        "support",
        "approve",
        "unhide",
        "hide",
        "spotlight",
        "unspotlight",
        "hand",
        "call",
        "unsay",
    ),
    "expert": ("ask", "approve", "answer", "comment", "release", "support", "correct", "declare", "leave"),
    "vote": ("cast", "cast", "cast", "hands", "paper", "confirm", "spoil", "statement", "decide", "evict", "say"),
    "quiz": ("cast", "cast", "hands"),
    "motion": ("second", "stand", "stand", "call", "thank", "amend", "accept", "withdraw", "enough", "appeal", "cast"),
    "replay": ("stop", "volunteer", "tried"),
    "write": ("ending", "pick", "acted", "pick"),
    "board": ("pin", "pin", "group"),
    "commit": ("promise", "sign", "heard", "count"),
}


def pressed(random: Random, kind: str) -> Press:
    """Something that somebody presses, often what fits the cue. Jumps lead anywhere: late scenes are seen too."""
    one = random.choice
    match random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]:
        case "go":
            return "f", "go", {}
        case "end":
            return "f", "end", {}
        case "jump":
            scene = one(SCENARIO.scenes)
            return "f", "jump", {"scene": scene.id, "beat": one(scene.beats).id}
        case "fitting" if kind in FITTING:
            return by_somebody(random, one(FITTING[kind]))
        case "resident":
            return by_somebody(random, one(sorted(RESIDENT)))
        case "leader":
            return by_somebody(random, one(sorted(LEADER)))
        case "other":
            who, do, fields = one(OTHERS)
            return who, do, filled(random, fields)
    return by_somebody(random, "cast")


def by_somebody(random: Random, do: str) -> Press:
    one = random.choice
    if do == "cast":
        because = {"because": one(WORDS)} if random.random() < 0.3 else {}
        return one(SEATS), "cast", one(CHOICES) | because
    if do in RESIDENT:
        return one(SEATS), do, filled(random, RESIDENT[do])
    if do in LEADER:
        return "f", do, filled(random, LEADER[do])
    who, do, fields = one([other for other in OTHERS if other[1] == do])
    return who, do, filled(random, fields)


def filled(random: Random, fields: Fields) -> dict[str, str]:
    return {name: random.choice(values) for name, values in fields.items()}


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
            fact = replace(fact, receipt=receipt.hex())
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
    seen = {type(codec.decode(body)[0]).__name__ for seed in range(12) for body in played(seed, 160).entries}
    assert len(seen) >= 55, sorted(set(codec.kinds()) - seen)


def test_the_presses_of_this_test_are_acts() -> None:
    """A name that is no act would be refused every time, and the property would hold for nothing."""
    assert {*RESIDENT, *LEADER, *(do for _, do, _ in OTHERS), *ONCE} - set(acts.ROLES) == set()


def test_a_mark_is_read_back_as_the_ballot_it_was() -> None:
    cast = Cast("路", 1, "r1", {"A": "1"}, "近", "ab" * 16, "cd" * 32)
    mark = Mark("路", 1, "r1", codec.encode_cast(cast), bytes.fromhex(cast.receipt))
    assert as_cast(mark) == cast


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
