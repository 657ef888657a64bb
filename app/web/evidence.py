"""What a funder asks for, of one evening: plan against actual, differences with their answers, stamps, blanks."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.errors import Malformed
from app.programme import blanks
from app.programme.proof import Papers, Proof, proof
from app.programme.proof import blanks as told_blanks
from app.programme.tables import (
    Answer,
    AnswerCard,
    Blank,
    Evening,
    Photo,
    Project,
    Stamp,
    StampCard,
    Value,
    Volunteer,
    Voucher,
)
from app.programme.tables.base import new_id
from app.show.look.table import befores, promises
from app.web.attached import attached
from app.web.office import Office, organizer, sent, to, turned
from app.web.records import KINDS

router = APIRouter()


async def papers(office: Office, show: str) -> Papers:
    book = office.book
    return Papers(
        await book.get(Evening, show),
        await book.all(Stamp, show=show),
        await book.all(Volunteer, show=show),
        await book.all(Photo, show=show),
        await book.all(Voucher, show=show),
    )


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
        case "stamp":
            await stamped(office, show, form.texts)
        case "values":
            await valued(office, show, form.texts)
        case "fill":
            return await fill(office, show, form.name, form.data)
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return to(f"/s/{show}/after/evidence")


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
