"""A claim in four parts: what happened, what is needed, on what ground, what is asked of whom. Nothing is kept."""

from collections.abc import Callable

from app.i18n import N_
from app.programme.card import Card, a_note
from app.show.motions import VAGUE

Say = Callable[..., str]
MOST = 300
PARTS = {"fact": N_("事实"), "need": N_("需要"), "ground": N_("依据"), "request": N_("请求")}


class ClaimCard(Card):
    """Every part may be empty: the page says which one is missing, instead of refusing what is there."""

    fact: str = a_note(N_("事实：什么时候、在哪里、发生了什么"), most=MOST)
    need: str = a_note(N_("需要：我们缺什么、怕什么"), most=MOST)
    ground: str = a_note(N_("依据：哪条法、哪份约定、谁答应过"), most=MOST)
    request: str = a_note(N_("请求：请谁、在哪天以前、做什么"), most=MOST)


def lacking(card: ClaimCard) -> list[str]:
    """The parts that are still empty, in their order."""
    return [part for part in PARTS if not getattr(card, part)]


def vague(card: ClaimCard) -> str:
    """The first word of the request that nobody could take a photograph of, or nothing."""
    return next((word for word in VAGUE if word in card.request.lower()), "")


def sheet(card: ClaimCard, say: Say) -> str:
    """The claim as it is sent or read aloud; a missing part stands there as a gap."""
    gap = say("（还缺这一部分）")
    told = [f"{say(name)}\n{getattr(card, part) or gap}" for part, name in PARTS.items()]
    return "\n\n".join(told)
