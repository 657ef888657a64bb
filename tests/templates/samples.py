"""Every page in every state it can stand in, made from views by hand: for the tests and for looking at."""

from dataclasses import replace

from app.live.act import Answer
from app.live.press import Sight
from app.scenario.model import Card, Line, Person
from app.show.tally import RULES
from app.show.views import (
    BallotView,
    CommentView,
    CueLine,
    CueView,
    ExpertLine,
    ExpertView,
    FacilitatorView,
    HouseView,
    MeView,
    NextView,
    NoteView,
    OptionView,
    OrganizerView,
    PlaceView,
    PresenceView,
    ResidentView,
    SealView,
    ShiftView,
    StageView,
)

Sample = tuple[str, Sight, MeView | None, Answer | None]
AT = 1_795_572_000_000

HOUSE = HouseView("demo", "三楼半", "482913", "on", True, True, "zh")
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
    base = BallotView("先办哪件", state, how, options, 23, 41, rule=RULES[how])
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
QUESTION = comment("c2", "当初没有签字的人，以后补了钱还能坐电梯吗？", "ask", by=5, supports=11)
LONG = comment("c3", "我住一楼二十六年了。" * 14, by=3, supports=2)
WALL = (QUESTION, SAID, WHY, LONG)
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


def resident(house: HouseView, now: CueView, b: BallotView | None = None, **more: object) -> ResidentView:
    return replace(ResidentView(house, now, b, "held", (), None, None, None, CAST), **more)  # type: ignore[arg-type]


def seat(b: BallotView | None, mine: dict[str, str] | None = None, **more: object) -> MeView:
    return replace(ME, ballot=replace(b, mine=mine) if b else None, **more)  # type: ignore[arg-type]


def phones() -> dict[str, Sample]:
    open_, lobby = ballot("open"), replace(HOUSE, state="lobby")
    rank, tokens = ballot("open", "rank"), ballot("open", "tokens")
    agree = replace(SCALE, how="agree")
    held = ballot("open", reveal="never", decision="owners_joint")
    scenes: dict[str, tuple[ResidentView, MeView | None, Answer | None]] = {
        "lobby": (resident(lobby, LOBBY), ME, None),
        "stranger": (resident(lobby, LOBBY), None, None),
        "script": (resident(HOUSE, SCRIPT), ME, None),
        "reading": (resident(HOUSE, READING), ME, None),
        "black": (resident(HOUSE, DARK), ME, None),
        "discuss": (resident(HOUSE, TALK, comments=WALL, spotlight=SAID), seat(None, comments=OWN), None),
        "closed-wall": (resident(HOUSE, TALK, wall="closed", card=VOUCHED), replace(ME, muted=True), None),
        "vote-before": (resident(HOUSE, VOTE, ballot("not_yet")), seat(ballot("not_yet")), None),
        "vote-open": (resident(HOUSE, VOTE, open_), seat(open_), None),
        "vote-voted": (
            resident(HOUSE, VOTE, open_),
            seat(open_, {"B": "1"}, because="先把日子定下来，人心才定。"),
            Answer("abc", 204),
        ),
        "vote-refused": (
            resident(HOUSE, VOTE, MANY),
            seat(MANY, {"A": "1", "B": "1"}),
            Answer("abc", 409, "最多选 {n} 项，先去掉一项。", {"n": 2}),
        ),
        "vote-many": (resident(HOUSE, VOTE, MANY), seat(MANY, {"A": "1"}), None),
        "vote-scale": (resident(HOUSE, MIND, SCALE), seat(SCALE, {"A": "4"}), None),
        "vote-agree": (resident(HOUSE, MIND, agree), seat(agree, {"B": "unsure"}), None),
        "vote-rank": (resident(HOUSE, VOTE, rank), seat(rank, {"C": "1"}), None),
        "vote-tokens": (resident(HOUSE, VOTE, tokens), seat(tokens, {"A": "3"}), None),
        "vote-live": (
            resident(HOUSE, VOTE, ballot("open", options=COUNTED, live=True)),
            seat(ballot("open", options=COUNTED)),
            None,
        ),
        "counting": (resident(HOUSE, VOTE, ballot("counting")), seat(ballot("counting"), {"B": "1"}), None),
        "kept": (resident(HOUSE, VOTE, replace(held, state="counting")), seat(replace(held, state="counting")), None),
        "closed": (
            resident(HOUSE, VOTE, replace(held, state="closed")),
            seat(replace(held, state="closed"), {"A": "1"}),
            None,
        ),
        "result": (resident(HOUSE, VOTE, RESULT, comments=WALL), seat(RESULT, {"A": "1"}), None),
        "result-scale": (resident(HOUSE, MIND, SCALED), seat(SCALED, {"A": "4"}), None),
        "result-shift": (resident(HOUSE, MIND, MOVED), seat(MOVED, {"A": "4"}), None),
        "result-agree": (resident(HOUSE, MIND, AGREED), seat(AGREED), None),
        "quiz-open": (resident(HOUSE, QUIZZED, QUIZ_OPEN), seat(QUIZ_OPEN, {"C": "1"}), None),
        "quiz-told": (resident(HOUSE, QUIZZED, QUIZ_TOLD), seat(QUIZ_TOLD, {"C": "1"}), None),
        "expert": (resident(HOUSE, ASK, note=NOTE, comments=(QUESTION,)), ME, None),
        "pause": (resident(HOUSE, REST), ME, None),
        "evicted": (resident(HOUSE, VOTE, open_), replace(ME, evicted=True), None),
        "curtain": (resident(replace(HOUSE, state="curtain"), VOTE, comments=WALL), seat(None, comments=OWN), None),
        "ended": (resident(replace(HOUSE, state="ended"), VOTE), ME, None),
    }
    return {f"resident-{name}": ("resident", Sight(view), me, answer) for name, (view, me, answer) in scenes.items()}


