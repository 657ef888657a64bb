"""Problems as text with a caret that lines up under Chinese, or as JSON."""

import json
from collections.abc import Sequence
from unicodedata import east_asian_width

from app.i18n import N_, translate
from app.scenario.problems import ERROR, Problem

LEVELS = {ERROR: N_("错误"), "reminder": N_("提醒")}


def width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def text(problems: Sequence[Problem], lines: Sequence[str], lang: str) -> str:
    return "\n".join(block(problem, lines, lang) for problem in problems)


def block(problem: Problem, lines: Sequence[str], lang: str) -> str:
    level = translate(lang, LEVELS[problem.level])
    place = f"{problem.file}:{problem.line}:{problem.column}"
    head = f"{place}  {level}  {problem.code}  {problem.message(lang)}"
    body = f"    = {problem.hint(lang)}"
    if not 0 < problem.line <= len(lines):
        return f"{head}\n{body}"
    line = lines[problem.line - 1].replace("\t", " ")[:200]
    caret = " " * width(line[: problem.column - 1]) + "^"
    return f"{head}\n    {line}\n    {caret}\n{body}"


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
