"""Scenarios: those that lie in the house, by name, and files that are handed in."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from app.desk.opened import kept
from app.errors import NotFound
from app.places import SCENARIOS
from app.scenario.beside import home, translations
from app.scenario.load import load
from app.scenario.model import Scenario

FIRST = "lift"


def names() -> list[str]:
    return sorted(path.stem for path in SCENARIOS.glob("*.yaml"))


def first() -> str:
    return FIRST if FIRST in names() else names()[0]


@dataclass(frozen=True, slots=True)
class Play:
    """A scenario, the folder its media lie in, its translations."""

    scenario: Scenario
    folder: Path
    tongues: tuple[Scenario, ...] = ()


def bring(name: str) -> Play:
    """A file, a package, a folder, or the name of one of the house's own. Raises NotFound, ScenarioRejected, and what a
    package is refused for."""
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.yaml")) + sorted(path.glob("*.yml"))
        path = found[0] if found else path
    if not path.is_file() and name in names():
        path = SCENARIOS / f"{name}.yaml"
    if not path.is_file():
        raise NotFound("没有找到剧本 {name}。", name=name[:80])
    path = kept(path)
    scenario = load(path)
    return Play(scenario, home(path), translations(path, scenario))


def digest(scenario: Scenario) -> bytes:
    return hashlib.sha256(scenario.text.encode()).digest()
