"""What every event is."""

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    pass
