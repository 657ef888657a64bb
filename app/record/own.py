"""What an evening keeps of one seat: everything that names it, in the ledger's own words. For that person alone."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from app.show.events import Cast, Event, WordsKept
from app.show.state import Show

Fact = tuple[Event | None, int]


def own(show: Show, facts: Sequence[Fact], seat: str) -> dict[str, Any]:
    """`facts` of the whole ledger, times in ms since 1970. Ballots only while they are still linked to the seat; words
    that were erased are gone here too."""
    mine = [(fact, at) for fact, at in facts if fact is not None and seat in names(asdict(fact).values())]
    words = {getattr(fact, "words", None) for fact, _ in mine}
    texts = {f.words: f.text for f, _ in facts if isinstance(f, WordsKept) and f.words in words}
    return {
        "show": show.id,
        "title": show.title,
        "seat": show.seats[seat].number,
        "facts": [told(fact, at, texts) for fact, at in mine],
        "ballots": [ballot(show, b.id, slip) for b in show.ballots.values() if (slip := b.box.get(seat))],
    }


def ballot(show: Show, id: str, slip: Cast) -> dict[str, Any]:
    question = show.scenario.beat(show.ballots[id].beat).text
    return {"ballot": id, "question": question, "choice": slip.choice, "because": slip.because}


def names(values: Iterable[Any]) -> set[str]:
    """Every string among these values, also in tuples."""
    found: set[str] = set()
    for value in values:
        found |= {value} if isinstance(value, str) else names(value) if isinstance(value, list | tuple) else set()
    return found


def told(fact: Any, at: int, texts: dict[str, str]) -> dict[str, Any]:
    text = texts.get(getattr(fact, "words", ""))
    return {"at": at, "type": type(fact).__name__} | asdict(fact) | ({"text": text} if text is not None else {})
