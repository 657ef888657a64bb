"""No wait for the ledger is longer than a person's patience, and what fails is said in one sentence."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from app.errors import Unavailable
from app.i18n import N_
from app.ledger.write import Behind

T = TypeVar("T")
LIMIT = 4.5
LONG = 120.0
log = logging.getLogger("ledger")
WRITING = N_("现在写不进去，请稍后再试。")
READING = N_("现在读不出来，请稍后再试。")


def until(deadline: float) -> float:
    """Seconds left, on the running loop's clock."""
    return max(0.0, deadline - asyncio.get_running_loop().time())


async def bounded(work: Awaitable[T], sentence: str = WRITING, limit: float = LIMIT) -> T:
    """The result within `limit` seconds, or Unavailable. What a thread has begun goes on and may still land."""
    try:
        async with asyncio.timeout(limit):
            return await work
    except (SQLAlchemyError, OSError, Behind) as error:
        log.warning("the ledger is out of reach: %s: %s", type(error).__name__, str(error).partition("\n")[0])
        raise Unavailable(sentence) from error
