"""What a funder asks for, of one evening: plan against actual, differences with their answers, stamps, blanks."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import Malformed, Refused
from app.programme import blanks
from app.programme.papers import Papers
from app.programme.papers import papers as found_papers
from app.programme.proof import Proof, proof
from app.programme.proof import blanks as told_blanks
from app.programme.tables import (
    Answer,
    AnswerCard,
    Blank,
    Declared,
    Evening,
    Project,
    Stamp,
    StampCard,
    Value,
)
from app.programme.tables.base import new_id
from app.show.look.table import befores, promises
from app.web.attached import attached
from app.web.office import Office, organizer, sent, to, turned
from app.web.records import KINDS

router = APIRouter()


async def papers(office: Office, show: str) -> Papers:
    return await office.book.read(lambda session: found_papers(session, show))


async def proved(office: Office, show: str, found: Papers) -> Proof:
    ledger = office.here.house.ledger
    entries = [body for _, body in await ledger.read(show)]
    _, now = await office.here.settled(show)
    guests = [(guest.id, guest.name, guest.arrived, guest.left) for guest in now.guests.values()]
    return await asyncio.to_thread(proof, entries, office.taste.lang, guests, found)


async def asked(
    office: Office, show: str, evening: Evening | None
) -> tuple[list[Blank], dict[str, str], dict[str, str]]:
    """The project's blanks, what stands in them, and what the project itself answers."""
    if evening is None:
        return [], {}, {}
    project = await office.book.get(Project, evening.project)
    rows = list(await office.book.all(Blank, project=evening.project))
    values = {row.blank: row.text for row in await office.book.all(Value, show=show)}
    about = {"项目": project.title, "购买方": project.purchaser, "合同编号": project.contract} if project else {}
    about |= {"召集方": project.convenor, "目的": project.purpose} if project else {}
    return rows, values, about


@router.get("/s/{show}/after/evidence")
async def page(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    if answer := turned(request):
        return answer
    return await shown(office, show)


async def shown(office: Office, show: str, unknown: list[str] | None = None) -> Response:
    found = await papers(office, show)
    _, now = await office.here.settled(show)
    rows, values, _ = await asked(office, show, found.evening)
    answers: dict[str, list[Answer]] = {}
    for row in await office.book.all(Answer, show=show):
        answers.setdefault(row.flag, []).append(row)
    about: dict[str, Any] = {"proof": await proved(office, show, found), "papers": found, "now": now, "show": show}
    about |= {"answers": answers, "blanks": rows, "values": values, "unknown": unknown or []}
    about |= {"stamps": {stamp.guest: stamp for stamp in found.stamps}, "inputs": StampCard.inputs()}
    return office.page("evidence", **about)


@router.post("/s/{show}/after/evidence")
async def put(request: Request, show: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    match form.get("do"):
        case "answer":
            card = office.fill(AnswerCard, form.texts)
            flag = form.get("flag")[:12]
            await office.book.add(
                Answer(id=new_id(), show=show, flag=flag, at=office.now, **card.model_dump()), show=show
            )
            return to(f"/s/{show}/after/evidence#f-{flag if flag.isalnum() else ''}")
        case "stamp":
            await stamped(office, show, form.texts)
        case "values":
            await valued(office, show, form.texts)
        case "hand":
            await hand(office, show)
        case "fill":
            return await fill(office, show, form.name, form.data)
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return to(f"/s/{show}/after/evidence")


async def hand(office: Office, show: str) -> None:
    """The papers are with the funder now. Raises Refused while a difference has no answer."""
    flags = (await proved(office, show, await papers(office, show))).flags
    answered = {row.flag for row in await office.book.all(Answer, show=show)}
    if open := [flag for flag in flags if flag.id not in answered]:
        raise Refused("还有 {n} 条没有写说明，写完再交。", n=len(open))
    await declare(office, show, "handed")


async def declare(office: Office, show: str, what: str) -> None:
    entries, _ = await office.here.house.ledger.head(show)
    await office.book.add(Declared(show=show, what=what, entries=entries, at=office.now), show=show)


async def stamped(office: Office, show: str, form: dict[str, str]) -> None:
    _, now = await office.here.settled(show)
    guest = form.get("guest", "")
    if guest not in now.guests:
        raise Malformed("没有这位嘉宾。")
    told = office.fill(StampCard, form).model_dump()
    await office.book.keep(Stamp(show=show, guest=guest, at=office.now, **told))


async def valued(office: Office, show: str, form: dict[str, str]) -> None:
    evening = await office.book.get(Evening, show)
    rows, _, _ = await asked(office, show, evening)
    for row in rows:
        card = office.fill(AnswerCard, {"text": form.get(f"b.{row.id}", "") or "-"})
        said = "" if card.text == "-" else card.text
        await office.book.keep(Value(show=show, blank=row.id, text=said))


async def fill(office: Office, show: str, name: str, data: bytes) -> Response:
    """The funder's own form, filled; the page again when it holds blanks that nobody knows."""
    ending = name.rsplit(".", 1)[-1].lower()
    if ending not in ("docx", "xlsx"):
        raise Malformed(blanks.WRONG)
    found = await papers(office, show)
    proved_now = await proved(office, show, found)
    rows, values, about = await asked(office, show, found.evening)
    _, now = await office.here.settled(show)
    states = [p.state for p in promises(now)] + [p.state for p in befores(now)]
    about |= {row.name: values.get(row.id, "") for row in rows}
    known = told_blanks(proved_now.transcript, states, found, about)
    made, _, unknown = await asyncio.to_thread(blanks.fill, data, known)
    if unknown:
        return await shown(office, show, unknown)
    return Response(made, media_type=KINDS[ending], headers=attached(f"form.{ending}", name))
