"""Charts that Word and Excel draw themselves: sharp at every size, in the reader's own fonts, their data inside."""

from typing import Any

from app.record.blocks import Chart, Diverging, Plan, Slope
from app.record.drawing import AGAINST, BETWEEN, FOR, LINES, SOFT

DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "square_dot")
MARKS = ("circle", "square", "triangle", "diamond", "x", "star")
SHORT = 22
FONT = "Microsoft YaHei"
WIDE, ROW, EDGE = 620, 34, 110


class Drawn:
    """One chart on a sheet: its figures from `top` on, in columns from 0; `rows` how many lines they take."""

    def __init__(self, book: Any, sheet: Any, name: str, top: int, chart: Chart) -> None:
        self.book, self.sheet, self.name, self.top = book, sheet, name, top
        kind = {Diverging: self.diverging, Slope: self.slope, Plan: self.plan}[type(chart)]
        self.rows = 1
        self.native: Any = kind(chart)  # type: ignore[operator]
        name = f"{chart.caption}\n{key(chart)}".strip()
        self.native.set_title({"name": name, "name_font": {"size": 11, "bold": True}, "overlay": False})

    def figures(self, head: list[str], rows: list[list[str | float]]) -> None:
        lines: list[list[str | float]] = [[*head], *rows]
        for n, line in enumerate(lines):
            for column, value in enumerate(line):
                write = self.sheet.write_string if isinstance(value, str) else self.sheet.write_number
                write(self.top + n, column, value)
        self.rows = len(rows) + 1

    def column(self, n: int, **more: Any) -> dict[str, Any]:
        first, last = self.top + 1, self.top + self.rows - 1
        return {
            "name": [self.name, self.top, n],
            "categories": [self.name, first, 0, last, 0],
            "values": [self.name, first, n, last, n],
        } | more

    def bars(self) -> Any:
        chart = plain(self.book.add_chart({"type": "bar", "subtype": "stacked"}))
        chart.set_y_axis(
            {
                "reverse": True,
                "label_position": "low",
                "num_font": {"size": 9},
                "major_tick_mark": "none",
                "minor_tick_mark": "none",
                "interval_unit": 1,
            }
        )
        chart.set_legend({"none": True})
        chart.set_size({"width": WIDE, "height": EDGE + ROW * (self.rows - 1)})
        return chart

    def diverging(self, chart: Diverging) -> Any:
        """What lies left is below nought; half of those between stand on either side, their number at the right."""
        low, between, high = chart.names
        rows: list[list[str | float]] = [[short(label), -b / 2, -a, b / 2, c] for label, a, b, c in chart.rows]
        self.figures(["", between, low, between, high], rows)
        drawn = self.bars()
        labels = {"value": True, "num_format": "0;0;", "font": {"color": "white", "size": 9}}
        counts = [{"value": str(b)} if b else {"delete": True} for _, _, b, _ in chart.rows]
        middle = {"value": True, "custom": counts, "position": "inside_base", "font": {"size": 9}}
        drawn.add_series(self.column(1, fill={"color": BETWEEN}, gap=60, overlap=100))
        drawn.add_series(self.column(2, fill={"color": AGAINST}, data_labels=labels))
        drawn.add_series(self.column(3, fill={"color": BETWEEN}, data_labels=middle))
        drawn.add_series(self.column(4, fill={"color": FOR}, data_labels=labels))
        most = max((max(a + b / 2, c + b / 2) for _, a, b, c in chart.rows), default=1)
        drawn.set_x_axis(
            {"num_format": "0;0", "major_gridlines": {"visible": False}, "min": -most, "max": most, "visible": False}
        )
        return drawn

    def slope(self, chart: Slope) -> Any:
        """What each line says stands in its name: beside its ends the figures of close lines would cover each other."""
        told = "0%" if chart.share else "0"
        rows: list[list[str | float]] = [
            [f"{short(label)} {written(chart, before)} → {written(chart, after)}", before, after]
            for label, before, after in chart.rows
        ]
        self.figures(["", *chart.names], rows)
        drawn = plain(self.book.add_chart({"type": "line"}))
        for n in range(len(chart.rows)):
            row, ink = self.top + 1 + n, LINES[n % len(LINES)]
            line = {"color": ink, "width": 2.25, "dash_type": DASHES[n % len(DASHES)]}
            mark = {"type": MARKS[n % len(MARKS)], "size": 7, "fill": {"color": ink}, "border": {"color": ink}}
            series = {
                "name": [self.name, row, 0],
                "categories": [self.name, self.top, 1, self.top, 2],
                "values": [self.name, row, 1, row, 2],
            }
            drawn.add_series(series | {"line": line, "marker": mark})
        grid = {"visible": True, "line": {"color": BETWEEN}}
        drawn.set_x_axis({"major_tick_mark": "none", "minor_tick_mark": "none"})
        unit = 0.25 if chart.share else 1
        ends = {"min": chart.low, "max": chart.high, "major_unit": unit, "minor_tick_mark": "none"}
        drawn.set_y_axis(ends | {"num_format": told, "major_gridlines": grid})
        drawn.set_legend({"position": "right"})
        drawn.set_size({"width": WIDE, "height": max(210, 120 + 30 * len(chart.rows))})
        return drawn

    def plan(self, chart: Plan) -> Any:
        """Two bars for each scene, the plan above what became of it; what comes before is not drawn."""
        planned, real, unit = chart.names
        rows: list[list[str | float]] = []
        for label, due, length, at, took in chart.rows:
            rows += [[f"{short(label)} · {planned}", due, length, 0], [f"{short(label)} · {real}", at, 0, took]]
        self.figures(["", " ", planned, real], rows)
        drawn = self.bars()
        none = {"fill": {"none": True}, "border": {"none": True}, "gap": 25, "overlap": 100}
        shown = {"value": True, "num_format": "0.#;;", "font": {"color": "white", "size": 8}}
        drawn.add_series(self.column(1, **none))
        drawn.add_series(self.column(2, fill={"color": BETWEEN}, border={"color": SOFT}))
        drawn.add_series(self.column(3, fill={"color": FOR}, data_labels=shown))
        grid = {"visible": True, "line": {"color": BETWEEN}}
        drawn.set_x_axis({"name": unit, "min": 0, "minor_tick_mark": "none", "major_gridlines": grid})
        drawn.set_size({"width": WIDE, "height": EDGE + 21 * (self.rows - 1)})
        return drawn


