"""The two functions that are the play: `decide` may refuse, `evolve` never does. Neither knows time or chance."""

import hashlib
from collections.abc import Iterable

from app.errors import Refused
from app.scenario.load import load
from app.scenario.model import Scenario, Vote
from app.show import (  # noqa: F401  each registers what it can do
    afterwards,
    ballots,
    boards,
    chorus,
    closing,
    common,
    counting,
    cues,
    deeds,
    endings,
    experts,
    floor,
    late,
    lights,
    motions,
    papers,
    promises,
    replays,
    seats,
    settling,
    tickets,
    ties,
    trying,
    words,
)
from app.show.commands import Command, TakeSeat, Who
from app.show.events import Cast, Event, ShowOpened
from app.show.registry import DECIDES, EVOLVES, Facts, evolves
from app.show.state import Show

PLAYED = {
    "script", "discuss", "vote", "quiz", "expert", "replay", "motion", "write", "board", "commit", "pause",
}  # fmt: skip
READ: dict[str, Scenario] = {}  # the last ones, by their text
KEPT = 8
COUNTED = {"one", "many", "rank", "scale", "agree", "tokens"}


def opened(
    show: str,
    scenario: Scenario,
    sha256: str,
    lang: str,
    mode: str = "live",
    tongues: tuple[Scenario, ...] = (),
) -> ShowOpened:
    """`tongues`: the same play in other languages, see `app.scenario.beside`."""
    for play in (scenario, *tongues):
        READ[play.text] = play
    texts = {t.lang: {"scenario": t.text, "sha256": hashlib.sha256(t.text.encode()).hexdigest()} for t in tongues}
    return ShowOpened(show, scenario.text, sha256, lang, mode, texts)


def begin(event: ShowOpened, lang: str = "") -> Show:
    """The show at its first event; the scenario and its translations are read from the event itself. `lang`: as if it
    had been written in that language, where a translation came with it."""
    tongues = {name: understood(told["scenario"]) for name, told in event.tongues.items()}
    scenario = understood(event.scenario)
    if lang in tongues:
        tongues[scenario.lang], scenario = scenario, tongues.pop(lang)
    show = Show(event.show, scenario, event.lang, event.mode, tongues=tongues)
    ballots.prepare(show)
    return show


def understood(text: str) -> Scenario:
    """A record begins the same show several times: nobody changes a scenario, so it is read once. Pages that are made
    in threads of their own may ask at the same moment."""
    found = READ.pop(text, None) or load(text.encode())
    READ[text] = found
    for oldest in [*READ][:-KEPT]:
        READ.pop(oldest, None)
    return found


def replay(facts: Iterable[tuple[Event | Cast, int]]) -> Show:
    """Folds a ledger: the first fact is ShowOpened, times in ms."""
    turns = iter(facts)
    first, _ = next(turns)
    assert isinstance(first, ShowOpened)
    show = begin(first)
    for fact, at in turns:
        evolve(show, fact, at)
    return show


def decide(show: Show, who: Who, command: Command, at: int) -> Facts:
    """What follows from a command: events and ballots, nothing for a repeated tap. Raises Refused with the sentence
    that says why, Malformed when the command names what does not exist."""
    if show.ended and not isinstance(command, afterwards.AFTER):
        raise Refused("本场已经结束。")
    seats.seated(show, who)
    if who.role == "resident" and who.id not in show.seats and not isinstance(command, TakeSeat):
        raise Refused("请先入座。")
    return deeds.signed(DECIDES[type(command)](show, who, command, at), who)


def evolve(show: Show, fact: Event | Cast, at: int) -> None:
    EVOLVES[type(fact)](show, fact, at)
    deeds.note(show, fact, at)


@evolves(ShowOpened)
def already_open(show: Show, event: ShowOpened, at: int) -> None:
    """The first event made the show; there is nothing left to change."""


def unplayed(scenario: Scenario) -> list[str]:
    """The kinds of this scenario that this version cannot play yet, in order of appearance."""
    found = dict.fromkeys(beat.kind for beat in scenario.beats() if beat.kind not in PLAYED)
    hows = dict.fromkeys(b.how for b in scenario.beats() if isinstance(b, Vote) and b.how not in COUNTED)
    return [*found, *(f"vote: {how}" for how in hows)]
