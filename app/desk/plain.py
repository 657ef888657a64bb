"""Plain lines `角色：台词`, as people write them, into the beginning of a scenario."""

import io
import json
import re
import zipfile

from app.desk.tongues import PLAIN
from app.errors import Malformed, TooLarge
from app.scenario.beats import lines
from app.scenario.fields import NAMES

LONGEST = 200_000
SWOLLEN = 40_000_000
SCENE = re.compile(r"(?:第[一二三四五六七八九十百\d]{1,4}[场幕]|【(?=.*】$)|#+ |Scene \d+)[ 　：:.、]*(.*?)】?")
TITLE = re.compile(r"(?:题目|剧名|片名|标题|Title) ?[：:] ?(.+)|《(.+)》")
ABOUT = ("时间", "地点", "人物", "场景", "布景", "道具", "背景")
ASIDE = re.compile(rf"(?:{'|'.join(ABOUT)}) ?[：:]|(?:- *)?(?:{'|'.join(sorted(NAMES))}) *[：:]")
OPENING = {
    "zh": ("未命名的剧本", "开场", "欢迎。这是虚构的故事，没有标准答案。",
           "刚才您看见了什么？谁最难？", "谢谢大家。", "结尾"),
    "en": ("A play without a name", "opening", "Welcome. The story is made up; there is no right answer.",
           "What did you see? Who has the hardest part?", "Thank you.", "ending"),
}  # fmt: skip
Scenes = list[tuple[str, list[str]]]


def from_lines(text: str, id: str, lang: str = "zh", title: str = "") -> str:
    """A scenario that passes the check: the speakers as cast, the lines as scripts, a scene for each heading.
    Raises Malformed when there is nothing to play, TooLarge."""
    if len(text) > LONGEST:
        raise TooLarge("台词太长了：一次最多二十万字。")
    found, scenes = read(text, lang)
    if not any(said for _, said in scenes):
        raise Malformed("没有看到台词。每行写成“角色：台词”。")
    return written(id, lang, title or found, [(name, said) for name, said in scenes if said])


def tidy(line: str) -> str:
    """One line without what the eye does not see."""
    return "".join(c if c.isprintable() else " " for c in line.replace("\ufeff", "")).replace("\u3000", " ").strip()


def read(text: str, lang: str) -> tuple[str, Scenes]:
    title, scenes = "", [("", list[str]())]
    for line in (tidy(raw) for raw in text.splitlines()):
        heading, named = SCENE.fullmatch(line), TITLE.fullmatch(line)
        if named and not title and not any(said for _, said in scenes):
            title = (named[1] or named[2]).strip()
        elif heading and len(line) < 60:
            scenes.append((heading[1].strip() or line, []))
        elif line:
            scenes[-1][1].append(line)
    if len(scenes) > 1 and not speakers(scenes[:1]):  # where and when stand above the first heading
        (_, above), *scenes = scenes
        scenes[0][1][:0] = above
    return title or OPENING[lang][0], scenes


def speakers(scenes: Scenes) -> list[str]:
    told = [line for _, said in scenes for line in lines("\n".join(said), ())]
    return list(dict.fromkeys(line.who for line in told if line.who and line.who not in ABOUT))


def quoted(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def written(id: str, lang: str, title: str, scenes: Scenes) -> str:
    _, opening, welcome, question, thanks, ending = OPENING[lang]
    out = ["format: 1", f"id: {quoted(id)}", f"lang: {lang}", f"title: {quoted(title)}", "about:", "  fiction: true"]
    if names := speakers(scenes):
        out += ["", "cast:", *(f"  {quoted(name)}:\n    about:\n    wants:\n    fears:" for name in names)]
    out += ["", "scenes:", *scene(opening, beat("pause", welcome, "2m"))]
    used = {opening, ending}
    for n, (name, said) in enumerate(scenes, 1):
        called = (
            name if name and name not in used else f"{name}{n}" if name else f"{'场' if lang == 'zh' else 'scene'}{n}"
        )
        used.add(called)
        out += ["", *scene(called, script(said))]
    return "\n".join([*out, "", *scene(ending, [*beat("discuss", question, "8m"), *beat("pause", thanks, "1m")]), ""])


def scene(id: str, beats: list[str]) -> list[str]:
    return [f"  - id: {quoted(id)}", "    beats:", *beats]


def beat(kind: str, text: str, time: str) -> list[str]:
    return [f"      - {kind}: {quoted(text)}", f"        time: {time}"]


def script(said: list[str]) -> list[str]:
    body = [f"          {direction(line)}" for line in said]
    return ["      - script: |", *body, f"        time: {max(1, round(sum(map(len, said)) / 180))}m"]


def direction(line: str) -> str:
    """`地点：楼道` is no speech, and `- vote: x` no beat: whoever pasted it wrote a play."""
    return f"（{line}）" if ASIDE.match(line) else line


def from_file(name: str, data: bytes) -> str:
    """The lines of a Word or text file. Raises Malformed, TooLarge."""
    if name.lower().endswith(".docx"):
        return from_word(data)
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    raise Malformed("这个文件读不懂：请用 Word（.docx）或者纯文字（.txt）。")


def from_word(data: bytes) -> str:
    from docx import Document
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > SWOLLEN:
                raise TooLarge("这个 Word 文件太大了。")
        found: list[str] = []
        for part in Document(io.BytesIO(data)).iter_inner_content():
            if isinstance(part, Table):
                found += ["：".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in part.rows]
            else:
                found.append(part.text)
    except TooLarge:
        raise
    except Exception as fault:  # a forged file breaks in many ways
        raise Malformed("这个文件读不懂：请用 Word（.docx）或者纯文字（.txt）。") from fault
    return "\n".join(found)
