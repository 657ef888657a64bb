"""Shows are destroyed at their date: words, ballots, keys, pictures. Looked at when the house opens and every day."""

import asyncio
import logging
import shutil

from app.errors import TheatreError
from app.ledger.rows import ShowRow
from app.web.theatre import Theatre

DAY = 24 * 3600
log = logging.getLogger("theatre.web")


def due(row: ShowRow, keep: int) -> int | None:
    """When this show is to be destroyed, ms since 1970: its own date, else so many days after its end."""
    if row.retain_until is not None or row.ended_at is None or not keep:
        return row.retain_until
    return row.ended_at + keep * DAY * 1000


async def clear(here: Theatre) -> list[str]:
    """The shows that are gone now."""
    now, gone = here.house.clock(), []
    for row in await here.house.ledger.shows():
        date = due(row, here.settings.keep)
        if date is not None and date <= now:
            await destroy(here, row.id)
            gone.append(row.id)
    return gone


async def destroy(here: Theatre, show: str) -> None:
    if show in here.house.awake:
        await here.house.lull(show)
    await here.house.ledger.destroy(show)
    for kept in ("media", "photos"):
        await asyncio.to_thread(shutil.rmtree, here.settings.data / kept / show, True)
    log.info("show %s: kept to its date, and destroyed", show)


async def sweep(here: Theatre) -> None:
    while True:
        try:
            await clear(here)
        except TheatreError as error:
            log.error("could not look for shows past their date: %s", error)
        await asyncio.sleep(DAY)
