"""A project's evenings side by side: what was planned, what came, what was kept. Each community sees its own."""

import asyncio
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.errors import Malformed, NotFound, Refused
from app.live.follow import follow
from app.programme.advice import Advice, advised
from app.programme.house_sheets import Part, house_sheets
from app.programme.season import AGES, STEPS, Figures, Kept, figures, kept, projects, reached
from app.programme.season_sheets import Season, season_sheets
from app.programme.tables import (
    Community,
    CommunityCard,
    Evening,
    EveningCard,
    Project,
    ProjectCard,
    Target,
    Task,
    Topic,
)
from app.programme.tables.base import new_id
from app.programme.tables.season import MEASURES
from app.show.look.table import befores, promises
from app.web import library, media
from app.web.attached import attached
from app.web.drawers import PROJECT, cards, change, drawer
from app.web.keys import mint, mint_all
from app.web.office import STEWARD, Office, housekeeper, sent, steward, to, turned
from app.web.records import KINDS
from app.web.season_extras import extras, seed_tasks
from app.web.theatre import theatre

router = APIRouter()


@router.get("/programme")
async def front(request: Request) -> Response:
    if secret := request.query_params.get("key", ""):
        here = theatre(request)
        response = RedirectResponse("/programme", 303)
        here.access.give(response, "", STEWARD, await here.access.trade(secret, "", STEWARD))
        return response
    office = await steward(request)
    return turned(request) or await lobby(office)


async def lobby(office: Office, link: str = "") -> Response:
    every = await office.book.all(Community)
    communities = [c for c in every if office.house or c.id == office.community]
    found = await office.book.read(lambda session: projects(session, office.community))
    inputs = {"community": CommunityCard.inputs(), "project": ProjectCard.inputs()}
    return office.page("front", communities=communities, projects=found, inputs=inputs, link=link)


@router.post("/programme")
async def begin(request: Request) -> Response:
    office, form = await steward(request), await sent(request)
    match form.get("do"):
        case "community":
            office = await housekeeper(request)
            card = office.fill(CommunityCard, form.texts)
            await office.book.add(Community(id=new_id(), **card.model_dump()))
        case "steward":
            office = await housekeeper(request)
            await known(office, form.get("community"))
            _, secret = await office.here.house.ledger.add_key(STEWARD, None, form.get("community"))
            return await lobby(office, office.url(f"/programme?key={secret}"))
        case "revoke":
            office = await housekeeper(request)
            await shut(office, form.get("community"))
        case "project":
            community = office.community or form.get("community")
            await known(office, community)
            told = office.fill(ProjectCard, form.texts).model_dump()
            made = await office.book.add(Project(id=new_id(), community=community, at=office.now, **told))
            await seed_tasks(office, made)
            return to(f"/programme/{made.id}")
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return to("/programme")


async def known(office: Office, community: str) -> None:
    if await office.book.get(Community, community[:40]) is None:
        raise Malformed("没有这个社区。")


async def shut(office: Office, community: str) -> None:
    """Every steward's link of a community ends."""
    for row in await office.here.house.ledger.keys(None):
        if row.role == STEWARD and row.label == community and row.revoked_at is None:
            await office.here.house.ledger.revoke_key(row.id)


@router.get("/programme/all.xlsx")
async def everything(request: Request) -> Response:
    """Every community's projects in one file, for the house alone."""
    office = await housekeeper(request)
    names = {row.id: row.name for row in await office.book.all(Community)}
    found = await office.book.read(lambda session: projects(session, ""))
    parts = [await part(office, project, names.get(project.community, "")) for project in found]
    made = await asyncio.to_thread(house_sheets, parts, office.say)
    return Response(
        made, media_type=KINDS["xlsx"], headers=attached("all.xlsx", office.say("各社区合在一起") + ".xlsx")
    )


async def part(office: Office, project: Project, community: str) -> Part:
    told, played, _ = await reckoned(office, project.id)
    topics = await office.book.all(Topic, project=project.id, state="shown")
    wishes = [(topic.text, told.wishes.get(topic.id, 0)) for topic in topics]
    return Part(community, project.title, list(zip(told.evenings, played, strict=True)), wishes)


@router.get("/programme/{project}")
async def season(request: Request, project: str) -> Response:
    office = await steward(request)
    found = await office.project(project)
    if answer := turned(request):
        return answer
    told, played, targets = await reckoned(office, project)
    counts = {name: len(await cards(office, one, project=project)) for name, one in PROJECT.items()}
    about: dict[str, Any] = {
        "library": library.evenings(office.taste.lang),
        "loose": await loose(office),
        "plan": EveningCard.inputs(),
    }
    about |= {"advice": await wished(office, project, told)}
    about |= {"drawers": PROJECT, "counts": counts, "measures": MEASURES, "steps": STEPS, "ages": AGES}
    evenings = list(zip(told.evenings, played, strict=True))
    inputs = ProjectCard.inputs()
    page = f"/next/{project}"
    return office.page(
        "season", project=found, kept=told, evenings=evenings, targets=targets, inputs=inputs, next=page, **about
    )


async def reckoned(office: Office, project: str) -> tuple[Kept, list[Figures], list[tuple[Target, int]]]:
    """What the tables hold, what the ledgers tell of each evening, and what is reached of each target."""
    told = await office.book.read(lambda session: kept(session, project))
    played = list(await asyncio.gather(*(figured(office, evening.show) for evening in told.evenings)))
    return told, played, [(t, reached(t, played, told)) for t in told.targets]


