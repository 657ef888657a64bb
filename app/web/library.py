"""Scenarios: those that lie in the house, by name, and files that are handed in."""

import hashlib
from pathlib import Path

from app.errors import NotFound
from app.places import SCENARIOS
from app.scenario.load import load
from app.scenario.model import Scenario

FIRST = "lift"


def names() -> list[str]:
    return sorted(path.stem for path in SCENARIOS.glob("*.yaml"))


def first() -> str:
    return FIRST if FIRST in names() else names()[0]


def read(name: str) -> Scenario:
    """One of the house's own. Raises ScenarioRejected."""
    return load(SCENARIOS / f"{name}.yaml")


def bring(name: str) -> Scenario:
    """A file, a package, a folder, or the name of one of the house's own. Raises NotFound, ScenarioRejected."""
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.yaml")) + sorted(path.glob("*.yml"))
        path = found[0] if found else path
    if path.is_file():
        return load(path)
    if name in names():
        return read(name)
    raise NotFound("没有找到剧本 {name}。", name=name[:80])


def digest(scenario: Scenario) -> bytes:
    return hashlib.sha256(scenario.text.encode()).digest()
