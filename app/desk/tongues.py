"""A scenario in another language: the same file with its texts exchanged, and what still waits for a translator."""

import json
import re
from collections.abc import Mapping

from app.desk.spots import Row, Spot, Spots, gather
from app.scenario.model import Line
from app.values import dataclass

PLAIN = re.compile(r"[^\W\d_][^:#\[\]{},&*!|>'\"%@`\\\n：]*[^\s:#\[\]{},'\"\\：]|[^\W\d_]")
TONE = re.compile(r"[（(]([^）)]{0,80})[）)]\s*(.+)", re.DOTALL)
REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Turned:
    """A row with its translation; `state` empty, or `review` when the source changed since it was translated."""

    row: Row
    translation: str = ""
    state: str = ""


def merged(rows: list[Row], known: Mapping[str, Turned]) -> list[Turned]:
    """What an earlier table knew of these rows. A changed row keeps its old translation and is marked; a row that only
    moved is found by its words."""
    words = {(old.row.note, old.row.text): old for old in known.values() if old.translation and old.state != REVIEW}
    return [turn(row, known.get(row.key), words.get((row.note, row.text))) for row in rows]


def turn(row: Row, old: Turned | None, moved: Turned | None) -> Turned:
    if old is not None and old.row.text == row.text:
        return Turned(row, old.translation, old.state)
    if moved is not None:
        return Turned(row, moved.translation)
    return Turned(row, old.translation, REVIEW if old.translation else "") if old else Turned(row)


def rewritten(text: str, turned: list[Turned], lang: str) -> str:
    """The scenario with its texts exchanged; what has no translation stays."""
    found = gather(text)
    words = {t.row.key: t.translation.strip() or t.row.text for t in turned}
    spots = [s for s in found.spots if not s.before or words[s.keys[0]] != found.rows[s.keys[0]].text]
    parts, done = [], 0
    for start, end, new in sorted([*(put(text, spot, words, lang) for spot in spots), *switch(text, found, lang)]):
        if start >= done:
            parts += [text[done:start], new]
            done = end
    return "".join([*parts, text[done:]])


def switch(text: str, found: Spots, lang: str) -> list[tuple[int, int, str]]:
    if found.lang is not None:
        return [(*found.lang, lang)]
    line = re.search(r"^format\b.*\n", text, re.MULTILINE)
    at = line.end() if line else 0
    return [(at, at, f"lang: {lang}\n")]


def put(text: str, spot: Spot, words: Mapping[str, str], lang: str) -> tuple[int, int, str]:
    old = text[spot.start : spot.end]
    body = old.rstrip()
    new = words.get(spot.keys[0], "") if not spot.lines else ""
    if spot.before:
        return spot.start, spot.end, spot.before + scalar("", new)
    if spot.lines:
        told = zip(spot.keys, spot.lines, strict=True)
        new = "\n".join(spoken(line, words.get(key, ""), words, lang) for key, line in told)
    return spot.start, spot.end, scalar(body, new) + old[len(body) :]


def spoken(line: Line, said: str, words: Mapping[str, str], lang: str) -> str:
    said = " ".join(said.split("\n"))
    if not line.who:
        return said
    who = words.get(f"cast.{line.who}", line.who)
    tone = TONE.fullmatch(said)
    if lang == "zh":
        return f"{who}（{tone[1]}）：{tone[2]}" if tone else f"{who}：{said}"
    return f"{who} ({tone[1]}): {tone[2]}" if tone else f"{who}: {said}"


def scalar(old: str, new: str) -> str:
    """Written as its author wrote it: a block stays a block; quotes only where they are needed."""
    first, _, rest = old.partition("\n")
    if first[:1] in "|>" and rest.strip():
        indent = re.match(r" *", rest.lstrip("\n"))
        assert indent is not None
        return "\n".join([first, *(indent[0] + line if line else "" for line in new.split("\n"))])
    return new if PLAIN.fullmatch(new) else json.dumps(new, ensure_ascii=False)
