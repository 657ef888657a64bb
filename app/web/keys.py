"""Links that act as keys: made fresh, told once, kept in memory only as long as the program runs."""

from app.errors import TheatreError
from app.i18n import translate
from app.live.house import Awake
from app.scenario.model import Expert
from app.show.commands import Invite, IssueTickets, Who
from app.show.state import Show
from app.web.theatre import Theatre

HOUSE = "house"
STAFF = ("stage", "facilitator", "expert", "assistant", "organizer")
FIRST = "e1"


async def mint(here: Theatre, show: str, role: str, label: str = "", awake: Awake | None = None, name: str = "") -> str:
    """The link of a new key, shown on the organizer's page under its role or the expert's name."""
    row, secret = await here.house.ledger.add_key(role, show or None, label)
    path = f"/s/{show}/{role}" if show else "/"
    url = f"{here.pages.public_url}{path}?key={secret}"
    if awake is not None:
        name = name or role
        awake.runner.links = awake.runner.links | {name: url}
        awake.runner.owners = awake.runner.owners | {name: row.id}
    return url


async def mint_all(here: Theatre, awake: Awake) -> dict[str, str]:
    """One fresh link for each role; the first expert is invited if nobody was."""
    show = await awake.runner.settled()
    if here.settings.tickets and not show.by_ticket and not show.ended and show.mode == "live":
        await here.house.act(show.id, Who("organizer", HOUSE), IssueTickets())
    if not show.guests and not show.ended:
        invite = Invite(first_expert(show), "", FIRST)
        answer = await here.house.act(show.id, Who("organizer", HOUSE), invite)
        if answer.status >= 400:
            raise TheatreError(answer.says)
        show = await awake.runner.settled()
    guest = next(iter(show.guests), FIRST)
    return {role: await mint(here, show.id, role, guest if role == "expert" else "", awake) for role in STAFF}


def first_expert(show: Show) -> str:
    named = [beat.who for beat in show.scenario.beats() if isinstance(beat, Expert) and beat.who]
    return named[0][:40] if named else translate(show.lang, "嘉宾")
