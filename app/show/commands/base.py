"""Who asks, and what every command is."""

from typing import NamedTuple

from app.values import dataclass


class Who(NamedTuple):
    """Who asks. `role` resident, facilitator, expert, assistant or organizer; `id` the seat, or the key's id."""

    role: str
    id: str


@dataclass(frozen=True, slots=True)
class Command:
    pass
