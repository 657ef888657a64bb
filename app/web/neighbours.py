"""What residents do between the evenings with one tap and without an account: wish for a topic, sign in to an activity,
say that they came. A phone keeps chance of its own for each of these; the house keeps a hash of it and nothing else."""

import hashlib
import secrets
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import Response

from app.errors import Malformed, NotFound, TooFast
from app.programme.book import rows
from app.programme.season import AGES, STEPS, wishes
from app.programme.tables import Activity, Evening, Growth, Project, SignIn, Topic, TopicCard, Visit, Wish
from app.programme.tables.base import new_id
from app.web import qr
from app.web.office import Office, anybody, small, to, turned
from app.web.public_record import hurry

router = APIRouter()
WAITING = 100


def token(request: Request, place: str) -> tuple[str, str]:
    """This phone's chance for this place, and the hash of it that the house keeps."""
    kept = request.cookies.get(f"n-{place}", "")
    chance = kept if len(kept) == 32 and kept.isalnum() and kept.isascii() else secrets.token_hex(16)
    return chance, hashlib.sha256(f"et/v1/{place}/{chance}".encode()).hexdigest()


def remembered(office: Office, response: Response, place: str, chance: str, path: str) -> Response:
    office.here.access.set(response, f"n-{place}", chance, path)
    return response


def slow(office: Office, request: Request) -> None:
    """Sixty taps from one address at once, and then one a second."""
    office.here.tries.take(request.client.host if request.client else "")


async def project_of(office: Office, project: str) -> Project:
    found = await office.book.get(Project, project[:40])
    if found is None:
        raise NotFound("没有这个项目。")
    return found


@router.get("/next/{project}")
async def wishing(request: Request, project: str) -> Response:
    office = anybody(request)
    found = await project_of(office, project)
    if answer := turned(request):
        return answer
    _, mine = token(request, project)

    def look(session: Session) -> dict[str, Any]:
        visits = rows(session, Visit, project=project, token=mine)
        growth = session.get(Growth, (project, mine))
        return {
            "topics": rows(session, Topic, project=project, state="shown"),
            "wishes": wishes(session, project),
            "mine": {wish.topic for wish in rows(session, Wish, token=mine)},
            "visits": {visit.show: visit.first for visit in visits},
            "grown": growth.steps if growth else "",
            "evenings": rows(session, Evening, project=project),
        }

    told = await office.book.read(look)
    titles = {row.id: row for row in await office.here.house.ledger.shows()}
    sent = request.query_params.get("sent") == "1"
    return office.page("next", project=found, steps=STEPS, ages=AGES, titles=titles, sent=sent, **told)


@router.post("/next/{project}")
async def wish(request: Request, project: str) -> Response:
    office = anybody(request)
    await project_of(office, project)
    form = await small(request)
    slow(office, request)
    chance, mine = token(request, project)
    sent = ""
    match form.get("do"):
        case "wish":
            await tapped(office, project, form.get("topic", ""), mine)
        case "topic":
            await proposed(office, request, project, form)
            sent = "?sent=1"
        case "visit":
            await came(office, project, form, mine)
        case "growth":
            steps = "".join(step for step in STEPS if form.get(step) == "1")
            steps += form.get("age", "") if form.get("age") in AGES else ""
            await office.book.keep(Growth(project=project, token=mine, steps=steps))
        case "forget":
            await office.book.write(lambda session: forget(session, project, mine))
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return remembered(office, to(f"/next/{project}{sent}"), project, chance, f"/next/{project}")


async def tapped(office: Office, project: str, topic: str, mine: str) -> None:
    """A tap wishes, another takes it back."""

    def work(session: Session) -> None:
        row = session.get(Topic, topic[:40])
        if row is None or row.project != project or row.state != "shown":
            raise NotFound("这一条已经不在了。")
        old = session.get(Wish, (row.id, mine))
        if old:
            session.delete(old)
        else:
            session.add(Wish(topic=row.id, token=mine))

    await office.book.write(work)


async def proposed(office: Office, request: Request, project: str, form: dict[str, str]) -> None:
    card = office.fill(TopicCard, form)
    hurry(office).take(request.client.host if request.client else "")
    if len(await office.book.all(Topic, project=project, state="held")) >= WAITING:
        raise TooFast("留言太多，等组织者看完再来。")
    row = Topic(id=new_id(), project=project, state="held", at=office.now, **card.model_dump())
    await office.book.add(row, project=project)


async def came(office: Office, project: str, form: dict[str, str], mine: str) -> None:
    show = form.get("show", "")[:40]
    row = await office.book.get(Evening, show)
    if row is None or row.project != project:
        raise NotFound("没有这场演出。")
    await office.book.keep(Visit(show=show, token=mine, project=project, first=form.get("first") == "1"))


def forget(session: Session, project: str, mine: str) -> None:
    """Everything that this phone said of itself."""
    for visit in rows(session, Visit, project=project, token=mine):
        session.delete(visit)
    growth = session.get(Growth, (project, mine))
    if growth:
        session.delete(growth)


@router.get("/activity/{id}")
async def activity(request: Request, id: str) -> Response:
    office = anybody(request)
    row = await the_activity(office, id)
    if answer := turned(request):
        return answer
    _, mine = token(request, id)
    signs = await office.book.all(SignIn, activity=row.id)
    sign = next((one for one in signs if one.token == mine), None)
    return office.page("activity", row=row, sign=sign, people=len(signs) + row.paper, url=office.url(f"/activity/{id}"))


async def the_activity(office: Office, id: str) -> Activity:
    row = await office.book.get(Activity, id[:40])
    if row is None:
        raise NotFound("没有这个活动。")
    return row


@router.post("/activity/{id}")
async def sign_in(request: Request, id: str) -> Response:
    office = anybody(request)
    row = await the_activity(office, id)
    form = await small(request)
    score = form.get("score", "0")
    if score not in ("0", "1", "2", "3", "4", "5"):
        raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    slow(office, request)
    chance, mine = token(request, id)
    await office.book.keep(SignIn(activity=row.id, token=mine, score=int(score)))
    response = to(f"/activity/{id}")
    return remembered(office, response, id, chance, f"/activity/{id}")


@router.get("/activity/{id}/qr.svg")
async def activity_code(request: Request, id: str) -> Response:
    office = anybody(request)
    row = await the_activity(office, id)
    drawn = qr.picture(office.url(f"/activity/{row.id}"))
    return Response(drawn, media_type="image/svg+xml", headers={"Content-Security-Policy": "default-src 'none'"})
