"""What simulated residents and experts say: neutral, warm, about any quarrel between neighbours."""

from random import Random

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Bank:
    """Every talk is an opening and a thought. `promises` are who, what, when, back."""

    openings: tuple[str, ...]
    thoughts: tuple[str, ...]
    questions: tuple[str, ...]
    reasons: tuple[str, ...]
    counsel: tuple[str, ...]
    answers: tuple[str, ...]
    endings: tuple[str, ...]
    cards: tuple[str, ...]
    promises: tuple[tuple[str, str, str, str], ...]
    hidden: str
    counters: str
    changes: tuple[str, ...]
    whys: tuple[str, ...]
    amendments: tuple[str, ...]

    def talk(self, random: Random) -> str:
        return random.choice(self.openings) + random.choice(self.thoughts)


ZH = Bank(
    (
        "",
        "我说一句，",
        "听了大家的，",
        "我家也遇到过，",
        "不怕大家笑，",
        "慢慢说，",
        "换个位置想，",
        "我年纪大了，说得慢：",
        "头一回在这儿说话，",
        "刚才那场戏里，",
    ),
    (
        "两边都有难处，先把难处说全。",
        "一句“您辛苦了”，有时比道理管用。",
        "有账就摊开算，别在心里算。",
        "急的人先歇口气，慢的人给个日子。",
        "谁受的影响大，就先听谁说。",
        "先办一件小事，大事就好谈了。",
        "楼上楼下的，抬头不见低头见。",
        "说定的事要写下来，贴在看得见的地方。",
        "我原来不这么想，刚才动了一点。",
        "他不是不讲理，是没人问过他。",
        "能不能先试一个月，再看？",
        "最怕的不是吵，是都不说话了。",
        "钱的事说清楚，情分才长久。",
        "少数人的话也要有个地方写。",
    ),
    (
        "这件事，到底该由谁来定？",
        "要是有一家一直不同意，怎么办？",
        "钱从哪儿来，以后谁管？",
        "写下来的约定，以后不认怎么办？",
        "没来开会的人，能不能补着说？",
        "这种事找哪个部门问最快？",
        "别的小区是怎么谈成的？",
        "受影响的那家，能要求些什么？",
    ),
    (
        "这样两边都下得来台",
        "先易后难，不伤和气",
        "老人和孩子等不起",
        "写清楚了，以后少吵",
        "我家就是这么过来的",
        "吃亏的人要先照顾到",
        "快一点，别再拖了",
        "慢一点，别落下谁",
        "钱要花在看得见的地方",
        "我也拿不准，先这么选",
    ),
    (
        "先分清两件事：谁有权定，和怎么定得让人服气。今晚练的是第二件。",
        "把分歧写成三行字：各自要什么、怕什么、能让什么。多数僵局卡在没人写第二行。",
        "先查有没有现成的规定，再谈要不要变通；顺序反了，容易白谈。",
        "受影响最大的那一家先说，说完复述一遍给他听，再往下谈。",
        "约定要有三样：谁做、哪天、做不到怎么办。缺一样就是一句好听话。",
    ),
    (
        "简单说：先问清楚谁有权定，再按规定的办法定。拿不准，可以到社区问一问。",
        "可以补说。先把意见写下来交给居委会，会上有人替您念。",
        "先协商，再调解，最后才是起诉。走前两步的，多数都谈成了。",
        "口头的也算数，就是难证明。写下来，签上名字和日子。",
    ),
    (
        "他们谁也没赢，可是第二天都下楼打了招呼。",
        "那把凳子一直放在楼道里，谁累了谁坐。",
        "一年以后，有人把这件事讲给新搬来的听。",
        "事情还没办完，可是有人先把楼道的灯修了。",
    ),
    ("先听完再说", "有票据可以看", "物业那边能查到", "我认识会修的师傅", "老人优先", "写清楚日子"),
    (
        ("我和对门", "把楼道里的旧东西挪走", "这个星期天", "挪完拍张照片贴门口"),
        ("楼门长", "把今晚的话抄一份贴出来", "三天以内", "贴好在群里说一声"),
        ("几位年轻人", "教老人把手机字调大", "下个月第一个周六", "教会几位记个数"),
    ),
    "留到散场后再聊",
    "王老师，李阿姨",
    ("先问一句“吃了没”，再说事", "先道歉，再讲自己的难处", "不急着回嘴，先把对方的话说一遍", "请对方坐下，给他倒杯水"),
    ("东西订了，还没送到", "当事人住院了，说好下月再办", "办完了，照片贴在门口"),
    ("“月底前”改成“下周五以前”", "加一句：写明谁来验收", "先试一个月，再定下来"),
)


EN = Bank(
    (
        "",
        "If I may: ",
        "Having listened to all of you, ",
        "We had this at home too: ",
        "Don't laugh, but ",
        "Slowly now: ",
        "From the other chair, ",
        "It is my first time speaking here: ",
        "After that scene, ",
    ),
    (
        "both sides have their troubles, so let us hear all of them first.",
        "a kind word sometimes does more than an argument.",
        "if there is a bill, put it on the table.",
        "whoever bears the most should speak first.",
        "one small thing done makes the big one easier.",
        "we meet on the stairs every day, after all.",
        "what is agreed should be written where all can see it.",
        "I thought otherwise before, and moved a little.",
        "nobody ever asked him, that is the trouble.",
        "could we try it for a month and look again?",
        "quarrelling is not the worst; silence is.",
        "the few should have a place to write their reasons too.",
    ),
    (
        "Who actually has the right to decide this?",
        "What if one household never agrees?",
        "Where does the money come from, and who looks after it later?",
        "What if somebody breaks a written agreement?",
        "Can people who could not come still have a say?",
        "Whom do we ask about this first?",
        "What may the household that suffers ask for?",
    ),
    (
        "Both sides can live with it",
        "Easy things first",
        "The old cannot wait",
        "Written down, we quarrel less",
        "Those who lose come first",
        "Let us not wait any longer",
        "Slower, so that nobody is left behind",
        "I am not sure, but this for now",
    ),
    (
        "Keep two things apart: who may decide, and how it is decided so that people accept it.",
        "Write three lines each: what I want, what I fear, what I can give. Most deadlocks miss the second.",
        "Let the household that suffers most speak first, then say it back to them before going on.",
        "An agreement needs three things: who, by when, and what if not.",
    ),
    (
        "In short: find out who may decide, then decide the way that is prescribed. When in doubt, ask the community.",
        "Talk first, then mediate, and go to court last. Most settle in the first two steps.",
        "A spoken promise counts but is hard to prove. Write it down with names and a date.",
    ),
    (
        "Nobody won, but they greeted each other the next morning.",
        "The stool stayed in the stairwell for whoever was tired.",
        "It is not settled yet, but somebody mended the light in the hall.",
    ),
    ("Listen first", "There are receipts", "The office can check", "The old go first", "Put a date on it"),
    (
        ("My neighbour and I", "clear the stairwell", "this Sunday", "a photo on the door"),
        ("Our stair's speaker", "put up what was said tonight", "within three days", "a word in the group"),
    ),
    "let us talk about this afterwards",
    "Ms Wang, Mr Li",
    ("Ask how they are before the matter itself", "Apologise first", "Say back what the other said", "Offer a chair"),
    ("Ordered, not delivered yet", "Somebody fell ill; next month", "Done, there is a photo on the door"),
    (
        "“by the end of the month” becomes “by next Friday”",
        "add: who checks that it is done",
        "try it for a month first",
    ),
)


def bank(lang: str) -> Bank:
    return EN if lang == "en" else ZH
