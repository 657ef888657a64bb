"""Brings a database to the schema of this program, at every start, on both databases."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "programme_0003"
MIGRATIONS = Path(__file__).parent / "migrations"


def revision(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def migrate(conn: Connection) -> None:
    """Inside the caller's transaction. Alembic is loaded only when there is something to do: it costs 0.2 s."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(7305805)"))
    if revision(conn) == HEAD:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
