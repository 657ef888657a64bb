"""What does not agree, listed without judgement, for the organizer to explain: domain rules of a review of accounts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from app.i18n import N_
from app.programme.papers import Papers
from app.programme.tables import Declared, Evening, Photo, Stamp, Volunteer
from app.record.report.course import differences
from app.show.lines import Transcript

Say = Callable[..., str]
Guest = tuple[str, str, int | None, int | None]
"""Id, name, and when they came and went by their own stamp, ms since 1970."""
OFF = 0.1
SLACK = 10


def minutes(found: Transcript) -> int:
    return round((found.ended - found.started) / 60_000) if found.ended and found.started else 0


def listed(
    found: Transcript, guests: Sequence[Guest], papers: Papers, late: int, say: Say
) -> Iterator[tuple[str, str | int]]:
    """`late`: entries that put something right after the papers were handed in."""
    yield from differences(found, say)
    yield from of_plan(found, papers.evening, say)
    yield from of_experts(guests, papers.stamps, say)
    yield from of_volunteers(found, papers.volunteers, say)
    yield from of_photos(found, papers.photos, say)
    yield from of_fees(guests, papers, say)
    numbers = [row.serial for row in papers.vouchers]
    twice = {n: numbers.count(n) for n in numbers if numbers.count(n) > 1}
    yield from ((say("两张凭证编号一样：{n}", n=n), times) for n, times in twice.items())
    yield from ((say("同一时间还有另一场：{title}（一起演了几分钟）", title=t), n) for t, n in papers.clashes)
    yield from after_handing(papers, late, say)


def of_plan(found: Transcript, evening: Evening | None, say: Say) -> Iterator[tuple[str, str]]:
    if evening is None:
        return
    pairs = (
        (N_("人数和计划差一成以上"), evening.people, sum(found.seats.values())),
        (N_("时长和计划差一成以上"), evening.minutes, minutes(found)),
    )
    for sentence, plan, actual in pairs:
        if plan and abs(actual - plan) > OFF * plan:
            yield say(sentence), f"{actual} / {plan}"


def of_experts(guests: Sequence[Guest], stamps: Sequence[Stamp], say: Say) -> Iterator[tuple[str, str]]:
    """The expert's own stamps beside those of the facilitator."""
    seen = {stamp.guest: stamp for stamp in stamps}
    for id, name, arrived, left in guests:
        stamp = seen.get(id)
        if stamp is None:
            yield say("主持人没有给嘉宾记时间：{name}", name=name), "—"
            continue
        for sentence, own, seen_at in (
            (N_("嘉宾到的时间，两边记的不一样：{name}"), arrived, stamp.arrived),
            (N_("嘉宾走的时间，两边记的不一样：{name}"), left, stamp.left),
        ):
            if seen_at and own and apart(own, seen_at):
                yield say(sentence, name=name), f"{clock(own)} / {seen_at}"


def of_volunteers(found: Transcript, volunteers: Sequence[Volunteer], say: Say) -> Iterator[tuple[str, str]]:
    length = minutes(found)
    for row in volunteers:
        if row.minutes is None:
            yield say("志愿者本人还没确认时长：{name}", name=row.name), f"— / {row.planned}"
        elif row.planned and row.minutes != row.planned:
            yield say("志愿者本人说的和计划的不一样：{name}", name=row.name), f"{row.minutes} / {row.planned}"
        if row.minutes and length and row.minutes > length + 180:
            yield say("志愿时长比这一晚长出三小时以上：{name}", name=row.name), f"{row.minutes} / {length}"


def of_photos(found: Transcript, photos: Sequence[Photo], say: Say) -> Iterator[tuple[str, str]]:
    """A photograph before the doors opened or long after they closed."""
    if not found.started:
        return
    begun, over = clock(found.started - 3_600_000), clock((found.ended or found.started) + 3_600_000)
    for row in photos:
        if row.taken and begun < over and not begun <= row.taken.zfill(5) <= over:
            yield say("照片不是这一晚拍的：{caption}", caption=row.caption), row.taken


def of_fees(guests: Sequence[Guest], papers: Papers, say: Say) -> Iterator[tuple[str, str]]:
    """Vouchers name no payee, so numbers stand against each other: money for more people than said that they came."""
    came = {
        "expert": sum(arrived is not None for _, _, arrived, _ in guests),
        "volunteer": sum(row.minutes is not None for row in papers.volunteers),
    }
    sentences = {
        "expert": N_("付给嘉宾的凭证比自己签到的嘉宾多"),
        "volunteer": N_("付给志愿者的凭证比自己确认时长的志愿者多"),
    }
    for payee, sentence in sentences.items():
        paid = sum(row.payee == payee for row in papers.vouchers)
        if paid > came[payee]:
            yield say(sentence), f"{paid} / {came[payee]}"


def after_handing(papers: Papers, late: int, say: Say) -> Iterator[tuple[str, int]]:
    """What was put right or added once the funder had the papers. What became of promises is none of it."""
    handed = last_handed(papers)
    if handed is None:
        return
    if late:
        yield say("材料交出去以后，账本里又改了"), late
    kinds = (papers.stamps, papers.photos, papers.vouchers, papers.volunteers)
    if n := sum(row.at > handed.at for kind in kinds for row in kind):
        yield say("材料交出去以后，又添了凭证、照片、志愿者或嘉宾的时间"), n


def last_handed(papers: Papers) -> Declared | None:
    return next((row for row in reversed(papers.declared) if row.what == "handed"), None)


def clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M")


def apart(at: int, told: str) -> bool:
    """More than a few minutes between a stamp and a time of day."""
    hour, _, minute = told.replace("：", ":").partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return True
    own = datetime.fromtimestamp(at / 1000)
    return abs(own.hour * 60 + own.minute - int(hour) * 60 - int(minute)) > SLACK
