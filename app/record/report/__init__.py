"""What an organizer, a funder and a neighbour want to know: two pages first, then the detail.

Every figure carries its n, groups under five are not told, and no cause is claimed.
"""

from collections.abc import Iterator
from datetime import tzinfo

from app.i18n import translate
from app.record.blocks import Block, Heading
from app.record.report.changes import changes, grounds, satisfaction, shared, spread
from app.record.report.course import flags, method, timing
from app.record.report.decisions import decisions, minority, motions, path, people, promises
from app.record.report.figures import Say, leading, results
from app.record.report.made import befores, endings, kept
from app.record.report.voices import voices
from app.show.lines import Transcript

__all__ = ["detail", "leading", "report", "results"]


def speaker(told: Transcript) -> Say:
    def say(sentence: str, **values: object) -> str:
        return translate(told.lang, sentence, **values)

    return say


def report(told: Transcript) -> Iterator[Block]:
    """The two pages."""
    say = speaker(told)
    yield Heading(1, say("总览"))
    for part in (people, path, decisions, motions, promises, changes, shared, voices, minority, satisfaction):
        yield from part(told, say)


def detail(told: Transcript, zone: tzinfo | None = None, explained: bool = False) -> Iterator[Block]:
    """What stands behind them. `explained`: differences stand elsewhere, with their answers."""
    say = speaker(told)
    yield Heading(1, say("细目"), fresh=True)
    for part in (spread, grounds, befores, kept, endings):
        yield from part(told, say)
    yield from timing(told, say, zone)
    if not explained:
        yield from flags(told, say)
    yield from method(told, say)