def on_stage(look: str, now: CueView, b: BallotView | None = None, **more: object) -> StageView:
    state = {"lobby": "lobby", "curtain": "curtain", "ended": "ended"}.get(look, "on")
    view = StageView(replace(HOUSE, state=state), look, now, b, None, None, None, CAST, look == "qr", False, 41, SEAL)
    return replace(view, **more)  # type: ignore[arg-type]


def stages() -> dict[str, Sample]:
    five = tuple(
        OptionView(x, f"{t}，再商量")
        for x, t in zip("ABCDE", ("先修水管", "贴票数", "量光量声", "换椅子坐", "都先放放"), strict=True)
    )
    scenes = {
        "lobby": on_stage("lobby", LOBBY),
        "qr": on_stage("qr", VOTE),
        "black": on_stage("black", DARK),
        "script": on_stage("cue", SCRIPT),
        "reading": on_stage("cue", READING),
        "discuss": on_stage("cue", TALK),
        "pause": on_stage("cue", REST),
        "expert": on_stage("cue", ASK),
        "vote-before": on_stage("cue", VOTE, ballot("not_yet")),
        "vote-open": on_stage("cue", VOTE, ballot("open")),
        "vote-five": on_stage("cue", VOTE, ballot("open", options=five, decision="owners_joint")),
        "vote-scale": on_stage("cue", MIND, SCALE),
        "counting": on_stage("cue", VOTE, ballot("counting")),
        "result": on_stage("cue", VOTE, RESULT, reasons=(WHY,)),
        "result-tie": on_stage("cue", VOTE, replace(RESULT, tie=("A", "B"), leads=("A", "B"))),
        "result-scale": on_stage("cue", MIND, SCALED),
        "result-shift": on_stage("cue", MIND, MOVED),
        "result-agree": on_stage("cue", MIND, AGREED),
        "quiz-open": on_stage("cue", QUIZZED, QUIZ_OPEN),
        "quiz-told": on_stage("cue", QUIZZED, QUIZ_TOLD),
        "spotlight": on_stage("cue", TALK, spotlight=replace(SAID, spotlit=True)),
        "spotlight-long": on_stage("cue", TALK, spotlight=replace(LONG, spotlit=True)),
        "note": on_stage("cue", ASK, note=NOTE),
        "card": on_stage("cue", ASK, card=LAW),
        "card-vouched": on_stage("cue", ASK, card=VOUCHED),
        "back": on_stage("cue", VOTE, RESULT, back=True),
        "curtain": on_stage("curtain", VOTE),
        "ended": on_stage("ended", VOTE),
    }
    return {f"stage-{name}": ("stage", Sight(view), None, None) for name, view in scenes.items()}


CUES = tuple(
    CueLine(scene, title, beat, kind, text, state, 180, late)
    for scene, title, beat, kind, text, state, late in (
        ("开场", "先搬凳子", "b1", "pause", "欢迎来看《三楼半》。故事是虚构的", "past", None),
        ("开场", "先搬凳子", "b2", "vote", "开演之前，先问三句心里话", "past", 120),
        ("三楼半", "第一幕　三楼半", "b3", "script", "第一幕", "past", None),
        ("三楼半", "第一幕　三楼半", "b4", "discuss", "停一停。米老师不签，是算计，还是认真？", "past", 180),
        ("第一件事", "明晚开会，先办哪件", "先办哪件", "vote", VOTE.text, "now", None),
        ("水管", "岔路一　凑份子", "b6", "script", "岔路一", "ahead", None),
        ("水管", "岔路一　凑份子", "b7", "discuss", "修了管子，还能提电梯吗？什么时候提，谁来提？", "ahead", 0),
        ("红纸", "岔路二　红纸", "b8", "quiz", QUIZZED.text, "ahead", None),
    )
)
PRESENCE = PresenceView(38, 1, 2, 1, 2)


