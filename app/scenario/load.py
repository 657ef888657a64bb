"""A scenario that is ready to be played, or the reasons why it is not."""

from collections.abc import Sequence
from pathlib import Path

from app.errors import ScenarioRejected
from app.i18n import N_
from app.scenario.check import check
from app.scenario.model import Scenario
from app.scenario.problems import ERROR, Problem

SAID = N_("剧本还有 {n} 处要改。第 {line} 行：{message}")


class Rejected(ScenarioRejected):
    """`problems`: everything that was found, reminders too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        faults = [p for p in problems if p.level == ERROR]
        line, said = faults[0].line, faults[0].message("zh")
        super().__init__(SAID, n=len(faults), line=line, message=said)
        self.problems = tuple(problems)


def load(source: Path | str | bytes) -> Scenario:
    """Raises Rejected, a ScenarioRejected that says the first fault and how many there are, and carries all."""
    scenario, problems = check(Path(source) if isinstance(source, str) else source)
    if scenario is None:
        raise Rejected(problems)
    return scenario
