"""Opens the house from the command line: shows resumed or begun, keys made, links told, phones let in."""

import asyncio
import json
import sys
import threading
import time
import urllib.request
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

import typer
from fastapi import FastAPI

from app.errors import Refused, TheatreError
from app.i18n import N_, translate
from app.live.clock import Clock, system
from app.settings import Settings
from app.values import dataclass
from app.web import library, media, qr
from app.web.diary import keep_diary
from app.web.keys import HOUSE, mint, mint_all
from app.web.reach import watch
from app.web.serve import serve, serve_many
from app.web.theatre import Theatre

ROLES = {
    "facilitator": N_("主持"),
    "stage": N_("大屏"),
    "expert": N_("嘉宾"),
    "assistant": N_("助手"),
    "organizer": N_("主办"),
}
Crowd = Callable[[str, str], Coroutine[Any, Any, None]]
Links = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. `lang` empty: the scenario's own."""

    scenarios: tuple[str, ...] = ()
    new: bool = False
    rehearse: int = 0
    lang: str = ""
    json: bool = False
    workers: int = 1


def open_house(app: FastAPI, settings: Settings, wish: Wish, crowd: Crowd | None = None) -> None:
    """In this process, until it is told to stop. `crowd` fills the hall of the first show."""
    keep_diary(settings.diary)
    visitors: list[asyncio.Task[None]] = []

    wish = replace(wish, scenarios=tuple(str(library.place(name)) for name in wish.scenarios))

    async def ready() -> None:
        if isinstance(failure := getattr(app.state, "failure", None), TheatreError):
            raise failure
        theatre: Theatre = app.state.theatre
        told, house = await prepare(theatre, wish)
        tell(settings, wish, told, house)
        watching = watch(theatre.house, theatre.pages, app.state.reach, warn)
        visitors.append(asyncio.create_task(watching))
        if crowd is not None:
            join = f"http://127.0.0.1:{settings.port}/j/{told[0]['code']}"
            visitors.append(asyncio.create_task(crowd(join, settings.lang)))

    serve(app, settings, ready)


def open_many(furnish: Callable[[Settings, Clock], Awaitable[Theatre]], settings: Settings, wish: Wish) -> None:
    """Several processes on one PostgreSQL."""
    keep_diary(settings.diary)
    if settings.url.startswith("sqlite"):
        raise Refused("SQLite 只能由一个进程来写。要用多个进程，请加 --database postgresql://…")

    async def before() -> tuple[Links, str]:
        theatre = await furnish(settings, system)
        try:
            return await prepare(theatre, wish)
        finally:
            await theatre.house.close()

    told, house = asyncio.run(before())
    threading.Thread(target=announce, args=(settings, wish, told, house), daemon=True).start()
    serve_many(settings, wish.workers)


def announce(settings: Settings, wish: Wish, told: Links, house: str) -> None:
    """Once the first worker answers."""
    for _ in range(600):
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/healthz", timeout=2):
            tell(settings, wish, told, house)
            return
        time.sleep(0.1)


async def prepare(theatre: Theatre, wish: Wish) -> tuple[Links, str]:
    shows = await tonight(theatre, wish)
    return [await introduce(theatre, show) for show in shows], await mint(theatre, "", HOUSE)


async def tonight(theatre: Theatre, wish: Wish) -> list[str]:
    """Unfinished shows go on, those of the wanted scenarios first; a new one opens when it is asked for or needed.
    A rehearsal never goes on in an evening that is meant, nor the other way round."""
    rows = [row for row in await theatre.house.ledger.shows() if row.state == "open"]
    alike = [row for row in rows if row.rehearsal == (wish.rehearse > 0)]
    wanted = wish.scenarios or (() if alike and not wish.new else (library.first(),))
    fresh = wish.new or not alike or len(wanted) > 1
    found: list[str | library.Play] = []
    for name in wanted:
        path = library.place(name)
        digest = library.digest(path)
        same = [row.id for row in alike if row.rules_hash == digest and row.id not in found]
        if same and not wish.new:
            found.append(same[0])
        else:
            play = library.bring(str(path))  # all of them before any is opened: the last may have a fault
            found += [play] if fresh else []
    first = [one if isinstance(one, str) else await begin(theatre, wish, one) for one in found]
    rest = [*alike, *(row for row in rows if row not in alike)]
    return [*first, *(row.id for row in rest if row.id not in first)]


async def begin(theatre: Theatre, wish: Wish, play: library.Play) -> str:
    """A new show of it."""
    lang = wish.lang or play.scenario.lang
    show = await theatre.house.open(play.scenario, lang, wish.rehearse > 0, play.tongues)
    await asyncio.to_thread(media.keep, play.scenario, play.folder, theatre.settings.data, show)
    return show


async def introduce(theatre: Theatre, id: str) -> dict[str, str]:
    """What the links line says of a show. Fresh keys; those told before hold until they are revoked."""
    awake = await theatre.house.find(id)
    links = await mint_all(theatre, awake)
    show = await awake.runner.settled()
    return {"show": id, "code": show.code, "title": show.title, "join": theatre.pages.join(show.code)} | links


def tell(settings: Settings, wish: Wish, told: Links, house: str) -> None:
    if wish.json:
        typer.echo(json.dumps({"shows": told}, ensure_ascii=False))
    else:
        greet(settings, told, house)
    sys.stdout.flush()


def warn(sentence: str) -> None:
    typer.echo(f"\n!!! {sentence}\n", err=True)


def network(settings: Settings) -> tuple[str, str]:
    """Name and password of the Wi-Fi, told as `name:password`; the last colon parts them."""
    name, colon, password = settings.wifi.rpartition(":")
    return (name, password) if colon else (password, "")


def greet(settings: Settings, told: Links, house: str) -> None:
    lang = settings.lang
    if settings.wifi:
        typer.echo(f"\n1  Wi-Fi  {network(settings)[0]}\n{qr.terminal(qr.wifi_text(*network(settings)))}")
    for show in told:
        typer.echo(f"\n{show['title']}\n{qr.terminal(show['join'])}")
        entry = translate(lang, N_("入场"))
        typer.echo(f"  {entry}  {show['join']}   {show['code']}")
        for role, name in ROLES.items():
            typer.echo(f"  {translate(lang, name)}  {show[role]}")
    more = translate(lang, N_("开新的一场"))
    typer.echo(f"\n  {more}  {house}\n")
    if not house.startswith("https"):
        typer.echo(translate(lang, "没有 https：这是简易模式，只适合自己的场地和自己的热点。"))
