"""Keys for the organizer's own programs."""

from sqlalchemy import BigInteger, LargeBinary, Text
from sqlmodel import Field

from app.i18n import N_
from app.programme.card import Base, Card, a_line, a_number, a_tick
from app.programme.tables.base import at_column, id_column

__all__ = ["ApiKey", "ApiKeyCard"]


class ApiKeyCard(Card):
    name: str = a_line(N_("给哪个程序用"), needed=True, most=40)
    shows: bool = a_tick(N_("看场次"))
    state: bool = a_tick(N_("看演到哪儿"))
    record: bool = a_tick(N_("拿记录"))
    live: bool = a_tick(N_("跟着结果走"))
    days: int = a_number(N_("多少天后作废"), most=366)


class ApiKey(Base, ApiKeyCard, table=True):
    """`community` None: every show of the house. Only the hash of the secret is kept."""

    id: str = id_column()
    community: str | None = Field(default=None, foreign_key="community.id", ondelete="CASCADE", sa_type=Text)
    hash: bytes = Field(sa_type=LargeBinary, unique=True)
    at: int = at_column()
    ends: int = at_column()
    revoked: int | None = Field(default=None, sa_type=BigInteger)
