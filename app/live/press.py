"""Prints what each audience sees: every region once per audience, language and change; the same bytes for everyone.

Publishes at once when idle. Under load the next edition waits ten times what the last one cost, half a second at most:
ten a second for a thousand phones, two for ten thousand. Phones are written to in slices, with a breath between them in
which acts are answered; none is waited for.
"""

import asyncio
import logging
import time
from collections.abc import Iterable
from contextlib import suppress

from app.live.act import Answer
from app.live.crowd import Crowd, Group, Phone
from app.live.personal import Personal
from app.live.runner import Showrunner
from app.live.sheet import Draw, Sheet, Sight
from app.live.wire import frame
from app.live.witness import seal
from app.show import look
from app.show.commands import Who
from app.show.events import CommentMade, CommentSupported, Event, SeatEvicted, SeatMuted, SeatTaken, WordsKept
from app.show.state import Show
from app.show.tongues import stage_lang, told

SLICE, OWN_SLICE = 100, 250  # each of the second waits for a settled moment
REST = 10.0
LONGEST = 0.5
GATHER = 0.5
HELD_UP = 0.5
log = logging.getLogger("theatre.live")


class Press:
    def __init__(self, runner: Showrunner, draw: Draw) -> None:
        self.runner, self.draw = runner, draw
        self.crowd = Crowd()
        self.sheets: dict[Group, Sheet] = {}
        self.own = Personal(runner, draw)
        self.changed = asyncio.Event()
        self.touched: dict[str, int] = {}
        self.everyone = False
        self.counting: asyncio.TimerHandle | None = None
        self.task: asyncio.Task[None] | None = None
        self.editions = 0
        self.overdue: list[Phone] = []
        self.stale: set[Group] = set()
        self.lag = 0.0
        runner.after.append(self.note)

    def start(self) -> None:
        self.task = asyncio.create_task(self.run(), name=f"press {self.runner.id}")

    async def close(self) -> None:
        for phone in self.crowd:
            phone.line.shut(1012, "asleep")
        if self.counting is not None:
            self.counting.cancel()
        if self.task is not None:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task

    # what happened

    def note(self, touched: set[str], news: list[Event]) -> None:
        """After each turn: whose personal region may have changed, and who has to leave."""
        turn = self.runner.turn
        self.touched |= dict.fromkeys(touched, turn)
        show = self.runner.show
        for event in news:
            match event:
                case SeatTaken(seat=seat) | SeatMuted(seat=seat) | CommentMade(seat=seat):
                    self.touched[seat] = turn
                case SeatEvicted(seat=seat):
                    self.touched[seat] = turn
                    self.evict(seat)
                case CommentSupported(comment=comment):
                    self.touched[show.comments[comment].seat] = turn
                case WordsKept():
                    pass
                case _:
                    self.everyone = True
        if not touched and not news:
            self.everyone = True
        self.changed.set()

    def evict(self, seat: str) -> None:
        for phone in list(self.crowd):
            if phone.who.role == "resident" and phone.who.id == seat:
                phone.line.shut(1008, "evicted")

    def cut_off(self, key: str) -> None:
        """Everybody who came with this key."""
        for phone in self.crowd:
            if phone.key == key:
                phone.line.shut(1008, "revoked")

    def redraw(self) -> None:
        """What is drawn depends on something that no view holds, and that has changed."""
        self.stale = set(self.sheets)
        self.note(set(), [])

    # who is here

    def join(self, phone: Phone) -> None:
        """Gives a phone everything there is. Call while settled."""
        if phone.group not in self.crowd.groups:
            self.refresh(phone.group)
        self.crowd.join(phone)
        self.snapshot(phone)
        self.recount()

    def leave(self, phone: Phone) -> None:
        self.crowd.leave(phone)
        if phone.group not in self.crowd.groups:
            self.sheets.pop(phone.group, None)
        self.recount()

    def recount(self) -> None:
        """Facilitators see who is connected, twice a second at most."""
        if self.counting is None:
            self.counting = asyncio.get_running_loop().call_later(GATHER, self.counted)

    def counted(self) -> None:
        self.counting = None
        self.changed.set()

    def snapshot(self, phone: Phone) -> None:
        """The newest of everything, for one who comes or returns; in the middle of a turn, as soon as it is over."""
        if self.runner.state is None or not self.runner.calm.is_set():
            self.overdue.append(phone)
            self.changed.set()
            return
        sheet = self.sheet(phone.group)
        phone.line.push(frame(sheet.whole + self.own.now(phone, sheet)))

    def reply(self, phone: Phone, answer: Answer) -> None:
        """After its act is durable or refused: the phone's own region, with the answer. Call while settled."""
        phone.answer, sheet = answer, self.sheet(phone.group)
        mine = self.own.away(phone, sheet) if self.runner.state is None else self.own.now(phone, sheet)
        if mine:
            phone.line.push(frame(mine))

    # drawing

    def sight(self, show: Show, group: Group) -> Sight:
        mark = seal(self.runner.head, group.lang)
        show = told(show, group.lang)
        match group.audience:
            case "resident":
                return Sight(look.resident(show))
            case "stage":
                return Sight(look.stage(show, mark))
            case "expert":
                return Sight(look.expert(show, group.id))
            case "facilitator":
                return Sight(look.facilitator(show, mark), self.crowd.presence())
            case "assistant":
                return Sight(look.assistant(show, group.id))
            case _:
                links = tuple(self.runner.links.items())
                return Sight(look.organizer(show, mark), self.crowd.presence(), links)

    def sheet(self, group: Group) -> Sheet:
        if group not in self.sheets:
            self.refresh(group)
        return self.sheets[group]

    def refresh(self, group: Group) -> list[str]:
        """Draws what changed; the changed regions."""
        sight, sheet = self.sight(self.runner.show, group), self.sheets.get(group)
        if sheet is None:
            sheet = self.sheets[group] = Sheet(sight)
        elif sight == sheet.sight and group not in self.stale:
            return []
        self.stale.discard(group)
        return sheet.renew(group, sight, self.draw)

    # publishing

    async def run(self) -> None:
        while True:
            await self.changed.wait()
            self.changed.clear()
            began = time.perf_counter()
            try:
                await self.publish()
            except Exception:
                log.exception("show %s: publishing failed", self.runner.id)
                self.everyone = True  # whoever was not reached is, with the next edition
                for sheet in self.sheets.values():
                    sheet.certain = False
            cost = time.perf_counter() - began
            self.lag, self.editions = cost, self.editions + 1
            await asyncio.sleep(min(cost * REST, LONGEST))

    async def beat(self, spread: int) -> None:
        """A number to everyone: a page that hears nothing for long takes its line for dead; one that lost it returns
        some time within so many milliseconds."""
        await self.broadcast(self.crowd, frame(str(spread).encode()))

    async def publish(self) -> None:
        touched, everyone = self.touched, self.everyone
        self.touched, self.everyone = {}, False
        await self.runner.settled()
        overdue, self.overdue = self.overdue, []
        for phone in overdue:
            self.snapshot(phone)
        self.retune()
        for group in self.crowd.smallest_first():
            await self.runner.settled()
            if group in self.crowd.groups and (changed := self.refresh(group)):
                await self.broadcast(self.crowd.groups[group], frame("".join(changed).encode()))
        await self.personal(self.candidates(touched, everyone))

    def retune(self) -> None:
        """Stages speak the language that was chosen for them."""
        lang = stage_lang(self.runner.show)
        for group in [g for g in self.crowd.groups if g.audience == "stage" and g.lang != lang]:
            for phone in list(self.crowd.groups[group]):
                self.leave(phone)
                phone.group = group._replace(lang=lang)
                self.join(phone)

    async def broadcast(self, phones: Iterable[Phone], framed: bytes) -> None:
        """Turns hold it up for `HELD_UP` seconds in all and no longer: a disk may be slow and a hall large."""
        until = time.perf_counter() + HELD_UP
        for n, phone in enumerate(list(phones), 1):
            phone.line.push(framed)
            if n % SLICE == 0:
                await (self.runner.breath() if time.perf_counter() < until else asyncio.sleep(0))

    def candidates(self, touched: dict[str, int], everyone: bool) -> Iterable[Phone]:
        """Whose own region may differ from what they were sent: those of seats that were touched after their phone was
        last drawn; and where it may concern everyone, of all who are not like most, or of all."""
        found = [(phone, turn) for seat, turn in touched.items() for phone in self.crowd.of(Who("resident", seat))]
        if not everyone:
            return [phone for phone, turn in found if phone.at < turn]
        some = [(group, phones) for group, phones in self.crowd.groups.items() if group.audience == "resident"]
        all_of_them = [phone for group, phones in some if self.own.moved(group, self.sheet(group)) for phone in phones]
        marked = [phone for seat in self.own.marked() for phone in self.crowd.of(Who("resident", seat))]
        return dict.fromkeys([*all_of_them, *marked, *(phone for phone, _ in found)])

    async def personal(self, candidates: Iterable[Phone]) -> None:
        """To those whose own region changed, and to nobody else."""
        for n, phone in enumerate(candidates, 1):
            if n % OWN_SLICE == 1:
                await asyncio.sleep(0)
                await self.runner.settled()
            sheet = self.sheets.get(phone.group)  # the last of its group may have left meanwhile
            if sheet is not None and (mine := self.own.news(phone, sheet)):
                phone.line.push(frame(mine))
