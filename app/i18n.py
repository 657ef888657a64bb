"""Words for people in Chinese and English. The msgid is the Chinese sentence, so a gap never shows English on a
Chinese phone; `app/locale/en.po` holds the English and is complete (a test holds it)."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.errors import Malformed

LANGS = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
Gettext = Callable[..., str]
MOST, LONGEST = 20, 20
_LOCAL: dict[str, str] = {}


def call(words: str) -> None:
    """What people are called in this place: `居民=村民 residents=villagers`. Words of people and of plays stay. Raises
    Malformed and keeps the old ones when these are no pairs of words."""
    pairs = [pair.split("=") for pair in words.replace("＝", "=").split()]
    if len(pairs) > MOST or not all(len(pair) == 2 and all(map(word, pair)) for pair in pairs):
        raise Malformed("称呼要写成“居民=村民”，几对之间空一格。")
    _LOCAL.clear()
    _LOCAL.update((word, name) for word, name in pairs)
    local.cache_clear()


def word(text: str) -> bool:
    return text.isalpha() and len(text) <= LONGEST


def called() -> str:
    """What `call` was told."""
    return " ".join(f"{word}={name}" for word, name in _LOCAL.items())


@cache
def local(sentence: str) -> str:
    """The longest word first, so that `residents` is not taken for `resident`; what stands in braces is no word."""
    names = _LOCAL | {word.capitalize(): name.capitalize() for word, name in _LOCAL.items()}
    words = (rf"\b{word}\b" if word.isascii() else word for word in sorted(names, key=len, reverse=True))
    return re.sub("|".join((r"\{[^{}]*\}", *words)), lambda found: names.get(found[0], found[0]), sentence)


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
