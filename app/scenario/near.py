"""One near miss, when it is near: one edit for short Chinese names, a ratio of 0.6 for longer words."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import islice

MEANT = {
    "演": "script", "演一段": "script", "台词": "script", "讨论": "discuss", "投票": "vote", "表决": "vote motion",
    "小测": "quiz", "答题": "quiz", "嘉宾": "expert", "请教嘉宾": "expert", "专家": "expert", "重演": "replay",
    "提议": "motion", "动议": "motion", "写": "write", "写结局": "write", "贴板": "board", "约定": "commit",
    "停": "pause", "停一停": "pause", "题目": "title", "标题": "title", "剧名": "title", "语言": "lang",
    "时长": "duration time", "时间": "time duration", "人物": "cast", "角色": "cast who", "资料卡": "cards",
    "场": "scenes", "场次": "scenes",
    "环节": "beats", "下一场": "next", "编号": "id", "选项": "options", "备注": "notes", "说明": "notes explain about",
    "介绍": "about", "简介": "about", "想要": "wants", "怕": "fears", "害怕": "fears", "图片": "image", "声音": "sound",
    "答案": "answer", "讲解": "explain", "去": "goto", "追问": "ask", "出处": "source", "其余": "otherwise",
    "彩排": "rehearsals",
}  # fmt: skip
"""The format's names as people say them."""
LONGEST, MOST = 60, 300
"""Longer words are not compared, nor with more names: a hostile file must not buy time."""


def near(word: str, known: Iterable[str]) -> str:
    """The nearest known name, or nothing."""
    if not word or len(word) > LONGEST:
        return ""
    known = list(islice(known, LONGEST * MOST))
    if said := next((name for name in MEANT.get(word.strip(), "").split() if name in known), ""):
        return said
    about = (k for k in known if k and 2 * min(len(k), len(word)) >= 0.4 * (len(k) + len(word)))
    best = max(islice(about, MOST), key=lambda k: SequenceMatcher(None, word.lower(), k.lower()).ratio(), default="")
    if not best:
        return ""
    if max(len(word), len(best)) <= 3:
        return best if edits(word.lower(), best.lower()) <= 1 and len(word) + len(best) > 2 else ""
    return best if SequenceMatcher(None, word.lower(), best.lower()).ratio() >= 0.6 else ""


def edits(a: str, b: str) -> int:
    """Letters to add, leave out, change, or swap with the next."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        left, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(left[j] + 1, row[j - 1] + 1, left[j - 1] + (x != y)))
    return 1 if swapped(a, b) else row[-1]


def swapped(a: str, b: str) -> bool:
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) and len(apart) == 2 and sorted(a) == sorted(b)
