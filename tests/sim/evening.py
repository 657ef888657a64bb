"""One evening in the simulated world, and the laws that hold in it whatever happens."""

import asyncio
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from app.errors import TheatreError
from app.ledger.export import verify
from app.ledger.store import Ledger
from app.live.act import Act, Answer
from app.live.crowd import Group, Phone
from app.live.press import Press
from app.live.runner import Showrunner
from app.live.sheet import Sight
from app.live.wire import payload
from app.scenario.load import load
from app.show import codec, rules
from app.show.commands import CastBallot, Command, EndShow, Go, Say, Who
from app.show.events import BallotClosed, CommentMade
from app.show.state import Show
from tests.sim.world import Disk
from tests.web.house import PLAY

SCENARIO = load(PLAY.encode())
SHOW, HALL = "s1", 6
LEADER = Who("facilitator", "f")


class Broken(AssertionError):
    """A law that did not hold."""


@dataclass
class Flaws:
    """Laws of the program, broken on purpose: each must be found out."""

    disk_lies: bool = False
    no_memory: bool = False
    believes_the_unwritten: bool = False
    ink: bool = False
    deaf_press: bool = False

    def runner(self, ledger: Ledger, world: "World") -> Showrunner:
        made = Showrunner(SHOW, ledger, world.clock)
        if self.no_memory:
            made.memory.recall = lambda act: None  # type: ignore[method-assign]
            made.wake = self.forgetting(made)  # type: ignore[method-assign]
        if self.believes_the_unwritten:
            made.give_up = self.stubborn(made)  # type: ignore[method-assign,assignment]
        return made

    def forgetting(self, made: Showrunner) -> Callable[[], Coroutine[Any, Any, None]]:
        wake = made.wake

        async def anew() -> None:
            await wake()
            made.memory.recall = lambda act: None  # type: ignore[method-assign]

        return anew

    def stubborn(self, made: Showrunner) -> Callable[[list[Act], Exception], Coroutine[Any, Any, None]]:
        async def go_on(acts: list[Act], error: Exception) -> None:
            for act in acts:
                act.reply(Answer(act.once, 503, "x"))
            made.calm.set()

        return go_on


class Sketch:
    """Regions that hold a view's value and nothing else."""

    def names(self, audience: str) -> tuple[str, ...]:
        return ("now",)

    def region(self, group: Group, name: str, sight: Sight) -> str:
        return f"\n{name} {sight.view!r}"

    def personal(self, group: Group, sight: Sight, me: object, answer: Answer | None) -> str:
        return f"\nme {me!r}"


class Page:
    """What is on a phone's screen. Asleep it takes nothing in."""

    def __init__(self) -> None:
        self.asleep, self.regions = False, dict[str, str]()
        self.on_drain: Callable[[], None] | None = None
        self.on_text: Callable[[str], bool] | None = None

    def push(self, framed: bytes) -> bool:
        if not self.asleep:
            for line in payload(framed).decode().split("\n"):
                name, _, value = line.partition(" ")
                self.regions |= {name: value} if name else {}
        return not self.asleep

    def shut(self, code: int, reason: str = "") -> None:
        self.asleep = True


@dataclass
class World:
    chance: random.Random
    flaws: Flaws
    skew: int = 0
    runner: Showrunner | None = None
    press: Press | None = None
    told: dict[str, tuple[Command, int]] = field(default_factory=dict)
    pages: dict[str, Phone] = field(default_factory=dict)
    cuts: int = 0

    def clock(self) -> int:
        return int(asyncio.get_running_loop().time() * 1000) + 1_700_000_000_000 + self.skew

    async def start(self, ledger: Ledger) -> None:
        """The program begins, and reads back what there is."""
        while True:
            runner = self.flaws.runner(ledger, self)
            with suppress(TheatreError):
                await runner.wake()
                break
        self.runner, self.press = runner, Press(runner, Sketch())
        if self.flaws.deaf_press:
            runner.after.clear()
        runner.start()
        self.press.start()
        self.pages = {name: self.look(name) for name in ("stayed", "dozed")}

    def look(self, name: str) -> Phone:
        assert self.press is not None
        phone = Phone(Who("resident", "r0"), Group("resident", "zh"), Page())
        self.press.join(phone)
        return phone

    async def stop(self, disk: Disk) -> None:
        """A power cut: nobody is told, nothing is put away."""
        runner, press, self.runner, self.press = self.runner, self.press, None, None
        assert runner is not None and press is not None
        await runner.close()
        await press.close()
        disk.power_cut()
        self.cuts += 1

    async def send(self, who: Who, command: Command, once: str) -> None:
        """Again and again under one name until somebody answers with more than 'not now'."""
        while True:
            answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            for _ in range(self.chance.choices((0, 1, 2), (10, 80, 10))[0]):
                asyncio.get_running_loop().call_later(
                    self.chance.uniform(0, 0.3), self.arrive, Act(who, command, self.clock(), replying(answer), once)
                )
            with suppress(TimeoutError):
                async with asyncio.timeout(6):
                    told = await answer
                    await asyncio.sleep(self.chance.uniform(0, 0.3))
                    if told.status != 503 and self.chance.random() > 0.1:  # or the answer is lost
                        self.told[once] = (command, told.status)
                        return
            await asyncio.sleep(self.chance.uniform(0, 0.5))

    def arrive(self, act: Act) -> None:
        if self.runner is not None:
            self.runner.offer(act)


