"""What the command line does with packages and translations: each returns its exit code and prints for a person."""

from pathlib import Path

import typer

from app.cli_scenario import check_command
from app.desk.opened import opened
from app.desk.pack import pack
from app.desk.spots import gather
from app.desk.table import read_table, write_table
from app.desk.tongues import REVIEW, Turned, merged, rewritten
from app.errors import NotFound
from app.i18n import N_, translate
from app.record.commands import from_house, read_only
from app.scenario.load import load


def pack_command(file: str, to: Path, url: str, data: Path) -> int:
    """A scenario's file, or a show of the house: its scenario as it was played, with its media."""
    place = Path(file)
    if place.is_file():
        names = pack(place, to)
    elif place.suffix:
        raise NotFound("没有找到文件：{path}。", path=file)
    else:
        names = pack_show(file, to, url, data)
    for name in names:
        typer.echo(name)
    typer.echo(f"→ {to}")
    return 0


def table_command(file: Path, to: Path) -> int:
    """A table that exists already keeps its translations; rows whose source changed are marked."""
    with opened(file) as play:
        scenario = load(play)
    known = read_table(to.name, to.read_bytes()) if to.is_file() else {}
    turned = merged(list(gather(scenario.text).rows.values()), known)
    to.write_bytes(write_table(to.name, turned, scenario.lang))
    tell(turned, scenario.lang)
    typer.echo(f"→ {to}")
    return 0


def fill_command(file: Path, table: Path, lang: str, to: Path) -> int:
    """The scenario in another language, checked. 1 when the translation made a fault."""
    if not table.is_file():
        raise NotFound("没有找到文件：{path}。", path=str(table))
    with opened(file) as play:
        scenario = load(play)
    turned = merged(list(gather(scenario.text).rows.values()), read_table(table.name, table.read_bytes()))
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(rewritten(scenario.text, turned, lang).encode())
    tell(turned, scenario.lang)
    typer.echo(f"→ {to}")
    return check_command([to], "text")


def tell(turned: list[Turned], lang: str) -> None:
    done, review = sum(bool(t.translation) for t in turned), [t for t in turned if t.state == REVIEW]
    said = N_("{n} 句，译好 {done} 句，要再看 {review} 句。")
    typer.echo(translate(lang, said, n=len(turned), done=done, review=len(review)))
    for one in review:
        typer.echo(f"  {one.row.key}  {one.row.text[:60]}")


def pack_show(show: str, to: Path, url: str, data: Path) -> list[str]:
    """As it was played, with its running order and what was learned."""
    from app.web.packing import begun, noted, wrapped

    entries, engine = from_house(show, url).entries, read_only(url)
    try:
        texts = noted(entries, engine)
    finally:
        engine.dispose()
    return wrapped(entries, data / "media" / begun(entries).show, texts, to)
