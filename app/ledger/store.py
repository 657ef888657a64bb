"""The ledger as the rest of the program knows it. Answers only what is durable."""

import asyncio
import logging
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import IntegrityError

from app.errors import Refused, SealBroken, Unavailable
from app.i18n import N_
from app.ledger import export, house, read, write
from app.ledger.bounded import LIMIT, LONG, bounded
from app.ledger.engines import sqlite_path
from app.ledger.failpoints import fail
from app.ledger.house_postgres import Busy, PostgresHouse
from app.ledger.house_sqlite import Seen, SqliteHouse
from app.ledger.rows import Batch, Done, KeyRow, Mark, Missed, Position, ShowRow
from app.ledger.sqlite import now
from app.ledger.tail import check_tail

T = TypeVar("T")
DAY = 24 * 3600 * 1000
HALF_A_YEAR, GOOD_YEAR = 183 * DAY, 400 * DAY
OPENING = N_("账本打不开，请看数据文件夹或数据库是否可用。")
log = logging.getLogger("ledger")


class Turn:
    """A show while it is ours to write. `missed`: what others wrote since `seq` and `mark_turn`; evolve by it first.
    Keep `seq` and `mark_turn` afterwards, whether or not anything was written, and pass them to the next turn."""

    def __init__(self, back: SqliteHouse | PostgresHouse, held: "Seen | Busy", deadline: float) -> None:
        self.back, self.deadline = back, deadline
        self.held = held
        self.missed: Missed = held.missed
        self.at: Position | None = held.at
        self.seq, self.mark_turn = held.at.seq, held.at.turn
        self.unlinked = False

    async def write(self, batch: Batch) -> int:
        """The seq reached, once it is durable. At most one write a turn. Unavailable if it cannot be known to be."""
        if self.at is None:
            raise RuntimeError("a turn writes once")
        if not batch:
            return self.seq
        self.at = None
        reached = await self.back.write(self.held, batch, self.deadline)  # type: ignore[arg-type]
        fail("before_acknowledge")
        self.seq, self.mark_turn = reached.seq, reached.turn
        self.unlinked = batch.unlink
        return self.seq


