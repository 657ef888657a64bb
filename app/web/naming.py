"""What people are called in this place: set at the start, or by the organizer for all evenings of this house."""

import asyncio

from app.desk.written import write
from app.errors import Malformed
from app.i18n import call, called
from app.ledger.bounded import bounded
from app.settings import Settings

NAME = "words.txt"


def recall(settings: Settings) -> None:
    """What the organizer set last, else what the house was started with. Several machines each keep their own."""
    try:
        call((settings.data / NAME).read_text("utf-8"))
    except (OSError, ValueError, Malformed):
        call(settings.words)


async def name(settings: Settings, words: str) -> None:
    """From now on. Malformed, and as before, when these are no pairs of words."""
    call(words)
    await bounded(asyncio.to_thread(write, settings.data / NAME, called()))
