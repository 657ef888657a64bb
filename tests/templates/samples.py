"""Every page in every state it can stand in, made from views by hand: for the tests and for looking at."""

from dataclasses import replace

from app.live.act import Answer
from app.live.sheet import Sight
from app.show.look.weight import COUNSEL
from app.show.views import (
    AssistantView,
    BallotView,
    CueLine,
    CueView,
    CutView,
    DeedView,
    ExpertLine,
    ExpertView,
    FacilitatorView,
    HeardView,
    HouseView,
    MeView,
    NextView,
    OptionView,
    OrganizerView,
    PaperView,
    PlaceView,
    PresenceView,
    ResidentView,
    SealView,
    StageView,
    TableView,
    WallView,
)
from tests.templates.evening import (
    AGREED,
    ASK,
    AT,
    CAST,
    CLOUD,
    COUNTED,
    DARK,
    HOUSE,
    LAW,
    LOBBY,
    LONG,
    MANY,
    ME,
    MIND,
    MOVED,
    NOTE,
    OWN,
    QUESTION,
    QUIZ_OPEN,
    QUIZ_TOLD,
    QUIZZED,
    READING,
    REST,
    RESULT,
    SAID,
    SCALE,
    SCALED,
    SCRIPT,
    SEAL,
    TALK,
    VOTE,
    VOUCHED,
    WALL,
    WHY,
    WHY_NOT,
    WHY_TOO,
    ballot,
    comment,
)
from tests.templates.tables import DEBATE, FLOOR, GUESTS, MOVE, PAPERS, QUEUE, ROUND, TABLES

Sample = tuple[str, Sight, MeView | None, Answer | None]


def resident(house: HouseView, now: CueView, b: BallotView | None = None, **more: object) -> ResidentView:
    return replace(ResidentView(house, now, b, "held", (), None, None, None, CAST), **more)  # type: ignore[arg-type]


def seat(b: BallotView | None, mine: dict[str, str] | None = None, **more: object) -> MeView:
    return replace(ME, ballot=replace(b, mine=mine) if b else None, **more)  # type: ignore[arg-type]


def phones() -> dict[str, Sample]:
    open_, lobby = ballot("open"), replace(HOUSE, state="lobby")
    rank, tokens = ballot("open", "rank"), ballot("open", "tokens", tokens=10)
    agree = replace(SCALE, how="agree")
    late = replace(agree, add=True, late=("C",), changes=COUNSEL)
    held = ballot("open", reveal="never", decision="owners_joint")
    scenes: dict[str, tuple[ResidentView, MeView | None, Answer | None]] = {
        "lobby": (resident(lobby, LOBBY), ME, None),
        "stranger": (resident(lobby, LOBBY), None, None),
        "script": (resident(HOUSE, SCRIPT), ME, None),
        "reading": (resident(HOUSE, READING), ME, None),
        "black": (resident(HOUSE, DARK), ME, None),
        "discuss": (resident(HOUSE, TALK, comments=WALL, spotlight=SAID), seat(None, comments=OWN), None),
        "spoke": (resident(HOUSE, TALK, table=ROUND), seat(None, spoke=True), None),
        "full": (resident(HOUSE, TALK, table=replace(ROUND, queue=QUEUE)), seat(None), None),
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
        "vote-shared": (
            resident(HOUSE, VOTE, open_),
            seat(open_, {"B": "1"}, number=38, partner=12, second=True, colour="yellow"),
            None,
        ),
        "vote-late": (resident(HOUSE, MIND, late), seat(late, {"B": "unsure"}), None),
        "instead": (
            resident(HOUSE, MOVE, table=TABLES["motion-refused"][1]),
            seat(None, moved=False, instead=True, proposal="m3"),
            None,
        ),
        "reasons": (resident(HOUSE, VOTE, RESULT, comments=(*WALL, WHY_NOT, WHY_TOO)), seat(RESULT, {"A": "1"}), None),
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
        "spotlight-three": on_stage("cue", TALK, spotlight=replace(SAID, spotlit=True), beside=(WHY, OWN[1])),
        "wall": on_stage("cue", TALK, words=WallView("wall", (WALL + OWN + WALL)[:6], (), 23, 17, True)),
        "words": on_stage("cue", TALK, words=WallView("words", WALL, CLOUD, 23, 17)),
        "words-none": on_stage("cue", TALK, words=WallView("words", WALL)),
        "note": on_stage("cue", ASK, note=NOTE),
        "card": on_stage("cue", ASK, card=LAW),
        "card-vouched": on_stage("cue", ASK, card=VOUCHED),
        "back": on_stage("cue", VOTE, RESULT, back=True),
        "curtain": on_stage("curtain", VOTE),
        "ended": on_stage("ended", VOTE),
    }
    return {f"stage-{name}": ("stage", Sight(view), None, None) for name, view in scenes.items()}