async def wished(office: Office, project: str, told: Kept) -> list[Advice]:
    """Plays of the house that come near to what residents wish."""
    topics = await office.book.all(Topic, project=project, state="shown")
    wishes = [(topic.text, told.wishes.get(topic.id, 0)) for topic in topics]
    return advised(wishes, library.evenings(office.taste.lang))


@router.get("/programme/{project}/season.xlsx")
async def workbook(request: Request, project: str) -> Response:
    """The season for whoever pays, as it stands on the page."""
    office = await steward(request)
    found = await office.project(project)
    told, played, targets = await reckoned(office, project)
    topics, tasks = await office.book.all(Topic, project=project), await office.book.all(Task, project=project)
    evenings = list(zip(told.evenings, played, strict=True))
    whole = Season(found.title, targets, evenings, told, topics, tasks)
    made = await asyncio.to_thread(season_sheets, whole, office.say)
    return Response(made, media_type=KINDS["xlsx"], headers=attached("season.xlsx", f"{found.title}.xlsx"))


async def figured(office: Office, show: str) -> Figures:
    """Made once for everybody who asks at the same head."""
    ledger, lang = office.here.house.ledger, office.taste.lang
    _, head = await ledger.head(show)
    _, now = await office.here.settled(show)
    said = [p.state for p in promises(now)] + [p.state for p in befores(now)]

    async def make() -> Figures:
        entries = [body for _, body in await ledger.read(show)]
        return await asyncio.to_thread(figures, entries, lang, said.count("done"), len(said))

    return await office.here.copies.get(("season", show, lang), head, make)


async def loose(office: Office) -> Sequence[Any]:
    """Shows of the house that belong to no project yet; a steward sees none of them."""
    if not office.house:
        return []
    taken = {row.show for row in await office.book.all(Evening)}
    return [row for row in await office.here.house.ledger.shows() if row.id not in taken and not row.rehearsal]


@router.post("/programme/{project}")
async def act(request: Request, project: str) -> Response:
    office = await steward(request)
    found, form = await office.project(project), await sent(request)
    match form.get("do"):
        case "open":
            return await opened(office, project, form.texts)
        case "bring":
            if form.get("show") not in {row.id for row in await loose(office)}:
                raise Malformed("没有这场演出。")
            await planned(office, project, form.get("show"), form.texts)
        case "plan":
            await of_project(office, project, form.get("show"))
            await planned(office, project, form.get("show"), form.texts)
        case "enter":
            await of_project(office, project, form.get("show"))
            link = await mint(office.here, form.get("show"), "organizer")
            return to(link.removeprefix(office.here.pages.public_url))
        case "change":
            for name, value in office.fill(ProjectCard, form.texts).model_dump().items():
                setattr(found, name, value)
            await office.book.keep(found)
        case _:
            raise Malformed("没有看懂发来的内容，请刷新页面再试。")
    return to(f"/programme/{project}")


async def of_project(office: Office, project: str, show: str) -> None:
    row = await office.book.get(Evening, show[:40])
    if row is None or row.project != project:
        raise NotFound("没有这场演出。")


async def planned(office: Office, project: str, show: str, form: dict[str, str]) -> None:
    told = office.fill(EveningCard, form).model_dump()
    row = await office.book.get(Evening, show)
    at = row.at if row else office.now
    await office.book.keep(Evening(show=show, project=project, at=at, **told))


async def opened(office: Office, project: str, form: dict[str, str]) -> Response:
    """The next evening, with what the one before promised."""
    name = form.get("scenario", "")
    if name not in library.names():
        raise Malformed("没有这个剧本。")
    before = await office.book.all(Evening, project=project)
    if len(before) >= 100:
        raise Refused("一个项目最多一百场。")
    here = office.here
    play = await asyncio.to_thread(library.bring, name)
    show = await here.house.open(play.scenario, play.scenario.lang, tongues=play.tongues)
    await asyncio.to_thread(media.keep, play.scenario, play.folder, here.settings.data, show)
    await planned(office, project, show, form)
    if before:
        await follow(here.house, show, before[-1].show)
    links = await mint_all(here, await here.house.find(show))
    return to(links["organizer"].removeprefix(here.pages.public_url))


@router.get("/programme/{project}/{name}")
async def open_drawer(request: Request, project: str, name: str) -> Response:
    office = await steward(request)
    found = await office.project(project)
    one = drawer(PROJECT, name)
    if answer := turned(request):
        return answer
    rows = await cards(office, one, project=project)
    home = f"/programme/{project}"
    about: dict[str, Any] = {"title": found.title, "home": home, "here": f"{home}/{name}", "name": name, "link": ""}
    about["fresh"] = None
    extra = await extras(office, project, name)
    return office.page("drawer", drawer=one, inputs=one.card.inputs(), rows=rows, extra=extra, **about)


@router.post("/programme/{project}/{name}")
async def put(request: Request, project: str, name: str) -> Response:
    office = await steward(request)
    await office.project(project)
    one, form = drawer(PROJECT, name), await sent(request)
    if form.get("do") == "state" and name == "topics":
        await told(office, project, form.get("id"), form.get("state"))
    else:
        more = {"state": "shown"} if name == "topics" else {}
        await change(office, one, form.texts, more, project=project)
    return to(f"/programme/{project}/{name}")


async def told(office: Office, project: str, id: str, state: str) -> None:
    row = await office.book.get(Topic, id[:40])
    if row is None or row.project != project or state not in ("shown", "hidden"):
        raise NotFound("这一条已经不在了。")
    row.state = state
    await office.book.keep(row)
