"""Acts that touch the house as well as the play: a new code, an invitation with its link, a key taken back."""

import hashlib
import logging
import secrets

from app.errors import Malformed, Refused
from app.ledger.rows import Mark
from app.live.act import Answer
from app.live.house import Awake, new_code
from app.live.wake import as_cast
from app.show import codec
from app.show.afterwards import going, known
from app.show.commands import Command, EraseWords, Invite
from app.show.events import WordsKept
from app.show.state import Show
from app.web import naming
from app.web.access import Holder
from app.web.fields import Fields
from app.web.keys import mint
from app.web.theatre import Theatre

LEADERS, OWNER = frozenset({"facilitator", "organizer"}), frozenset({"organizer"})
ROLES = {"code": LEADERS, "revoke": OWNER, "vocabulary": OWNER}
TRIES = 20
log = logging.getLogger("theatre.web")


async def code(here: Theatre, awake: Awake) -> Answer:
    """Another join code; the seats that are taken stay."""
    for _ in range(TRIES):
        fresh = new_code()
        try:
            await here.house.ledger.rotate_code(awake.runner.id, fresh)
        except Refused:
            continue
        awake.runner.show.code = fresh
        awake.press.note(set(), [])
        return Answer()
    raise Refused("这个入场码已经有人用了，请换一个。")


async def revoke(here: Theatre, awake: Awake, found: Fields) -> Answer:
    """A key by its id, or all keys of a role. Open sockets of these keys end at once."""
    wanted = found.get("key", ""), found.get("role", "")
    rows = [row for row in await here.house.ledger.keys(awake.runner.id) if row.revoked_at is None]
    taken = [row for row in rows if row.id == wanted[0] or row.role == wanted[1]]
    if not taken:
        raise Malformed("没有这个链接。")
    for row in taken:
        await here.house.ledger.revoke_key(row.id)
        log.info("key %s revoked: %s %s", row.id, row.role, awake.runner.id)
        awake.press.cut_off(row.id)
        awake.runner.links = {n: url for n, url in awake.runner.links.items() if awake.runner.owners.get(n) != row.id}
    awake.press.note(set(), [])
    return Answer()


async def vocabulary(here: Theatre, found: Fields) -> Answer:
    """What people are called here, in all evenings of this house; every page is drawn anew."""
    await naming.name(here.settings, found.get("words", ""))
    for awake in here.house.awake.values():
        awake.press.redraw()
    return Answer()


async def erase(here: Theatre, awake: Awake, holder: Holder, command: EraseWords, once: str) -> Answer:
    """First the bytes, then the fact: whoever reads that it was done can rely on it."""
    show, id = await awake.runner.settled(), awake.runner.id
    if not known(show, command.words):
        raise Malformed("没有这段话。")
    entries = [(seq, codec.decode(body)[0]) for seq, body in await here.house.ledger.read(id) if body]
    gone = going(show, command.words)
    seqs = [seq for seq, fact in entries if isinstance(fact, WordsKept) and fact.words in gone]
    await here.house.ledger.erase(id, seqs, await silenced(here, show, command.words))
    return await here.house.act(id, holder.who, command, once)


async def silenced(here: Theatre, show: Show, words: str) -> list[Mark]:
    """The ballots that carry these words as their reason, without it."""
    receipts = {c.receipt for c in show.comments.values() if c.words == words and c.receipt}
    found = (
        [mark for mark in await here.house.ledger.box(show.id) if mark.receipt.hex() in receipts] if receipts else []
    )
    return [mark._replace(body=codec.encode_cast(as_cast(mark)._replace(because=""))) for mark in found]


async def invite(here: Theatre, awake: Awake, holder: Holder, command: Invite, once: str) -> Answer:
    """The expert is in the record, the link on the organizer's page. The same `once` is the same person."""
    seed = f"{holder.key}/{once}" if once else secrets.token_hex(16)
    guest = "e" + hashlib.sha256(seed.encode()).hexdigest()[:10]
    told: Command = Invite(command.name, command.field, guest)
    answer = await here.house.act(awake.runner.id, holder.who, told, once)
    known = {row.label for row in await here.house.ledger.keys(awake.runner.id) if row.role == "expert"}
    if answer.status < 400 and guest not in known:
        await mint(here, awake.runner.id, "expert", guest, awake, command.name)
        awake.press.note(set(), [])
    return answer
