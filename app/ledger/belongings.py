"""What a house keeps in its data folder beside the database: drafts, pictures, sounds, its keys. In a copy they lie in
a table of their own, so that a copy is one file."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from app.errors import Refused
from app.i18n import N_
from app.ledger.engines import sqlite_module

TABLE = "belonging"
MAKE = f"CREATE TABLE {TABLE} (path TEXT PRIMARY KEY, content BLOB NOT NULL)"
THERE = f"SELECT 1 FROM sqlite_master WHERE name = '{TABLE}'"
NOT_EMPTY = N_("这里已经有数据了，备份只能恢复到空的地方。")
DATABASE = "theatre.sqlite"


def files(data: Path) -> Iterator[Path]:
    """Nothing of the database, and no half-written file."""
    for file in sorted(data.rglob("*")):
        if file.is_file() and not file.is_symlink() and not file.name.startswith(DATABASE) and file.suffix != ".tmp":
            yield file


def take(data: Path, copy: Path) -> None:
    """Into the copy, which holds keys from now on: only its owner may read it."""
    with closing(sqlite_module().connect(copy)) as writing:
        writing.execute(MAKE)
        for file in files(data):
            if file.resolve() == copy.resolve():
                continue
            row = file.relative_to(data).as_posix(), file.read_bytes()
            writing.execute(f"INSERT INTO {TABLE} VALUES (?, ?)", row)
        writing.commit()
    copy.chmod(0o600)


def free(data: Path) -> None:
    """Raises Refused where a house lives already."""
    if data.is_dir() and next(files(data), None):
        raise Refused(NOT_EMPTY)


def bring(copy: Path, data: Path) -> None:
    """Back into the folder. Raises Refused for a path that leaves it, and where such a file is already."""
    with closing(sqlite_module().connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as reading:
        if not reading.execute(THERE).fetchone():
            return
        for path, content in reading.execute(f"SELECT path, content FROM {TABLE}"):
            put(data, PurePosixPath(path), content)


def put(data: Path, path: PurePosixPath, content: bytes) -> None:
    target = data / path
    if path.is_absolute() or ".." in path.parts or not target.resolve().is_relative_to(data.resolve()):
        raise Refused("这不是一份备份：{path}。", path=str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as error:
        raise Refused(NOT_EMPTY) from error
    with os.fdopen(opened, "wb") as out:
        out.write(content)


def leave(house: Path) -> None:
    """A house at work has its belongings in the folder only."""
    with closing(sqlite_module().connect(house)) as writing:
        writing.execute(f"DROP TABLE IF EXISTS {TABLE}")
        writing.commit()
        writing.execute("VACUUM")
