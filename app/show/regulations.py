"""The rules of debate the room learns, each one plain sentence, and the presets that set their numbers."""

import re

from app.i18n import N_
from app.values import dataclass

RULES = {
    "R1": N_("主持人只管秩序，不说自己的看法。"),
    "R2": N_("先有提议，后有讨论：谁、做什么、什么时候、钱和人从哪来。"),
    "R3": N_("有人附议，才开始议。"),
    "R4": N_("一时只议一件事。"),
    "R5": N_("先举手，点到再说；没说过的人先说。"),
    "R6": N_("先说赞成还是反对，再说理由。"),
    "R7": N_("正反两边轮着说。"),
    "R8": N_("对着主持人说，不跟对面吵。"),
    "R9": N_("每人每次有时间，一件事最多说两次。"),
    "R10": N_("不打断别人。"),
    "R11": N_("不跑题。"),
    "R12": N_("只说事，不说人，不猜动机，不扣帽子。"),
    "R13": N_("可以改提议：一次改一处，先表决改不改。"),
    "R14": N_("话说完才表决；要提前停，得三分之二同意。"),
    "R15": N_("先数赞成，再数反对，主持人最后。"),
    "R16": N_("赞成多于反对才算过，平局不过。"),
    "R17": N_("人数不够就不作数，只作意见。"),
    "R18": N_("少数人的理由也写进记录。"),
    "R19": N_("定了就要有人、有日子、有回音。"),
    "R20": N_("个人权利、安全底线、真假，不举手。"),
}
OATH = N_("我们约定：不打断，不跑题，不超时，不攻击。")


@dataclass(frozen=True, slots=True)
class Preset:
    """`turns` a person in one matter; `second` whether a motion needs one; `grace` seconds after time is up."""

    name: str
    each: int
    turns: int = 2
    second: bool = True
    grace: int = 15


PRESETS = {
    "南塘式": Preset("南塘式", 120),
    "社区十三条式": Preset("社区十三条式", 180),
    "家庭桌": Preset("家庭桌", 180, second=False),
    "开放空间": Preset("开放空间", 120, second=False),
}


ASIDE = {"second": 60, "facts": 60}
"""Seconds there are to second a motion, and to ask what is meant. The facilitator goes on, not the clock."""


def preset(name: str) -> Preset:
    return PRESETS.get(name, PRESETS["南塘式"])


DECISIONS = {
    "consult": N_("大家商量着办：这是意见，不是法定决定。"),
    "owners_joint": N_("要业主依法共同表决：这里只是练习。"),
    "villagers_meeting": N_("要村民会议或代表会议定：这里只是练习。"),
    "authority": N_("安全底线不表决，只商量怎么做到。"),
    "right": N_("个人权利和法定义务不能投票剥夺：只听意见。"),
    "fact": N_("真假靠证据，不靠举手：只看大家怎么想。"),
    "dispute": N_("可以调解、仲裁或起诉：这里只听意见。"),
}

NEVER = {
    "safety": N_("安全底线不表决：可以商量怎么做到，写一张约定单。（规矩二十）"),
    "right": N_("个人的权利和该尽的义务不表决：请当事人自己说，写一张签名的约定单。（规矩二十）"),
    "fact": N_("真假不表决：写成卡片，注明谁能去核实。（规矩二十）"),
}
TOUCHES = {
    "safety": re.compile(
        r"消防|疏散|飞线|承重|堵.{0,6}(楼道|通道|出口)|[进上]楼充电|fire (door|exit|lane)|escape route", re.IGNORECASE
    ),
    "right": re.compile(
        r"赡养|遗产|再婚|隐私|住址|公布.{0,8}(名单|姓名)|不[让许准].{0,8}[住进出用]|赶走|赶出去|evict|inheritance|privacy",
        re.IGNORECASE,
    ),
    "fact": re.compile(r"是不是(真|骗)|真假|诈骗|骗子|违法吗|超没超标|is it (true|a scam)|fraud", re.IGNORECASE),
}


def touches(text: str) -> str:
    """What a motion's words seem to touch that nobody votes on: safety, right, fact or nothing. A hint, no verdict."""
    return next((reason for reason, words in TOUCHES.items() if words.search(text)), "")
