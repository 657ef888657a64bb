"""A filled beat of each kind, put where the author's cursor is, indented as it must be."""

import re

from app.errors import Malformed
from app.i18n import N_
from app.scenario.fields import KINDS
from app.values import dataclass

NAMES = {
    "script": N_("演一段"), "discuss": N_("讨论"), "vote": N_("投票"), "quiz": N_("小测"), "expert": N_("请教嘉宾"),
    "replay": N_("重演"), "motion": N_("提议"), "write": N_("写结局"), "board": N_("贴板"), "commit": N_("约定"),
    "pause": N_("停一停"),
}  # fmt: skip
BEATS = {
    "zh": {
        "script": ["- script: |", "    （写舞台提示。）", "    某人（语气）：写台词。", "  time: 4m"],
        "discuss": ["- discuss: 刚才您看见了什么？", "  pairs: 2m", "  time: 7m", "  ask:", "    - 换您，怎么说？"],
        "vote": ["- vote: 您怎么看？", "  how: one", "  options:", "    - 同意", "    - 不同意", "    - 再商量",
                 "  time: 2m"],
        "quiz": [
            "- quiz: 哪一句说得对？", "  options:", "    - 第一句", "    - 第二句", "  answer: 第一句",
            "  explain: 为什么。",
            "  time: 2m",
        ],
        "expert": ["- expert: 请嘉宾说一说", "  who: 嘉宾", "  time: 8m"],
        "replay": ["- replay: 从头再演。想换个做法，就喊“停”。",
                   "  from: {scene}", "  rounds: 2", "  each: 5m", "  time: 12m"],
        "motion": ["- motion: 我提议：谁，做什么，什么时候。", "  speakers: 3", "  each: 2m", "  time: 15m"],
        "write": ["- write: 半年以后怎么样了？写一个结局。", "  limit: 140", "  time: 8m"],
        "board": ["- board: 什么留下，什么改掉？", "  columns:", "    - 留下", "    - 改掉", "  time: 8m"],
        "commit": ["- commit: 谁来做、做什么、哪天、回来告诉大家", "  time: 4m"],
        "pause": ["- pause: 歇一会儿。", "  time: 2m"],
    },
    "en": {
        "script": ["- script: |", "    (What is seen.)", "    Somebody (how): What they say.", "  time: 4m"],
        "discuss": ["- discuss: What did you see?", "  pairs: 2m", "  time: 7m", "  ask:", "    - What would you say?"],
        "vote": [
            "- vote: What do you think?", "  how: one", "  options:", "    - Agree", "    - Disagree",
            "    - Talk again",
            "  time: 2m",
        ],
        "quiz": [
            "- quiz: Which is right?", "  options:", "    - The first", "    - The second", "  answer: The first",
            "  explain: Why.", "  time: 2m",
        ],
        "expert": ["- expert: Let us ask our guest", "  who: guest", "  time: 8m"],
        "replay": [
            "- replay: Once more. Call stop when you would do it differently.", "  from: {scene}", "  rounds: 2",
            "  each: 5m", "  time: 12m",
        ],
        "motion": ["- motion: I move that somebody does something by a day.",
                   "  speakers: 3", "  each: 2m", "  time: 15m"],
        "write": ["- write: Half a year later? Write an ending.", "  limit: 140", "  time: 8m"],
        "board": ["- board: What stays, what changes?", "  columns:", "    - Stays", "    - Changes", "  time: 8m"],
        "commit": ["- commit: Who does what by when, and tells us?", "  time: 4m"],
        "pause": ["- pause: A short rest.", "  time: 2m"],
    },
}  # fmt: skip
BEAT = re.compile(rf"( *)- (?:{'|'.join(KINDS)})[:：]")
LIST = re.compile(r"( *)beats:\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Insert:
    """`after` so many lines of the file; `lines` as they are written there."""

    after: int
    lines: tuple[str, ...]


def insert(text: str, line: int, kind: str, lang: str = "zh") -> Insert:
    """A beat after the one the cursor is in. `line` counts from 1. Raises Malformed for an unknown kind or a file
    without scenes."""
    if kind not in BEATS["zh"]:
        raise Malformed("没有这种环节。")
    written = text.split("\n")
    after, indent = spot(written, min(max(line, 1), len(written)) - 1)
    scene = re.search(r"^ *- id: *[\"']?([^\"'#\n]+)", text, re.MULTILINE)
    first = scene[1].strip() if scene else ""
    beat = BEATS["en" if lang == "en" else "zh"][kind]
    return Insert(after, tuple(" " * indent + part.replace("{scene}", first) for part in beat))


def spot(lines: list[str], at: int) -> tuple[int, int]:
    """After how many lines, and how deep."""
    for n in range(at, -1, -1):
        if found := BEAT.match(lines[n]):
            if all(deep(line) >= len(found[1]) for line in lines[n + 1 : at + 1]):
                return end(lines, n, len(found[1])), len(found[1])
            break
        if found := LIST.fullmatch(lines[n]):
            return n + 1, first_item(lines, n, len(found[1]))
    return below(lines, at)


def deep(line: str) -> int:
    """How far a line is indented; blank lines and comments hang anywhere."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) if bare and not bare.startswith("#") else 999


def end(lines: list[str], start: int, indent: int) -> int:
    n = start + 1
    while n < len(lines) and deep(lines[n]) > indent:
        n += 1
    while not lines[n - 1].strip() or lines[n - 1].lstrip().startswith("#"):
        n -= 1
    return n


def first_item(lines: list[str], at: int, indent: int) -> int:
    nearest = next((line for line in lines[at + 1 :] if deep(line) != 999), "")
    return deep(nearest) if nearest.lstrip().startswith("- ") and deep(nearest) >= indent else indent + 2


def below(lines: list[str], at: int) -> tuple[int, int]:
    """Outside every beat: the next list of beats, else the last."""
    places = [n for n, line in enumerate(lines) if LIST.fullmatch(line)]
    if not places:
        raise Malformed("还没有一场戏：先写 scenes 和 beats，或者从模板开始。")
    n = next((place for place in places if place >= at), places[-1])
    found = LIST.fullmatch(lines[n])
    assert found is not None
    return n + 1, first_item(lines, n, len(found[1]))


def inserted(text: str, new: Insert) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: new.after], *new.lines, *lines[new.after :]])
