"""One awake show. Takes the acts that wait, decides each in order, writes all of it once, then answers.

Between two turns the show is *settled*: memory equals the ledger, and only then are pages, views and answers made.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from secrets import token_hex

from app.errors import TheatreError, TooFast, Unavailable
from app.i18n import N_
from app.ledger import seal
from app.ledger.house_postgres import PostgresHouse
from app.ledger.rows import Batch, Mark
from app.ledger.signing import Signer
from app.ledger.store import Ledger, Turn
from app.live.act import Act, Answer
from app.live.clock import Clock
from app.live.countersign import Countersign
from app.live.draft import Draft
from app.live.memory import Memory, written
from app.live.wake import catch_up, last_witnessed, wake
from app.live.witness import head_at
from app.show import codec, rules
from app.show.commands import TakeSeat
from app.show.events import Cast, Event, SeatTaken, WordsKept
from app.show.state import Show

BATCH = 500
BREATH = 0.05
ROOM = 2.0
GUESS = 0.0005
EASE = 8
PATIENCE = 4.5
QUIET = (Cast, SeatTaken, WordsKept)
REMEMBERED = (200, 204, 403, 409)
BUSY = N_("人太多了，请过几秒再试。")
AWAY = N_("账本暂时写不进去，请过几秒再试。")
log = logging.getLogger("theatre.live")


def loud(fact: Event | Cast) -> bool:
    """Whether it may concern others than the seat it names; a seat on somebody's phone concerns that phone."""
    return not isinstance(fact, QUIET) or (isinstance(fact, SeatTaken) and fact.how == "shared")


