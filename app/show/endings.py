"""The room writes its own endings, picks some, sees them acted. None is the right one."""

from app.errors import Malformed, Refused
from app.scenario.model import Write
from app.show.commands import ActEnding, PickEnding, TakeEnding, Who, WriteEnding
from app.show.events import EndingActed, EndingPicked, EndingTaken, EndingWritten, WordsKept
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.table import Ending

PLAYERS = 6


@decides(WriteEnding)
def write(show: Show, who: Who, command: WriteEnding, at: int) -> Facts:
    beat = show.beat
    if not isinstance(beat, Write):
        raise Refused("现在不是写结局的时候。")
    if len(command.text) > beat.limit:
        raise Malformed("太长了：最多 {limit} 个字，现在是 {n} 个。", limit=beat.limit, n=len(command.text))
    name = f"e{len(show.endings) + 1}"
    guest = who.id in show.seats and show.seats[who.id].how == "guest"
    how = "helper" if who.role != "resident" or guest else "phone"
    return [WordsKept(name, command.text), EndingWritten(beat.id, name, name, who.id, command.how or how)]


@decides(PickEnding)
def pick(show: Show, who: Who, command: PickEnding, at: int) -> Facts:
    """A tap picks, another takes the pick back; each seat may pick as many as will be acted."""
    ending = find(show, command.ending)
    beat = show.beat
    if not isinstance(beat, Write) or ending.beat != beat.id:
        raise Refused("现在不是选结局的时候。")
    if who.id in ending.picks:
        return [EndingPicked(ending.id, who.id, False)]
    if sum(who.id in e.picks for e in show.endings.values() if e.beat == beat.id) >= (beat.pick or 1):
        raise Refused("最多选 {n} 项，先去掉一项。", n=beat.pick or 1)
    return [EndingPicked(ending.id, who.id)]


@decides(ActEnding)
def act(show: Show, who: Who, command: ActEnding, at: int) -> Facts:
    ending = find(show, command.ending)
    return [] if ending.acted == command.on else [EndingActed(ending.id, command.on)]


@decides(TakeEnding)
def take(show: Show, who: Who, command: TakeEnding, at: int) -> Facts:
    """Whoever acts in a chosen ending has its words on the phone."""
    ending, seat = find(show, command.ending), who.id if who.role == "resident" else ""
    if not ending.acted:
        raise Refused("这个结局还没有选上要演的。")
    if (seat in ending.players) == command.on:
        return []
    if command.on and len(ending.players) >= PLAYERS:
        raise Refused("这个结局人够了，可以演别的。")
    return [EndingTaken(ending.id, seat, command.on)]


def find(show: Show, ending: str) -> Ending:
    if ending not in show.endings:
        raise Malformed("没有这个结局。")
    return show.endings[ending]


@evolves(EndingWritten)
def written(show: Show, event: EndingWritten, at: int) -> None:
    show.endings[event.ending] = Ending(event.ending, event.beat, event.words, event.seat, event.how)


@evolves(EndingPicked)
def picked(show: Show, event: EndingPicked, at: int) -> None:
    picks = show.endings[event.ending].picks
    picks.add(event.seat) if event.on else picks.discard(event.seat)


@evolves(EndingActed)
def acted(show: Show, event: EndingActed, at: int) -> None:
    show.endings[event.ending].acted = event.on


@evolves(EndingTaken)
def taken(show: Show, event: EndingTaken, at: int) -> None:
    players = show.endings[event.ending].players
    players.append(event.seat) if event.on else players.remove(event.seat)
