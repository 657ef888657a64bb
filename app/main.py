"""The application, put together. `build` for tests and the command line, `from_env` for several workers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.errors import TheatreError
from app.ledger.signing import load_or_create
from app.ledger.store import Ledger
from app.live.clock import Clock, system
from app.live.house import House
from app.places import STATIC
from app.settings import Settings
from app.web import (
    acts,
    audiences,
    console,
    door,
    login,
    machine,
    media,
    records,
    refusals,
    sheets,
    sockets,
    tickets,
)
from app.web.access import Access
from app.web.assets import Kept
from app.web.captive import Captive
from app.web.copies import Copyist
from app.web.diary import keep_diary
from app.web.guard import Guard
from app.web.hosts import public_url
from app.web.late import Late, warm
from app.web.light import Light
from app.web.naming import recall
from app.web.pace import Pace
from app.web.pages import Pages, keep
from app.web.password import Gate
from app.web.reach import Reach
from app.web.retention import sweep
from app.web.secret import read_secret
from app.web.theatre import Theatre

DESK = tuple(f"app.web.desk{name}" for name in ("", "_book", "_draft", "_preview", "_tongue"))
PAPER = ("app.web.paper", "app.web.slips")
BETWEEN = (
    r"/(programme|api|next|activity|hours|laws)(/|$)|/s/[^/]+/(record|after|claim|reviewer|practice|pack\.zip)(/|$)"
)
PROGRAMME = tuple(
    f"app.web.{name}"
    for name in (
        "public_record",
        "practice",
        "evidence",
        "photos",
        "reviewers",
        "after",
        "keyring",
        "programme",
        "neighbours",
        "volunteers",
        "claim",
        "laws",
        "api",
    )
)


def build(settings: Settings, clock: Clock = system) -> FastAPI:
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        try:
            app.state.theatre = await furnish(settings, clock)
        except TheatreError as refusal:
            app.state.failure = refusal
            yield
            return
        app.state.theatre.house.start()
        beside = [asyncio.create_task(sweep(app.state.theatre)), asyncio.create_task(warm(app.routes))]
        yield
        for task in beside:
            task.cancel()
        app.state.theatre.copyist.close()
        await app.state.theatre.house.close()

    app = FastAPI(title="theatre", lifespan=life, docs_url=None, redoc_url=None, openapi_url=None)
    for router in (
        sockets,
        records,
        sheets,
        tickets,
        media,
        acts,
        door,
        login,
        machine,
        console,
    ):
        app.include_router(router.router)
    app.router.routes += [
        Late(r"/desk(/|$)", *DESK),
        Late(r"/s/[^/]+/(paper|slips)(/|$)", *PAPER),
        Late(BETWEEN, *PROGRAMME),
    ]
    app.include_router(audiences.router)
    app.mount("/static", Kept(directory=STATIC, check_dir=False), name="static")
    reach = app.state.reach = Reach(settings)
    refusals.install(app)
    app.add_middleware(Light)
    app.add_middleware(Guard, hosts=lambda: reach.names, public=settings.public_url)
    if settings.captive:
        app.add_middleware(Captive)
    return app


async def furnish(settings: Settings, clock: Clock) -> Theatre:
    recall(settings)
    secret = settings.secret or read_secret(settings.data)
    ledger = await Ledger.open(settings.url)
    signer = load_or_create(settings.data / "signing.pem")
    keep(settings.data / "compiled")
    pages = Pages(public_url(settings), signer.fingerprint)
    secure = settings.public_url.startswith("https://")
    pace = Pace(settings.pace, settings.burst, lambda: clock() / 1000)
    tries = Pace(1.0, 60, lambda: clock() / 1000)
    house = House(ledger, clock, pages, signer)
    access, copyist, gate = Access(secret, ledger, secure), Copyist(settings), Gate(clock)
    return Theatre(settings, house, access, pages, pace, tries, secure, copyist, gate, crowd=fill_hall)


async def fill_hall(join: str, n: int, lang: str) -> None:
    """Simulated residents, for whoever practises hosting."""
    from app.rehearse.online import fill

    await fill(join, n, lang=lang)


def from_env() -> FastAPI:
    """One of several workers: everything it is told comes from its environment."""
    settings = Settings()
    keep_diary(settings.diary)
    return build(settings)
