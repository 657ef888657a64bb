"""What people are called in this place: set at the start, or by the organizer for all evenings of this house."""

from app.desk.drafts import write
from app.i18n import call, called
from app.settings import Settings

NAME = "words.txt"


def recall(settings: Settings) -> None:
    """What the organizer set last, else what the house was started with. Several machines each keep their own."""
    try:
        call((settings.data / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        call(settings.words)


def name(settings: Settings, words: str) -> None:
    """From now on. Malformed, and as before, when these are no pairs of words."""
    call(words)
    write(settings.data / NAME, called())
