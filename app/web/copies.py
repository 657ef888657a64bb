"""Records on demand: made by one process beside this one, a few at a time, and what many ask for is made once."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from app import errors
from app.errors import NotFound, Refused, TooFast, Unavailable
from app.i18n import N_
from app.record.whereabouts import DATA, DATABASE
from app.settings import Settings

T = TypeVar("T")
WAITING = 6
LIMIT = 60.0
KEPT = 16
BUSY = N_("正在做的记录太多了，请过一会儿再来。")
LATE = N_("这份记录一时做不出来，请稍后再试，或者在电脑上用 theatre export。")


class Copyist:
    """One at a time; more than `waiting` in line is TooFast, one that takes longer than `limit` seconds Unavailable."""

    def __init__(self, settings: Settings, waiting: int = WAITING, limit: float = LIMIT) -> None:
        self.settings, self.waiting, self.limit = settings, waiting, limit
        self.desk = ThreadPoolExecutor(1, "copyist")
        self.process: subprocess.Popen[bytes] | None = None
        self.line = 0

    async def make(self, show: str, form: str, lang: str, beside: bool = False) -> bytes:
        """The record's bytes; `beside`: with what the organizer filled in. Raises NotFound, TooFast, Unavailable."""
        if self.line >= self.waiting:
            raise TooFast(BUSY)
        self.line += 1
        order = json.dumps({"show": show, "form": form, "lang": lang, "beside": beside}).encode() + b"\n"
        try:
            return await asyncio.get_running_loop().run_in_executor(self.desk, self.ask, order)
        finally:
            self.line -= 1

    def ask(self, order: bytes) -> bytes:
        """In the desk's thread."""
        process = self.process = self.process if self.process and self.process.poll() is None else self.hire()
        alarm = threading.Timer(self.limit, process.kill)
        alarm.start()
        try:
            return exchange(process, order)
        except (OSError, ValueError) as error:
            process.kill()
            process.wait()  # one that is still dying would be asked again
            raise Unavailable(LATE) from error
        finally:
            alarm.cancel()

    def hire(self) -> subprocess.Popen[bytes]:
        self.dismiss()
        place = {DATABASE: self.settings.url, DATA: str(self.settings.data)}
        command = [sys.executable, "-m", "app.programme.copyist"]
        return subprocess.Popen(command, env=os.environ | place, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def dismiss(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.communicate()

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
        self.desk.shutdown(cancel_futures=True)
        self.dismiss()


def exchange(process: subprocess.Popen[bytes], order: bytes) -> bytes:
    """ValueError when it says nothing, or less than it promised."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(order)
    process.stdin.flush()
    told: dict[str, Any] = json.loads(process.stdout.readline())
    if "refused" in told:
        raise getattr(errors, told["refused"])(told["sentence"], **told["values"])
    record = process.stdout.read(told["size"])
    if len(record) != told["size"]:
        raise ValueError("a torn record")
    return record


class Copies:
    """What many ask for at the same moment, made once. Of each thing only the newest is kept, of all `room`."""

    def __init__(self, room: int = KEPT) -> None:
        self.room = room
        self.kept: dict[Hashable, tuple[Hashable, asyncio.Task[Any]]] = {}

    async def get(self, name: Hashable, state: Hashable, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The copy of `name` as it is at `state`, which names all that it is made from."""
        if name not in self.kept or self.kept[name][0] != state:
            self.kept.pop(name, None)
            self.kept[name] = (state, asyncio.create_task(make()))
            for old in list(self.kept)[: -self.room]:
                del self.kept[old]
        found: asyncio.Task[T] = self.kept[name][1]
        try:
            return await asyncio.shield(found)
        except (Refused, NotFound):
            raise  # at this state they stay what they are
        except Exception:
            if self.kept.get(name, (None, None))[1] is found:
                del self.kept[name]
            raise
