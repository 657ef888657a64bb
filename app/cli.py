"""The command line. Every command loads what it needs when it is called, so that each starts quickly."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from app.errors import TheatreError
from app.i18n import translate

program = typer.Typer(name="theatre", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
Lang = Annotated[str, typer.Option(help="zh | en")]
Data = Annotated[Path, typer.Option(help="where the house keeps what it knows")]
Database = Annotated[str, typer.Option(help="sqlite:///file or postgresql://...; a file in --data by default")]


@program.callback()
def theatre() -> None:
    """Community experimental theatre."""


@program.command()
def serve(
    scenarios: Annotated[list[str] | None, typer.Argument(metavar="[SCENARIO]...")] = None,
    host: str = "0.0.0.0",
    port: int = 8000,
    database: Database = "",
    data: Data = Path("data"),
    workers: int = 1,
    lang: Lang = "",
    public_url: Annotated[str, typer.Option(help="the address that phones use, for every QR and link")] = "",
    tickets: Annotated[bool, typer.Option(help="one printed ticket, one seat")] = False,
    new: Annotated[bool, typer.Option(help="open a new show although one is unfinished")] = False,
    rehearse: Annotated[int, typer.Option(help="fill the hall with this many simulated residents")] = 0,
    links: Annotated[str, typer.Option(help="json: one line on stdout once connections are accepted")] = "",
) -> None:
    """Opens the house."""
    from app.main import build
    from app.settings import Settings
    from app.web.opening import Wish, open_house

    told: dict[str, Any] = {"host": host, "port": port, "data": data, "tickets": tickets}
    told |= {k: v for k, v in {"database": database, "lang": lang, "public_url": public_url}.items() if v}
    wish = Wish(tuple(scenarios or ()), new, rehearse, lang, links == "json", workers)
    settings = Settings(**told)
    run(lambda: open_house(build(settings), settings, wish), lang or "zh")


def run(work: Any, lang: str) -> None:
    """A refusal is a sentence and exit code 1, never a traceback."""
    try:
        work()
    except TheatreError as refusal:
        typer.echo(translate(lang, refusal.sentence, **refusal.values), err=True)
        sys.exit(1)


def main() -> None:
    program()
