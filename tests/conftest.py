"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgres import Postgres, running

# every machine tries the same examples; `make fuzz` looks for new ones
settings.register_profile("everyday", derandomize=True, deadline=None, database=None)
settings.register_profile("fuzz", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Playwright's loop disturbs async tests: browser tests run in a process of their own, when asked for by name."""
    asked = any("browser" in argument for argument in config.args)
    return True if collection_path.name == "browser" and not asked else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests, started by the first that asks."""
    with running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """`postgresql+psycopg://...` of a new, empty database."""
    return postgres.fresh()
