"""Words for people in Chinese and English. The msgid is the Chinese sentence, so a gap never shows English on a
Chinese phone; `app/locale/en.po` holds the English and is complete (a test holds it)."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGS = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
Gettext = Callable[..., str]


@cache
def catalog(lang: str) -> Catalog:
    with (LOCALE / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang)


def translate(lang: str, sentence: str, **values: Any) -> str:
    """The sentence in `lang`, its {placeholders} filled. Unknown sentences stay Chinese."""
    if lang != "zh":
        message = catalog(lang).get(sentence)
        if message is not None and isinstance(message.string, str) and message.string:
            sentence = message.string
    return sentence.format(**values) if values else sentence


def plural(lang: str, one: str, many: str, n: int, **values: Any) -> str:
    """Chinese has one form; English takes the catalogue's singular for 1."""
    sentence = many
    if lang != "zh":
        message = catalog(lang).get(one)
        if message is not None and isinstance(message.string, tuple) and all(message.string):
            sentence = message.string[0 if n == 1 else 1]
    return sentence.format(n=n, **values)


def choose(header: str, default: str = "zh", among: Sequence[str] = LANGS) -> str:
    """The best of these languages for an Accept-Language header."""
    for part in header.lower().split(","):
        for lang in among:
            if part.strip().startswith(lang):
                return lang
    return default


def N_(sentence: str) -> str:  # noqa: N802  the name that gettext knows
    """Marks a sentence for the catalogue; it is translated where it is shown."""
    return sentence
