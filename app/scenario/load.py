"""TEMPORARY loader without diagnostics, so that other rooms can be built; the checker replaces it."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from app.scenario import model as m


def seconds(text: str | None) -> int | None:
    if not text:
        return None
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text.strip())
    assert found, text
    h, mi, s = (int(x or 0) for x in found.groups())
    return h * 3600 + mi * 60 + s


def share(text: str) -> Fraction:
    return Fraction(int(text[:-1]), 100) if text.endswith("%") else Fraction(text)


def options(raw: Any) -> tuple[m.Option, ...]:
    out = []
    for n, item in enumerate(raw or []):
        if isinstance(item, dict):
            out.append(m.Option(chr(65 + n), item["text"], int(item["cost"]) if item.get("cost") else None))
        else:
            out.append(m.Option(chr(65 + n), item))
    return tuple(out)


def lines(text: str) -> tuple[m.Line, ...]:
    out = []
    for raw in text.split("\n"):
        t = raw.strip()
        if not t:
            continue
        f = re.match(r"^([^（(：:]{1,12})(?:[（(]([^）)]*)[）)])?[：:]\s*(.+)$", t)
        out.append(m.Line(f[3], f[1], f[2] or "") if f and not t.startswith(("（", "(")) else m.Line(t))
    return tuple(out)


KINDS = {c.kind: c for c in (m.Script, m.Discuss, m.Vote, m.Quiz, m.Expert, m.Replay, m.Motion, m.Write, m.Board, m.Commit, m.Pause)}


def beat(raw: dict[str, Any], id: str, votes: dict[str, m.Vote | m.Quiz]) -> m.Beat:
    kind = next(k for k in raw if k in KINDS)
    cls = KINDS[kind]
    late = raw.get("late")
    base: dict[str, Any] = dict(id=raw.get("id") or id, text=raw[kind] or "", time=seconds(raw.get("time")), late=0 if late == "skip" else seconds(late), notes=raw.get("notes") or "", ask=tuple(raw.get("ask") or ()), cards=tuple(raw.get("cards") or ()), sound=raw.get("sound") or "")
    if raw.get("image"):
        base["picture"] = m.Picture(raw["image"], raw.get("alt") or "")
    extra: dict[str, Any] = {}
    if kind == "script":
        extra = dict(lines=lines(base["text"]), stage=raw.get("stage", "picture"))
    elif kind == "discuss":
        extra = dict(pairs=seconds(raw.get("pairs")), turns=raw.get("turns", "free"), each=seconds(raw.get("each")), first=raw.get("first", ""))
    elif kind == "vote":
        extra = dict(how=raw.get("how", "one"), options=options(raw.get("options")), max=int(raw["max"]) if raw.get("max") else None, tokens=int(raw["tokens"]) if raw.get("tokens") else None, budget=int(raw["budget"]) if raw.get("budget") else None, ends=tuple(raw.get("ends") or ()), reveal=raw.get("reveal", "now"), use=raw.get("use", "opinion"), add=raw.get("add") == "true", live=raw.get("live") == "true", same_as=raw.get("same_as", ""), groups=raw.get("groups") == "true", role=raw.get("as", ""), decision=raw.get("decision", "consult"))
        if extra["same_as"]:
            first = votes[extra["same_as"]]
            extra |= dict(how=first.how, options=first.options, ends=first.ends)  # type: ignore[union-attr]
    elif kind == "quiz":
        opts = options(raw.get("options"))
        extra = dict(options=opts, answer=next((o.id for o in opts if o.text == raw.get("answer")), ""), explain=raw.get("explain", ""), same_as=raw.get("same_as", ""))
    elif kind == "expert":
        extra = dict(who=raw.get("who", ""))
    elif kind == "replay":
        extra = dict(source=raw.get("from", ""), rounds=int(raw.get("rounds", 3)), each=seconds(raw.get("each")) or 300)
    elif kind == "motion":
        extra = dict(speakers=int(raw.get("speakers", 3)), each=seconds(raw.get("each")) or 120, quorum=share(raw["quorum"]) if raw.get("quorum") else None, passes=share(raw.get("pass", "1/2")), count=raw.get("count", "heads"), source=raw.get("from", "author"), amend=int(raw.get("amend", 1)), practice=raw.get("practice") == "true", decision=raw.get("decision", "consult"))
    elif kind == "write":
        extra = dict(limit=int(raw.get("limit", 140)), pick=int(raw["pick"]) if raw.get("pick") else None)
    elif kind == "board":
        extra = dict(columns=tuple(raw.get("columns") or ()))
    elif kind == "commit":
        extra = dict(columns=tuple(raw.get("columns") or ()), confirm=tuple(raw.get("confirm") or ()))
    elif kind == "pause":
        extra = dict(screen=raw.get("screen", "card"))
    return cls(**base, **extra)


def load(source: Path | str | bytes) -> m.Scenario:
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    raw = yaml.load(data, Loader=yaml.BaseLoader)
    votes: dict[str, Any] = {}
    scenes = []
    for i, s in enumerate(raw["scenes"]):
        beats = []
        for n, b in enumerate(s["beats"], 1):
            made = beat(b, f"{s['id']}.{n}", votes)
            votes[made.id] = made
            beats.append(made)
        after = raw["scenes"][i + 1]["id"] if i + 1 < len(raw["scenes"]) else m.END
        nx = s.get("next")
        if not nx:
            nxt = m.Next(after)
        elif isinstance(nx, str):
            nxt = m.Next(nx)
        else:
            by = {o.text: o.id for o in votes[nx["vote"]].options}
            nxt = m.Next(nx["otherwise"], nx["vote"], tuple(m.Rule(by[r["option"]], r["goto"], share(r["at_least"]) if r.get("at_least") else None) for r in nx.get("rules") or []))
        pic = m.Picture(s["image"], s.get("alt", "")) if s.get("image") else None
        scenes.append(m.Scene(s["id"], s.get("title", ""), tuple(beats), nxt, s.get("notes", ""), pic, s.get("sound", "")))
    about = {k: tuple(v) if isinstance(v, list) else v for k, v in (raw.get("about") or {}).items()}
    cast = {k: m.Person(k, v.get("about", ""), v.get("wants", ""), v.get("fears", ""), v.get("swap") == "true") for k, v in (raw.get("cast") or {}).items()}
    cards = {k: m.Card(k, **{f: x for f, x in v.items()}) for k, v in (raw.get("cards") or {}).items()}
    owners = tuple(m.Owner(k, Fraction(v["area"]), v["person"]) for k, v in (raw.get("owners") or {}).items())
    return m.Scenario(raw["id"], raw.get("lang", "zh"), raw["title"], tuple(scenes), seconds(raw.get("duration")), raw.get("rules", ""), about, owners, cast, cards, (), data.decode())
