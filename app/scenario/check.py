"""A file to a Scenario and everything that is wrong with it, in one run, sorted by place."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.i18n import LANGS
from app.scenario.build import build
from app.scenario.fallen import fallen
from app.scenario.model import Scenario
from app.scenario.names import names
from app.scenario.outline import CARDED
from app.scenario.problems import ERROR, Problem
from app.scenario.reader import Reader
from app.scenario.scan import scan
from app.scenario.sense import sense
from app.scenario.source import Enough, Source, cleaned, decoded, read
from app.scenario.standing import stand
from app.scenario.tree import parse
from app.scenario.twin import Original, twin

FOLLOWS = frozenset(
    {
        *("missing-field", "no-kind", "two-kinds", "few-options", "empty", "wrong-shape", "field-elsewhere"),
        *("unknown-field", "doubled-key", "doubled-id", "no-value", "not-a-scenario", "format-version", "script-bar"),
        *("goto-unknown", "vote-unknown", "option-unknown", "card-unknown", "cast-unknown", "scene-unknown"),
        *("answer-unknown", "same-as-later", "speaker-unknown", "field-in-script", "scene-unreached", "path-endless"),
        *("ending-single", "too-long", "vote-later", "vote-not-choice", "rehearsal-path", "rehearsal-tie"),
        *("swap-missing", "law-elsewhere", "law-unchecked", "civil-278-consult", "tokens-fund-all", "alt-missing"),
        "translation-apart",
    }
)
"""What may be but a consequence of a line that could not be read."""


def check(
    source: Path | bytes, name: str = "", original: Original | None = None
) -> tuple[Scenario | None, list[Problem]]:
    """The scenario (nothing when it has errors) and its problems. A path also has its media looked for, and in a folder
    named by its language (en/lift.yaml) the original that it translates."""
    scenario, problems, _ = examine(source, name, original)
    return scenario, problems


def examine(
    source: Path | bytes, name: str = "", original: Original | None = None
) -> tuple[Scenario | None, list[Problem], list[str]]:
    """As `check`, with the lines as the author sees them."""
    original = original or (above(source) if isinstance(source, Path) else None)
    folder = source.parent if isinstance(source, Path) else None
    folder = original.folder if original else folder
    data = source if isinstance(source, bytes) else some(source)
    written = read(data)
    scenario = None
    with suppress(Enough):
        scenario = None if written.fatal else understood(written, folder, data, original)
    problems = sorted(set_of(faults(written)), key=lambda p: (p.line, p.column, p.code))
    label = name or (source.name if isinstance(source, Path) else "")
    problems = [replace(p, file=label) for p in problems]
    good = scenario is not None and all(p.level != ERROR for p in problems)
    shown = [line.encode("utf-8", "replace").decode("utf-8") for line in written.written]
    return scenario if good else None, problems, shown


def some(path: Path) -> bytes:
    """At most a little more than a scenario may have: a huge file is refused without being read."""
    with path.open("rb") as file:
        return file.read(1_000_001)


def above(file: Path) -> Original | None:
    """What this file translates; nothing where it is no translation, or the original has faults of its own."""
    found = file.parent.parent / file.name
    if file.parent.name not in LANGS or not found.is_file():
        return None
    scenario, _ = check(some(found), found.name)
    return Original(scenario, found.name, found.parent) if scenario else None


def understood(source: Source, folder: Path | None, data: bytes, original: Original | None = None) -> Scenario | None:
    cleaned(source)
    fallen(source)
    stand(source)
    scan(source)
    reader = Reader(source)
    plan = build(reader, parse(source))
    if plan is None:
        return None
    names(reader, plan)
    sense(reader, plan, folder)
    if original is not None and plan.scenario.scenes:
        twin(reader, plan, original.scenario, original.name)
    return replace(plan.scenario, text=decoded(data))


def faults(source: Source) -> list[Problem]:
    """Where a line had to be left out, or a name was lost with its line or cannot be had, only what can be told without
    it."""
    follows = FOLLOWS if source.damaged else set()
    if any(p.code in ("doubled-id", "scene-end") for p in source.problems):
        follows = follows | {"goto-unknown", "scene-unknown"}
    again = {p.values.get("name") for p in source.problems if p.code == "doubled-key"}
    if again & CARDED:
        follows = follows | {"card-unknown", "cast-unknown", "speaker-unknown"}
    if again & {"title", "beats", "next"}:
        follows = follows | {"goto-unknown", "scene-unknown"}
    return [p for p in source.problems if p.code not in follows]


def set_of(problems: list[Problem]) -> list[Problem]:
    """One fault, one message: the first at each place."""
    found: dict[tuple[int, int, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.line, problem.column, problem.code), problem)
    return list(found.values())