class Ledger:
    def __init__(self, back: SqliteHouse | PostgresHouse) -> None:
        self.back = back
        self.locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.broken: dict[str, SealBroken] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, url: str) -> "Ledger":
        """`sqlite:///file` or `postgresql://...`. Brings the schema up and checks the tail of every open show."""
        kind = make_url(url).get_backend_name()
        if kind == "sqlite":
            ledger = cls(await bounded(asyncio.to_thread(SqliteHouse, sqlite_path(url)), OPENING, LONG))
        elif kind == "postgresql":
            ledger = cls(await PostgresHouse.open(url))
        else:
            raise Unavailable("账本只能放在 SQLite 或 PostgreSQL 里。")
        await ledger.check()
        return ledger

    async def check(self) -> None:
        """Says what was found. A show whose tail does not hold is not written to; the others go on."""
        for row in await self.shows():
            if row.state == "open":
                try:
                    checked = await self.look(lambda conn: check_tail(conn, row.id))  # noqa: B023
                    log.info("show %s: its ledger holds, %d entries checked", row.id, checked)
                except SealBroken as error:
                    self.broken[row.id] = error
                    log.error("show %s: its ledger does not hold: %s", row.id, error)
        log.info("the ledger is open: %s, %d broken", self.back.engine, len(self.broken))

    async def look(self, work: Callable[[Connection], T], limit: float = LONG) -> T:
        return await self.back.read(work, limit)

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """A few rows, which somebody waits for: Unavailable within 5 s."""
        return await self.look(work, LIMIT)

    # turns

    @asynccontextmanager
    async def turn(self, show: str, seq: int, mark_turn: int) -> AsyncIterator[Turn]:
        """The caller stands at entry `seq` and transaction `mark_turn` (both 0: knows nothing). NotFound, SealBroken,
        Unavailable within 5 s."""
        if show in self.broken:
            raise self.broken[show]
        deadline, lock = asyncio.get_running_loop().time() + LIMIT, self.locks[show]
        await (bounded(lock.acquire()) if lock.locked() else lock.acquire())
        try:
            held = await self.back.begin(show, seq, mark_turn, deadline)
            turn = Turn(self.back, held, deadline)
            try:
                yield turn
            finally:
                await self.back.end(held)  # type: ignore[arg-type]
        finally:
            lock.release()
        if turn.unlinked:
            self.later(self.back.tidy("ballot", "done"))

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def missed(self, show: str, seq: int, mark_turn: int) -> tuple[Position, Missed]:
        """As a turn sees it, without asking for the turn: for those who only watch."""

        def work(conn: Connection) -> tuple[Position, Missed]:
            at = read.position(conn, show)
            return at, read.missed(conn, show, at, seq, mark_turn)

        return await self.look(work)

    def rings(self) -> AsyncIterator[str]:
        """Shows that another worker wrote to, as they are heard of. Rings may come late, double, or for nothing."""
        return self.back.rings()

    # reading

    async def read(self, show: str, after: int = 0) -> list[tuple[int, bytes | None]]:
        return await self.look(lambda conn: read.entries(conn, show, after))

    async def box(self, show: str) -> list[Mark]:
        return list(await self.look(lambda conn: read.marks(conn, show)))

    async def done(self, show: str, seat: str, once: str) -> Done | None:
        return await self.glance(lambda conn: read.answer(conn, show, seat, once))

    async def all_done(self, show: str) -> list[Done]:
        return list(await self.look(lambda conn: read.answers(conn, show)))

    async def position(self, show: str) -> Position:
        return await self.glance(lambda conn: read.position(conn, show))

    async def head(self, show: str) -> tuple[int, bytes]:
        at = await self.position(show)
        return at.seq, at.head

    async def export(self, show: str) -> bytes:
        """The whole ledger of a show as canonical JSON, which `export.verify` accepts."""
        return await self.look(lambda conn: export.dump(conn, show))

    async def erase(self, show: str, seqs: Sequence[int], marks: Sequence[Mark] = ()) -> None:
        """Destroys what these entries say; their commitments stay. `marks` take the place of ballots in the box that
        say it too. Returns when no byte is left in the database.

        Unavailable: to be asked again, which is harmless."""
        await self.back.transact(lambda conn: write.erase(conn, show, seqs, marks))
        await self.back.sweep("entry", "ballot")

    async def destroy(self, show: str) -> None:
        """A show and everything it ever said. Returns when no byte is left in the database."""
        await self.back.transact(lambda conn: house.destroy(conn, show))
        await self.back.forget(show)
        await self.back.sweep("entry", "ballot", "done", "key", "show")

    # shows

    async def create(
        self, show: str, code: str, title: str, lang: str, rehearsal: bool, rules_hash: bytes, first: bytes
    ) -> None:
        """Opens a show with its first entry. Refused when the id or the code is taken."""
        row = ShowRow(show, code, title, lang, "open", rehearsal, rules_hash, now())
        await self.unless_taken(lambda conn: house.create(conn, row, first))

    async def unless_taken(self, work: Callable[[Connection], None]) -> None:
        try:
            await self.back.transact(work)
        except Unavailable as error:
            if isinstance(error.__cause__, IntegrityError):
                raise Refused("这个入场码已经有人用了，请换一个。") from error
            raise

    async def shows(self) -> list[ShowRow]:
        return await self.glance(read.shows)

    async def show(self, show: str) -> ShowRow | None:
        return await self.glance(lambda conn: read.show_by(conn, id=show))

    async def show_by_code(self, code: str) -> ShowRow | None:
        return await self.glance(lambda conn: read.show_by(conn, code=code))

    async def rotate_code(self, show: str, code: str) -> None:
        await self.unless_taken(lambda conn: house.rotate_code(conn, show, code))

    async def set_state(self, show: str, state: str) -> None:
        await self.back.transact(lambda conn: house.set_state(conn, show, state, now()))

    async def retain(self, show: str, until: int | None) -> None:
        """When the show's data is to be destroyed, ms since 1970."""
        await self.back.transact(lambda conn: house.retain(conn, show, until))

    # keys

    async def add_key(
        self,
        role: str,
        show: str | None = None,
        label: str = "",
        expires_at: int | None = None,
        secret_of: Callable[[str], str] | None = None,
    ) -> tuple[KeyRow, str]:
        """A new key and its secret, which is told only now. `secret_of` makes it from the key's id; else by chance.
        A key of one show opens for half a year, any other for a good year, unless `expires_at` says otherwise."""
        ends = expires_at or now() + (HALF_A_YEAR if show else GOOD_YEAR)
        row = KeyRow(uuid.uuid4().hex, show, role, label, now(), None, ends)
        secret = secret_of(row.id) if secret_of else house.new_secret()
        await self.back.transact(lambda conn: house.add_key(conn, row, secret))
        return row, secret

    async def find_key(self, secret: str) -> KeyRow | None:
        """None when unknown, revoked or expired."""
        return await self.glance(lambda conn: house.find_key(conn, secret, now()))

    async def key(self, id: str) -> KeyRow | None:
        return await self.glance(lambda conn: house.key_by_id(conn, id))

    async def keys(self, show: str | None) -> list[KeyRow]:
        return await self.glance(lambda conn: house.keys(conn, show))

    async def lapsed(self, keys: Sequence[str], shows: Sequence[str]) -> tuple[set[str], dict[str, str]]:
        """Which of these keys open nothing any more, and the join codes of these shows."""
        return await self.glance(lambda conn: (house.lapsed(conn, keys, now()), read.codes(conn, shows)))

    async def revoke_key(self, id: str) -> None:
        await self.back.transact(lambda conn: house.revoke_key(conn, id, now()))

    async def close(self) -> None:
        await asyncio.gather(*self.tasks)
        await self.back.close()
