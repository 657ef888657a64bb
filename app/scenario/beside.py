"""The translations that lie beside a scenario: en/lift.yaml for lift.yaml, and lift.yaml for en/lift.yaml."""

from pathlib import Path

from app.errors import ScenarioRejected
from app.i18n import LANGS, N_
from app.scenario.check import check
from app.scenario.model import Scenario
from app.scenario.problems import ERROR
from app.scenario.twin import Original

SAID = N_("译文 {file} 还有 {n} 处要改。第 {line} 行：{message}")


def home(file: Path) -> Path:
    """The folder of a scenario and its media; translations lie in folders of it named by their language."""
    above = file.parent.parent
    return above if file.parent.name in LANGS and (above / file.name).is_file() else file.parent


def places(file: Path) -> list[Path]:
    """Where a translation of this file may lie."""
    found = [home(file) / file.name, *(home(file) / lang / file.name for lang in LANGS)]
    return [place for place in found if place.is_file() and place.resolve() != file.resolve()]


def translations(file: Path, scenario: Scenario) -> tuple[Scenario, ...]:
    """One a language. Raises ScenarioRejected when one of them has faults or is another play."""
    found: dict[str, Scenario] = {}
    for place in places(file):
        made = translation(place, Original(scenario, file.name, home(file)))
        found.setdefault(made.lang, made)
    return tuple(found.values())


def translation(source: Path | bytes, original: Original, name: str = "") -> Scenario:
    """Raises ScenarioRejected with the first fault."""
    made, problems = check(source, original=original)
    if made is None:
        faults = [p for p in problems if p.level == ERROR]
        label = name or (f"{source.parent.name}/{source.name}" if isinstance(source, Path) else "")
        raise ScenarioRejected(SAID, file=label, n=len(faults), line=faults[0].line, message=faults[0].message("zh"))
    return made
