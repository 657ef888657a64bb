"""One evening by hand: the house, its cues, its ballots and what people wrote, for the samples."""

from dataclasses import replace

from app.scenario.model import Card, Line, Person
from app.show.look.weight import TURNS
from app.show.tally import RULES
from app.show.views import (
    BallotView,
    CommentView,
    CueView,
    HouseView,
    MeView,
    NoteView,
    OptionView,
    SealView,
    ShiftView,
    WordView,
)

AT = 1_795_572_000_000

HOUSE = HouseView("demo", "三楼半", "482913", "on", True, True, "zh", ("zh", "en"), "zh")
SEAL = SealView("9f2c" * 16, "春风 石桥 灯火 归舟")
CAST = (
    Person("高奶奶", "六楼，81 岁，膝盖不好，每次上楼在三楼半歇一歇"),
    Person("小高", "高奶奶的儿子，52 岁，周末才回来"),
    Person("罗师傅", "一楼，68 岁，退休锅炉工，有一扇北向小窗和一辆旧三轮"),
    Person("米老师", "三楼，63 岁，退休数学老师，签不签还没想好"),
)
LAW = Card(
    "民法典278",
    "law",
    "共同的大事怎么表决",
    "先看参加：面积和人数都要有三分之二以上的业主参加。再看同意：改建这类大事，参加的人里面积和人数都要四分之三以上同意。",
    "中华人民共和国民法典",
    "第二百七十八条",
    in_force="2021-01-01",
)
VOUCHED = replace(LAW, id="民法典280", title="定了的事管着大家，也管不过头", checked_by="孟律师")
FIRST = (OptionView("A", "先修那根水管"), OptionView("B", "先贴票数定日子"), OptionView("C", "先请人量光量声"))
COUNTED = (
    OptionView("A", "先修那根水管", 21, 0.5122),
    OptionView("B", "先贴票数定日子", 9, 0.2195, hands=3, phone=6),
    OptionView("C", "先请人量光量声", 11, 0.2683),
)
HEART = ("邻里的事我能帮上忙", "跟我想法不一样的话也值得听完", "我明白一楼的人为什么说不")
QUIZ = ("对，三分之二同意就能装", "不对，要全体同意", "不对，先要三分之二参加，参加的人里再要四分之三同意")


def cue(kind: str, text: str, **more: object) -> CueView:
    base = CueView("先办哪件", kind, text, 17, "第一件事", "明晚开会，先办哪件", AT, AT + 120_000, 120)
    return replace(base, **more)  # type: ignore[arg-type]


LOBBY = CueView("", "lobby", "三楼半", 0, "", "")
SCRIPT = cue("script", "", scene_title="第一幕　三楼半", stage="picture")
READING = cue(
    "script",
    "",
    scene_title="第一幕　三楼半",
    stage="lines",
    lines=(
        Line("（三楼和四楼之间的平台。窗下一只红塑料凳。）"),
        Line("高奶奶，又在三楼半上班呢？", "米老师", "开门"),
        Line("这儿风景好。上不着天，下不着地。", "高奶奶"),
        Line("今天歇了几回？", "米老师"),
        Line("三回。人没蔫，黄瓜蔫了。", "高奶奶"),
    ),
)
TALK = cue("discuss", "停一停。米老师不签，是算计，还是认真？换您，怎么跟她说？", scene_title="第一幕　三楼半")
ASK = cue("expert", "请坐在大家中间的嘉宾说两句：谁来定、钱怎么摊、以后谁管？", who="律师和社区工作者", cards=(LAW,))
REST = cue(
    "pause", "欢迎来看《三楼半》。故事是虚构的，没有标准答案，您随时可以不说话。", screen="card", scene_title="先搬凳子"
)
DARK = cue("pause", "（黑场）", screen="black")
VOTE = cue("vote", "明天晚上楼里开会。第一件事，先办哪件？")
MIND = cue("vote", "开演之前，先问三句心里话", scene_title="先搬凳子")
QUIZZED = cue("quiz", "故事里 12 套房、11 位业主。装电梯，大家常说“三分之二同意就行”。对吗？", cards=(LAW,))


def ballot(state: str, how: str = "one", options: tuple[OptionView, ...] = FIRST, **more: object) -> BallotView:
    base = BallotView("先办哪件", state, how, options, 23, 41, rule=RULES[how], changes=TURNS)
    return replace(base, **more)  # type: ignore[arg-type]


