"""A season as a workbook: what was promised and reached, evening by evening, activities, wishes, tasks."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

import xlsxwriter

from app.i18n import N_
from app.programme.season import Figures, Kept
from app.programme.tables import Evening, Target, Task, Topic
from app.programme.tables.season import KINDS, MEASURES
from app.record.columns import long
from app.record.read import local
from app.values import dataclass

Say = Callable[..., str]
Row = Sequence[str | int | float]
Sheet = tuple[str, Sequence[str], list[Row]]
WIDEST = 50


@dataclass(frozen=True, slots=True)
class Season:
    """A project as its page shows it: each target with what was reached, each evening with its plan and figures."""

    title: str
    targets: Sequence[tuple[Target, int]]
    evenings: Sequence[tuple[Evening, Figures]]
    found: Kept
    topics: Sequence[Topic]
    tasks: Sequence[Task]


def season_sheets(season: Season, say: Say) -> bytes:
    return workbook(season.title, parts(season, say), say)


def workbook(title: str, sheets: Iterable[Sheet], say: Say) -> bytes:
    """Typed cells, heads that stay, no formula."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bg_color": "#F3F0E8", "border": 1})
    percent = book.add_format({"num_format": "0%"})
    for name, head, lines in sheets:
        sheet = book.add_worksheet(say(name))
        sheet.write_string(0, 0, title, book.add_format({"bold": True}))
        for column, word in enumerate(head):
            sheet.write_string(1, column, say(word), bold)
            wide = max((long(str(line[column])) for line in lines), default=0)
            sheet.set_column(column, column, min(WIDEST, max(wide, long(say(word))) + 3))
        for n, line in enumerate(lines, 2):
            for column, cell in enumerate(line):
                if isinstance(cell, str):
                    sheet.write_string(n, column, cell)
                else:
                    sheet.write_number(n, column, cell, percent if isinstance(cell, float) else None)
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()
    return data.getvalue()


def parts(season: Season, say: Say) -> Iterator[Sheet]:
    goals: list[Row] = [(t.name or say(MEASURES[t.measure]), t.wanted, got) for t, got in season.targets]
    yield N_("说好的和做到的"), (N_("指标"), N_("目标"), N_("实际")), goals
    yield N_("一场一场"), EVENINGS, [evening(plan, told) for plan, told in season.evenings]
    yield N_("文化活动"), ACTIVITIES, list(activities(season.found, say))
    wishes = season.found.wishes
    wished: list[Row] = [(t.text, wishes.get(t.id, 0)) for t in season.topics if t.state == "shown"]
    yield N_("下回演什么"), (N_("想演哪件事"), N_("想看的人")), wished
    todo: list[Row] = [(t.title, t.role, t.who, t.day, "✓" if t.done else "") for t in season.tasks]
    yield N_("分工"), (N_("要办的事"), N_("哪一方、什么角色"), N_("谁"), N_("哪天以前"), N_("办好了")), todo


EVENINGS = (
    N_("哪天"),
    N_("演什么"),
    N_("计划多少人"),
    N_("到场"),
    N_("计划多少分钟"),
    N_("实际分钟"),
    N_("开口的人"),
    N_("约定"),
    N_("办成"),
    N_("满意"),
    N_("打分的人"),
    N_("先前答对"),
    N_("后来答对"),
    N_("配对数"),
)
ACTIVITIES = (
    N_("活动"),
    N_("哪一种"),
    N_("哪天"),
    N_("在哪儿"),
    N_("手机签到"),
    N_("纸上签到的人数"),
    N_("满意"),
    N_("打分的人"),
)


def evening(plan: Evening, told: Figures) -> Row:
    day = local(told.day, None).strftime("%Y-%m-%d")
    went = (plan.people or "", told.seats, plan.minutes or "", told.minutes, told.spoke, told.promises, told.done)
    return (day, told.title, *went, *(told.pleased or ("", "")), *(told.learned or ("", "", "")))


def activities(found: Kept, say: Say) -> Iterator[Row]:
    for row in found.activities:
        good, n = found.scores.get(row.id, (0, 0))
        rate: Row = (good / n, n) if n else ("", "")
        came = (found.signed.get(row.id, 0), row.paper)
        yield row.title, say(KINDS.get(row.kind, row.kind)), row.day, row.place, *came, *rate
