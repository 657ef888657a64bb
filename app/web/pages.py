"""Views into HTML: one environment a language, strict about what is missing, escaping everything."""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from app.i18n import LANGS, called, plural, translate
from app.live.act import Answer
from app.live.crowd import Group
from app.live.sheet import PERSONAL, Sight
from app.places import TEMPLATES
from app.show.codec import choice_bytes
from app.web.assets import asset
from app.web.clauses import clauses
from app.web.taste import Taste
from app.web.times import clock, day

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def environment(lang: str) -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(_=partial(translate, lang), ngettext=partial(plural, lang), lang=lang, langs=LANGS)
    env.globals.update(asset=asset, letters=LETTERS, vocabulary=called)
    env.filters.update(clock=clock, day=day, sealed=sealed, clauses=clauses)
    return env


class Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled, for the next start: a hall that returns after a power cut does not wait for it
    again. Where nothing can be kept, nothing is."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep(folder: Path) -> None:
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for lang in LANGS:
        environment(lang).bytecode_cache = Compiled(str(folder))


@cache
def regions(audience: str) -> tuple[str, ...]:
    """The names of an audience's regions: its files `_name.html`, the personal one left out."""
    names = sorted(file.stem[1:] for file in (TEMPLATES / audience).glob("_*.html"))
    return tuple(name for name in names if name != PERSONAL)


@cache
def has_personal(audience: str) -> bool:
    return (TEMPLATES / audience / f"_{PERSONAL}.html").is_file()


def sealed(choice: Mapping[str, str]) -> str:
    """A choice exactly as its receipt seals it."""
    return choice_bytes(dict(choice)).decode()


def told(answer: Answer | None, lang: str) -> dict[str, object] | None:
    if answer is None:
        return None
    says = translate(lang, answer.says, **answer.values) if answer.says else ""
    return {"once": answer.once, "status": answer.status, "says": says}


class Pages:
    """Knows the public address of the house; makes whole pages and single regions alike. `moved`: the address, once it
    has changed during the evening."""

    def __init__(self, public_url: str, fingerprint: str = "") -> None:
        self.public_url, self.fingerprint = public_url.rstrip("/"), fingerprint
        self.moved = ""

    def join(self, code: str) -> str:
        return f"{self.public_url}/j/{code}"

    def scanned(self, code: str) -> str:
        """What a QR says: the address, and behind it the fingerprint of the house's key, which no server is sent."""
        return self.join(code) + (f"#k={self.fingerprint}" if self.fingerprint else "")

    def names(self, audience: str) -> tuple[str, ...]:
        return regions(audience)

    def region(self, group: Group, name: str, sight: Sight) -> str:
        return self.piece(group, name, sight, None, None)

    def personal(self, group: Group, sight: Sight, me: object, answer: Answer | None) -> str:
        """Nothing where an audience has no region of its own (the stage)."""
        return self.piece(group, PERSONAL, sight, me, answer) if has_personal(group.audience) else ""

    def piece(self, group: Group, name: str, sight: Sight, me: object, answer: Answer | None) -> str:
        template = environment(group.lang).get_template(f"{group.audience}/_{name}.html")
        return template.render(self.context(group.audience, Taste(group.lang), sight, me, answer))

    def page(self, audience: str, taste: Taste, sight: Sight, me: object, asked: Mapping[str, str]) -> str:
        """`asked`: a page without scripts wants something to write in (`write`), an expert picked a question."""
        template = environment(taste.lang).get_template(f"{audience}/page.html")
        return template.render(
            self.context(audience, taste, sight, me, None),
            write=asked["write"] == "1",
            replying=asked["answer"],
            who=asked.get("who", ""),
        )

    def house(self, name: str, taste: Taste, **values: Any) -> str:
        """A page of the house itself."""
        about = {"audience": "house", "base": "", "size": taste.size, "plain": taste.plain}
        return environment(taste.lang).get_template(f"house/{name}.html").render(about | values)

    def paper(self, name: str, taste: Taste, **values: Any) -> str:
        """Sheets for the printer."""
        return environment(taste.lang).get_template(f"paper/{name}.html").render(values)

    def context(
        self, audience: str, taste: Taste, sight: Sight, me: object, answer: Answer | None
    ) -> Mapping[str, Any]:
        house = sight.view.house
        join = self.join(house.code)
        return {
            "view": sight.view,
            "me": me,
            "audience": audience,
            "base": f"/s/{house.id}",
            "size": taste.size,
            "plain": taste.plain,
            "presence": sight.presence,
            "links": dict(sight.links),
            "join_url": join,
            "moved": self.moved,
            "answer": told(answer, taste.lang),
        }
