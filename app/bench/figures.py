"""Figures of repeated runs: medians, and how they are told to a person."""

from statistics import median
from typing import Any

Row = dict[str, Any]


def at(share: float, values: list[float]) -> float:
    """The value that `share` of all do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def medians(rows: list[Row]) -> Row:
    """Figure by figure; what is no number is taken from the first run."""
    first = rows[0]
    numbers = {n: v for n, v in first.items() if isinstance(v, int | float) and not isinstance(v, bool)}
    return first | {name: round(median(row[name] for row in rows), 3) for name in numbers}


def table(rows: list[Row]) -> str:
    """Columns as wide as they need to be, in the order of the first row."""
    names = list(rows[0])
    lines = [names, *([say(row.get(name, "")) for name in names] for row in rows)]
    wide = [max(len(line[n]) for line in lines) for n in range(len(names))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, wide, strict=True)) for line in lines)


def say(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
