"""Words for people in Chinese and English. The msgid is the Chinese sentence, so a gap never shows English on a
Chinese phone; `app/locale/en.po` holds the English and is complete (a test holds it)."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.errors import TheatreError

LANGS = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
Gettext = Callable[..., str]
_LOCAL: dict[str, str] = {}


def call(words: str) -> None:
    """What people are called in this place: `居民=村民 residents=villagers`. Words of people and of plays stay."""
    pairs = [pair.split("=") for pair in words.split()]
    if not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise TheatreError("称呼要写成“居民=村民”，几对之间空一格。")
    _LOCAL.clear()
    _LOCAL.update((word, name) for word, name in pairs)
    _LOCAL.update((word.capitalize(), name.capitalize()) for word, name in pairs)
    local.cache_clear()


@cache
def local(sentence: str) -> str:
    """The longest word first, so that `residents` is not taken for `resident`."""
    for word in sorted(_LOCAL, key=len, reverse=True):
        sentence = sentence.replace(word, _LOCAL[word])
    return sentence


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
    sentence = local(sentence) if _LOCAL else sentence
    return sentence.format(**values) if values else sentence


def plural(lang: str, one: str, many: str, n: int, **values: Any) -> str:
    """Chinese has one form; English takes the catalogue's singular for 1."""
    sentence = many
    if lang != "zh":
        message = catalog(lang).get(one)
        if message is not None and isinstance(message.string, tuple) and all(message.string):
            sentence = message.string[0 if n == 1 else 1]
    return (local(sentence) if _LOCAL else sentence).format(n=n, **values)


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
