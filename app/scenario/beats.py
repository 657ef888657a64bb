"""One beat: which kind it is, its fields, its lines and options."""

import re
from collections.abc import Iterable, Mapping
from string import ascii_uppercase
from typing import Any

from app.scenario import model as m
from app.scenario.fields import COMMON, KINDS, Field
from app.scenario.near import near
from app.scenario.problems import perhaps
from app.scenario.reader import Given, Reader, meant
from app.scenario.tree import Many, Map, Node, Text

CLASSES: dict[str, type[m.Beat]] = {
    cls.kind: cls
    for cls in (
        m.Script, m.Discuss, m.Vote, m.Quiz, m.Expert, m.Replay, m.Motion, m.Write, m.Board, m.Commit, m.Pause,
    )
}  # fmt: skip
RENAMED = {"pass": "passes", "as": "role", "from": "source"}
STRANGER = r"[^\s（(：:，。！？、“”\"'—…]{1,12}"
AFTER = r") ?(?:[（(]([^）)]{0,80})[）)])? ?[：:]\s*(.+)"
OPTION = (Field("text", must=True), Field("cost", "whole", low=0, high=10_000_000))


def beat(reader: Reader, node: Node, name: str, cast: Iterable[str] = ()) -> m.Beat | None:
    """The beat, or nothing when it is no beat. `name`: its id when the author gave none; `cast` who may speak."""
    if not isinstance(node, Map):
        reader.report(node, "no-kind", known="、".join(KINDS))
        return None
    kind = kind_of(reader, node)
    if kind is None:
        reader.lost.add(getattr(node.get("id"), "value", ""))
        return None
    given = reader.fields(node, (*COMMON, *KINDS[kind]), kind, KINDS)
    given["text"] = told(reader, node, kind)
    given["id"] = given.get("id") or name
    picture(reader, node, given)
    if given.get("time") and (given.get("late") or 0) > given["time"]:
        late, time = (getattr(node.get(name), "value", "") for name in ("late", "time"))
        reader.report(node.entries["late"][1], "late-longer", late=late, time=time)
    return made(reader, node, kind, given, cast)


def kind_of(reader: Reader, node: Map) -> str | None:
    kinds = [name for name in node.entries if name in KINDS]
    if len(kinds) > 1:
        reader.report(node.entries[kinds[1]][0], "two-kinds", one=kinds[0], two=kinds[1])
    if kinds:
        return kinds[0]
    known = {f.name for f in COMMON}
    other = next((w for n, (w, _) in node.entries.items() if n not in known), None)
    if other and (near(other.value, KINDS) or other.line == node.line):
        close = near(other.value, KINDS)
        reader.report(other, "unknown-kind", name=other.value[:30], near=perhaps(close), known="、".join(KINDS))
    else:
        reader.report(node, "no-kind", known="、".join(KINDS))
    return None


def told(reader: Reader, node: Map, kind: str) -> str:
    written, value = node.entries[kind]
    if not isinstance(value, Text):
        reader.report(value, "wrong-shape", name=kind, **reader.wanted(kind))
        return ""
    if not value.value.strip() and not black(node):
        reader.report(written, "empty", name=kind)
    return value.value.strip()


def black(node: Map) -> bool:
    """A dark screen needs no words."""
    screen = node.get("screen")
    return "pause" in node.entries and isinstance(screen, Text) and screen.value == "black"


def picture(reader: Reader, node: Map, given: Given) -> None:
    path, alt = given.pop("image", ""), given.pop("alt", "")
    if path:
        given["picture"] = m.Picture(path, alt)
        if not alt:
            reader.report(node.entries["image"][0], "alt-missing")


def made(reader: Reader, node: Map, kind: str, given: Given, cast: Iterable[str]) -> m.Beat:
    fields = {RENAMED.get(name, name): value for name, value in given.items()}
    if "options" in fields:
        several = fields.get("how") not in ("agree", "scale")
        fields["options"] = options(reader, fields["options"], several)
    if kind == "script":
        fields["lines"] = lines(fields["text"], cast)
    if kind in ("vote", "quiz") and not (fields.get("same_as") or meant(node, "same_as")):
        enough(reader, node, kind, fields)
    if fields.get("count") == "heads_and_area" and "pass" not in node.entries:
        fields["passes"] = m.BUILDING
    return CLASSES[kind](**fields)


def enough(reader: Reader, node: Map, kind: str, fields: Mapping[str, Any]) -> None:
    if "options" not in node.entries and not meant(node, "options"):
        reader.report(node.entries[kind][0], "missing-field", name="options")
    elif "options" in fields and len(fields["options"]) < (1 if fields.get("how") in ("scale", "agree") else 2):
        reader.report(node.entries["options"][0], "few-options")
    if kind == "quiz" and "answer" not in node.entries and not meant(node, "answer"):
        reader.report(node.entries[kind][0], "missing-field", name="answer")
    if fields.get("how") == "tokens" and "tokens" not in node.entries and not meant(node, "tokens"):
        reader.report(node.entries[kind][0], "missing-field", name="tokens")


def options(reader: Reader, node: Node, several: bool = False) -> tuple[m.Option, ...]:
    """`several`: one alone makes no sense, so that a Chinese comma in it was meant to part two."""
    assert isinstance(node, Many)
    if several:
        part(reader, node)
    found: list[m.Option] = []
    for letter, item in zip(ascii_uppercase, node.items, strict=False):
        option = one_option(reader, item, letter)
        if option.text and option.text in (o.text for o in found):
            reader.report(item, "doubled-option", name=option.text[:30])
        found.append(option)
    if len(node.items) > len(ascii_uppercase):
        reader.report(node.items[len(ascii_uppercase)], "too-many-options")
    return tuple(found)


def part(reader: Reader, node: Many) -> None:
    only = node.items[0] if len(node.items) == 1 else None
    comma = re.search("[，、]", only.value) if isinstance(only, Text) and only.plain else None
    if isinstance(only, Text) and comma:
        texts = [text.strip() for text in re.split("[，、]", only.value)]
        reader.inside(only, comma.start(), "comma-fullwidth", mended=f"[{', '.join(texts)}]"[:60])
        node.items = [Text(only.line, only.column, text) for text in texts]


def one_option(reader: Reader, item: Node, letter: str) -> m.Option:
    if isinstance(item, Text):
        if not item.value.strip():
            reader.report(item, "empty", name="options")
        return m.Option(letter, reader.seen(item).strip())
    if isinstance(item, Map) and not {"text", "cost"} & set(item.entries):
        return m.Option(letter, reader.cut(item))
    if isinstance(item, Map):
        given = reader.fields(item, OPTION, "options")
        return m.Option(letter, given.get("text", ""), given.get("cost"))
    reader.report(item, "wrong-shape", name="options", **reader.wanted("options"))
    return m.Option(letter, "")


def lines(text: str, cast: Iterable[str]) -> tuple[m.Line, ...]:
    """`角色：台词`, `角色（语气）：台词`, `（舞台提示）`; both colons are right. A name of the cast may have spaces."""
    names = "|".join([*(re.escape(name) for name in sorted(cast, key=len, reverse=True)), STRANGER])
    spoken = re.compile(f"({names}{AFTER}")
    return tuple(line(raw.strip(), spoken) for raw in text.split("\n") if raw.strip())


def line(raw: str, spoken: re.Pattern[str]) -> m.Line:
    said = spoken.fullmatch(raw)
    return m.Line(said[3], said[1], said[2] or "") if said else m.Line(raw)