def replying(answer: "asyncio.Future[Answer]") -> Callable[[Answer], None]:
    return lambda told: None if answer.done() else answer.set_result(told)


async def resident(world: World, n: int) -> None:
    who = Who("resident", f"r{n}")
    for k in range(6):
        await asyncio.sleep(world.chance.uniform(0, 3))
        name = f"r{n}.{k}"
        nonce = hashlib.sha256(f"{name}{world.chance.random()}".encode()).hexdigest()[:32]
        vote = CastBallot({world.chance.choice("AB"): "1"}, because=name, nonce=nonce)  # never twice the same
        await world.send(who, Say(f"话 {name}") if world.chance.random() < 0.4 else vote, name)


async def leader(world: World) -> None:
    for k in range(6):
        await asyncio.sleep(world.chance.uniform(0.5, 3))
        await world.send(LEADER, Go(k), f"go{k}")


async def trouble(world: World, disk: Disk, ledger: Ledger) -> None:
    """Power cuts, clocks that jump, a phone that falls asleep."""
    while True:
        await asyncio.sleep(world.chance.uniform(0.5, 4))
        match world.chance.randrange(4):
            case 0:
                await world.stop(disk)
                await asyncio.sleep(world.chance.uniform(0, 1))
                await world.start(ledger)
            case 1:
                world.skew = world.chance.choice((0, -3_600_000, 86_400_000))
            case _:
                doze(world)


def doze(world: World) -> None:
    phone = world.pages.get("dozed")
    if phone is not None and isinstance(phone.line, Page) and world.press is not None:
        phone.line.asleep = not phone.line.asleep
        if not phone.line.asleep:
            world.press.snapshot(phone)


async def evening(seed: int, flaws: Flaws) -> World:
    chance = random.Random(seed)
    world, disk = World(chance, flaws), Disk(chance, flaws.disk_lies)
    ledger = Ledger(disk)  # type: ignore[arg-type]
    digest = hashlib.sha256(SCENARIO.text.encode()).digest()
    first = codec.encode(rules.opened(SHOW, SCENARIO, digest.hex(), "zh"), world.clock())
    await ledger.create(SHOW, "123456", SCENARIO.title, "zh", False, digest, first)
    disk.synced = disk.image()
    await world.start(ledger)
    bad = asyncio.create_task(trouble(world, disk, ledger))
    people = [asyncio.create_task(resident(world, n)) for n in range(HALL)]
    await asyncio.gather(leader(world), *people)
    bad.cancel()
    await asyncio.gather(bad, return_exceptions=True)
    disk.calm, world.skew = True, 0
    if world.runner is None:
        await world.start(ledger)
    await asyncio.sleep(60)
    if flaws.ink:
        await tamper(ledger)
    await laws(world, ledger)
    await world.send(LEADER, EndShow(), "end")
    await asyncio.sleep(10)
    await laws(world, ledger)
    await world.stop(disk)
    await ledger.close()
    return world


async def tamper(ledger: Ledger) -> None:
    await ledger.back.transact(
        lambda conn: conn.exec_driver_sql("UPDATE entry SET body = CAST(body || ' ' AS BLOB) WHERE seq = 2").rowcount
    )


async def laws(world: World, ledger: Ledger) -> None:
    assert world.runner is not None and world.press is not None
    if not verify(await ledger.export(SHOW)).ok:
        raise Broken("the seal holds")
    entries = await ledger.read(SHOW)
    facts = [codec.decode(body)[0] for _, body in entries if body]
    box = await ledger.box(SHOW)
    live = await world.runner.settled()
    afresh = Showrunner(SHOW, ledger, world.clock)
    await afresh.wake()
    if live != afresh.state:
        raise Broken("replay is live")
    for law in (said(world, live, facts), cast(live, facts, [json.loads(m.body)["nonce"] for m in box], world)):
        for broken in law:
            raise Broken(broken)
    doze(world)
    doze(world)
    if isinstance(world.pages["dozed"].line, Page) and world.pages["dozed"].line.asleep:
        doze(world)
    fresh = world.look("fresh")
    screens = [phone.line.regions for phone in (*world.pages.values(), fresh) if isinstance(phone.line, Page)]
    if not screens[0] == screens[1] == screens[2]:
        raise Broken("stayed is dozed is reloaded")
    world.press.leave(fresh)


def said(world: World, live: Show, facts: Sequence[object]) -> Iterator[str]:
    made = Counter(live.text(fact.words) for fact in facts if isinstance(fact, CommentMade))
    if any(n > 1 for n in made.values()):
        yield "nothing is said twice"
    for command, status in world.told.values():
        if isinstance(command, Say) and status == 204 and command.text not in made:
            yield "what was acknowledged is in the ledger"


def cast(live: Show, facts: Sequence[object], kept: list[str], world: World) -> Iterator[str]:
    """Of each seat the newest acknowledged ballot, or a newer one that was never answered."""
    if len(set(kept)) != len(kept):
        yield "no ballot is there twice"
    for fact in facts:
        if isinstance(fact, BallotClosed) and sum(fact.tally["counts"].get(o, {}).get("1", 0) for o in "AB") > HALL:
            yield "one seat, one ballot"
    for n in range(HALL):
        mine = [(k, *world.told[f"r{n}.{k}"]) for k in range(6) if f"r{n}.{k}" in world.told]
        votes = [c.nonce for _, c, status in mine if isinstance(c, CastBallot) and status == 204]
        if votes and votes[-1] not in kept:
            yield "what was acknowledged is in the box"
