"""What people press at random, sense and nonsense, and the little play in which they do."""

from random import Random

from app.desk.spots import gather
from app.desk.tongues import Turned, rewritten
from app.scenario.load import load

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
        late: skip
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
      - discuss: 轮着说
        turns: round
        first: 甲
        each: 1m
        time: 4m
      - replay: 再来一遍
        from: 一
        rounds: 1
      - write: 写结局
        limit: 10
      - board: 贴一贴
        columns: [说法, 证据]
      - commit: 说定
        columns: [who, what, when, cost, back]
        confirm: [甲]
"""
SCENARIO = load(TEXT.encode())


def english(text: str) -> str:
    """The same play with every text exchanged for one that no Chinese page has."""
    rows = gather(text).rows.values()
    return rewritten(text, [Turned(row, f"Word{n}") for n, row in enumerate(rows)], "en")


TONGUE = load(english(TEXT).encode())
SEATS = ("r1", "r2", "r3", "r4")
OPTIONS = ("A", "B", "C", "S3", "Z", "")
BALLOTS = ("", "边", "前", "后", "路", "几样", "没有")
COMMENTS = ("c1", "c2", "c3", "c9")
WORDS = ("好", "两边都有难处", "加微信稳赚", " ", "一句特别特别特别特别长的话", "坏\x00字")
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
    "volunteer": {"role": ("甲", "乙", "丙", next(iter(TONGUE.cast)))},
    "changed": {"text": WORDS},
    "ending": {"text": WORDS},
    "accept": {},
    "withdraw": {},
    "pick": {"ending": ("e1", "e2")},
    "pin": {"column": ("0", "1", "7"), "text": WORDS},
    "promise": {"who": WORDS, "what": WORDS, "when": ("明天", ""), "pin": ("", "k1", "k9")},
    "sign": {"promise": ("p1", "p2")},
}
LEADER: dict[str, Fields] = {
    "back": {},
    "open": {"ballot": BALLOTS},
    "close": {},
    "reveal": {"ballot": BALLOTS},
    "again": {},
    "time": {"seconds": ("60", "-60", "many")},
    "late": {"beat": ("边", "几样", "路", "没有"), "on": ("", "1", "0")},
    "black": {"on": ("0", "1", "")},
    "tongue": {"lang": ("zh", "en", "fr")},
    "qr": {},
    "card": {"card": ("法", "没有", "")},
    "spotlight": {"comment": COMMENTS, "beside": ("", "1")},
    "approve": {"comment": COMMENTS},
    "hide": {"comment": COMMENTS, "reason": WORDS},
    "unhide": {"comment": COMMENTS},
    "wall": {"state": ("open", "held", "closed", "frozen", "gone")},
    "release": {"note": ("n1", "n2")},
    "hands": {"option": OPTIONS, "count": ("0", "3", "-1"), "counters": ("甲,乙",)},
    "decide": {"option": OPTIONS},
    "mute": {"seat": ("r1", "r2", "r9", "1"), "on": ("", "0", "1")},
    "evict": {"seat": ("r4", "r9")},
    "slow": {"seconds": ("0", "30")},
    "watch": {"words": ("返利、保本", "", "说")},
    "door": {"state": ("open", "closed", "ajar")},
    "lead": {},
    "call": {"seat": ("", "r1", "r2")},
    "thank": {},
    "restated": {},
    "breach": {"seat": SEATS, "reason": ("personal", "rude")},
    "unspotlight": {"comment": (*COMMENTS, "")},
    "chorus": {"show": ("wall", "words", "none", "song")},
    "statement": {"comment": COMMENTS},
    "acted": {"ending": ("e1", "e2"), "on": ("", "0")},
    "agreed": {"promise": ("p1", "p2"), "who": ("0", "1"), "answer": ("yes", "no", "")},
    "checked": {"pin": ("k1", "k9"), "state": ("true", "", "maybe")},
    "carry": {"pin": ("k1", "k9"), "on": ("", "0")},
    "follow": {"promise": ("p1", "b1"), "state": ("done", "not_yet", "late"), "why": ("", "没来得及")},
    "recall": {"on": ("", "1")},
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
    ("o1", "allow", {"experts": ("0", "1", "x")}),
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
    "replay": ("stop", "confirm-stop", "volunteer", "changed", "tried", "cast"),
    "write": ("ending", "pick", "acted", "pick", "play"),
    "board": ("pin", "pin", "group", "checked", "carry"),
    "commit": ("promise", "sign", "agreed", "heard", "count", "follow"),
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
    if do == "confirm-stop":
        return "f", "stop", {"on": one(("", "", "0"))}
    if do == "play":
        return one(SEATS), "volunteer", {"ending": one(("e1", "e2")), "on": one(("", "0"))}
    if do in RESIDENT:
        return one(SEATS), do, filled(random, RESIDENT[do])
    if do in LEADER:
        return "f", do, filled(random, LEADER[do])
    who, do, fields = one([other for other in OTHERS if other[1] == do])
    return who, do, filled(random, fields)


def filled(random: Random, fields: Fields) -> dict[str, str]:
    return {name: random.choice(values) for name, values in fields.items()}
