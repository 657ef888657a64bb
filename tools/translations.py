"""The English of every Chinese sentence: `make translations` gathers it, `--check` says what is missing.

A msgid is the Chinese sentence in the code or in a template. English arrives in app/locale/parts/*.po, one file for
each part of the house, and is merged into app/locale/en.po, which is what the program reads.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "app" / "locale"
ERRORS = (
    "TheatreError", "Refused", "Malformed", "NotFound", "NoSeat", "NotYours", "TooLarge", "TooFast", "Unavailable",
    "ScenarioRejected", "SealBroken",
)  # fmt: skip
# which argument is the sentence; None is the first one
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "gettext", "N_", "say", *ERRORS)),
    "ngettext": (1, 2),
    "translate": (2,),
    "plural": (2, 3),
}
Key = tuple[str, ...]
CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACEHOLDER = re.compile(r"(?<!{){(\w+)|%\((\w+)\)s")
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def main() -> None:
    wanted, written = used(), read(LOCALE / "en.po")
    gathered = written | parts()
    problems = list(gaps(wanted, gathered))
    if "--check" in sys.argv:
        problems += leftovers(wanted, written, gathered)
    else:
        write({key: gathered[key] for key in wanted if key in gathered})
    print("\n".join(problems) or f"{len(wanted)} sentences, all in English too.")
    sys.exit(1 if problems else 0)


def used() -> dict[Key, str]:
    """Every msgid the code and the templates use (two where it is plural), and where."""
    found: dict[Key, str] = {}
    for place in [*sorted(ROOT.glob("app/**/*.py")), *sorted(ROOT.glob("templates/**/*.html"))]:
        method = "jinja2.ext:babel_extract" if place.suffix == ".html" else "python"
        options = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
        with place.open("rb") as file:
            for line, text, _, _ in extract(method, file, KEYWORDS, options=options):
                key = (text,) if isinstance(text, str) else tuple(text)
                if CHINESE.search("".join(key)):
                    found.setdefault(key, f"{place.relative_to(ROOT).as_posix()}:{line}")
    return found


def parts() -> dict[Key, Key]:
    return {key: text for part in sorted((LOCALE / "parts").glob("*.po")) for key, text in read(part).items()}


def read(place: Path) -> dict[Key, Key]:
    """msgid and msgid_plural -> the English strings; an empty one is as good as none."""
    if not place.exists():
        return {}
    with place.open("rb") as file:
        messages = [(_tuple(message.id), _tuple(message.string)) for message in read_po(file, locale="en")]
    return {key: text for key, text in messages if any(key) and any(text) and all(text)}


def _tuple(text: str | Sequence[str] | None) -> Key:
    return (text,) if isinstance(text, str) else tuple(text or ())


def gaps(wanted: dict[Key, str], english: dict[Key, Key]) -> Iterator[str]:
    """No English, or other {placeholders} than the Chinese."""
    for key, place in wanted.items():
        if key not in english:
            yield f"{place}: no English for {key[0]!r}"
        elif fields(key) != fields(english[key]):
            yield f"{place}: the English of {key[0]!r} has other placeholders"


def fields(texts: Key) -> set[str]:
    return {one or other for one, other in PLACEHOLDER.findall("".join(texts))}


def leftovers(wanted: dict[Key, str], written: dict[Key, Key], gathered: dict[Key, Key]) -> Iterator[str]:
    """The program reads en.po alone: what the parts say must stand there, and nothing that nobody says any more."""
    yield from (f"app/locale: nobody says {key[0]!r} any more" for key in gathered if key not in wanted)
    late = [key for key in wanted if gathered.get(key) != written.get(key)]
    if late:
        yield f"app/locale/parts: {len(late)} sentences are not yet in en.po: `make translations`"


def write(english: dict[Key, Key]) -> None:
    """In the order of the msgids, without dates or places, so that two branches seldom meet in one line."""
    catalog, content = Catalog(locale="en"), BytesIO()
    for key, text in sorted(english.items()):
        plural = len(key) > 1
        catalog.add(key if plural else key[0], text if plural else text[0])
    write_po(content, catalog, width=0, omit_header=True)
    (LOCALE / "en.po").write_bytes(HEADER.encode() + content.getvalue())


if __name__ == "__main__":
    main()
