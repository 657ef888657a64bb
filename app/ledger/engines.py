"""Opening SQLite and PostgreSQL the way the ledger needs them."""

import importlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool, QueuePool

from app.errors import Unavailable

WAIT = 4
POOL = 8
LOG, PAGE = (100, 8000), 4096  # pages in the log, at least and at most; bytes of one
CACHE = 32 << 10  # KiB of pages kept in memory
WRITER = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "secure_delete=ON",
    "foreign_keys=ON",
    f"cache_size=-{CACHE}",
)
READER = ("query_only=ON",)
KEEPALIVES = {"keepalives": 1, "keepalives_idle": 2, "keepalives_interval": 1, "keepalives_count": 2}


def sound(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def sqlite_module() -> Any:
    """The standard library's engine, or the `pysqlite3` wheel where that one has the bug."""
    if sound(sqlite3.sqlite_version_info):
        return sqlite3
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def log_pages(path: Path) -> int:
    """How long the write-ahead log grows before it is copied into the file: an eighth of the room on the disk, so that
    there always is some for the copy."""
    fewest, most = LOG
    return max(fewest, min(most, shutil.disk_usage(path.parent).free // (8 * PAGE)))


def sqlite_engine(path: Path, writer: bool) -> Engine:
    """`writer`: the one connection that writes and checkpoints. Others open the file read-only."""
    module = sqlite_module()
    where = f"{path.resolve().as_uri()}?mode={'rwc' if writer else 'ro'}"

    def connect() -> Any:
        conn = module.connect(where, uri=True, timeout=WAIT, check_same_thread=False, isolation_level=None)
        for pragma in (*WRITER, f"wal_autocheckpoint={log_pages(path)}") if writer else READER:
            conn.execute(f"PRAGMA {pragma}").close()
        return conn

    pool = {"poolclass": NullPool} if writer else {"poolclass": QueuePool, "pool_size": 2, "pool_timeout": WAIT}
    engine = create_engine("sqlite://", module=module, creator=connect, **pool)
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql(begin))
    return engine


def postgres_engine(url: str, pool: int = POOL, options: str = "") -> Engine:
    """Every wait is bounded: connecting, locks, statements, a cut network, the pool."""
    limits = f"-c statement_timeout={WAIT}s -c lock_timeout={WAIT}s -c idle_in_transaction_session_timeout=15s"
    connect = {
        "connect_timeout": WAIT // 2,
        "tcp_user_timeout": WAIT * 1000,
        "application_name": "theatre",
        "options": f"{limits} -c synchronous_commit=on -c timezone=UTC {options}",
    }
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args=connect | KEEPALIVES,
        pool_size=pool,
        max_overflow=0,
        pool_timeout=WAIT,
        pool_pre_ping=True,
    )


def sqlite_path(url: str) -> Path:
    database = make_url(url).database
    if not database or database == ":memory:":
        raise Unavailable("账本需要一个文件：sqlite:///文件名。")
    return Path(database)


def hold_house(path: Path) -> Any:
    """One process for one SQLite house, held until it ends, however it ends. SQLite's own lock works everywhere."""
    module = sqlite_module()
    lock = module.connect(path.with_name(path.name + ".lock"), timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("PRAGMA journal_mode=MEMORY").close()
        lock.execute("BEGIN EXCLUSIVE").close()
    except module.OperationalError as error:
        lock.close()
        raise Unavailable("另一个程序正在用这份数据（{path}），请先关掉它。", path=str(path)) from error
    return lock
