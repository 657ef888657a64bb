"""Who is asking. The only place that reads and writes cookies of identity, and that opens doors to keys.

One cookie a role and show; a browser may hold several, and the key of the house opens each show's staff doors. A seat's
cookie carries the seat, every other one the id of the key it was traded for, which is looked up again at each use:
revoked is revoked.
"""

import hmac
import logging
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

from app.errors import NoSeat, NotYours
from app.i18n import N_
from app.ledger.rows import KeyRow
from app.ledger.store import Ledger
from app.show.commands import Who
from app.values import dataclass

LIFETIME = 14 * 24 * 3600
SEEN = 20_000
COOKIES = {
    "resident": "seat",
    "facilitator": "facilitator",
    "expert": "expert",
    "assistant": "assistant",
    "organizer": "organizer",
    "stage": "stage",
    "house": "house",
    "author": "author",
    "steward": "steward",
    "reviewer": "reviewer",
}
OPENS = {
    "resident": ("resident",),
    "stage": ("stage", "facilitator", "organizer"),
    "facilitator": ("facilitator",),
    "expert": ("expert",),
    "assistant": ("assistant",),
    "organizer": ("organizer",),
}
OWNERS = ("organizer", "facilitator", "stage")
WHERE = {
    "resident": N_("请先扫码，或输入屏幕上的六位数字。"),
    "expert": N_("请用您的邀请链接进来。"),
}
log = logging.getLogger("theatre.web")
STAFF = N_("请用主办方给您的链接进来。")


@dataclass(frozen=True, slots=True)
class Holder:
    """`key` is the id of the key behind a cookie, empty for a seat."""

    who: Who
    key: str = ""


class Access:
    def __init__(self, secret: str, ledger: Ledger, secure: bool) -> None:
        self.secret, self.ledger, self.secure = secret, ledger, secure
        self.checked = lru_cache(SEEN)(self.check)

    def secret_of(self, id: str) -> str:
        """192 bits, HMAC-SHA256 of a key's id under the house's own secret: what the key's link says."""
        made = hmac.digest(self.secret.encode(), f"theatre/key/{id}".encode(), "sha256")
        return urlsafe_b64encode(made[:24]).decode()

    def name(self, role: str) -> str:
        return ("__Secure-" if self.secure else "") + COOKIES[role]

    def signer(self, role: str, show: str) -> URLSafeTimedSerializer:
        """Good for one purpose and one show."""
        return URLSafeTimedSerializer(self.secret, salt=f"theatre/{role}/{show}")

    def give(self, response: Response, show: str, role: str, id: str) -> None:
        value = str(self.signer(role, show).dumps(id))
        self.set(response, self.name(role), value, f"/s/{show}" if show else "/")

    def set(self, response: Response, name: str, value: str, path: str) -> None:
        response.set_cookie(name, value, LIFETIME, path=path, secure=self.secure, httponly=True, samesite="lax")

    def seat(self, response: Response, cookies: Mapping[str, str], show: str) -> None:
        """The seat this browser had in this show, or a new one. The join address keeps a copy of its own, so that the
        code typed again leads to the same seat."""
        copy = f"{self.name('resident')}-{show}"
        id = self.unsign(cookies.get(copy, ""), show, "resident") or secrets.token_hex(8)
        self.give(response, show, "resident", id)
        self.set(response, copy, str(self.signer("resident", show).dumps(id)), "/j")

    def held(self, cookies: Mapping[str, str], show: str, role: str) -> str:
        """The id in the cookie of this role, or nothing."""
        return self.unsign(cookies.get(self.name(role), ""), show, role)

    def unsign(self, value: str, show: str, role: str) -> str:
        """A phone shows the same cookie with every act: its signature is worked out once, its age each time. One from
        tomorrow is good: the clock of the laptop was put right since."""
        try:
            found, signed = self.checked(value, show, role) if value else ("", 0.0)
        except BadSignature:
            return ""
        return found if time.time() - signed <= LIFETIME else ""

    def check(self, value: str, show: str, role: str) -> tuple[str, float]:
        """What was signed, and when. Raises BadSignature."""
        found, signed = self.signer(role, show).loads(value, return_timestamp=True)
        return found if isinstance(found, str) else "", signed.timestamp()

    async def holder(self, cookies: Mapping[str, str], show: str, role: str) -> Holder | None:
        id = self.held(cookies, show, role)
        if id and role == "resident":
            return Holder(Who(role, id))
        if id and (row := await self.valid(id, role, show)):
            return Holder(Who(role, row.label if role == "expert" else row.id), row.id)
        if role in OWNERS and (id := self.held(cookies, "", "house")) and await self.valid(id, "house", ""):
            return Holder(Who(role, id), id)
        return None

    async def valid(self, id: str, role: str, show: str) -> KeyRow | None:
        """The key behind a cookie, unless it was revoked, ran out or is meant for another door."""
        row = await self.ledger.key(id)
        if row is None or row.revoked_at is not None or row.role != role or (row.show or "") != show:
            return None
        return row if row.expires_at is None or row.expires_at > time.time() * 1000 else None

    async def holders(self, cookies: Mapping[str, str], show: str) -> dict[str, Holder]:
        """Every role this browser has in this show. Raises NoSeat when it has none."""
        house = self.name("house") in cookies
        maybe = [role for role in OPENS if self.name(role) in cookies or (house and role in OWNERS)]
        found = {role: holder for role in maybe if (holder := await self.holder(cookies, show, role))}
        if not found:
            raise NoSeat(WHERE["resident"])
        return found

    async def viewer(self, cookies: Mapping[str, str], show: str, audience: str) -> Holder:
        """Who may see this page. Raises NoSeat for nobody, NotYours for somebody else."""
        for role in OPENS[audience]:
            if holder := await self.holder(cookies, show, role):
                return holder
        if any([await self.holder(cookies, show, role) for role in OPENS]):
            raise NotYours(WHERE.get(audience, STAFF))
        raise NoSeat(WHERE.get(audience, STAFF))

    async def owner(self, cookies: Mapping[str, str]) -> Holder:
        """Whoever holds the key of the house. Raises NoSeat."""
        id = self.held(cookies, "", "house")
        if id and await self.valid(id, "house", ""):
            return Holder(Who("house", id), id)
        raise NoSeat(STAFF)

    async def author(self, cookies: Mapping[str, str]) -> tuple[Holder, str]:
        """Whoever may write at the desk, with the name that versions carry: the house, whose name is empty, or somebody
        it invited. Raises NoSeat."""
        id = self.held(cookies, "", "author")
        if not self.held(cookies, "", "house") and id and (row := await self.valid(id, "author", "")):
            return Holder(Who("author", id), id), row.label
        return await self.owner(cookies), ""

    async def trade(self, secret: str, show: str, role: str) -> str:
        """A key for this very door becomes its id. Raises NoSeat."""
        row = await self.ledger.find_key(secret) if 20 <= len(secret) <= 100 else None
        if row is None or row.role != role or (row.show or "") != show:
            log.warning("a link that opens nothing was tried: %s %s", role, show)
            raise NoSeat("这个链接已经失效，请向主办方要一个新的。")
        log.info("key %s opened: %s %s", row.id, role, show)
        return row.id


def who_acts(holders: Mapping[str, Holder], may: frozenset[str], wish: str, here: str = "") -> Holder:
    """The role an act belongs to: the one wished for, else that of this page, else the one that may.
    Raises NotYours."""
    order = [wish] if wish else [here, *holders]
    for role in order:
        if role in holders and role in may:
            return holders[role]
    raise NotYours("这件事不归您做。")
