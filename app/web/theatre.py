"""What every route needs, held by the application and by nobody else."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.requests import HTTPConnection

from app.live.house import Awake, House
from app.settings import Settings
from app.show.state import Show
from app.show.tongues import offered, stage_lang
from app.web.access import Access, Holder
from app.web.copies import Copies, Copyist
from app.web.pace import Pace
from app.web.pages import Pages
from app.web.password import Gate
from app.web.taste import Taste, taste

Crowd = Callable[[str, int, str], Coroutine[Any, Any, None]]
"""Fills a hall: the join address, how many, their language."""


@dataclass(slots=True)
class Theatre:
    settings: Settings
    house: House
    access: Access
    pages: Pages
    pace: Pace
    tries: Pace
    secure: bool
    copyist: Copyist
    gate: Gate
    copies: Copies = field(default_factory=Copies)
    refused: dict[int, int] = field(default_factory=dict)
    crowd: Crowd | None = None

    async def settled(self, id: str) -> tuple[Awake, Show]:
        """The show, awake and equal to its ledger. Raises NotFound, Unavailable."""
        awake = await self.house.find(id)
        return awake, await awake.runner.caught_up()

    async def viewer(self, connection: HTTPConnection, show: str, audience: str) -> Holder:
        return await self.access.viewer(connection.cookies, show, audience)


def theatre(connection: HTTPConnection) -> Theatre:
    found = connection.app.state.theatre
    assert isinstance(found, Theatre)
    return found


def tongue(connection: HTTPConnection) -> Taste:
    """The taste of whoever asks. Where the address names a show that is awake: the stage in its own language, who works
    there in that of the show, everybody else in that of their browser if the play is offered in it."""
    here = theatre(connection)
    awake = here.house.awake.get(str(connection.path_params.get("show", "")))
    if awake is None or awake.runner.state is None:
        return taste(connection, here.settings.lang)
    show, audience = awake.runner.state, connection.path_params.get("audience", "resident")
    if audience == "stage":
        return replace(taste(connection, show.lang), lang=stage_lang(show))
    if audience in ("facilitator", "organizer") or len(offered(show)) == 1:
        return taste(connection, show.lang)
    return taste(connection, "", (show.lang, *offered(show)))
