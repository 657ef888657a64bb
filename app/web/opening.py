"""Opens the house from the command line: shows resumed or begun, keys made, links told, phones let in."""

import json
import logging
import sys
from dataclasses import dataclass

import structlog
import typer
from fastapi import FastAPI

from app.errors import Refused
from app.i18n import translate
from app.ledger.rows import ShowRow
from app.settings import Settings
from app.web import library, media, qr
from app.web.keys import HOUSE, mint, mint_all
from app.web.serve import serve, serve_many
from app.web.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. `lang` empty: the scenario's own."""

    scenarios: tuple[str, ...] = ()
    new: bool = False
    rehearse: int = 0
    lang: str = ""
    json: bool = False
    workers: int = 1


def open_house(app: FastAPI, settings: Settings, wish: Wish) -> None:
    keep_diary()
    if wish.workers > 1:
        if settings.url.startswith("sqlite"):
            raise Refused("SQLite 只能一个进程写。要多个进程，请用 --database postgresql://...")
        serve_many(settings, wish.workers)
        return

    async def ready() -> None:
        theatre: Theatre = app.state.theatre
        shows = await shows_of_tonight(theatre, wish)
        told = [await introduce(theatre, show) for show in shows]
        house = await mint(theatre, "", HOUSE)
        if wish.json:
            typer.echo(json.dumps({"shows": told}, ensure_ascii=False))
            sys.stdout.flush()
        else:
            greet(settings.lang, told, house)

    serve(app, settings, ready)


async def shows_of_tonight(theatre: Theatre, wish: Wish) -> list[str]:
    """Unfinished shows go on, those of the wanted scenarios first; a new one opens when it is asked for or needed."""
    rows = [row for row in await theatre.house.ledger.shows() if row.state == "open"]
    named = wish.scenarios or (() if rows else (library.first(),))
    wanted = [library.bring(name) for name in named]
    first: list[str] = []
    for scenario, folder in wanted:
        same = [row for row in rows if row.rules_hash == library.digest(scenario)]
        same += [row for row in rows if row.title == scenario.title and row not in same]
        if wish.new or not rows or (not same and len(wanted) > 1):
            lang = wish.lang or scenario.lang
            first.append(await theatre.house.open(scenario, lang, rehearsal=wish.rehearse > 0))
            media.keep(scenario, folder, theatre.settings.data, first[-1])
        elif same:
            first.append(same[0].id)
    return [*first, *(row.id for row in rows if row.id not in first)]


async def introduce(theatre: Theatre, id: str) -> dict[str, str]:
    """What the links line says of a show. Fresh keys; those told before hold until they are revoked."""
    awake = await theatre.house.find(id)
    links = await mint_all(theatre, awake)
    row: ShowRow | None = await theatre.house.ledger.show(id)
    assert row is not None
    return {"show": id, "code": row.code, "title": row.title, "join": theatre.pages.join(row.code)} | links


def greet(lang: str, told: list[dict[str, str]], house: str) -> None:
    for show in told:
        typer.echo(f"\n{show['title']}\n{qr.terminal(show['join'])}")
        typer.echo(f"  {translate(lang, '入场')}  {show['join']}   {show['code']}")
        for role, name in ROLES.items():
            typer.echo(f"  {translate(lang, name)}  {show[role]}")
    typer.echo(f"\n  {translate(lang, '开新的一场')}  {house}\n")
    if not house.startswith("https"):
        typer.echo(translate(lang, "没有 https：这是简易模式，适合自己的场地和自己的热点。"))


ROLES = {"facilitator": "主持", "stage": "大屏", "expert": "嘉宾", "assistant": "助手", "organizer": "主办"}


def keep_diary() -> None:
    """What happens goes to standard error; standard output belongs to the links."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
