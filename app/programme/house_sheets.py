"""All communities of a house in one workbook: their evenings side by side, and what people wish for everywhere."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.i18n import N_
from app.programme.season import LEAST, Figures
from app.programme.season_sheets import EVENINGS, Row, Say, Sheet, evening, workbook
from app.programme.tables import Evening
from app.record.report.figures import HIDDEN
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One project. `wishes` topic -> people; topics of the same words are one topic."""

    community: str
    project: str
    evenings: Sequence[tuple[Evening, Figures]]
    wishes: Sequence[tuple[str, int]]


def house_sheets(parts: Sequence[Part], say: Say) -> bytes:
    return workbook(say("各社区合在一起"), sheets(parts), say)


def sheets(parts: Sequence[Part]) -> Iterator[Sheet]:
    yield N_("各个项目"), PROJECTS, [summed(part) for part in parts]
    yield N_("一场一场"), (*WHERE, *EVENINGS), [(*where(p), *evening(*pair)) for p in parts for pair in p.evenings]
    yield N_("大家想看什么"), (N_("想演哪件事"), N_("想看的人"), N_("几个项目提过")), list(wished(parts))


WHERE = (N_("社区"), N_("项目"))
PROJECTS = (*WHERE, N_("演了几场"), N_("到场"), N_("实际分钟"), N_("开口的人"), N_("约定"), N_("办成"))


def where(part: Part) -> tuple[str, str]:
    return part.community, part.project


def summed(part: Part) -> Row:
    told = [figures for _, figures in part.evenings]
    sums = (sum(getattr(f, name) for f in told) for name in ("seats", "minutes", "spoke", "promises", "done"))
    return (*where(part), sum(f.ended for f in told), *sums)


def wished(parts: Sequence[Part]) -> Iterator[Row]:
    """Most wished first. What fewer than five people wish for is told, how many is not."""
    people, projects = Counter[str](), Counter[str]()
    for part in parts:
        people.update(dict(part.wishes))
        projects.update({text for text, _ in part.wishes})
    for text, n in sorted(people.items(), key=lambda pair: (-pair[1], pair[0])):
        yield text, HIDDEN if 0 < n < LEAST else n, projects[text]