CUES = tuple(
    CueLine(scene, title, beat, kind, text, state, 180, late, due=AT + 180_000 if state == "ahead" else None)
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
CUTS = (CutView("b8", "quiz", QUIZZED.text, 60, 120), CutView("b7", "discuss", CUES[6].text, 0, 90))
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
        waiting=2,
        on_wall=3,
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
                waiting=0,
                wall=(),
                on_wall=0,
                notes_held=(),
                spotlight=None,
            ),
            PresenceView(),
        ),
        "script": (
            replace(
                base,
                cue=replace(SCRIPT, sound="rain.mp3"),
                ballot=None,
                next=NextView("next", TALK.text, "可以写想法、提问题", "讨论的题目"),
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
        "crowded": (replace(base, waiting=214, on_wall=1_903), PRESENCE),
        "late": (
            replace(base, cuts=CUTS, cues=(*CUES[:-2], replace(CUES[-2], planned=None, cut=True), CUES[-1])),
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
    deeds = (
        DeedView(AT, "请先听一听", "", 30, "", "k3f2"),
        DeedView(AT - 60_000, "收起", OWN[2].text, 0, "写到了别人的私事", "k3f2"),
        DeedView(AT - 90_000, "放出来", SAID.text, 0, "", "a91c"),
    )
    view = OrganizerView(
        HOUSE, VOTE, 41, 102, 37, 2, experts, (RESULT, SCALED), SEAL, True, deeds=deeds, watch=("返利", "加微信")
    )
    links = (
        ("孟律师", "http://192.168.1.20:8000/s/demo/expert?key=abcdefghijklmnopqrst"),
        ("大屏", "http://192.168.1.20:8000/s/demo/stage?key=abc"),
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
    return found | helpers()


def helpers() -> dict[str, Sample]:
    view = AssistantView(HOUSE, VOTE, ballot("open"), 41, GUESTS, PAPERS, 44, 2, ("高奶奶",))
    debate = replace(view, cue=MOVE, ballot=None, table=TableView(DEBATE, QUEUE, FLOOR))
    scenes = {
        "on": view,
        "agree": replace(view, cue=MIND, ballot=replace(SCALE, how="agree"), papers=(PaperView("7", {}, "typed"),)),
        "debate": debate,
        "lobby": AssistantView(replace(HOUSE, state="lobby"), LOBBY, None, 0, (), (), None, 0),
        "ended": replace(view, house=replace(HOUSE, state="ended"), ballot=None),
    }
    return {f"assistant-{name}": ("assistant", Sight(v), None, None) for name, v in scenes.items()}


def deliberation() -> dict[str, Sample]:
    """Each thing on the table, on the phone, the stage and the console."""
    _, base, _, _ = facilitators()["facilitator-script"]
    assert isinstance(base, Sight) and isinstance(base.view, FacilitatorView)
    found: dict[str, Sample] = {}
    for name, (now, on, b) in TABLES.items():
        paid = ("修管",) if name == "vouchers" else ()
        me = seat(b, {"A": "1"} if b else None, hand="for", moved=True, seconds=("m2",), picks=("e1",), paid=paid)
        leader = replace(
            base.view,
            cue=now,
            ballot=b,
            table=on,
            heard=HeardView(
                41, 12, 60, 45, 0.3, {"off_topic": 1}, 240, 560, {"blue": 8, "green": 5, "red": 9, "yellow": 7}
            ),
        )
        found[f"resident-{name}"] = ("resident", Sight(resident(HOUSE, now, b, table=on)), me, None)
        look = "befores" if name == "befores" else "cue"
        found[f"stage-{name}"] = ("stage", Sight(on_stage(look, now, b, table=on)), None, None)
        found[f"facilitator-{name}"] = ("facilitator", Sight(leader, PRESENCE), None, None)
    return found


def samples() -> dict[str, Sample]:
    return phones() | stages() | facilitators() | guests() | offices() | deliberation()
