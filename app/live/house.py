"""Which shows are awake. A show wakes when somebody comes, and sleeps when nobody has for a while."""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Iterable
from contextlib import suppress

from app.errors import NotFound, Refused, ScenarioRejected, TheatreError
from app.ledger.house_postgres import PostgresHouse
from app.ledger.rows import ShowRow
from app.ledger.signing import Signer
from app.ledger.store import Ledger
from app.live.act import Act, Answer
from app.live.clock import Clock
from app.live.press import Press
from app.live.runner import Showrunner
from app.live.sheet import Draw
from app.scenario.model import Scenario
from app.show import codec, rules
from app.show.commands import Command, Who

IDLE = 600.0
HEARTBEAT = 20.0
RETURN, SOONEST = 1, 300  # milliseconds: what the return of one phone takes, and the least that is asked of any
GLANCE = 0.5
LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
log = logging.getLogger("theatre.live")


def new_id() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))


def spread(phones: int) -> int:
    """Milliseconds over which so many phones return, each when it likes."""
    return max(SOONEST, phones * RETURN)


def new_code() -> str:
    """Six digits that do not start with 0."""
    return str(100_000 + secrets.randbelow(900_000))


class Awake:
    """An awake show: who runs it and who prints it."""

    def __init__(self, runner: Showrunner, press: Press) -> None:
        self.runner, self.press = runner, press


class House:
    def __init__(self, ledger: Ledger, clock: Clock, draw: Draw, signer: Signer | None = None) -> None:
        self.ledger, self.clock, self.draw, self.signer = ledger, clock, draw, signer
        self.awake: dict[str, Awake] = {}
        self.waking: dict[str, asyncio.Lock] = {}
        self.used: dict[str, float] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self.tasks = [asyncio.create_task(work()) for work in (self.listen, self.tidy, self.beat, self.watch)]

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        for id in list(self.awake):
            await self.lull(id)
        await self.ledger.close()

    async def open(
        self, scenario: Scenario, lang: str, rehearsal: bool = False, tongues: tuple[Scenario, ...] = ()
    ) -> str:
        """A new show; its id. Refused when the scenario holds a kind that cannot be played yet. `tongues`: the same
        play in other languages."""
        if kinds := rules.unplayed(scenario):
            raise ScenarioRejected("这一版还演不了：{kinds}。", kinds="、".join(kinds))
        id, digest = new_id(), hashlib.sha256(scenario.text.encode()).digest()
        mode = "rehearsal" if rehearsal else "live"
        first = codec.encode(rules.opened(id, scenario, digest.hex(), lang, mode, tongues), self.clock())
        for _ in range(20):
            with suppress(Refused):
                await self.ledger.create(id, new_code(), scenario.title, lang, rehearsal, digest, first)
                return id
        raise Refused("这个入场码已经有人用了，请换一个。")

    async def find(self, id: str) -> Awake:
        """The show, awake. Raises NotFound."""
        self.used[id] = asyncio.get_running_loop().time()
        if id not in self.awake:
            async with self.waking.setdefault(id, asyncio.Lock()):
                if id not in self.awake:
                    await self.rouse(id)
        return self.awake[id]

    async def rouse(self, id: str) -> None:
        if await self.ledger.show(id) is None:
            raise NotFound("没有这场演出。")
        runner = Showrunner(id, self.ledger, self.clock, self.signer)
        await runner.wake()
        press = Press(runner, self.draw)
        runner.start()
        press.start()
        self.awake[id] = Awake(runner, press)

    async def lull(self, id: str) -> None:
        stage = self.awake.pop(id)
        await stage.press.close()
        await stage.runner.close()

    async def act(self, id: str, who: Who, command: Command, once: str = "") -> Answer:
        """One act, answered after it is durable. Raises TooFast, Unavailable."""
        runner = (await self.find(id)).runner
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def reply(given: Answer) -> None:
            if not answer.done():
                answer.set_result(given)

        runner.offer(Act(who, command, self.clock(), reply, once))
        return await answer

    async def by_code(self, code: str) -> ShowRow | None:
        return await self.ledger.show_by_code(code)

    async def listen(self) -> None:
        """The doorbell of other workers."""
        async for id in self.ledger.rings():
            if id in self.awake:
                self.awake[id].runner.nudge()

    async def beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            await self.pulse()

    async def pulse(self) -> None:
        """Tells every page that its line is alive, and over how many milliseconds to spread should all lose theirs."""
        shows = list(self.awake.values())
        within = spread(sum(len(awake.press.crowd) for awake in shows))
        for awake in shows:
            await awake.press.beat(within)

    async def watch(self) -> None:
        while True:
            await asyncio.sleep(GLANCE)
            with suppress(TheatreError):
                await self.look_round()

    async def look_round(self) -> None:
        """What no event tells, whoever did it, here or at another worker: a key that was taken back or ran out ends
        its sockets, a new join code is shown."""
        keys = {key for awake in self.awake.values() for key in awake.press.crowd.held()}
        if not (keys or isinstance(self.ledger.back, PostgresHouse)):
            return
        gone, codes = await self.ledger.lapsed([*keys], [*self.awake])
        self.let_go(gone)
        for id, awake in list(self.awake.items()):
            show = awake.runner.state
            if show is not None and codes.get(id, show.code) != show.code:
                show.code = codes[id]
                awake.press.note(set(), [])

    def let_go(self, keys: Iterable[str]) -> None:
        """Everybody who came with one of these keys."""
        for awake in list(self.awake.values()):
            for key in keys:
                awake.press.cut_off(key)

    async def tidy(self) -> None:
        while True:
            await asyncio.sleep(60)
            now = asyncio.get_running_loop().time()
            for id, stage in list(self.awake.items()):
                if not len(stage.press.crowd) and now - self.used.get(id, 0) > IDLE and not stage.runner.queue:
                    await self.lull(id)
