from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.web.house import House, opened


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path / "data") as found:
        yield found
