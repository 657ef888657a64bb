"""What the command line measures: a table for a person, or JSON."""

import asyncio
import json
import os
import platform
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import typer

from app.bench.fanout import fanout
from app.bench.figures import Row, table
from app.bench.soak import soak
from app.bench.storm import storm
from app.bench.votes import votes

BUSY = 0.85


def bench_command(what: str, phones: int, runs: int, rate: int, seconds: float, as_json: bool) -> int:
    """1 when what was acknowledged, counted and recorded differ, or a phone did not get there."""
    with tempfile.TemporaryDirectory(prefix="theatre-bench-", ignore_cleanup_errors=True) as folder:
        try:
            rows = asyncio.run(job(what, Path(folder), phones, runs, rate, seconds))
        except (AssertionError, EOFError, OSError) as error:
            typer.echo(f"does not hold: {error!r}", err=True)
            return 1
    tell(what, phones, rows, as_json)
    return 0


def job(what: str, folder: Path, phones: int, runs: int, rate: int, seconds: float) -> Coroutine[Any, Any, list[Row]]:
    match what:
        case "fanout":
            return fanout(folder, phones, runs)
        case "votes":
            return votes(folder, phones, runs, rate, seconds)
        case "storm":
            return storm(folder, phones, runs)
        case _:
            return soak(folder, phones, seconds)


def tell(what: str, phones: int, rows: list[Row], as_json: bool) -> None:
    about = {"bench": what, "phones": phones, "cores": os.cpu_count(), "python": platform.python_version()}
    busy = any(row.get("load", 0.0) > BUSY for row in rows)
    if as_json:
        typer.echo(json.dumps(about | {"rows": rows, "load was the bottleneck": busy}, ensure_ascii=False))
        return
    typer.echo("  ".join(f"{name} {value}" for name, value in about.items()))
    typer.echo(table(rows))
    if len(rows) == 2 and rows[1].get("of") == "floor":
        shares = {name: rows[0][name] / rows[1][name] for name, value in rows[1].items() if ratio(name, value)}
        typer.echo("house / floor: " + ", ".join(f"{name} {share:.2f}" for name, share in shares.items()))
    if busy:
        typer.echo("The load generator was the bottleneck: these figures are a lower bound of what the house can do.")


def ratio(name: str, value: Any) -> bool:
    return isinstance(value, int | float) and value > 0 and name not in ("bytes", "load")
