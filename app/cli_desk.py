"""What the command line does with packages and translations: each returns its exit code and prints for a person."""

import shutil
import tempfile
from pathlib import Path

import typer

from app.desk.pack import pack
from app.errors import NotFound
from app.record.commands import from_house
from app.show import codec
from app.show.events import ShowOpened


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
    return 0


def pack_show(show: str, to: Path, url: str, data: Path) -> list[str]:
    first = from_house(show, url).entries[0]
    assert first is not None
    event, _ = codec.decode(first)
    assert isinstance(event, ShowOpened)
    with tempfile.TemporaryDirectory(prefix="theatre-") as folder:
        file = Path(folder) / "scenario.yaml"
        if (data / "media" / event.show).is_dir():
            shutil.copytree(data / "media" / event.show, folder, dirs_exist_ok=True)
        file.write_bytes(event.scenario.encode())
        return pack(file, to)
