"""What can lie on the table, by hand, for the samples."""

from dataclasses import replace

from app.show.regulations import OATH, RULES
from app.show.views import (
    AmendmentView,
    BallotView,
    BeforeView,
    BesideView,
    ColumnView,
    CommonView,
    CueView,
    EndingsView,
    EndingView,
    FloorView,
    GuestView,
    HandView,
    MotionView,
    OptionView,
    PaperView,
    PinView,
    PromiseView,
    ProposalView,
    ReplayView,
    RoundView,
    SideView,
    TableView,
    TryView,
)
from tests.templates.evening import AGREED, AT, COUNTED, FIRST, ballot, cue

MOVE = cue("motion", "楼里先修好漏管，再依法表决装不装。")
OWN = ProposalView("m1", MOVE.text)
MOVED = ProposalView("m2", "", "物业", "换好漏水的管子", "月底前", "凑份子", "下月一号", 17, 2, True)
HEADS = {"yes": 21, "no": 9, "abstain": 3, "present": 33, "entitled": 41, "quorum_met": True, "needed": "1/2"}
HEADS |= {"quorum": "", "double": None}
FEW = HEADS | {"quorum_met": False, "quorum": "9/10"}
DOUBLE = HEADS | {
    "double": {"owners": [12, "840"], "took": [11, "775"], "yes": [9, "640"], "turnout": True, "consent": True}
}
BEGUN = MotionView(
    "这张表", "rules", False, "owners_joint", (RULES["R5"], RULES["R6"], RULES["R12"]), OATH, (OWN,), None, (), "",
    None, None, 3, 3, 0, 0, False, False, "1/2", False,
)  # fmt: skip
CHANGES = (
    AmendmentView("a1", "“月底前”改成“下周五前”", 3, "passed", "voted"),
    AmendmentView("a2", "一楼也出一份", 5, "failed", "withdrawn"),
    AmendmentView("a3", "写明谁验收", 7, "open"),
)
SECOND = replace(BEGUN, phase="second", oath="", chosen=MOVED, proposals=(OWN, MOVED))
DEBATE = replace(SECOND, phase="debate", amendments=CHANGES, used_for=75, close_asked=True, appeal=True, left_against=0)
TOLD = replace(SECOND, phase="announced", passed=True, verdict=DOUBLE, amendments=CHANGES[:2], double=True)
FAILED = replace(TOLD, passed=False, verdict=FEW, double=False, practice=True)
NEVER = ProposalView("m3", "", "各家", "把灭火器搬走，堵上消防通道", "周五", "", "", 8, 0, False, "safety")
HINTED = replace(MOVED, id="m4", does="先看看隔壁是不是骗子", touches="fact", chosen=False)
REFUSED = replace(BEGUN, phase="propose", oath="", rules=(RULES["R2"], RULES["R4"]), proposals=(OWN, NEVER, HINTED))
PUT_DOWN = replace(SECOND, phase="dropped", chosen=replace(MOVED, refused="right"))
QUEUE = (HandView("s1", 12, "for", True), HandView("s2", 30, "against", False))
ROUND = TableView(round=RoundView("妈", 40, "next", 2))
FLOOR = FloorView("s3", 17, "against", AT + 100_000, 1)
ENDED = (
    EndingView("e1", "四百块买了西瓜，分十一份。", 17, 9, True, players=(17, 0)),
    EndingView("e2", "谁也没提。", 4, 2, False, how="paper"),
)
PINS = (
    PinView("k1", "先修管", 3, checked="true", checker="陈律师", carried=True),
    PinView("k2", "先量光", 5, "k1", "unclear"),
    PinView("k3", "先说话", 8, checked="false"),
)
BEFORES = (
    BeforeView("b1", "三楼半", "郝姐", "放一只凳子", "周日", "", "", "done", ""),
    BeforeView("b2", "三楼半", "老罗", "修水管", "月底", "下月", "三十元", "not_yet", "等零件"),
    BeforeView("b3", "三楼半", "", "", "", "", "", "open", ""),
)
DUTY = PromiseView(
    "p1", "郝姐", "给三楼半放一只新凳子", "周日", "下月", "三十元", 4, needs=(("高奶奶", "yes"), ("郝姐", ""))
)
TRIES = (
    TryView(17, (("高奶奶", 17),), True, "先问一句吃了没", "settled", "vote"),
    TryView(3, (("罗师傅", 0),), None, ""),
)
CALLED = (TryView(17, (), None, "", "called"),)
SWAPS = ("高奶奶", "罗师傅")
BESIDE = tuple(
    BesideView(o.id, o.text, ("", "老周"), shares, (30, 28))
    for o, shares in zip(FIRST, ((0.5, 0.2), (0.3, 0.7), (0.2, 0.1)), strict=True)
)
FUNDED = ballot(
    "result",
    "tokens",
    tuple(OptionView(o.id, o.text, n, 0.5, {"1": n}, cost=n) for o, n in zip(FIRST, (3, 2, 9), strict=True)),
    tokens=10,
    budget=10,
    result={
        "winners": ["A", "B"],
        "rounds": [{"option": "A", "cost": 1, "voters": 20, "rate": "1/20"}],
        "ties": [["B", "C"]],
        "spent": 3, "completed": ["B"],
    },
)  # fmt: skip
RANKED = ballot(
    "result",
    "rank",
    tuple(OptionView(o.id, o.text, n, 0.4) for o, n in zip(FIRST, (20, 9, 12), strict=True)),
    result={
        "winners": ["A"], "ties": ["B", "C"],
        "rounds": [
            {"counts": {"A": 20, "B": 9, "C": 12}, "exhausted": 0, "out": ["B"]},
            {"counts": {"A": 23, "C": "35/2"}, "exhausted": 1, "out": []},
        ],
    },
)  # fmt: skip
UP, DOWN = SideView("五六层", 9, 1, 2, 0.75), SideView("一二层", 6, 1, 3, 0.6)
SHARED = replace(
    AGREED,
    common=(
        CommonView("A", "先修漏管再动工", (UP, DOWN), True),
        CommonView("B", "楼层越高出钱越多", (UP, replace(DOWN, agree=1, share=0.1)), False),
    ),
)
ASKED = replace(ballot("open", options=FIRST), decision="owners_joint", role="老周", add=True)
TWO = replace(ballot("result", options=COUNTED), role="老周", beside=BESIDE)
PUT = tuple(OptionView(x, t, n, n / 33) for x, t, n in zip("ABC", ("赞成", "反对", "弃权"), (21, 9, 3), strict=True))
KEEP = tuple(OptionView(x, t, n, n / 40) for x, t, n in zip("AB", ("留下", "不留"), (28, 12), strict=True))
KEPT = (replace(TRIES[0], kept=True),)
HALVES = replace(ballot("result", options=COUNTED), decided="B", leads=("A", "B"))

