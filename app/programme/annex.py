"""What an organizer filled in about one evening, as tables for its record: who pays, what was planned, who explains
what. Each stands in the record as it stands on the pages between the evenings."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlmodel import Session

from app.i18n import N_, translate
from app.programme import tables as t
from app.programme.book import rows, told
from app.programme.flags import clock
from app.programme.papers import Papers, papers
from app.programme.proof import Proof, proof
from app.programme.tables.evidence import CONSENTS, PAYEES, RESOURCES
from app.programme.tables.season import MODES
from app.record.annex import EXPLAINED, Annex
from app.record.blocks import Table
from app.record.read import Entries, day, facts
from app.show import cells
from app.show.events import ShowOpened
from app.show.transcript import fold
from app.values import dataclass

Say = Callable[..., str]
Row = tuple[str | int | float, ...]
OPEN = ("yes", "none")
"""Photographs whose people agreed, or that show nobody."""
ENDINGS = {"jpeg": "jpg", "png": "png"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tables hold. `visits` of this evening, and how many of them had been to an earlier one."""

    papers: Papers
    project: t.Project | None
    blanks: Sequence[tuple[str, str]]
    answers: Sequence[t.Answer]
    press: Sequence[t.Press]
    letters: Sequence[t.Letter]
    resources: Sequence[t.Resource]
    visits: int
    back: int
    first: int


def kept(session: Session, show: str) -> Kept:
    of = partial(rows, session, show=show)
    evening = session.get(t.Evening, show)
    project = session.get(t.Project, evening.project) if evening else None
    values = {row.blank: row.text for row in of(t.Value)}
    named = rows(session, t.Blank, project=project.id) if project else ()
    visits = of(t.Visit)
    before = earlier(session, evening) if evening else set()
    came = (len(visits), sum(v.token in before for v in visits), sum(v.first for v in visits))
    blanks = [(blank.name, values.get(blank.id, "")) for blank in named]
    drawn = (of(t.Answer), of(t.Press), of(t.Letter), of(t.Resource))
    return Kept(papers(session, show), project, blanks, *drawn, *came)


def earlier(session: Session, evening: t.Evening) -> set[str]:
    """Who said of themselves that they came to an evening of this project before this one."""
    old = {e.show for e in rows(session, t.Evening, project=evening.project) if e.at < evening.at}
    return {visit.token for visit in rows(session, t.Visit, project=evening.project) if visit.show in old}


def annex(engine: Engine, data: Path, entries: Entries, lang: str, form: str) -> Annex:
    """`data`: the house's folder, where photographs lie. A house of an older program holds no such tables yet."""
    read = facts(entries)
    opened = read[0][0]
    assert isinstance(opened, ShowOpened)
    with engine.connect() as conn:
        if not inspect(conn).has_table("declared"):
            return Annex()
        found = told(conn, lambda session: kept(session, opened.show))
    guests = [(g.id, g.name, g.arrived, g.left) for g in fold(opened, read).guests.values()]
    proved = proof(entries, lang, guests, found.papers)

    def say(sentence: str, **values: object) -> str:
        return translate(lang, sentence, **values)

    drawn = tuple(table for table in drawers(found, proved, guests, say) if table.rows)
    return Annex(drawn, pictures(found.papers.photos, data / "photos" / opened.show) if form == "zip" else {})


def pictures(photos: Sequence[t.Photo], place: Path) -> dict[str, bytes]:
    """Those that may be seen, numbered as in their table."""
    seen = [(n, p) for n, p in enumerate(photos, 1) if p.consent in OPEN and (place / p.id).is_file()]
    return {f"photos/{n:02}.{ENDINGS.get(p.kind, p.kind)}": (place / p.id).read_bytes() for n, p in seen}


def drawers(
    found: Kept, proved: Proof, guests: Sequence[tuple[str, str, int | None, int | None]], say: Say
) -> Iterator[Table]:
    held = found.papers

    def table(caption: str, head: tuple[str, ...], lines: Iterator[Row] | Sequence[Row]) -> Table:
        return Table(tuple(say(x) for x in head), tuple(lines), say(caption))

    yield table(N_("项目资料"), (N_("项目"), N_("内容")), list(about(found, say)))
    yield table(N_("计划和实际到场"), (N_("项目"), N_("计划"), N_("实际")), proved.plan)
    yield table(N_("新来和再来（自愿说的）"), (N_("项目"), N_("人数")), list(newcomers(found, proved, say)))
    yield table(EXPLAINED, (N_("序号"), N_("差别"), N_("多少"), N_("主办方的说明")), list(explained(proved, found)))
    yield table(N_("嘉宾到场：本人签的和主持人记的"), STAMPS, list(stamped(guests, held)))
    yield table(N_("场地、人手、东西"), RESOURCED, [resource(row, say) for row in found.resources])
    yield table(N_("志愿者"), VOLUNTEERS, [volunteer(row, say) for row in held.volunteers])
    yield table(N_("照片"), PHOTOS, [photo(n, row, say) for n, row in enumerate(held.photos, 1)])
    yield table(N_("付款凭证目录"), VOUCHERS, [voucher(row, say) for row in held.vouchers])
    yield table(N_("媒体报道"), PRESS, [(row.outlet, row.day, row.title, row.url) for row in found.press])
    yield table(N_("写给部门的信"), LETTERS, [(x.to, x.subject, x.sent, x.answered, x.answer) for x in found.letters])
    yield table(N_("交材料和了结"), DECLARED, [declared(row, say) for row in held.declared])


