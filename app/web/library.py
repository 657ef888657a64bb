"""Scenarios: those that lie in the house, by name, and files that are handed in."""

import hashlib
from pathlib import Path

from app.desk.opened import kept
from app.errors import NotFound
from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.model import Scenario

FIRST = "lift"


def names() -> list[str]:
    return sorted(path.stem for path in SCENARIOS.glob("*.yaml"))


def first() -> str:
    return FIRST if FIRST in names() else names()[0]


def bring(name: str) -> tuple[Scenario, Path]:
    """A file, a package, a folder, or the name of one of the house's own; with the folder its media lie in.
    Raises NotFound, ScenarioRejected, and what a package is refused for."""
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.yaml")) + sorted(path.glob("*.yml"))
        path = found[0] if found else path
    if not path.is_file() and name in names():
        path = SCENARIOS / f"{name}.yaml"
    if not path.is_file():
        raise NotFound("没有找到剧本 {name}。", name=name[:80])
    path = kept(path)
    return load(path), path.parent


def digest(scenario: Scenario) -> bytes:
    return hashlib.sha256(scenario.text.encode()).digest()
