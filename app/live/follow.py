"""One evening follows another: what people promised there is brought into the next one's beginning."""

from app.errors import NotFound
from app.live.house import House
from app.live.wake import wake
from app.show.commands import CarryPromises, Who
from app.show.promises import handed_on

PROGRAMME = Who("organizer", "")


async def follow(house: House, show: str, before: str) -> int:
    """Carries the promises of `before` into `show`; how many there were. Each once, however often it is called.
    Raises NotFound when there is no such evening."""
    if await house.ledger.show(before) is None:
        raise NotFound("没有这场演出。")
    _, found = await house.ledger.missed(before, 0, 0)
    promises = handed_on(wake(found.entries, found.marks))
    if promises:
        await house.act(show, PROGRAMME, CarryPromises(promises))
    return len(promises)
