"""Communities apart from each other, their projects, evenings, activities, wishes and tasks."""

from app.i18n import N_
from app.programme.card import Base, Card, a_choice, a_day, a_line, a_note, a_number, a_tick
from app.programme.tables.base import at_column, id_column, of, word

__all__ = [
    "Activity", "ActivityCard", "Community", "CommunityCard", "Evening", "EveningCard", "Growth", "Helper",
    "HelperCard", "Project", "ProjectCard", "SignIn", "Target", "TargetCard", "Task", "TaskCard", "Topic", "TopicCard",
    "Troupe", "TroupeCard", "Visit", "Wish",
]  # fmt: skip

MODES = {"linked": N_("三社联动"), "hub": N_("协同治理"), "equal": N_("多元共治")}
MEASURES = {
    "evenings": N_("演了几场"), "people": N_("来了多少人次"), "minutes": N_("演了多少分钟"), "spoke": N_("开口的人次"),
    "first": N_("第一次开口的人（自愿报）"), "back": N_("又来的人（自愿报）"), "promises": N_("约定办成几件"),
    "activities": N_("文化活动的人次"), "own": N_("别的，自己填"),
}  # fmt: skip
KINDS = {
    "poem": N_("诗词朗诵"), "craft": N_("手工"), "brush": N_("书法"), "music": N_("唱歌奏乐"), "walk": N_("走读"),
    "talk": N_("讲座"), "other": N_("别的"),
}  # fmt: skip


SKILLS = {
    "": N_("不写"), "teacher": N_("当过老师"), "law": N_("懂法律"), "cadre": N_("当过干部"), "shop": N_("开店的"),
    "health": N_("医生护士"), "art": N_("会文艺"), "craft": N_("有手艺"), "other": N_("别的"),
}  # fmt: skip


class CommunityCard(Card):
    name: str = a_line(N_("社区的名字"), needed=True)


class Community(Base, CommunityCard, table=True):
    """Nobody of one sees anything of another; the house sees all."""

    id: str = id_column()


class ProjectCard(Card):
    title: str = a_line(N_("项目"), needed=True)
    mode: str = a_choice(N_("怎么合作"), MODES)
    purpose: str = a_note(N_("为什么做、给谁做"), most=600)
    convenor: str = a_line(N_("召集方（可不填）"))
    purchaser: str = a_line(N_("购买方或资助方"))
    contract: str = a_line(N_("合同编号"))
    needs: int = a_number(N_("事先问过多少人"))
    begins: str = a_day(N_("开始"))
    ends: str = a_day(N_("结束"))


class Project(Base, ProjectCard, table=True):
    id: str = id_column()
    community: str = of("community")
    at: int = at_column()


class TargetCard(Card):
    measure: str = a_choice(N_("指标"), MEASURES)
    wanted: int = a_number(N_("目标"))
    name: str = a_line(N_("叫法（可不填）"))
    got: int = a_number(N_("实际（只有“别的”才填）"))


class Target(Base, TargetCard, table=True):
    id: str = id_column()
    project: str = of("project")
    at: int = at_column()


class EveningCard(Card):
    day: str = a_day(N_("计划哪天"))
    people: int = a_number(N_("计划多少人"))
    minutes: int = a_number(N_("计划多少分钟"), most=600)


class Evening(Base, EveningCard, table=True):
    """A show of a project, with what was planned."""

    show: str = of("show", primary=True)
    project: str = of("project")
    at: int = at_column()


class ActivityCard(Card):
    title: str = a_line(N_("活动"), needed=True)
    kind: str = a_choice(N_("哪一种"), KINDS)
    day: str = a_day(N_("哪天"))
    place: str = a_line(N_("在哪儿"))
    paper: int = a_number(N_("纸上签到的人数"), most=10_000)


class Activity(Base, ActivityCard, table=True):
    """A culture evening without a play. People sign in with one tap or on paper; only the count is kept."""

    id: str = id_column()
    project: str = of("project")
    at: int = at_column()


class SignIn(Base, table=True):
    """`token`: a hash of chance that this phone keeps for this activity alone. `score` 1 to 5, 0: not given."""

    activity: str = of("activity", primary=True)
    token: str = word(primary=True)
    score: int = 0


class TopicCard(Card):
    text: str = a_line(N_("想演哪件事"), needed=True, most=60)


class Topic(Base, TopicCard, table=True):
    """`state` held until the organizer has read it, shown, or hidden."""

    id: str = id_column()
    project: str = of("project")
    state: str = word()
    at: int = at_column()


class Wish(Base, table=True):
    topic: str = of("topic", primary=True)
    token: str = word(primary=True)


class Visit(Base, table=True):
    """Somebody who wants to be counted as having come. Never joined with a seat or a ballot."""

    show: str = of("show", primary=True)
    token: str = word(primary=True)
    project: str = of("project")
    first: bool = False


class Growth(Base, table=True):
    """What somebody says of themselves: letters of watched, spoke, proposed, did, hosted, wrote."""

    project: str = of("project", primary=True)
    token: str = word(primary=True)
    steps: str = word()


class HelperCard(Card):
    name: str = a_line(N_("称呼（不写电话）"), needed=True, most=30)
    skill: str = a_choice(N_("有什么本事（可不写）"), SKILLS)
    offer: str = a_line(N_("愿意做什么：当嘉宾、带新人、借地方"))


class Helper(Base, HelperCard, table=True):
    """Somebody of the place with a skill, to be invited. A seat among the experts needs a name and no number."""

    id: str = id_column()
    project: str = of("project")
    at: int = at_column()


class TroupeCard(Card):
    name: str = a_line(N_("小组的名字"), needed=True, most=40)
    members: str = a_note(N_("谁演什么：一行一位，如“田姐：罗师傅”；名单可以整段贴进来"))
    play: str = a_line(N_("排哪出戏"))
    rehearsals: str = a_note(N_("排练：一行一次，哪天、在哪儿"), most=600)
    next: str = a_day(N_("下一场"))


class Troupe(Base, TroupeCard, table=True):
    """A group that plays: an arts group of the place, or one that an evening hatched. What people are called, that is
    all."""

    id: str = id_column()
    project: str = of("project")
    at: int = at_column()


class TaskCard(Card):
    title: str = a_line(N_("要办的事"), needed=True)
    role: str = a_line(N_("哪一方、什么角色"))
    who: str = a_line(N_("谁（称呼就行）"))
    day: str = a_day(N_("哪天以前"))
    done: bool = a_tick(N_("办好了"))


class Task(Base, TaskCard, table=True):
    id: str = id_column()
    project: str = of("project")
    at: int = at_column()