def statements(counted: bool) -> tuple[OptionView, ...]:
    spreads = (
        {"1": 2, "2": 4, "3": 9, "4": 15, "5": 10},
        {"2": 3, "3": 8, "4": 12, "5": 18},
        {"1": 11, "2": 9, "3": 12, "5": 6},
    )
    found = []
    for letter, text, spread in zip("ABC", HEART, spreads, strict=True):
        n = sum(spread.values())
        mean = round(sum(int(v) * c for v, c in spread.items()) / n, 2)
        found.append(OptionView(letter, text, n, 1.0, spread, 4, mean) if counted else OptionView(letter, text))
    return tuple(found)


RESULT = ballot("result", options=COUNTED, answered=41, leads=("A",), channels={"phone": 38, "hands": 3})
SCALE = ballot("open", "scale", statements(False), ends=("不同意", "很同意"))
SCALED = ballot("result", "scale", statements(True), ends=("不同意", "很同意"), answered=40)
MOVED = replace(
    SCALED,
    shift=tuple(
        ShiftView(o, t, u, d, s, b, a)
        for o, t, u, d, s, b, a in zip(
            "ABC", HEART, (12, 9, 17), (3, 4, 2), (21, 23, 17), (3.1, 3.4, 2.2), (3.6, 3.5, 3.4), strict=True
        )
    ),
    paired=36,
    dropped=2,
)
QUIZ_OPEN = ballot("open", "quiz", tuple(OptionView(x, t) for x, t in zip("ABC", QUIZ, strict=True)))
QUIZ_TOLD = ballot(
    "result",
    "quiz",
    tuple(OptionView(x, t, n, n / 40, right=x == "C") for x, t, n in zip("ABC", QUIZ, (19, 4, 17), strict=True)),
    explain="参加和同意是两道线；人数、面积两本账都要过。普法提示，不是法律意见。",
)
SPREADS = ({"agree": 20, "unsure": 8, "disagree": 12}, {"agree": 31, "unsure": 5}, {"disagree": 22, "agree": 9})
AGREED = ballot(
    "result",
    "agree",
    tuple(OptionView(x, t, sum(s.values()), 1.0, s) for x, t, s in zip("ABC", HEART, SPREADS, strict=True)),
)
MANY = ballot("open", "many", max=2, decision="owners_joint")


def comment(id: str, text: str, kind: str = "say", state: str = "open", **more: object) -> CommentView:
    base = CommentView(id, text, kind, state, 17, 6, beat="先办哪件")
    return replace(base, **more)  # type: ignore[arg-type]


SAID = comment("c1", "电梯可以谈，先把罗师傅家漏了两年的管子修好。")
WHY = comment(
    "c4", "水管的事大家都有份，先还一句话，再谈别的。", "because", by=0, option="A", option_text="先修那根水管"
)
WHY = replace(WHY, beat="先办哪件")
WHY_TOO = replace(WHY, id="c8", text="漏了两年，先堵上再说。", supports=6)
WHY_NOT = replace(WHY, id="c9", text="先把日子定下来，人心才定。", option="B", option_text="先定开工的日子", supports=3)
QUESTION = comment("c2", "当初没有签字的人，以后补了钱还能坐电梯吗？", "ask", by=5, supports=11)
LONG = comment("c3", "我住一楼二十六年了。" * 14, by=3, supports=2)
WALL = (QUESTION, SAID, WHY, LONG)
MOST = [
    ("电梯", 14, 5),
    ("采光", 11, 4),
    ("水管", 9, 3),
    ("一楼", 8, 3),
    ("噪音", 6, 2),
    ("补偿", 5, 2),
    ("公示", 5, 2),
]
FEWER = [("腿脚", 4, 2), ("业委会", 3, 1), ("三百块", 3, 1), ("维修", 3, 1), ("邻居", 2, 1), ("老周", 2, 1)]
CLOUD = tuple(WordView(*word) for word in MOST + FEWER)
OWN = (
    comment("c9", "能不能请人把光线量一量，写在纸上？", "ask", "held", by=17, supports=0),
    comment("c8", "三百块我家出。", state="open", supports=4),
    comment("c7", "某某家的儿子欠债。", state="hidden", reason="写到了别人的私事", supports=0),
)
NOTE = NoteView(
    "n1",
    "孟律师",
    "律师",
    "票数够了线，不等于楼下的光和声就可以不管。线是最低的，礼是往上走的。",
    (LAW,),
    QUESTION.text,
    True,
)
ME = MeView("s", 17, None, ())
