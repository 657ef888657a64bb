"""Who stayed, who dozed and who opened the page afresh see the same page, after any evening."""

import asyncio
import re
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import TheatreError
from app.ledger.store import Ledger
from app.live.act import Act, Answer
from app.live.crowd import Group, Phone
from app.live.press import Press
from app.live.runner import Showrunner
from app.live.wire import payload
from app.show import acts, codec, rules
from app.show.commands import Who
from app.show.tongues import stage_lang
from app.web.pages import Pages
from tests.show.presses import SCENARIO, TEXT, TONGUE, pressed

REGION = re.compile(r'^<\w+ id="([\w-]+)"')
SEATED = (("resident", "r1"), ("resident", "r2"), ("resident", "quiet"), ("stage", "f"), ("facilitator", "f"))
ROLE = {"r": "resident", "f": "facilitator", "e": "expert", "o": "organizer", "a": "assistant"}


class Screen:
    """A phone's page: each region that arrives takes the place of the one before it. `asleep` it takes nothing in."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names, self.regions, self.asleep = names, dict[str, str](), False
        self.on_drain: Callable[[], None] | None = None
        self.on_text: Callable[[str], bool] | None = None

    def push(self, framed: bytes) -> bool:
        if self.asleep:
            return False
        for html in split(payload(framed).decode(), self.names):
            found = REGION.match(html)
            assert found, html[:80]
            self.regions[found[1]] = html
        return True

    def shut(self, code: int, reason: str = "") -> None:
        self.asleep = True


def split(html: str, names: tuple[str, ...]) -> list[str]:
    """A frame's regions: each begins with an element that has a region's name as its id."""
    marks = re.finditer(r'<\w+ id="([\w-]+)"', html)
    starts = [mark.start() for mark in marks if mark[1] in names]
    return [html[a:b] for a, b in pairwise([*starts, len(html)])]


async def evening(folder: Path, seed: int, presses: int) -> None:
    ledger = await Ledger.open(f"sqlite:///{(folder / 'theatre.sqlite').as_posix()}")
    pages = Pages("http://testserver")
    runner = Showrunner(await opened(ledger), ledger, lambda: 0)
    await runner.wake()
    desk = Press(runner, pages)
    stayed, dozed = screens(desk, pages), screens(desk, pages)
    rng, at = Random(seed), 0
    for n in range(presses):
        if rng.random() < 0.1:
            for phone in dozed.values():
                toggle(desk, phone)
        at += 1000
        await act(runner, rng, at)
        if rng.random() < 0.5 or n == presses - 1:
            await desk.publish()
    for phone in dozed.values():
        if isinstance(phone.line, Screen) and phone.line.asleep:
            toggle(desk, phone)
    fresh = screens(desk, pages)
    for who in fresh:
        assert set(shown(fresh[who])) >= {"now", "me"} or who[0] == "stage"
        assert shown(stayed[who]) == shown(fresh[who]), who
        assert shown(dozed[who]) == shown(fresh[who]), who
    apart(fresh)
    await ledger.close()


def apart(fresh: dict[tuple[str, str, str], Phone]) -> None:
    """No page holds the author's words of the other language, and the console holds those of its own."""
    pages = [(*who, "".join(shown(phone).values())) for who, phone in fresh.items() if who[0] != "stage"]
    assert {lang for _, lang, _, page in pages if "Word" in page} == {"en"}
    assert all("Word" in page for role, lang, _, page in pages if (role, lang) == ("facilitator", "en"))


async def opened(ledger: Ledger) -> str:
    digest = sha256(TEXT.encode()).digest()
    first = codec.encode(rules.opened("s1", SCENARIO, digest.hex(), "zh", tongues=(TONGUE,)), 0)
    await ledger.create("s1", "123456", SCENARIO.title, "zh", False, digest, first)
    return "s1"


async def act(runner: Showrunner, rng: Random, at: int) -> None:
    """Something that somebody presses; nonsense is refused before it gets here."""
    show = runner.show
    who, name, fields = pressed(rng, show.beat.kind if show.beat else "lobby")
    if name == "end" or (name == "go" and rng.random() < 0.2):
        return
    try:
        command = acts.read(name, fields)
    except TheatreError:
        return
    told: list[Answer] = []
    await runner.take([Act(Who(ROLE[who[0]], who), command, at, told.append, "")])
    assert len(told) == 1


def screens(desk: Press, pages: Pages) -> dict[tuple[str, str, str], Phone]:
    """One in each language; the stage in the one that is chosen. One resident only looks, as most of a hall do."""
    made = {}
    for (audience, id), lang in product(SEATED, ("zh", "en")):
        names = (*pages.names(audience), "me")
        spoken = stage_lang(desk.runner.show) if audience == "stage" else lang
        made[audience, lang, id] = Phone(Who(audience, id), Group(audience, spoken), Screen(names))
        desk.join(made[audience, lang, id])
    return made


def toggle(desk: Press, phone: Phone) -> None:
    """Falls asleep, or wakes and is given the newest of everything."""
    assert isinstance(phone.line, Screen)
    phone.line.asleep = not phone.line.asleep
    if not phone.line.asleep:
        desk.snapshot(phone)


def shown(phone: Phone) -> dict[str, str]:
    assert isinstance(phone.line, Screen)
    return {name: re.sub(r"\s+", " ", html).strip() for name, html in phone.line.regions.items() if name != "room"}


@settings(max_examples=24, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10_000))
def test_stayed_dozed_and_reloaded_are_the_same(seed: int) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(evening(Path(folder), seed, 120))
