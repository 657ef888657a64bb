"""A consistent copy while shows run, and back into an empty house. One file: a SQLite database of the same tables,
whatever the house runs on; so a house may also move from one database to the other."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, func, make_url, select
from sqlalchemy.exc import DatabaseError

from app.errors import Refused, SealBroken
from app.ledger import belongings
from app.ledger.belongings import NOT_EMPTY
from app.ledger.engines import hold_house, postgres_engine, sqlite_engine, sqlite_module, sqlite_path
from app.ledger.export import dump, verify
from app.ledger.migrate import migrate
from app.ledger.tables import show

ROWS = 1000
LONG = "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0"


def backup(url: str, to: Path, data: Path | None = None) -> dict[str, bytes]:
    """Writes `to`, which must not exist, and returns show -> head of what was copied, each checked by its seal.
    `data`: the folder with drafts, media and keys, which are copied too.

    Reads only: SQLite by its backup interface, PostgreSQL in one repeatable-read transaction."""
    if to.exists():
        raise Refused("文件已经存在：{path}。", path=str(to))
    draft = to.with_name(f"{to.name}.part")
    draft.unlink(missing_ok=True)
    try:
        if make_url(url).get_backend_name() == "sqlite":
            copy_file(sqlite_path(url), draft)
        else:
            with snapshot(url) as source, new_file(draft) as target:
                copy_rows(source, target)
        heads = check(draft)
        if data is not None and data.is_dir():
            belongings.take(data, draft)
        draft.rename(to)
    finally:
        draft.unlink(missing_ok=True)
    return heads


def restore(url: str, source: Path, data: Path | None = None) -> dict[str, bytes]:
    """Into an empty folder or database only, else Refused. Returns show -> head, each checked by its seal."""
    heads = check(source)
    if data is not None:
        belongings.free(data)
    if make_url(url).get_backend_name() == "sqlite":
        path = sqlite_path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        if any(path.parent.iterdir()):
            raise Refused(NOT_EMPTY)
        with closing(hold_house(path)):
            copy_file(source, path)
            belongings.leave(path)
            found = check(path)
    else:
        found = fill(url, source)
    if found != heads:
        raise SealBroken("恢复后的账本和备份不一样。")
    if data is not None:
        belongings.bring(source, data)
    return found


def fill(url: str, source: Path) -> dict[str, bytes]:
    engine = postgres_engine(url, pool=1, options=LONG)
    try:
        with engine.begin() as target:
            migrate(target)
            with opened(sqlite_engine(source, writer=False)) as conn:
                if any(target.scalar(select(func.count()).select_from(table)) for table in tables(conn)):
                    raise Refused(NOT_EMPTY)
                copy_rows(conn, target)
            return heads(target)
    finally:
        engine.dispose()


def check(path: Path) -> dict[str, bytes]:
    try:
        return heads_of(path)
    except DatabaseError as error:
        raise Refused("这不是一份备份：{path}。", path=str(path)) from error


def heads_of(path: Path) -> dict[str, bytes]:
    with opened(sqlite_engine(path, writer=False)) as conn:
        return heads(conn)


def heads(conn: Connection) -> dict[str, bytes]:
    """show -> head. Raises SealBroken for the first show whose ledger does not hold."""
    found = {}
    for of in conn.scalars(select(show.c.id).order_by(show.c.id)):
        verdict = verify(dump(conn, of))
        if not verdict.ok:
            raise SealBroken(verdict.sentence, **verdict.values)
        found[of] = verdict.head
    return found


def copy_file(source: Path, target: Path) -> None:
    module = sqlite_module()
    reading = module.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    with closing(reading), closing(module.connect(target)) as writing:
        reading.backup(writing)
        alone(writing)


def alone(driver: Any) -> None:
    """One file, no write-ahead log beside it."""
    driver.execute("PRAGMA journal_mode=DELETE").close()


def tables(*sides: Connection) -> list[Table]:
    """Every table there is, as the SQLite side tells it: also those that other rooms of the house keep."""
    told = MetaData()
    told.reflect(next(side for side in sides if side.dialect.name == "sqlite"))
    return [table for table in told.sorted_tables if table.name not in ("alembic_version", belongings.TABLE)]


def copy_rows(source: Connection, target: Connection) -> None:
    for table in tables(source, target):
        for part in source.execute(select(table).order_by(*table.primary_key)).mappings().partitions(ROWS):
            target.execute(table.insert(), [dict(row) for row in part])


@contextmanager
def opened(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.connect() as conn, conn.begin():
            yield conn
    finally:
        engine.dispose()


@contextmanager
def snapshot(url: str) -> Iterator[Connection]:
    engine = postgres_engine(url, pool=1, options=f"{LONG} -c default_transaction_read_only=on")
    with opened(engine.execution_options(isolation_level="REPEATABLE READ", stream_results=True)) as conn:
        yield conn


@contextmanager
def new_file(path: Path) -> Iterator[Connection]:
    with opened(sqlite_engine(path, writer=True)) as conn:
        migrate(conn)
        yield conn
    with closing(sqlite_module().connect(path)) as driver:
        alone(driver)
