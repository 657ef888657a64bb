"""Problems as text with a caret that lines up under Chinese, or as JSON."""

import json
from collections.abc import Sequence
from unicodedata import east_asian_width

from app.i18n import N_, translate
from app.scenario.problems import ERROR, Problem

LEVELS = {ERROR: N_("错误"), "reminder": N_("提醒")}

ROOM = 200


def width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def text(problems: Sequence[Problem], lines: Sequence[str], lang: str) -> str:
    return "\n".join(block(problem, lines, lang) for problem in problems)


def block(problem: Problem, lines: Sequence[str], lang: str) -> str:
    level = translate(lang, LEVELS[problem.level])
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    head = f"{place}  {level}  {problem.code}  {visible(problem.message(lang))}"
    body = f"    = {visible(problem.hint(lang))}"
    if not 0 < problem.line <= len(lines):
        return f"{head}\n{body}"
    line, column = window(visible(lines[problem.line - 1]), problem.column - 1)
    caret = " " * width(line[:column]) + "^"
    return f"{head}\n    {line}\n    {caret}\n{body}"


def visible(text: str) -> str:
    """One column for every character of it; what a terminal would obey becomes a mark."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def window(line: str, column: int) -> tuple[str, int]:
    """What fits of a long line, the column in it."""
    start = max(0, column - ROOM // 2) if column >= ROOM else 0
    return ("…" if start else "") + line[start : start + ROOM], column - start + bool(start)


def as_json(problems: Sequence[Problem], lang: str) -> str:
    rows = [
        {
            "file": p.file,
            "line": p.line,
            "column": p.column,
            "level": p.level,
            "code": p.code,
            "message": p.message(lang),
            "hint": p.hint(lang),
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
