"""The migrations make the tables that the program believes in; the engine is one without the known bug."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import app.programme.tables  # noqa: F401  stand in the same schema
from app.ledger import migrate
from app.ledger.engines import sound, sqlite_module
from app.ledger.store import Ledger
from app.ledger.tables import metadata


async def test_migrations_and_tables_agree(ledger: Ledger) -> None:
    def differences(conn: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), metadata))

    assert await ledger.look(differences) == []


async def test_the_database_is_at_the_newest_step(ledger: Ledger) -> None:
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head() == migrate.HEAD
    assert await ledger.look(migrate.revision) == migrate.HEAD


@pytest.mark.parametrize(
    ("version", "good"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True),
    ],
)  # fmt: skip
def test_versions_with_the_wal_reset_bug_are_known(version: tuple[int, int, int], good: bool) -> None:
    assert sound(version) is good


def test_the_engine_here_is_sound() -> None:
    assert sound(sqlite_module().sqlite_version_info)


async def test_sqlite_syncs_every_commit_and_stores_ballots_by_seat(lite: str) -> None:
    ledger = await Ledger.open(lite)

    def settings(conn: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        return [conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    def made(conn: Connection) -> str:
        return str(conn.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'ballot'").scalar())

    assert await ledger.back.transact(settings) == ["wal", 2, 1, 1]
    assert "WITHOUT ROWID" in await ledger.look(made)
    await ledger.close()
