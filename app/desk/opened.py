"""A file that may be a package: opened for as long as it is needed."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.desk.parcel import WHOLE, unpack


def packed(file: Path) -> bool:
    return file.suffix.lower() == ".zip" and file.is_file()


def some(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(WHOLE + 1)


@contextmanager
def opened(file: Path) -> Iterator[Path]:
    """The scenario of a package, unpacked into a folder that goes away; any other file as it is."""
    if not packed(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="theatre-") as folder:
        yield unpack(some(file), Path(folder))


def kept(file: Path) -> Path:
    """As `opened`, until the program ends."""
    if not packed(file):
        return file
    folder = Path(tempfile.mkdtemp(prefix="theatre-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return unpack(some(file), folder)
