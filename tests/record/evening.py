"""One small evening, played through the public acts, for every form of the record."""

from dataclasses import dataclass, field
from hashlib import sha256

from app.scenario.load import load
from app.show import commands as c
from app.show.codec import encode
from app.show.commands import Command, Who
from app.show.events import Event, ShowOpened
from app.show.rules import begin, decide, evolve

START = 1_700_000_000_000
BOSS = Who("facilitator", "boss")
LAWYER = Who("expert", "e1")

SCENARIO = """\
format: 1
id: small
lang: zh
title: 门口的灯
duration: 20m
about:
  fiction: true
cast:
  老冯:
    about: 一楼
cards:
  民法典288:
    kind: law
    title: 邻居相处四句话
    plain: 有利生产，方便生活，团结互助，公平合理。
    source: 中华人民共和国民法典
    article: 第二百八十八条
    in_force: 2021-01-01
scenes:
  - id: door
    title: 楼门口
    beats:
      - script: |
          （风声。灯又坏了。）
          老冯（叹气）：又黑了。
        time: 2m
      - vote: 灯由谁来修？
        id: who
        options: [物业, 大家凑钱]
        time: 1m
      - vote: 您有多愿意出一块钱？
        id: before
        how: scale
        options: [我愿意出]
      - vote: 再问一次
        id: after
        same_as: before
      - discuss: 说说看
      - expert: 律师说两句
        who: 律师
    next:
      vote: who
      rules:
        - option: 物业
          goto: firm
      otherwise: share
  - id: firm
    title: 物业来了
    beats:
      - script: |
          老冯：亮了。
    next: END
  - id: share
    title: 凑钱
    beats:
      - pause: 大家凑了钱
    next: END
"""


@dataclass
class Evening:
    """Keeps the ledger as it grows; a second between acts."""

    mode: str = "live"
    text: str = SCENARIO
    at: int = START
    bodies: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        scenario = load(self.text.encode())
        first = ShowOpened("s1", self.text, sha256(self.text.encode()).hexdigest(), scenario.lang, self.mode)
        self.show = begin(first)
        self.bodies.append(encode(first, self.at))

    def does(self, who: Who, *commands: Command) -> "Evening":
        for command in commands:
            self.at += 1000
            for fact in decide(self.show, who, command, self.at):
                evolve(self.show, fact, self.at)
                if isinstance(fact, Event):
                    self.bodies.append(encode(fact, self.at))
        return self

    def seats(self, n: int) -> "Evening":
        for i in range(1, n + 1):
            self.does(Who("resident", f"p{i}"), c.TakeSeat())
        return self

    def votes(self, ballot: str, *choices: str, because: str | None = None) -> "Evening":
        """The first seat gives the first choice, and so on; "B" is option B, "A=4" gives it a value."""
        for i, choice in enumerate(choices, 1):
            option, _, value = choice.partition("=")
            if option:
                nonce = f"{i:032x}"
                cast = c.CastBallot({option: value or "1"}, because if i == 1 else None, ballot, nonce)
                self.does(Who("resident", f"p{i}"), cast)
        return self


def evening(mode: str = "live") -> Evening:
    """Six phones and two hands: 5 for the firm (B: 3), a reason, comments of every fate, an expert with a card."""
    play = Evening(mode)
    play.does(Who("organizer", "o"), c.Invite("常律师", "法律", "e1")).does(LAWYER, c.Arrive()).seats(6)
    go = c.Go()
    play.does(BOSS, go, go, go).votes("who", "A", "A", "A", "B", "B", "B", because="他们收了钱")
    play.does(BOSS, go, c.CountDoor(8), c.CountHands({"A": 2}, ("王", "李")), go)
    play.does(BOSS, c.Approve("c1"), go, go).votes("before", "A=1", "A=2", "A=3", "A=4", "A=5", "A=3")
    play.does(BOSS, go, go, go, go).votes("after", "A=2", "A=4", "A=3", "A=5", "A=4")
    play.does(BOSS, go, go, go)
    words = ("=1+1", "骂人的话", "我收回", "没人看过", "删掉我")
    for i, text in enumerate(words, 1):
        play.does(Who("resident", f"p{i}"), c.Say(text))
    play.does(Who("resident", "p6"), c.Ask("法律怎么说？<b>")).does(
        BOSS, c.Approve("c2"), c.Approve("c6"), c.Approve("c7")
    )
    play.does(BOSS, c.Hide("c3", "人身攻击")).does(Who("resident", "p3"), c.Unsay("c4"))
    play.does(Who("resident", "p1"), c.Support("c7")).does(BOSS, go)
    play.does(LAWYER, c.DeclareStake("和物业没有关系"), c.Answer("c7", "先看约定。", ("民法典288",)))
    play.does(LAWYER, c.CommentAsExpert("没有放出的话")).does(BOSS, c.Release("n1"), c.AddTime(60))
    return play


def erase(bodies: list[bytes], words: str) -> list[bytes | None]:
    """What a request for erasure leaves: the place, not the words."""
    mark = f'"type":"WordsKept","words":"{words}"'.encode()
    return [None if mark in body else body for body in bodies]


def ended(play: Evening) -> Evening:
    return play.does(BOSS, c.Go(), c.Go(), c.EndShow())
