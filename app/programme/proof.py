"""Plan against actual, and what does not agree: listed without judgement, for the organizer to explain."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from app.i18n import translate
from app.programme.flags import Guest, clock, last_handed, listed, minutes
from app.programme.papers import Papers
from app.programme.tables import Evening
from app.record.read import Entries, facts, told
from app.show.events import PromiseFollowed, RecordPublished, WordsKept
from app.show.lines import Transcript
from app.values import dataclass

Say = Callable[..., str]
ENGLISH = {
    "项目": "project", "购买方": "purchaser", "合同编号": "contract", "召集方": "convenor", "目的": "purpose",
    "剧本": "scenario", "日期": "day", "开演": "begins", "结束": "ends", "人数": "people", "分钟": "minutes",
    "嘉宾": "experts", "约定": "promises", "办成": "kept", "志愿者": "volunteers", "志愿分钟": "volunteer-minutes",
    "凭证": "vouchers", "金额": "amount", "照片": "photographs", "账本条数": "entries", "封印": "seal",
}  # fmt: skip
LATER = (PromiseFollowed, RecordPublished, WordsKept)
"""What may come after an evening without putting anything of it right."""


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


def proof(entries: Entries, lang: str, guests: Sequence[Guest], papers: Papers) -> Proof:
    late = put_right(entries, papers)
    found, source = told(entries, lang), told(entries, "zh")

    def say(sentence: str, **values: object) -> str:
        return translate(lang, sentence, **values)

    def plain(sentence: str, **values: object) -> str:
        return translate("zh", sentence, **values)

    pairs = zip(listed(found, guests, papers, late, say), listed(source, guests, papers, late, plain), strict=True)
    flags = tuple(Flag(named(zh), text, str(figures)) for (text, figures), (zh, _) in pairs)
    return Proof(found, tuple(planned(found, papers.evening, say)), flags)


def put_right(entries: Entries, papers: Papers) -> int:
    """Entries after the last handing in that are more than what came of promises."""
    handed = last_handed(papers)
    new = facts(entries)[handed.entries :] if handed else []
    return sum(not isinstance(fact, LATER) for fact, _ in new)


def named(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def planned(found: Transcript, evening: Evening | None, say: Say) -> Iterator[tuple[str, str, str]]:
    people, time = (str(evening.people or "—"), evening.minutes or "—") if evening else ("—", "—")
    yield say("人数"), people, str(sum(found.seats.values()))
    yield say("分钟"), str(time), str(minutes(found))
    yield say("剧本写的分钟"), str(round((found.planned or 0) / 60)) if found.planned else "—", str(minutes(found))
    cues = [line for line in found.lines if line.kind == "cue"]
    yield say("环节"), "—", str(len(cues))


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
