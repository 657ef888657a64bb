"""The tables, for SQLite and PostgreSQL alike. `migrations/` makes them; a test holds that both agree.

Without row ids SQLite stores ballots by seat, so that their order in the file tells nothing of the order of casting.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

show = Table(
    "show",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("rehearsal", Boolean, nullable=False),
    Column("rules_hash", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("retain_until", BigInteger),
    Column("turn", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

entry = Table(
    "entry",
    metadata,
    Column("show", Text, ForeignKey("show.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("body", LargeBinary),
    Column("salt", LargeBinary),
    Column("commitment", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ballot = Table(
    "ballot",
    metadata,
    Column("show", Text, primary_key=True),
    Column("ballot", Text, primary_key=True),
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("seat", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    Column("turn", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

done = Table(
    "done",
    metadata,
    Column("show", Text, primary_key=True),
    Column("seat", Text, primary_key=True),
    Column("once", Text, primary_key=True),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("turn", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

key = Table(
    "key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("show", Text, ForeignKey("show.id")),
    Column("role", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("expires_at", BigInteger),
    sqlite_with_rowid=False,
)