class Showrunner:
    """`after` is told, in the settled moment after each turn, which seats acted and what happened. `era` moves with
    every fact that may concern others than the seat it names. `each`: seconds an act takes where many wait, from its
    turn to its answer; a queue that would take longer than `ROOM` takes no more, but one turn's acts always."""

    def __init__(self, id: str, ledger: Ledger, clock: Clock, signer: Signer | None = None) -> None:
        self.id, self.ledger, self.clock = id, ledger, clock
        self.queue: deque[Act] = deque()
        self.waiting = asyncio.Event()
        self.calm = asyncio.Event()
        self.passed = asyncio.Event()
        self.after: list[Callable[[set[str], list[Event]], None]] = []
        self.links: dict[str, str] = {}
        self.owners: dict[str, str] = {}
        self.task: asyncio.Task[None] | None = None
        self.state: Show | None = None
        self.seq = self.turn = self.era = 0
        self.turns, self.acts, self.committing = 0, 0, 0.0
        self.each = GUESS
        self.head = b""
        self.memory = Memory()
        self.countersign = Countersign(id, signer)

    @property
    def show(self) -> Show:
        """Only to be read while settled. Raises Unavailable while the ledger cannot be read."""
        if self.state is None:
            raise Unavailable(AWAY)
        return self.state

    async def wake(self) -> None:
        """Reads the show back; a show in memory after this equals the ledger."""
        self.state = None
        row = await self.ledger.show(self.id)
        at, all_of_it = await self.ledger.missed(self.id, 0, 0)
        self.memory = Memory(all_of_it.done)
        show = wake(all_of_it.entries, all_of_it.marks)
        show.code = row.code if row else ""
        self.seq, self.turn = at.seq, at.turn
        await self.witness(last_witnessed(all_of_it.entries))
        self.state = show
        self.calm.set()

    async def witness(self, seq: int) -> None:
        """The head that the room is shown and asked to photograph: the same whoever looks, whenever."""
        if seq:
            self.head = await self.ledger.look(lambda conn: head_at(conn, self.id, seq))

    def start(self) -> None:
        self.task = asyncio.create_task(self.run(), name=f"show {self.id}")

    async def close(self) -> None:
        if self.task is not None:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task

    async def settled(self) -> Show:
        """The show as the ledger has it. Raises Unavailable when that cannot be had in time."""
        if self.state is not None and self.calm.is_set():
            return self.state
        try:
            async with asyncio.timeout(PATIENCE):
                while self.state is None or not self.calm.is_set():
                    if self.state is None and not self.queue:
                        self.waiting.set()
                    await self.calm.wait()
        except TimeoutError:
            raise Unavailable(AWAY) from None
        return self.state

    async def caught_up(self) -> Show:
        """Settled, and not behind what any other worker had written when this was asked."""
        if isinstance(self.ledger.back, PostgresHouse):
            try:
                async with asyncio.timeout(PATIENCE):
                    at = await self.ledger.position(self.id)
                    while self.turn < at.turn:
                        self.waiting.set()
                        await self.passed.wait()
                    return await self.settled()
            except TimeoutError:
                raise Unavailable(AWAY) from None
        return await self.settled()

    async def breath(self) -> None:
        """For long work on the loop: lets the turn end that is on or waits, else every step of it would wait again."""
        await asyncio.sleep(0)
        if self.queue or not self.calm.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(BREATH):
                    await self.passed.wait()

    def offer(self, act: Act) -> None:
        """Hands in an act; its `reply` follows. Raises TooFast when those who wait already would take too long."""
        if len(self.queue) >= max(BATCH, ROOM / self.each):
            raise TooFast(BUSY)
        self.queue.append(act)
        self.waiting.set()

    def nudge(self) -> None:
        """Somebody else may have written to this show."""
        self.waiting.set()

    async def run(self) -> None:
        """Turn after turn. No turn is so long that it runs out of its time, and between two there is always a settled
        moment for those who wait for one."""
        while True:
            await self.waiting.wait()
            self.waiting.clear()
            acts, begun = [self.queue.popleft() for _ in range(min(BATCH, len(self.queue)))], time.perf_counter()
            await self.take(acts)
            if len(acts) > BATCH // 2 and self.state is not None:
                self.each += ((time.perf_counter() - begun) / len(acts) - self.each) / EASE
            if self.queue:
                self.waiting.set()
            await asyncio.sleep(0)

    async def take(self, acts: list[Act]) -> None:
        """One turn. Whatever goes wrong, everybody is answered and nothing unwritten is believed. A show that had to be
        read again may have moved meanwhile: everybody is told."""
        self.calm.clear()
        anew = self.state is None
        try:
            async with asyncio.timeout(PATIENCE) as patience:
                if anew:
                    await self.wake()
                    self.calm.clear()
                draft, news = await self.write(acts, patience)
        except Exception as error:
            await self.give_up(acts, error)
            return
        self.calm.set()
        self.passed.set()
        self.passed = asyncio.Event()
        for act, answer in draft.replies:
            act.reply(answer)
        self.tell({act.who.id for act in acts}, news + draft.facts)
        if anew:
            self.tell(set(), [])

    def tell(self, touched: set[str], news: list[Event]) -> None:
        for told in self.after:
            told(touched, news)

    async def write(self, acts: list[Act], patience: asyncio.Timeout) -> tuple[Draft, list[Event]]:
        async with self.ledger.turn(self.id, self.seq, self.turn) as turn:
            news = catch_up(self.show, turn.missed.entries, turn.missed.marks)
            self.era += bool(news)
            self.memory.keep(turn.missed.done)
            draft = Draft()
            for act in acts:
                draft.replies.append((act, self.answer(act, draft)))
            first, begun = turn.seq + 1, time.perf_counter()
            batch = draft.batch()
            if batch.unlink:  # every ballot of the evening is written anew: the ledger sets its own limit
                patience.reschedule(None)
            await self.commit(turn, batch, draft.slips)
        self.turns, self.acts = self.turns + 1, self.acts + len(acts)
        self.committing += time.perf_counter() - begun
        self.seq, self.turn = turn.seq, turn.mark_turn
        await self.witness(last_witnessed([*turn.missed.entries, *enumerate(draft.entries, first)]))
        return draft, news

    async def commit(self, turn: Turn, batch: Batch, slips: Sequence[Cast]) -> None:
        """The turn itself waits for its write, so that none goes on after it; what is not written needs no signing."""
        signing = asyncio.create_task(self.countersign.slips(slips))
        try:
            await turn.write(batch)
            await signing
        finally:
            signing.cancel()

    async def give_up(self, acts: list[Act], error: Exception) -> None:
        """The show in memory is thrown away and read again before anything else is decided."""
        log.error("show %s: a turn failed: %r", self.id, error, exc_info=not isinstance(error, TheatreError | OSError))
        self.state = None
        self.refuse(acts)
        with suppress(Exception):
            async with asyncio.timeout(PATIENCE):
                await self.wake()
                self.tell(set(), [])
        if self.state is None:
            self.refuse([])

    def refuse(self, acts: list[Act]) -> None:
        """These, and who came meanwhile: they have waited as long, and would wait as long again."""
        waiting = [*acts, *self.queue]
        self.queue.clear()
        for act in waiting:
            act.reply(Answer(act.once, 503, AWAY))

    def answer(self, act: Act, draft: Draft) -> Answer:
        """Decides one act on the show as the acts before it left it."""
        if (known := self.memory.recall(act)) is not None:
            return known
        try:
            self.decide(act, draft)
            answer = Answer(act.once)
        except TheatreError as refusal:
            answer = Answer(act.once, refusal.status, refusal.sentence, refusal.values)
        if act.once and answer.status in REMEMBERED:
            done = written(act, answer)
            self.memory.keep([done])
            draft.done.append(done)
        return answer

    def decide(self, act: Act, draft: Draft) -> None:
        who = act.who
        if who.role == "resident" and who.id not in self.show.seats and not isinstance(act.command, TakeSeat):
            self.keep(act, rules.decide(self.show, who, TakeSeat(), act.at), draft)
        self.keep(act, rules.decide(self.show, who, act.command, act.at), draft)

    def keep(self, act: Act, facts: list[Event | Cast], draft: Draft) -> None:
        for fact in facts:
            if isinstance(fact, Cast):
                fact = self.sealed(fact)
                body = codec.encode_cast(fact)
                draft.marks.append(Mark(fact.ballot, fact.run, fact.seat, body, bytes.fromhex(fact.receipt)))
                draft.slips.append(fact)
            else:
                draft.facts.append(fact)
                draft.entries.append(codec.encode(fact, act.at))
            self.era += loud(fact)
            rules.evolve(self.show, fact, act.at)

    def sealed(self, cast: Cast) -> Cast:
        """With its receipt. A phone that brings no randomness gets some from here, which proves less."""
        ballot, run, seat, choice, because, nonce, _, pledge, replaced = cast
        nonce = nonce or token_hex(seal.NONCE)
        secrets = bytes.fromhex(nonce), bytes.fromhex(pledge)
        receipt = seal.receipt(self.id, ballot, run, *secrets, codec.choice_bytes(choice)).hex()
        return Cast(ballot, run, seat, choice, because, nonce, receipt, pledge, replaced)
