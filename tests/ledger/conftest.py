"""A ledger on each database, and a show in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.ledger.store import Ledger
from tests.ledger.evening import open_show


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    return str(request.getfixturevalue("postgres_url"))


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'house' / 'theatre.sqlite').as_posix()}"


@pytest.fixture
def lite(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
async def ledger(url: str) -> AsyncIterator[Ledger]:
    ledger = await Ledger.open(url)
    await open_show(ledger)
    yield ledger
    await ledger.close()
