"""Scenarios: those that lie in the house, by name, and files that are handed in."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from app.desk.opened import kept
from app.errors import NotFound, TheatreError
from app.places import SCENARIOS
from app.scenario.beside import home, translations
from app.scenario.check import some
from app.scenario.load import load
from app.scenario.model import Scenario
from app.scenario.source import decoded
from app.values import dataclass

FIRST = "lift"


def names() -> list[str]:
    return sorted(path.stem for path in SCENARIOS.glob("*.yaml"))


@cache
def told(path: Path, changed: int) -> dict[str, Any] | None:
    """What the library says of one of the house's own."""
    try:
        scenario = load(path)
    except TheatreError:
        return None
    topics = scenario.about.get("topics", ())
    return {
        "name": path.relative_to(SCENARIOS).with_suffix("").as_posix(),
        "title": scenario.title,
        "lang": scenario.lang,
        "minutes": round((scenario.duration or 0) / 60),
        "topics": (topics,) if isinstance(topics, str) else topics,
        "summary": scenario.about.get("summary", ""),
    }


def evenings(lang: str) -> list[dict[str, Any]]:
    """Those of the house itself, as they are called in this language where they were translated."""
    found = [told(path, path.stat().st_mtime_ns) for path in sorted(SCENARIOS.glob("*.yaml"))]
    return [named(play, lang) for play in found if play]


def named(play: dict[str, Any], lang: str) -> dict[str, Any]:
    path = SCENARIOS / lang / f"{play['name']}.yaml"
    other = told(path, path.stat().st_mtime_ns) if play["lang"] != lang and path.is_file() else None
    return play | {name: other[name] for name in ("title", "summary")} if other else play


def first() -> str:
    return FIRST if FIRST in names() else names()[0]


@dataclass(frozen=True, slots=True)
class Play:
    """A scenario, the folder its media lie in, its translations."""

    scenario: Scenario
    folder: Path
    tongues: tuple[Scenario, ...] = ()


def bring(name: str) -> Play:
    """What `place` finds, read. Raises ScenarioRejected too."""
    path = place(name)
    scenario = load(path)
    return Play(scenario, home(path), translations(path, scenario))


def place(name: str) -> Path:
    """A file, a package, a folder, or the name of one of the house's own. Raises NotFound, and what a package is
    refused for."""
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.yaml")) + sorted(path.glob("*.yml"))
        path = found[0] if found else path
    if not path.is_file() and name in names():
        path = SCENARIOS / f"{name}.yaml"
    if not path.is_file():
        raise NotFound("没有找到剧本 {name}。", name=name[:80])
    return kept(path)


def digest(path: Path) -> bytes:
    """The hash by which a show knows its scenario, of a file that need not be read for it."""
    return hashlib.sha256(decoded(some(path)).encode()).digest()
