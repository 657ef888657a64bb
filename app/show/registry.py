"""Which function decides a command and which evolves an event: each ability registers its own."""

from collections.abc import Callable
from typing import Any

from app.show.commands import Command, Who
from app.show.events import Cast, Event
from app.show.state import Show

Facts = list[Event | Cast]
Decide = Callable[[Show, Who, Any, int], Facts]
Evolve = Callable[[Show, Any, int], None]

DECIDES: dict[type, Decide] = {}
EVOLVES: dict[type, Evolve] = {}


def decides(command: type[Command]) -> Callable[[Decide], Decide]:
    def keep(function: Decide) -> Decide:
        DECIDES[command] = function
        return function

    return keep


def evolves(*events: type[Event] | type[Cast]) -> Callable[[Evolve], Evolve]:
    def keep(function: Evolve) -> Evolve:
        EVOLVES.update(dict.fromkeys(events, function))
        return function

    return keep
