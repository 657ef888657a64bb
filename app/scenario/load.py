"""A scenario that is ready to be played, or the reasons why it is not."""

from pathlib import Path

from app.errors import ScenarioRejected
from app.scenario.check import check
from app.scenario.model import Scenario
from app.scenario.problems import ERROR


def load(source: Path | str | bytes) -> Scenario:
    """Raises ScenarioRejected with the first fault and how many there are."""
    path = Path(source) if isinstance(source, str) else source
    scenario, problems = check(path)
    if scenario is not None:
        return scenario
    faults = [p for p in problems if p.level == ERROR]
    first = faults[0]
    raise ScenarioRejected(
        "剧本还有 {n} 处要改。第 {line} 行：{message}", n=len(faults), line=first.line, message=first.message("zh")
    )
