"""Plan against actual, and what does not agree: listed without judgement, for the organizer to explain."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.i18n import N_, translate
from app.programme.tables import Evening, Photo, Stamp, Volunteer, Voucher
from app.record.read import Entries, told
from app.record.report.course import differences
from app.show.lines import Transcript

Say = Callable[..., str]
ENGLISH = {
    "项目": "project", "购买方": "purchaser", "合同编号": "contract", "召集方": "convenor", "目的": "purpose",
    "剧本": "scenario", "日期": "day", "开演": "begins", "结束": "ends", "人数": "people", "分钟": "minutes",
    "嘉宾": "experts", "约定": "promises", "办成": "kept", "志愿者": "volunteers", "志愿分钟": "volunteer-minutes",
    "凭证": "vouchers", "金额": "amount", "照片": "photographs", "账本条数": "entries", "封印": "seal",
}  # fmt: skip
OFF = 0.1
SLACK = 10


@dataclass(frozen=True, slots=True)
class Papers:
    """What the tables hold of one show."""

    evening: Evening | None
    stamps: Sequence[Stamp]
    volunteers: Sequence[Volunteer]
    photos: Sequence[Photo]
    vouchers: Sequence[Voucher]


@dataclass(frozen=True, slots=True)
class Flag:
    """`id` stays the same in every language."""

    id: str
    text: str
    figures: str


@dataclass(frozen=True, slots=True)
class Proof:
    """`plan`: rows of what was planned and what came."""

    transcript: Transcript
    plan: tuple[tuple[str, str, str], ...]
    flags: tuple[Flag, ...]


def minutes(found: Transcript) -> int:
    return round((found.ended - found.started) / 60_000) if found.ended and found.started else 0


def proof(
    entries: Entries, lang: str, guests: Sequence[tuple[str, str, int | None, int | None]], papers: Papers
) -> Proof:
    found, source = told(entries, lang), told(entries, "zh")

    def say(sentence: str, **values: object) -> str:
        return translate(lang, sentence, **values)

    def plain(sentence: str, **values: object) -> str:
        return translate("zh", sentence, **values)

    pairs = zip(listed(found, guests, papers, say), listed(source, guests, papers, plain), strict=True)
    flags = tuple(Flag(named(zh), text, str(figures)) for (text, figures), (zh, _) in pairs)
    return Proof(found, tuple(planned(found, papers.evening, say)), flags)


def named(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def planned(found: Transcript, evening: Evening | None, say: Say) -> Iterator[tuple[str, str, str]]:
    people, time = (str(evening.people or "—"), evening.minutes or "—") if evening else ("—", "—")
    yield say("人数"), people, str(sum(found.seats.values()))
    yield say("分钟"), str(time), str(minutes(found))
    yield say("剧本写的分钟"), str(round((found.planned or 0) / 60)) if found.planned else "—", str(minutes(found))
    cues = [line for line in found.lines if line.kind == "cue"]
    yield say("环节"), "—", str(len(cues))


def listed(
    found: Transcript, guests: Sequence[tuple[str, str, int | None, int | None]], papers: Papers, say: Say
) -> Iterator[tuple[str, str | int]]:
    yield from differences(found, say)
    yield from of_plan(found, papers.evening, say)
    yield from of_experts(found, guests, papers.stamps, say)
    yield from of_volunteers(found, papers.volunteers, say)
    yield from of_photos(found, papers.photos, say)
    numbers = [row.serial for row in papers.vouchers]
    twice = {n: numbers.count(n) for n in numbers if numbers.count(n) > 1}
    yield from ((say("两张凭证编号一样：{n}", n=n), times) for n, times in twice.items())


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


def of_experts(
    found: Transcript, guests: Sequence[tuple[str, str, int | None, int | None]], stamps: Sequence[Stamp], say: Say
) -> Iterator[tuple[str, str]]:
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


def clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M")


def apart(at: int, told: str) -> bool:
    """More than a few minutes between a stamp and a time of day."""
    hour, _, minute = told.replace("：", ":").partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return True
    own = datetime.fromtimestamp(at / 1000)
    return abs(own.hour * 60 + own.minute - int(hour) * 60 - int(minute)) > SLACK


def blanks(found: Transcript, promises: Sequence[str], papers: Papers, about: dict[str, str]) -> dict[str, str]:
    """What {{name}} may stand for in a funder's form, beside the blanks of the project."""
    confirmed = [row.minutes for row in papers.volunteers if row.minutes is not None]
    figures = {
        "剧本": found.title,
        "日期": datetime.fromtimestamp((found.started or found.opened) / 1000).strftime("%Y-%m-%d"),
        "开演": clock(found.started) if found.started else "",
        "结束": clock(found.ended) if found.ended else "",
        "人数": sum(found.seats.values()),
        "分钟": minutes(found),
        "嘉宾": "、".join(guest.name for guest in found.experts),
        "约定": len(promises),
        "办成": sum(state == "done" for state in promises),
        "志愿者": len(papers.volunteers),
        "志愿分钟": sum(confirmed),
        "凭证": len(papers.vouchers),
        "金额": f"{sum(row.fen for row in papers.vouchers) / 100:.2f}",
        "照片": len(papers.photos),
        "账本条数": found.entries,
        "封印": found.head,
    }
    told = {name: str(value) for name, value in figures.items()} | about
    return {ENGLISH[name]: value for name, value in told.items() if name in ENGLISH} | told
