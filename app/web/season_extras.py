"""What a drawer of a project shows beside its cards, and the tasks that a way of working together begins with."""

from typing import Any

from app.i18n import N_
from app.programme.season import kept
from app.programme.tables import Project, Task
from app.programme.tables.base import new_id
from app.web.office import Office

BEGINNINGS = {
    "linked": (
        (N_("定场地、贴海报、请人来"), N_("社区（平台）")),
        (N_("排戏、主持、交材料"), N_("社会组织（载体）")),
        (N_("带志愿者、跟约定、回访"), N_("社工（专业）")),
    ),
    "hub": (
        (N_("排一季的日子，配剧本和器材"), N_("枢纽型社会组织")),
        (N_("各小组各演一场"), N_("小组和社团")),
        (N_("收齐各场的记录，合成一份"), N_("枢纽型社会组织")),
    ),
    "equal": (
        (N_("每场换一方主持"), N_("各方轮流")),
        (N_("各方当众说出什么力"), N_("每一方")),
        (N_("各方说话的时间要一样长"), N_("计时的人")),
    ),
}


async def seed_tasks(office: Office, project: Project) -> None:
    """The project's own way of working together says who does what; people change it as they like."""
    for title, role in BEGINNINGS[project.mode]:
        row = Task(id=new_id(), project=project.id, title=office.say(title), role=office.say(role), at=office.now)
        await office.book.add(row, project=project.id)


async def extras(office: Office, project: str, name: str) -> dict[str, Any]:
    if name not in ("topics", "activities"):
        return {}
    found = await office.book.read(lambda session: kept(session, project))
    told = {
        row.id: {"phones": found.signed.get(row.id, 0), "rate": rate(found.scores.get(row.id))}
        for row in found.activities
    }
    return {"wishes": found.wishes, "signed": told, "page": f"/next/{project}"}


def rate(scored: tuple[int, int] | None) -> str | None:
    """Four and five points of all that were given."""
    return f"{scored[0] / scored[1]:.0%} (n = {scored[1]})" if scored else None
