"""The tests' own PostgreSQL is worth its name."""

import psycopg

from tests.postgres import Postgres


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


def test_every_test_gets_an_empty_database(postgres: Postgres) -> None:
    first, second = plain(postgres.fresh()), plain(postgres.fresh())
    with psycopg.connect(first, autocommit=True) as connection:
        connection.execute("CREATE TABLE seat (id int)")
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT to_regclass('seat')").fetchone() == (None,)


def test_what_was_committed_survives_a_crash(postgres: Postgres) -> None:
    url = plain(postgres.fresh())
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE seat (id int)")
        connection.execute("INSERT INTO seat VALUES (7)")
    postgres.crash()
    postgres.start()
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT id FROM seat").fetchall() == [(7,)]