def facilitators() -> dict[str, Sample]:
    open_ = NextView("close", "结束投票", "不能再投、再改", "写明投票已结束")
    base = FacilitatorView(
        HOUSE,
        VOTE,
        ballot("open"),
        open_,
        "领先的那一项往下演。打平由主持人定，说明理由，记进记录。",
        ("坐上这把椅子，您最想先听见哪句话？", "您说的时候，哪一句是您原来没想到的？"),
        (comment("c9", OWN[0].text, "ask", "held"), comment("c10", "话里有话。" * 12, "say", "held", by=22)),
        (replace(SAID, spotlit=True), QUESTION, comment("c7", OWN[2].text, state="hidden")),
        "held",
        SAID,
        (replace(NOTE, released=False),),
        CUES,
        False,
        False,
        False,
        None,
        (LAW, VOUCHED),
        True,
        41,
        AT - 3_000_000,
        AT + 2_000_000,
        AT + 2_300_000,
        (),
        "f",
        SEAL,
    )
    start = NextView("show", REST.text, "歇一歇", "一张字卡")
    scenes = {
        "vote": (base, PRESENCE),
        "lobby": (
            replace(
                base,
                house=replace(HOUSE, state="lobby"),
                cue=LOBBY,
                ballot=None,
                next=start,
                review=(),
                wall=(),
                notes_held=(),
                spotlight=None,
            ),
            PresenceView(),
        ),
        "script": (
            replace(
                base, cue=SCRIPT, ballot=None, next=NextView("next", TALK.text, "可以写想法、提问题", "讨论的题目")
            ),
            PRESENCE,
        ),
        "tie": (
            replace(
                base,
                ballot=RESULT,
                next=NextView("decide", "平票：请先定走哪一边"),
                tie=(PlaceView("A", "先修那根水管"), PlaceView("B", "先贴票数定日子")),
            ),
            PRESENCE,
        ),
        "result": (
            replace(base, ballot=RESULT, black=True, back=True, card=LAW, cue=replace(VOTE, cards=(LAW,))),
            PRESENCE,
        ),
        "scale": (replace(base, ballot=SCALED, cue=MIND, wall_state="frozen", door=False), PRESENCE),
        "curtain": (replace(base, house=replace(HOUSE, state="curtain"), ballot=None, next=None), PRESENCE),
        "ended": (replace(base, house=replace(HOUSE, state="ended"), ballot=None, next=None), PRESENCE),
    }
    refused = Answer("abc", 409, "先结束投票，再公布结果。")
    return {
        f"facilitator-{n}": ("facilitator", Sight(v, p), None, refused if n == "tie" else None)
        for n, (v, p) in scenes.items()
    }


def guests() -> dict[str, Sample]:
    view = ExpertView(
        HOUSE,
        ASK,
        None,
        "孟律师",
        "律师",
        (QUESTION, replace(QUESTION, id="c5", supports=1)),
        (),
        (LAW, VOUCHED),
        False,
    )
    wrote = replace(view, mine=(NOTE, replace(NOTE, id="n2", released=False, answers="")), arrived=True)
    scenes = {
        "arriving": view,
        "writing": wrote,
        "vote": replace(wrote, cue=VOTE, ballot=ballot("open")),
        "result": replace(wrote, cue=VOTE, ballot=RESULT),
        "lobby": replace(view, house=replace(HOUSE, state="lobby"), cue=LOBBY, questions=(), cards=()),
        "ended": replace(wrote, house=replace(HOUSE, state="ended")),
    }
    return {f"expert-{name}": ("expert", Sight(v), None, None) for name, v in scenes.items()}


def offices() -> dict[str, Sample]:
    experts = (ExpertLine("e1", "孟律师", "律师", True, 2), ExpertLine("e2", "汪老师", "社区工作者", False, 0))
    view = OrganizerView(HOUSE, VOTE, 41, 102, 37, 2, experts, (RESULT, SCALED), SEAL, True)
    links = (
        ("孟律师", "http://192.168.1.20:8000/s/demo/expert?key=abcdefghijklmnopqrst"),
        ("投影", "http://192.168.1.20:8000/s/demo/stage?key=abc"),
    )
    fresh = replace(
        view, house=replace(HOUSE, state="lobby"), cue=LOBBY, seats=0, voted=0, experts=(), ballots=(), seal=SealView()
    )
    found: dict[str, Sample] = {}
    for name, v in (
        ("on", view),
        ("lobby", fresh),
        ("ended", replace(view, house=replace(HOUSE, state="ended"), door=False)),
    ):
        found[f"organizer-{name}"] = ("organizer", Sight(v, PRESENCE, links), None, None)
        found[f"assistant-{name}"] = ("assistant", Sight(v, PRESENCE, links), None, None)
    return found


def samples() -> dict[str, Sample]:
    return phones() | stages() | facilitators() | guests() | offices()
