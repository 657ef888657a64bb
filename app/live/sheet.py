"""What is drawn: the sight of a group, and the newest regions that came of it."""

from dataclasses import field
from typing import Any, Protocol

from app.live.act import Answer
from app.live.crowd import Group
from app.live.stencil import Cut
from app.show.look.mine import Marks
from app.show.views import PresenceView, View
from app.values import dataclass

PERSONAL = "me"


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the regions of a group are made from."""

    view: View
    presence: PresenceView | None = None
    links: tuple[tuple[str, str], ...] = ()


class Draw(Protocol):
    """Makes HTML. `names` the regions of an audience without the personal one."""

    def names(self, audience: str) -> tuple[str, ...]: ...

    def region(self, group: Group, name: str, sight: Sight) -> str: ...

    def personal(self, group: Group, sight: Sight, me: object, answer: Answer | None) -> str: ...


@dataclass(slots=True)
class Sheet:
    """The newest regions of one group, and the personal ones that were drawn beside them. `plain`: those of seats like
    most others, as phones have them: by what else they differ in, the last answer, what names the seat, what is drawn.
    Not `certain` when some phones may have another."""

    sight: Sight
    regions: dict[str, str] = field(default_factory=dict)
    whole: bytes = b""
    cuts: dict[Any, Cut] = field(default_factory=dict)
    plain: dict[Any, tuple[Answer | None, Marks, Cut]] = field(default_factory=dict)
    certain: bool = True

    def renew(self, group: Group, sight: Sight, draw: Draw) -> list[str]:
        """Draws everything anew; the regions that came out different."""
        changed = []
        for name in draw.names(group.audience):
            html = draw.region(group, name, sight)
            if self.regions.get(name) != html:
                self.regions[name] = html
                changed.append(html)
        self.sight = sight
        self.cuts.clear()
        if changed:
            self.whole = "".join(self.regions.values()).encode()
        return changed
