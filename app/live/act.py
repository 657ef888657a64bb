"""One act on its way through the showrunner, and its answer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.show.commands import Command, Who


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` as HTTP knows it; `says` a msgid with its values, empty when it was simply done."""

    once: str = ""
    status: int = 204
    says: str = ""
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
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
