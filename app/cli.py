"""The command line. Every command loads what it needs when it is called, so that each starts quickly."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.errors import TheatreError
from app.i18n import choose, translate

program = typer.Typer(name="theatre", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
Data = Annotated[Path, typer.Option(help="where the house keeps what it knows", envvar="THEATRE_DATA")]
Database = Annotated[
    str,
    typer.Option(help="sqlite:///file or postgresql://...; a file in --data by default", envvar="THEATRE_DATABASE"),
]


@program.callback()
def theatre() -> None:
    """Community experimental theatre."""


@program.command()
def serve(
    scenarios: Annotated[list[str] | None, typer.Argument(metavar="[SCENARIO]...")] = None,
    host: Annotated[str, typer.Option(envvar="THEATRE_HOST")] = "0.0.0.0",
    port: Annotated[int, typer.Option(envvar="THEATRE_PORT")] = 8000,
    database: Database = "",
    data: Data = Path("data"),
    workers: Annotated[int, typer.Option(help="processes; more than one needs PostgreSQL")] = 1,
    lang: Annotated[str, typer.Option(help="zh | en")] = "",
    public_url: Annotated[str, typer.Option(help="the address that phones use, for every QR and link")] = "",
    tickets: Annotated[bool, typer.Option(help="one printed ticket, one seat")] = False,
    wifi: Annotated[str, typer.Option(help="NAME:PASSWORD of the hall's Wi-Fi, for its QR")] = "",
    captive: Annotated[bool, typer.Option(help="answer the phones' question whether the Wi-Fi leads anywhere")] = False,
    new: Annotated[bool, typer.Option(help="open a new show although one is unfinished")] = False,
    rehearse: Annotated[int, typer.Option(help="fill the hall with this many simulated residents")] = 0,
    links: Annotated[str, typer.Option(help="json: one line on stdout once connections are accepted")] = "",
) -> None:
    """Opens the house."""
    gc.disable()  # until the house is open: nothing of what it loads is garbage, and looking is a sixth of the start
    from app.main import build, furnish
    from app.settings import Settings
    from app.web.opening import Wish, open_house, open_many

    if lang not in ("", "zh", "en") or links not in ("", "json") or workers < 1 or rehearse < 0:
        raise typer.BadParameter("--lang zh|en, --links json, --workers 1..., --rehearse 0...")
    told: dict[str, Any] = {"host": host, "port": port, "data": data}
    told |= {k: v for k, v in {"wifi": wifi, "captive": captive, "tickets": tickets}.items() if v}
    told |= {k: v for k, v in {"database": database, "lang": lang, "public_url": public_url}.items() if v}
    settings = Settings(**told)
    wish = Wish(tuple(scenarios or ()), new, rehearse, lang, links == "json", workers)
    if workers > 1:
        gc.enable()
        run(lambda: open_many(furnish, settings, wish), lang)
    else:
        run(lambda: open_house(build(settings), settings, wish, crowd(wish.rehearse)), lang)


def crowd(n: int) -> Any:
    """Who fills the hall, if anybody was asked to."""
    from app.rehearse.online import fill

    return (lambda join, lang: fill(join, n, lang=lang)) if n else None


@program.command()
def check(
    files: list[Path],
    format: Annotated[str, typer.Option(help="text | json")] = "text",
    lang: Annotated[str, typer.Option(help="zh | en; the scenario's own by default")] = "",
) -> None:
    """Says everything that is wrong with a scenario, where, and how to mend it."""
    from app.cli_scenario import check_command

    if format not in ("text", "json") or lang not in ("", "zh", "en"):
        raise typer.BadParameter("--format text|json, --lang zh|en")
    run(lambda: sys.exit(check_command(files, format, lang)), lang)


@program.command()
def explain(code: str) -> None:
    """The page of one problem."""
    from app.cli_scenario import explain_command

    sys.exit(explain_command(code, system_lang()))


@program.command("new")
def new_scenario(name: str, lang: Annotated[str, typer.Option(help="zh | en")] = "zh") -> None:
    """A commented beginning that passes the check."""
    from app.cli_scenario import new_command

    sys.exit(new_command(name, lang))


@program.command("map")
def map_scenario(file: Path, to: Annotated[Path | None, typer.Option(help="an .svg file")] = None) -> None:
    """The map of scenes and branches as SVG."""
    from app.cli_scenario import map_command

    run(lambda: sys.exit(map_command(file, to)))


@program.command()
def schema() -> None:
    """The JSON Schema of a scenario, for editors."""
    from app.cli_scenario import schema_command

    sys.exit(schema_command())


@program.command()
def pack(
    file: Annotated[str, typer.Argument(metavar="FILE|SHOW")],
    to: Annotated[Path | None, typer.Option(help="a .zip file; FILE.zip by default")] = None,
    database: Database = "",
    data: Data = Path("data"),
) -> None:
    """The evening as one package: scenario, pictures, sounds, notes."""
    from app.cli_desk import pack_command

    place = to or Path(f"{file.removesuffix('.yaml')}.zip")
    run(lambda: sys.exit(pack_command(file, place, url(database, data), data)))


@program.command("translate")
def translate_scenario(
    file: Path,
    to: Annotated[
        Path | None,
        typer.Option(help="a table to fill in (.xlsx, .csv), FILE-en.xlsx by default; with --from a scenario"),
    ] = None,
    table: Annotated[Path | None, typer.Option("--from", help="the filled table")] = None,
    lang: Annotated[str, typer.Option(help="zh | en: what the table translates into")] = "en",
) -> None:
    """All texts as a table for translators, and back: to en/NAME.yaml beside the file, where `serve` finds it."""
    from app.cli_desk import fill_command, table_command

    if lang not in ("zh", "en"):
        raise typer.BadParameter("--lang zh|en")
    place = to or (file.parent / lang / file.name if table else file.with_name(f"{file.stem}-{lang}.xlsx"))
    run(lambda: sys.exit(fill_command(file, table, lang, place) if table else table_command(file, place)))


@program.command("rehearse")
def rehearse_offline(
    file: Path,
    residents: int = 30,
    seed: int = 1,
    runs: int = 1,
    to: Annotated[Path | None, typer.Option(help="where the record of the first run is written")] = None,
) -> None:
    """Plays a whole scenario without a server."""
    from app.desk.opened import opened
    from app.rehearse.commands import rehearse_command

    def work() -> None:
        with opened(file) as play:
            sys.exit(rehearse_command(play, residents, seed, runs, to))

    run(work)


@program.command()
def export(
    show: str,
    to: Annotated[Path, typer.Option(help="the ending names the format")],
    database: Database = "",
    data: Data = Path("data"),
    lang: str = "zh",
    ballot: str = "",
) -> None:
    """Writes the record of a show, also while it runs."""
    from app.programme.copyist import beside
    from app.record.commands import export_command

    house = url(database, data)
    options: dict[str, Any] = {"data": data, "lang": lang, "ballot": ballot, "beside": beside(house, data)}
    run(lambda: tell(export_command(show, to, url=house, **options)))


@program.command()
def tally(file: Path, rule: str = "") -> None:
    """Recounts an exported or foreign file."""
    from app.record.commands import tally_command

    run(lambda: typer.echo(tally_command(file, rule)))


@program.command()
def verify(
    show: Annotated[str, typer.Argument(metavar="FILE|SHOW")],
    database: Database = "",
    data: Data = Path("data"),
    ledger: Annotated[Path | None, typer.Option(help="with a sheet: the exported ledger it must agree with")] = None,
) -> None:
    """Checks the seal of an exported ledger or of a show, or a public sheet; names the first that does not hold."""
    from app.ledger.export import verify as check
    from app.record.commands import from_house, verify_command

    def work() -> None:
        file = Path(show)
        found = verify_command(file, ledger) if file.is_file() else check(from_house(show, url(database, data)).ledger)
        typer.echo(translate(system_lang(), found.sentence, **found.values))
        typer.echo(found.head.hex())
        if not found.ok:
            sys.exit(1)

    run(work)


@program.command()
def backup(file: Path, database: Database = "", data: Data = Path("data")) -> None:
    """A consistent copy of the house, also while it runs."""
    from app.ledger.backup import backup as copy

    run(lambda: heads(copy(url(database, data), file, data)))


@program.command()
def restore(file: Path, database: Database = "", data: Data = Path("data")) -> None:
    """Back from a copy, into an empty folder or database only."""
    from app.ledger.backup import restore as bring_back

    run(lambda: heads(bring_back(url(database, data), file, data)))


@program.command()
def password(
    data: Data = Path("data"),
    second_factor: Annotated[bool, typer.Option(help="also six digits from an authenticator")] = False,
    off: Annotated[bool, typer.Option(help="take it away: only printed links open")] = False,
) -> None:
    """Gives the organizer a password for /login."""
    from app.cli_password import password_command

    run(lambda: password_command(data, second_factor, off, system_lang()))


@program.command()
def bench(
    what: Annotated[str, typer.Argument(metavar="fanout|votes|storm|soak")],
    phones: Annotated[int, typer.Option(min=20, max=10_000)] = 500,
    runs: Annotated[int, typer.Option(min=1)] = 3,
    rate: Annotated[int, typer.Option(min=1, help="votes: how many a second are asked for")] = 1000,
    seconds: Annotated[float, typer.Option(help="votes: a run; soak: the whole evening")] = 10.0,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measures this machine: the house on one core, real phones on another, a bare loop beside it."""
    from app.cli_bench import bench_command

    if what not in ("fanout", "votes", "storm", "soak"):
        raise typer.BadParameter("fanout | votes | storm | soak")
    sys.exit(bench_command(what, phones, runs, rate, seconds, as_json))


def url(database: str, data: Path) -> str:
    from app.settings import Settings

    return Settings(data=data, database=database).url if database else Settings(data=data).url


def heads(found: dict[str, bytes]) -> None:
    tell([f"{show} {head.hex()}" for show, head in found.items()])


def tell(lines: list[Any]) -> None:
    for line in lines:
        typer.echo(str(line))


def run(work: Callable[[], None], lang: str = "") -> None:
    """A refusal is a sentence and exit code 1, never a traceback."""
    try:
        work()
    except TheatreError as refusal:
        typer.echo(translate(lang or system_lang(), refusal.sentence, **refusal.values), err=True)
        sys.exit(1)


def system_lang() -> str:
    return choose(os.environ.get("LANG", ""))


def main() -> None:
    program()
