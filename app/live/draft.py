"""What one turn is about to write, and whom it will answer."""

from dataclasses import dataclass, field

from app.ledger.rows import Batch, Done, Mark
from app.live.act import Act, Answer
from app.show.events import Cast, Event, ShowEnded


@dataclass(slots=True)
class Draft:
    facts: list[Event] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    slips: list[Cast] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    replies: list[tuple[Act, Answer]] = field(default_factory=list)

    def batch(self) -> Batch:
        """All or nothing. When the show ends the boxes forget their seats."""
        ended = any(isinstance(fact, ShowEnded) for fact in self.facts)
        return Batch(tuple(self.entries), tuple(self.marks), tuple(self.done), unlink=ended)
