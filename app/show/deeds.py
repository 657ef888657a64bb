"""Who let what be read, and who took it away: the account of everything that was done to other people's words."""

from dataclasses import replace
from typing import Any

from app.i18n import N_
from app.show.commands import Who
from app.show.events import (
    Cast,
    CommentApproved,
    CommentHidden,
    CommentUnhidden,
    Event,
    SeatEvicted,
    SeatMuted,
    SlowSet,
    WallSet,
    WatchSet,
    WordsErased,
)
from app.show.state import Deed, Show

DEEDS: dict[type[Event], str] = {
    CommentApproved: N_("放出来"),
    CommentHidden: N_("收起"),
    CommentUnhidden: N_("再放出来"),
    WordsErased: N_("删掉"),
    SeatMuted: N_("请先听一听"),
    SeatEvicted: N_("请离座位"),
    SlowSet: N_("慢一点"),
    WallSet: N_("发言墙"),
    WatchSet: N_("换了要先看的词"),
}


def signed(facts: list[Event | Cast], who: Who) -> list[Event | Cast]:
    """The same facts; those that this account tells carry the key of whoever did it."""
    return [sign(fact, who) if type(fact) in DEEDS and isinstance(fact, Event) else fact for fact in facts]


def sign(fact: Event, who: Who) -> Event:
    return replace(fact, by=who.id)  # type: ignore[call-arg]


def note(show: Show, fact: Any, at: int) -> None:
    if type(fact) in DEEDS:
        comment, seat = getattr(fact, "comment", "") or getattr(fact, "words", ""), getattr(fact, "seat", "")
        about = comment if isinstance(comment, str) and comment else seat
        show.deeds.append(Deed(at, DEEDS[type(fact)], about, getattr(fact, "reason", ""), fact.by))
