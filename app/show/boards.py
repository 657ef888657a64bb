"""Cards pinned under columns: claim, evidence, who can check; wish, who helps; give, keep. Never voted on."""

from app.errors import Malformed, Refused
from app.scenario.model import Board
from app.show.commands import CarryPin, CheckPin, Group, PlacePin, Who
from app.show.events import PinCarried, PinChecked, PinPlaced, PinsGrouped, WordsKept
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.table import Pin


@decides(PlacePin)
def place(show: Show, who: Who, command: PlacePin, at: int) -> Facts:
    beat = show.beat
    if not isinstance(beat, Board):
        raise Refused("现在没有要贴的板。")
    if not 0 <= command.column < len(beat.columns):
        raise Malformed("没有这一栏。")
    name = f"k{len(show.pins) + 1}"
    seat = who.id if who.role == "resident" else ""
    return [WordsKept(name, command.text), PinPlaced(name, beat.id, command.column, name, seat)]


@decides(Group)
def group(show: Show, who: Who, command: Group, at: int) -> Facts:
    if len(command.pins) < 2 or any(pin not in show.pins for pin in command.pins):
        raise Malformed("选两张以上的卡片，才能放在一起。")
    first = show.pins[command.pins[0]]
    if any(show.pins[p].beat != first.beat or show.pins[p].column != first.column for p in command.pins):
        raise Refused("同一栏里的卡片才能放在一起。")
    return [PinsGrouped(first.beat, command.pins)]


@decides(CheckPin)
def check(show: Show, who: Who, command: CheckPin, at: int) -> Facts:
    """What was found out about a card: true, false or still unclear. Facts are checked, not voted on."""
    pin = find(show, command.pin)
    by = who.id if who.role == "expert" else ""
    return [] if (pin.checked, pin.by) == (command.state, by) else [PinChecked(pin.id, command.state, by)]


@decides(CarryPin)
def carry(show: Show, who: Who, command: CarryPin, at: int) -> Facts:
    pin = find(show, command.pin)
    return [] if pin.carried == command.on else [PinCarried(pin.id, command.on)]


def find(show: Show, pin: str) -> Pin:
    if pin not in show.pins:
        raise Malformed("没有这张卡片。")
    return show.pins[pin]


def waiting(show: Show) -> list[Pin]:
    """Cards that were carried on and that nobody has taken up yet."""
    taken = {p.pin for p in show.promises.values()}
    return [p for p in show.pins.values() if p.carried and p.id not in taken]


@evolves(PinPlaced)
def placed(show: Show, event: PinPlaced, at: int) -> None:
    show.pins[event.pin] = Pin(event.pin, event.beat, event.column, event.words, event.seat)


@evolves(PinsGrouped)
def grouped(show: Show, event: PinsGrouped, at: int) -> None:
    for pin in event.pins[1:]:
        show.pins[pin].under = event.pins[0]


@evolves(PinChecked)
def checked(show: Show, event: PinChecked, at: int) -> None:
    pin = show.pins[event.pin]
    pin.checked, pin.by = event.state, event.by


@evolves(PinCarried)
def carried(show: Show, event: PinCarried, at: int) -> None:
    show.pins[event.pin].carried = event.on
