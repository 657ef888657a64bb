"""`theatre rehearse`: what one simulated evening did, and what many of them reached."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.errors import TheatreError
from app.i18n import N_, translate
from app.rehearse.offline import Coverage, Rehearsed, coverage, rehearse
from app.scenario.load import load
from app.scenario.model import Scenario

CHOSEN = N_("{question}：{chosen}")


def rehearse_command(file: Path, residents: int = 30, seed: int = 1, runs: int = 1, to: Path | None = None) -> int:
    """Prints path, coverage and times in the scenario's language; `to` takes the record of the first run. Exit code."""
    try:
        scenario = load(file)
        first = rehearse(scenario, residents, seed)
        found = coverage(scenario, runs, seed, residents, counted(runs, scenario.lang)) if runs > 1 else None
    except TheatreError as refusal:
        sys.stderr.write(translate("zh", refusal.sentence, **refusal.values) + "\n")
        return 1
    if to is not None:
        to.write_bytes(first.record())
    sys.stdout.write("\n".join(told(scenario, first, found)) + "\n")
    return 0


def counted(runs: int, lang: str) -> Callable[[int], object]:
    """Says on a terminal how far the runs have come; elsewhere nothing."""

    def played(run: int) -> None:
        if sys.stderr.isatty():
            line = translate(lang, "排到第 {run} 遍，一共 {runs} 遍。", run=run, runs=runs)
            sys.stderr.write(f"\r{line}" + ("\r\033[K" if run == runs else ""))
            sys.stderr.flush()

    return played


def told(scenario: Scenario, first: Rehearsed, found: Coverage | None) -> list[str]:
    """The lines for people."""
    lines = path(scenario, first)
    return lines + reached(scenario, found) if found else lines


def path(scenario: Scenario, first: Rehearsed) -> list[str]:
    lang, titles = scenario.lang, {scene.id: scene.title or scene.id for scene in scenario.scenes}
    lines = [
        translate(lang, "走过的路：{path}", path=" → ".join(titles[s] for s in first.scenes)),
        translate(lang, "用时 {minutes} 分钟，账本 {n} 条。", minutes=minutes(first.seconds), n=len(first.entries)),
    ]
    for vote, chosen in first.options_chosen.items():
        texts = {o.id: o.text for o in getattr(scenario.beat(vote.partition("/")[0]), "options", ())}
        ahead = "、".join(texts.get(o, o) for o in chosen) or "-"
        lines.append("  " + translate(lang, CHOSEN, question=scenario.beat(vote.partition("/")[0]).text, chosen=ahead))
    return lines


def reached(scenario: Scenario, found: Coverage) -> list[str]:
    lang, titles = scenario.lang, {scene.id: scene.title or scene.id for scene in scenario.scenes}
    came = len(found.scenes) - len(found.missed)
    lines = [
        translate(lang, "排了 {runs} 遍，走到 {came} / {n} 场。", runs=found.runs, came=came, n=len(found.scenes)),
        translate(
            lang,
            "最短 {shortest} 分钟，最长 {longest} 分钟。",
            shortest=minutes(found.shortest),
            longest=minutes(found.longest),
        ),
    ]
    lines += [translate(lang, "  {scene}：{times} 遍", scene=titles[s], times=n) for s, n in found.scenes.items()]
    for vote, options in found.options.items():
        texts = {o.id: o.text for o in getattr(scenario.beat(vote), "options", ())}
        lines.append(translate(lang, "“{question}”领先的次数：", question=scenario.beat(vote).text))
        lines += [translate(lang, "  {scene}：{times} 遍", scene=texts[o], times=n) for o, n in options.items()]
    if found.missed:
        lines.append(translate(lang, "没有走到：{scenes}", scenes="、".join(titles[s] for s in found.missed)))
    if found.refusals:
        lines.append(translate(lang, "遇到的婉拒："))
        lines += [f"  {n} × {translate(lang, sentence)}" for sentence, n in found.refusals.items()]
    return lines


def minutes(seconds: int) -> int:
    return round(seconds / 60)
