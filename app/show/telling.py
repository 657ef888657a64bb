"""How each event is told: one line or a few of the transcript, in one language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.i18n import N_, translate
from app.scenario.model import Card
from app.show import events as e
from app.show.lines import CardLine, Line
from app.show.look.parts import card as seen_card
from app.show.look.parts import tellable
from app.show.state import Comment, Show

ERASED = N_("已删除")
NEED_CHECK = ("law", "fact")


@dataclass(slots=True)
class Telling:
    """The fold: `show` as it stands when a line is told, `final` as it stands at the end; `nth` the entry that is
    told. Of each ballot and run `newest` has the entry of its last count; `shown` are those the room was shown."""

    show: Show
    final: Show
    lang: str
    seal: str = ""
    due: int | None = None
    nth: int = 0
    newest: dict[tuple[str, int], int] = field(default_factory=dict)
    shown: set[tuple[str, int]] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)

    def say(self, sentence: str, **values: Any) -> str:
        return translate(self.lang, sentence, **values)

    def add(self, at: int, kind: str, label: str, **more: Any) -> None:
        place = {"scene": self.show.scene_id, "beat": self.show.beat_id}
        self.lines.append(Line(at=at, kind=kind, label=label, **(place | more)))


Tell = Callable[[Telling, Any, int], None]
TELLS: dict[type[e.Event], Tell] = {}


def tells(*kinds: type[e.Event]) -> Callable[[Tell], Tell]:
    def keep(tell: Tell) -> Tell:
        TELLS.update(dict.fromkeys(kinds, tell))
        return tell

    return keep


def printed(show: Show, found: Comment) -> bool:
    return found.state == "open" and (show.ended or tellable(show, found.ballot))


def card(found: Card) -> CardLine:
    unchecked = found.kind in NEED_CHECK and not found.checked_by
    return CardLine(
        found.kind, found.title, found.plain, found.source, found.article, found.in_force, found.checked_by, unchecked
    )


def cards(telling: Telling, ids: Sequence[str]) -> tuple[CardLine, ...]:
    return tuple(card(seen_card(telling.show, id)) for id in ids if id in telling.show.scenario.cards)


def name(telling: Telling, expert: str) -> str:
    guest = telling.final.guests[expert]
    return f"{guest.name}（{guest.field}）" if guest.field else guest.name


def seat(telling: Telling, id: str) -> str:
    """A seat is called by its number; without one the author speaks."""
    found = telling.final.seats.get(id)
    return telling.say("{n} 号座位", n=found.number) if found else ""


def somebody(telling: Telling, id: str) -> str:
    return seat(telling, id) or telling.say("在座的一位")


def written(telling: Telling, words: str) -> tuple[str, bool]:
    """What was written, and whether it was erased since."""
    erased = words not in telling.final.words
    return (telling.say(ERASED) if erased else telling.final.text(words)), erased


def form(telling: Telling, words: str, names: tuple[str, ...]) -> tuple[str, bool]:
    """Lines of a form with their names before them."""
    text, erased = written(telling, words)
    if erased or "\n" not in text:
        return text, erased
    return "；".join(f"{telling.say(n)}：{x}" for n, x in zip(names, text.split("\n"), strict=False) if x), False


def passed(telling: Telling, yes: bool) -> str:
    return telling.say(N_("通过") if yes else N_("没有通过"))
