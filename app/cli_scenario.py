"""What the command line does with scenarios: each returns its exit code and prints for a person."""

import json
import re
from pathlib import Path

import typer

from app.desk.opened import opened
from app.i18n import N_, translate
from app.places import PROBLEMS
from app.scenario.check import examine
from app.scenario.load import load
from app.scenario.map import svg
from app.scenario.near import near
from app.scenario.problems import CODES, ERROR, Problem
from app.scenario.render import as_json, text
from app.scenario.schema import json_schema
from app.scenario.template import new

LANG = re.compile(r"^lang: *en\b", re.MULTILINE)
NAME = re.compile(r"[\w-]{1,60}", re.UNICODE)


def check_command(files: list[Path], format: str, lang: str = "") -> int:
    """0 without errors, 1 with, 2 when a file cannot be opened."""
    found: list[Problem] = []
    tongues: set[str] = set()
    for file in (one for named in files for one in (sorted(named.glob("*.yaml")) if named.is_dir() else [named])):
        if not file.is_file():
            typer.echo(translate(lang or "zh", "没有找到文件：{path}。", path=str(file)), err=True)
            return 2
        with opened(file) as play:
            _, problems, lines = examine(play, str(file))
        spoken = lang or ("en" if LANG.search("\n".join(lines[:80])) else "zh")
        found += problems
        tongues.add(spoken)
        if format == "text" and problems:
            typer.echo(text(problems, lines, spoken))
    errors = sum(p.level == ERROR for p in found)
    if format == "json":
        typer.echo(as_json(found, lang or "zh"))
    else:
        said = N_("{errors} 处错误，{reminders} 处提醒。")
        spoken = "en" if tongues == {"en"} else "zh"
        typer.echo(translate(lang or spoken, said, errors=errors, reminders=len(found) - errors))
    return 1 if errors else 0


def explain_command(code: str, lang: str = "zh") -> int:
    page = PROBLEMS / f"{code}.md"
    if code not in CODES or not page.is_file():
        close = near(code, CODES)
        typer.echo(translate(lang, "没有“{code}”这个代号。", code=code) + (f" → {close}" if close else ""), err=True)
        return 2
    typer.echo(page.read_text("utf-8"))
    return 0


def new_command(name: str, lang: str = "zh") -> int:
    """Writes NAME.yaml here; never over an existing file."""
    file = Path(name if name.endswith(".yaml") else f"{name}.yaml")
    if not NAME.fullmatch(file.stem):
        typer.echo(translate(lang, "名字只用文字、数字和横线。"), err=True)
        return 2
    if file.exists():
        typer.echo(translate(lang, "文件已经存在：{path}。", path=str(file)), err=True)
        return 2
    file.write_text(new(file.stem, lang), "utf-8")
    typer.echo(str(file))
    typer.echo(translate(lang, "用记事本打开它写；写完运行：theatre check {path}", path=str(file)), err=True)
    return 0


def map_command(file: Path, to: Path | None = None) -> int:
    with opened(file) as play:
        scenario = load(play)
    picture = svg(scenario, lang=scenario.lang)
    if to:
        to.write_text(picture, "utf-8")
    else:
        typer.echo(picture)
    return 0


def schema_command() -> int:
    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return 0
