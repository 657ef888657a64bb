"""Links that act as keys. The ledger keeps only their hashes; what a link says follows from the house's own secret and
the key's id, so that another worker, or this one after a restart, can tell it again on the organizer's page."""

from app.errors import TheatreError
from app.i18n import N_, translate
from app.ledger.rows import KeyRow
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
    row, secret = await here.house.ledger.add_key(role, show or None, label, secret_of=here.access.secret_of)
    url = address(here, show, role, secret)
    if awake is not None:
        tell(awake, name or role, url, row.id)
    return url


def address(here: Theatre, show: str, role: str, secret: str) -> str:
    return f"{here.pages.public_url}{f'/s/{show}/{role}' if show else '/'}?key={secret}"


def tell(awake: Awake, name: str, url: str, id: str) -> None:
    awake.runner.links = awake.runner.links | {name: url}
    awake.runner.owners = awake.runner.owners | {name: id}


async def recall(here: Theatre, awake: Awake) -> None:
    """The newest link of each role and person, also those that another worker made, or this one before a restart;
    revoked ones are forgotten."""
    show = await awake.runner.settled()
    rows = [row for row in await here.house.ledger.keys(show.id) if row.revoked_at is None and row.role in STAFF]
    valid, owners = {row.id for row in rows}, awake.runner.owners
    awake.runner.links = {n: url for n, url in awake.runner.links.items() if owners.get(n) in valid}
    awake.runner.owners = {n: id for n, id in owners.items() if id in valid}
    for row in {(row.role, row.label): row for row in rows}.values():
        secret = here.access.secret_of(row.id)
        if row.id not in awake.runner.owners.values() and await here.house.ledger.find_key(secret):
            tell(awake, called(show, row), address(here, show.id, row.role, secret), row.id)


def called(show: Show, row: KeyRow) -> str:
    """The role, or which of several people."""
    if row.role == "expert" and row.label != next(iter(show.guests), FIRST) and row.label in show.guests:
        return show.guests[row.label].name
    return more(show.lang, row.role, row.label) if row.label and row.role in MORE else row.role


MORE = {"facilitator": N_("主持 {n}"), "assistant": N_("助手 {n}")}


def more(lang: str, role: str, n: str) -> str:
    """What the second and third of a role are called."""
    return translate(lang, MORE[role], n=n)


async def another(here: Theatre, awake: Awake, role: str) -> str:
    """A link of its own for one more facilitator or assistant."""
    show = await awake.runner.settled()
    labels = [row.label for row in await here.house.ledger.keys(show.id) if row.role == role]
    n = str(2 + len({label for label in labels if label}))
    return await mint(here, show.id, role, n, awake, more(show.lang, role, n))


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
