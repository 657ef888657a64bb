"""The doorbell between workers on PostgreSQL: NOTIFY says that a show moved, a slow poll behind it misses nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

from sqlalchemy import make_url

from app.ledger.bounded import log
from app.ledger.engines import KEEPALIVES, WAIT

POLL = 1.0
TURNS = "SELECT id, turn FROM show WHERE state = 'open'"


class Doorbell:
    """`known`: show -> transactions that this worker has seen; what it has seen does not ring."""

    def __init__(self, url: str, known: dict[str, int]) -> None:
        self.url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self.known = known
        self.rung: dict[str, int] = {}
        self.over = threading.Event()

    async def rings(self) -> AsyncIterator[str]:
        loop, heard = asyncio.get_running_loop(), asyncio.Queue[str]()
        thread = threading.Thread(
            target=self.listen, args=(lambda show: loop.call_soon_threadsafe(heard.put_nowait, show),), daemon=True
        )
        thread.start()
        try:
            while True:
                yield await heard.get()
        finally:
            self.over.set()

    def listen(self, ring: Callable[[str], None]) -> None:
        """Until `over`. A lost connection is opened again; the poll tells what was missed meanwhile."""
        import psycopg  # a house on SQLite starts without it

        while not self.over.is_set():
            try:
                self.attend(ring)
            except (psycopg.Error, OSError) as error:
                log.warning("the doorbell was lost: %s", str(error).strip())
                self.over.wait(POLL)

    def attend(self, ring: Callable[[str], None]) -> None:
        import psycopg

        limits: dict[str, Any] = {"connect_timeout": WAIT // 2, "tcp_user_timeout": WAIT * 1000, **KEEPALIVES}
        with psycopg.connect(self.url, autocommit=True, application_name="theatre-doorbell", **limits) as conn:
            conn.execute("LISTEN theatre")
            while not self.over.is_set():
                for show, turn in conn.execute(TURNS):
                    self.hear(ring, show, turn)
                for news in conn.notifies(timeout=POLL):
                    show, _, turn = news.payload.rsplit(":", 2)
                    self.hear(ring, show, int(turn))

    def hear(self, ring: Callable[[str], None], show: str, turn: int) -> None:
        if turn > max(self.known.get(show, -1), self.rung.get(show, -1)):
            self.rung[show] = turn
            ring(show)
