"""Of every kind of event it is decided whether the record has a line for it, or where else it shows."""

import app.show.transcript  # noqa: F401  registers what can be told
from app.show import events
from app.show.telling import TELLS
from app.show.telling_house import QUIET


def test_every_kind_of_event_is_told_or_shows_somewhere() -> None:
    found = (kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event))
    kinds = set(found) - {events.Event}
    assert len(kinds) > 60
    assert {kind.__name__ for kind in kinds - TELLS.keys() - QUIET.keys()} == set()
    assert {kind.__name__ for kind in TELLS.keys() & QUIET.keys()} == set()