def key(chart: Chart) -> str:
    """In words, because a legend would name the halves twice."""
    return " ← {} · {} · {} → ".format(*chart.names).strip() if isinstance(chart, Diverging) else ""


def written(chart: Slope, value: float) -> str:
    return f"{value:.0%}" if chart.share else f"{value:.2f}"


def short(label: str) -> str:
    return label if len(label) <= SHORT else label[: SHORT - 1] + "…"


def plain(chart: Any) -> Any:
    """Labels that show their value and say that they show nothing else: readers fill in what is left open. Letters
    without serifs in every script."""

    def values() -> None:
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
            chart._xml_empty_tag(f"c:show{name}", [("val", int(name == "Val"))])

    def letters() -> None:
        for name in ("c:txPr", "a:p", "a:pPr", "a:defRPr"):
            if name == "a:p":
                chart._xml_empty_tag("a:bodyPr")
                chart._xml_empty_tag("a:lstStyle")
            chart._xml_start_tag(name)
        for script in ("latin", "ea", "cs"):
            chart._xml_empty_tag(f"a:{script}", [("typeface", FONT)])
        for name in ("a:defRPr", "a:pPr"):
            chart._xml_end_tag(name)
        chart._xml_empty_tag("a:endParaRPr", [("lang", "zh-CN")])
        for name in ("a:p", "c:txPr"):
            chart._xml_end_tag(name)
        last()

    last = chart._write_print_settings
    chart._write_show_val, chart._write_print_settings = values, letters
    return chart
