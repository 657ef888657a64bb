"""The sockets of one show: who is connected as what. Sampled, never recorded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from app.live.act import Answer
from app.live.stencil import Cut
from app.show.commands import Who
from app.show.look.mine import Marks
from app.show.views import PresenceView

K = TypeVar("K")


class Line(Protocol):
    """What a phone hangs on: a `Wire`, or a stand-in where the server offers none. `on_drain`: it can take more again;
    `on_text`: takes what was said at once, or says that it did not."""

    on_drain: Callable[[], None] | None
    on_text: Callable[[str], bool] | None

    def push(self, framed: bytes) -> bool: ...

    def shut(self, code: int, reason: str = "") -> None: ...


class Group(NamedTuple):
    """Phones that see the same bytes. `id` only where a view is one person's own (an expert)."""

    audience: str
    lang: str
    id: str = ""


@dataclass(slots=True, eq=False)
class Phone:
    """`key` the id of the key it came with; `answer` the last one it was given; `cut` and `marks` the personal region
    that it was sent last, as it stood after turn `at`."""

    who: Who
    group: Group
    line: Line
    key: str = ""
    answer: Answer | None = None
    cut: Cut | None = None
    marks: Marks | None = None
    at: int = 0


class Crowd:
    def __init__(self) -> None:
        self.groups: dict[Group, dict[Phone, None]] = {}
        self.people: dict[Who, dict[Phone, None]] = {}

    def join(self, phone: Phone) -> None:
        self.groups.setdefault(phone.group, {})[phone] = None
        self.people.setdefault(phone.who, {})[phone] = None

    def leave(self, phone: Phone) -> None:
        without(self.groups, phone.group, phone)
        without(self.people, phone.who, phone)

    def of(self, who: Who) -> tuple[Phone, ...]:
        return tuple(self.people.get(who, ()))

    def __iter__(self) -> Iterator[Phone]:
        return iter([phone for phones in self.groups.values() for phone in phones])

    def smallest_first(self) -> list[Group]:
        """The stage and the console need not wait until a hall has been written to."""
        return sorted(self.groups, key=lambda group: len(self.groups[group]))

    def held(self) -> set[str]:
        """Of all who came with one: residents have none, and they are the many."""
        staff = [phones for group, phones in self.groups.items() if group.audience != "resident"]
        return {phone.key for phones in staff for phone in phones if phone.key}

    def __len__(self) -> int:
        return sum(map(len, self.groups.values()))

    def count(self, audience: str) -> int:
        return sum(len(phones) for group, phones in self.groups.items() if group.audience == audience)

    def presence(self) -> PresenceView:
        names = ("resident", "stage", "expert", "assistant", "facilitator")
        return PresenceView(*map(self.count, names))


def without(kept: dict[K, dict[Phone, None]], name: K, phone: Phone) -> None:
    phones = kept.get(name, {})
    phones.pop(phone, None)
    if not phones:
        kept.pop(name, None)
