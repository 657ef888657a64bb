"""One act on its way through the showrunner, and its answer."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.show.commands import Command, Who

NOTHING: Mapping[str, object] = {}


class Answer(NamedTuple):
    """`status` as HTTP knows it; `says` a msgid with its values, empty when it was simply done."""

    once: str = ""
    status: int = 204
    says: str = ""
    values: Mapping[str, object] = NOTHING


class Act(NamedTuple):
    """`reply` is called once, after the act is durable or refused, before anything else is decided."""

    who: Who
    command: Command
    at: int
    reply: Callable[[Answer], None]
    once: str = ""

    @property
    def seat(self) -> str:
        """Whose memory of `once` this is."""
        return f"{self.who.role}:{self.who.id}"
