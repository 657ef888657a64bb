"""A season in figures: each evening's from its ledger, the rest from what people said of themselves."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sqlmodel import Session, func, select

from app.i18n import N_
from app.programme.book import rows
from app.programme.tables import Activity, Evening, Growth, Project, SignIn, Target, Topic, Visit, Wish
from app.record.read import Entries, told
from app.record.report.figures import results
from app.show import cells
from app.show.lines import Transcript
from app.values import dataclass

LEAST = 5
"""Groups under five are not told."""
STEPS = {
    "w": N_("看过"), "s": N_("开过口"), "p": N_("提过议"), "d": N_("动过手"), "h": N_("主持过"), "r": N_("写过"),
    "b": N_("带邻居来过"), "c": N_("来过文化活动"),
}  # fmt: skip
AGES = {"1": N_("35 岁以下"), "2": N_("36 到 59 岁"), "3": N_("60 岁以上")}
"""What somebody may say of themselves, each by a letter of its own."""
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Figures:
    """One evening. `spoke`: people who spoke or wrote; `done` of `promises`; `pleased`: (share of 4 and 5 points,
    who answered); `learned`: (share right before, after, pairs)."""

    show: str
    title: str
    day: int
    ended: bool
    seats: int
    minutes: int
    spoke: int
    promises: int
    done: int
    pleased: tuple[float, int] | None
    learned: tuple[float, float, int] | None


def figures(entries: Entries, lang: str, done: int, promised: int) -> Figures:
    found = told(entries, lang)
    begun = found.started or found.opened
    heard = next((line.heard for line in reversed(found.lines) if line.heard), None)
    spoke = max(sum(n > 0 for n in heard.wrote), sum(n > 0 for n in heard.spoke)) if heard else 0
    minutes = round((found.ended - begun) / 60_000) if found.ended and found.started else 0
    seats, ended = sum(found.seats.values()), found.ended is not None
    about = (found.show, found.title, begun, ended, seats, minutes, spoke, promised, done)
    return Figures(*about, pleased(found), learned(found))


def pleased(found: Transcript) -> tuple[float, int] | None:
    """The share of four and five points among all that were given, and by how many people; None where too few."""
    asked = [c.spread for r in results(found) if r.use == "satisfaction" and r.revealed for c in r.counts]
    if any(n is None for spread in asked for n in spread.values()):
        return None
    points = Counter[str]()
    for spread in asked:
        points.update({value: n or 0 for value, n in spread.items()})
    people = max((r.voted for r in results(found) if r.use == "satisfaction" and r.revealed), default=0)
    return ((points["4"] + points["5"]) / points.total(), people) if people >= LEAST and points else None


def learned(found: Transcript) -> tuple[float, float, int] | None:
    """Share right before and after of the questions asked twice, and how many pairs."""
    right = {(r.ballot, c.option) for line in found.lines if (r := line.result) for c in r.counts if c.right}
    moves = [
        move
        for line in found.lines
        if (shift := line.shift) and shift.how == "quiz"
        for move in shift.moves
        if (shift.second, move.option) in right and move.n >= LEAST
    ]
    n = sum(move.n for move in moves)
    if not n:
        return None
    return sum(m.before * m.n for m in moves) / n, sum(m.after * m.n for m in moves) / n, n


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tables hold of a project. `signed` and `scores`: activity -> phones, (4+5 points, points given). `first`
    and `back`: people who said so themselves; `steps` letter -> people, groups under five left out; `ages` the same,
    None where a figure would tell of fewer than five; `led`: came to an activity and saw a play, None under five."""

    evenings: Sequence[Evening]
    activities: Sequence[Activity]
    targets: Sequence[Target]
    signed: Mapping[str, int]
    scores: Mapping[str, tuple[int, int]]
    wishes: Mapping[str, int]
    first: int
    back: int
    steps: Mapping[str, int]
    ages: Mapping[str, int | None]
    led: int | None


def kept(session: Session, project: str) -> Kept:
    evenings = rows(session, Evening, project=project)
    activities = rows(session, Activity, project=project)
    signs = session.exec(select(SignIn).join(Activity).where(Activity.project == project)).all()
    visits = rows(session, Visit, project=project)
    came = Counter(visit.token for visit in visits)
    growth = [set(row.steps) for row in rows(session, Growth, project=project)]
    grown = Counter(step for said in growth for step in said)
    led = sum({"w", "c"} <= said for said in growth)
    return Kept(
        evenings,
        activities,
        rows(session, Target, project=project),
        Counter(sign.activity for sign in signs),
        scored(signs),
        wishes(session, project),
        sum(visit.first for visit in visits),
        sum(n > 1 for n in came.values()),
        {step: grown[step] for step in STEPS if grown[step] >= LEAST},
        aged([grown[age] for age in AGES]),
        led if led >= LEAST else None,
    )


def aged(counts: Sequence[int]) -> dict[str, int | None]:
    """Nothing where nobody said."""
    return dict(zip(AGES, cells.line(counts), strict=True)) if any(counts) else {}


def scored(signs: Sequence[SignIn]) -> dict[str, tuple[int, int]]:
    given, good = Counter(s.activity for s in signs if s.score), Counter(s.activity for s in signs if s.score > 3)
    return {activity: (good[activity], n) for activity, n in given.items() if n >= LEAST}


def wishes(session: Session, project: str) -> dict[str, int]:
    query = select(Wish.topic, func.count()).join(Topic).where(Topic.project == project).group_by(Wish.topic)
    return dict(session.exec(query).all())


def reached(target: Target, evenings: Sequence[Figures], found: Kept) -> int:
    """What has been reached of a target; computed, unless it is one of their own."""
    activities = sum(row.paper for row in found.activities) + sum(found.signed.values())
    match target.measure:
        case "evenings":
            return sum(e.ended for e in evenings)
        case "people":
            return sum(e.seats for e in evenings)
        case "minutes":
            return sum(e.minutes for e in evenings)
        case "spoke":
            return sum(e.spoke for e in evenings)
        case "promises":
            return sum(e.done for e in evenings)
        case "first":
            return found.first
        case "back":
            return found.back
        case "activities":
            return activities
        case _:
            return target.got


def projects(session: Session, community: str) -> Sequence[Project]:
    """Of one community, or of the whole house."""
    return rows(session, Project, **({"community": community} if community else {}))
