"""What every route needs, held by the application and by nobody else."""

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from app.live.house import Awake, House
from app.settings import Settings
from app.show.state import Show
from app.web.access import Access, Holder
from app.web.pace import Pace
from app.web.pages import Pages
from app.web.taste import Taste, taste


@dataclass(slots=True)
class Theatre:
    settings: Settings
    house: House
    access: Access
    pages: Pages
    pace: Pace
    tries: Pace
    secure: bool
    refused: dict[int, int] = field(default_factory=dict)

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
    """The taste of whoever asks, in the language of the show the address names, if it is awake."""
    here = theatre(connection)
    awake = here.house.awake.get(str(connection.path_params.get("show", "")))
    home = awake.runner.state.lang if awake and awake.runner.state else here.settings.lang
    return taste(connection, home)