STAMPS = (
    N_("嘉宾"),
    N_("本人：到"),
    N_("本人：走"),
    N_("本人几分钟"),
    N_("主持人：到"),
    N_("主持人：走"),
    N_("主持人记几分钟"),
)
VOLUNTEERS = (N_("称呼"), N_("做什么"), N_("计划几分钟"), N_("本人说几分钟"))
PHOTOS = (N_("序号"), N_("照片说明"), N_("拍的时间"), N_("能不能公开"))
VOUCHERS = (N_("凭证编号"), N_("哪天"), N_("金额（元）"), N_("用在哪儿"), N_("付给谁"))
RESOURCED = (N_("哪一类"), N_("什么"), N_("谁的、谁管"), N_("说定了"))
DECLARED = (N_("做了什么"), N_("什么时候"), N_("当时账本几条"))
SAID = {"handed": N_("材料交出去了"), "settled": N_("约定都有了下文，这一晚了结")}
PRESS = (N_("媒体"), N_("哪天"), N_("标题"), N_("网址"))
LETTERS = (N_("写给哪个部门"), N_("什么事"), N_("寄出"), N_("回信"), N_("对方怎么答"))


def about(found: Kept, say: Say) -> Iterator[Row]:
    """Only what was filled in; the funder's own fields under the names the funder gave them."""
    project = found.project
    if project is None:
        return
    lines = (
        (N_("项目"), project.title),
        (N_("购买方或资助方"), project.purchaser),
        (N_("合同编号"), project.contract),
        (N_("召集方"), project.convenor),
        (N_("怎么合作"), say(MODES.get(project.mode, project.mode))),
        (N_("为什么做、给谁做"), project.purpose),
    )
    yield from ((say(name), text) for name, text in lines if text)
    if project.needs:
        yield say("事先问过多少人"), project.needs
    yield from ((name, text) for name, text in found.blanks if text)


def newcomers(found: Kept, proved: Proof, say: Say) -> Iterator[Row]:
    """Of those who wished to be counted, beside all who sat there; not divided where it would tell of under five."""
    if found.project is None:
        return
    yield say("到场座位"), sum(proved.transcript.seats.values())
    if found.visits < cells.LEAST:
        yield say("愿意算上自己的人"), "＊" if found.visits else 0
        return
    new, back = cells.line([found.visits - found.back, found.back])
    spoke, _ = cells.line([found.first, found.visits - found.first])
    yield say("愿意算上自己的人"), found.visits
    lines = ((N_("　以前没来过的"), new), (N_("　又来的"), back), (N_("　第一次开口的"), spoke))
    yield from ((say(name), "＊" if n is None else n) for name, n in lines)


def explained(proved: Proof, found: Kept) -> Iterator[Row]:
    for n, flag in enumerate(proved.flags, 1):
        yield n, flag.text, flag.figures, "\n".join(a.text for a in found.answers if a.flag == flag.id)


def stamped(guests: Sequence[tuple[str, str, int | None, int | None]], papers: Papers) -> Iterator[Row]:
    seen = {stamp.guest: stamp for stamp in papers.stamps}
    for id, name, arrived, left in guests:
        own = round((left - arrived) / 60_000) if arrived and left else "—"
        stamp = seen.get(id)
        theirs = (stamp.arrived or "—", stamp.left or "—", between(stamp)) if stamp else ("—", "—", "—")
        yield name or "—", *(clock(at) if at else "—" for at in (arrived, left)), own, *theirs


def between(stamp: t.Stamp) -> int | str:
    """Minutes from the one time of day to the other; a dash where one is missing or makes no sense."""
    try:
        came, went = (datetime.strptime(at.replace("：", ":"), "%H:%M") for at in (stamp.arrived, stamp.left))
    except ValueError:
        return "—"
    return (went - came).seconds // 60


def volunteer(row: t.Volunteer, say: Say) -> Row:
    return row.name, row.role, row.planned, say("本人还没确认") if row.minutes is None else row.minutes


def photo(n: int, row: t.Photo, say: Say) -> Row:
    return n, row.caption, row.taken, say(CONSENTS.get(row.consent, row.consent))


def voucher(row: t.Voucher, say: Say) -> Row:
    return row.serial, row.day, row.fen / 100, row.purpose, say(PAYEES.get(row.payee, row.payee))


def resource(row: t.Resource, say: Say) -> Row:
    return say(RESOURCES.get(row.kind, row.kind)), row.name, row.owner, "✓" if row.sure else say("还没说定")


def declared(row: t.Declared, say: Say) -> Row:
    return say(SAID.get(row.what, row.what)), day(row.at, None), row.entries
