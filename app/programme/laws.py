"""Law cards of the plays, found by name; and which laws are no longer in force, with what took their place.

A change is `checked` when its text was read; the others say that a lawyer has still to look.
"""

from collections.abc import Callable, Iterable, Sequence

from app.i18n import N_
from app.scenario.model import Card
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`old` may still be asked for; `now` holds in its place, `since` a day. All but the day are msgids."""

    old: str
    now: str
    since: str
    note: str
    checked: bool


CODE, POLICE, FIRE = N_("民法典"), N_("治安管理处罚法"), N_("北京市消防条例")
VILLAGE, CITY = N_("村民委员会组织法"), N_("城市居民委员会组织法")
CHANGES = (
    Change(N_("物权法"), CODE, "2021-01-01", N_("已废止，内容进了民法典物权编（附则第一千二百六十条）。"), True),
    Change(
        N_("物业管理条例（国务院）第十一、十二条"), CODE, "2021-01-01",
        N_("还印着老的分数线；业主共同决定的分数线看民法典第二百七十八条。"), False,
    ),
    Change(N_("治安管理处罚法（旧）"), POLICE, "2026-01-01", N_("2025 年修订，条文号变了。"), False),
    Change(N_("北京市消防条例（旧）"), FIRE, "2025-05-01", N_("2025 年修订。"), False),
    Change(N_("村民委员会组织法（旧）"), VILLAGE, "2026-01-01", N_("2025 年修正，条文号变了，先别引条号。"), False),
    Change(N_("城市居民委员会组织法（旧）"), CITY, "2026-01-01", N_("2025 年修订，条文号变了，先别引条号。"), False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    changes: tuple[Change, ...]
    cards: tuple[Card, ...]


def search(wanted: str, cards: Iterable[Card], say: Callable[[str], str] = str) -> Found:
    """Whatever holds all the words; of a law no longer in force also the cards of what took its place. An empty wish
    finds everything. `say`: the reader's name of a law, which is found beside its own."""
    words = wanted.lower().split()
    changes = tuple(c for c in CHANGES if holds(words, (c.old, say(c.old), c.now, say(c.now))))
    gone = [c for c in changes if words and holds(words, (c.old, say(c.old))) and not holds(words, (c.now, say(c.now)))]
    places = {name for c in gone for name in (c.now, say(c.now))}
    law = [card for card in unlike(cards) if card.kind == "law"]
    mine = [card for card in law if holds(words, (card.title, card.plain, card.source, card.article))]
    theirs = [card for card in law if card not in mine and any(place in card.source for place in places)]
    return Found(changes, (*mine, *theirs))


def holds(words: Sequence[str], texts: Sequence[str]) -> bool:
    whole = " ".join(texts).lower()
    return all(word in whole for word in words)


def unlike(cards: Iterable[Card]) -> list[Card]:
    """One card of each article, though several plays may show it."""
    return list({(card.source, card.article or card.title): card for card in cards}.values())