TABLES: dict[str, tuple[CueView, TableView, BallotView | None]] = {
    "motion-refused": (MOVE, TableView(REFUSED), None),
    "motion-put-down": (MOVE, TableView(PUT_DOWN), None),
    "motion-rules": (MOVE, TableView(BEGUN), None),
    "motion-propose": (MOVE, TableView(replace(SECOND, phase="propose", chosen=None)), None),
    "motion-second": (MOVE, TableView(SECOND), None),
    "motion-facts": (MOVE, TableView(replace(SECOND, phase="facts", practice=True)), None),
    "motion-debate": (MOVE, TableView(DEBATE, QUEUE, FLOOR), None),
    "motion-amend": (MOVE, TableView(replace(DEBATE, question="amend")), ballot("open")),
    "motion-close": (MOVE, TableView(replace(DEBATE, question="close")), ballot("counting")),
    "motion-appeal": (MOVE, TableView(replace(DEBATE, question="appeal")), ballot("open")),
    "motion-vote": (MOVE, TableView(replace(TOLD, phase="vote", question="vote")), ballot("result", options=PUT)),
    "motion-told": (MOVE, TableView(TOLD), None),
    "motion-failed": (MOVE, TableView(FAILED), None),
    "motion-dropped": (MOVE, TableView(replace(SECOND, phase="dropped")), None),
    "discuss-hands": (cue("discuss", "您怎么看？"), TableView(None, QUEUE, replace(FLOOR, side="")), None),
    "endings": (cue("write", "后来怎么样了？"), TableView(endings=EndingsView(140, 1, ENDED)), None),
    "no-endings": (cue("write", "后来怎么样了？"), TableView(endings=EndingsView(140, 1, ())), None),
    "board": (cue("board", "写一写"), TableView(board=(ColumnView("能让的", PINS), ColumnView("不能让的", ()))), None),
    "commit": (cue("commit", "认领一件小事"), TableView(promises=(DUTY,), commit=("谁来", "做什么")), None),
    "no-commit": (cue("commit", "认领一件小事"), TableView(commit=("谁来", "做什么")), None),
    "replay": (
        cue("replay", "再来一遍"),
        TableView(replay=ReplayView(2, 60, SWAPS, TRIES, "单元门口", AT + 60_000)),
        None,
    ),
    "replay-called": (cue("replay", "再来一遍"), TableView(replay=ReplayView(2, 60, SWAPS, CALLED)), None),
    "replay-effect": (
        cue("replay", "再来一遍"),
        TableView(replay=ReplayView(2, 60, SWAPS, TRIES, question="effect")),
        replace(SHARED, state="open", common=(), options=tuple(replace(o, count=None) for o in SHARED.options)),
    ),
    "replay-keep": (
        cue("replay", "再来一遍"),
        TableView(replay=ReplayView(2, 60, SWAPS, KEPT, question="keep")),
        ballot("result", options=KEEP, leads=("A",)),
    ),
    "befores": (cue("commit", "认领一件小事"), TableView(befores=BEFORES, commit=("谁来",), waiting=PINS[:1]), None),
    "beside": (cue("vote", "您是老周"), TableView(), TWO),
    "decided": (cue("vote", "往哪儿走"), TableView(), HALVES),
    "replay-done": (cue("replay", "再来一遍"), TableView(replay=ReplayView(1, 60, ("高奶奶",), TRIES[:1])), None),
    "vouchers": (cue("vote", "先花在哪儿？"), TableView(), FUNDED),
    "ranking": (cue("vote", "先做哪件？"), TableView(), RANKED),
    "sides": (cue("vote", "这些话您同意吗？"), TableView(), SHARED),
    "as-another": (cue("vote", "您是老周"), TableView(), ASKED),
}
GUESTS = (GuestView(42, {"A": "1"}, None, False, True), GuestView(43, None, "for"), GuestView(44, None, None, True))
PAPERS = (PaperView("7", {"A": "1"}, "typed"), PaperView("8", {"B": "1"}, "confirmed"), PaperView("9", {}, "spoilt"))
