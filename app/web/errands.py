"""Acts that touch the house as well as the play: a new code, an invitation with its link, a key taken back."""

import hashlib
import secrets

from app.errors import Malformed, Refused
from app.live.act import Answer
from app.live.house import Awake, new_code
from app.show.commands import Command, Invite
from app.web.access import Holder
from app.web.fields import Fields
from app.web.keys import mint
from app.web.theatre import Theatre

ROLES = {"code": frozenset({"facilitator", "organizer"}), "revoke": frozenset({"organizer"})}
TRIES = 20


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
        awake.press.cut_off(row.id)
        awake.runner.links = {n: url for n, url in awake.runner.links.items() if awake.runner.owners.get(n) != row.id}
    awake.press.note(set(), [])
    return Answer()


async def invite(here: Theatre, awake: Awake, holder: Holder, command: Invite, once: str) -> Answer:
    """The expert is in the record, the link on the organizer's page. The same `once` is the same person."""
    seed = f"{holder.key}/{once}" if once else secrets.token_hex(16)
    guest = "e" + hashlib.sha256(seed.encode()).hexdigest()[:10]
    told: Command = Invite(command.name, command.field, guest)
    answer = await here.house.act(awake.runner.id, holder.who, told, once)
    if answer.status < 400 and guest not in awake.runner.owners.values():
        await mint(here, awake.runner.id, "expert", guest, awake, command.name)
        awake.press.note(set(), [])
    return answer
