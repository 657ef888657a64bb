"""The deliberation as all may see it: the motion, the queue, the floor, endings, promises, boards, tries."""

from app.scenario.model import Board, Commit, Discuss, Replay, Write
from app.scenario.model import Motion as MotionBeat
from app.show.boards import waiting
from app.show.floor import each, queue, slots
from app.show.owners import doubled, home_of
from app.show.promises import needs
from app.show.regulations import ASIDE, OATH, RULES, preset, touches
from app.show.rounds import left, phase, round_on, turns
from app.show.state import Show
from app.show.table import Amendment, Ending, Motion, Pin, Promise, Proposal, Try
from app.show.views import (
    AmendmentView,
    BeforeView,
    ColumnView,
    EndingsView,
    EndingView,
    FloorView,
    HandView,
    MotionView,
    PinView,
    PromiseView,
    ProposalView,
    ReplayView,
    RoundView,
    TableView,
    TryView,
)

SHOWN = {
    "rules": ("R5", "R6", "R9", "R10", "R11", "R12"),
    "propose": ("R2", "R4"),
    "second": ("R3",),
    "facts": ("R1", "R8"),
    "debate": ("R5", "R6", "R7", "R9"),
    "vote": ("R15", "R16", "R17"),
    "announced": ("R18", "R19"),
    "dropped": ("R3",),
}


def number(show: Show, seat: str) -> int:
    return show.seats[seat].number if seat in show.seats else 0


def table(show: Show) -> TableView:
    before = befores(show) if show.befores and not show.ended else ()
    if show.curtain or show.ended:
        return TableView(promises=promises(show), befores=before)
    beat = show.beat
    return TableView(
        motion(show, show.motion) if show.motion else None,
        tuple(HandView(h.seat, number(show, h.seat), h.side, not show.spoken.get(h.seat)) for h in queue(show)),
        floor(show),
        endings(show, beat) if isinstance(beat, Write) else None,
        promises(show),
        beat.columns if isinstance(beat, Commit) else (),
        board(show, beat) if isinstance(beat, Board) else (),
        replay(show, beat) if isinstance(beat, Replay) else None,
        tuple(pin(show, p) for p in waiting(show)) if isinstance(beat, Commit) else (),
        before,
        in_turn(show),
    )


def floor(show: Show) -> FloorView | None:
    turn = show.floor
    if turn is None:
        return None
    until, had = turn.began + turn.seconds * 1000, len(show.breaches.get(turn.seat, []))
    here = show.motion.turns if show.motion else turns(show)
    before = [t for t in here if t.seat == turn.seat and t is not turn]
    used, name = sum(t.took or 0 for t in before), "" if turn.seat else getattr(show.beat, "first", "")
    grace = preset(show.scenario.rules).grace
    seat = (turn.seat, number(show, turn.seat), turn.side)
    return FloorView(*seat, until, had, name, len(before) + 1, used, grace, turn.restated)


def in_turn(show: Show) -> RoundView | None:
    talk, beat = round_on(show), show.beat
    if talk is None:
        free = isinstance(beat, Discuss) and beat.first and not show.curtain
        return RoundView(beat.first, each(show), "free", None) if free and isinstance(beat, Discuss) else None
    return RoundView(talk.first, each(show), phase(show, bool(queue(show))), left(show, talk, each(show)))


def motion(show: Show, found: Motion) -> MotionView:
    beat = show.scenario.beat(found.beat)
    assert isinstance(beat, MotionBeat)
    used = {s: sum(t.took or 0 for t in found.turns if t.side == s) for s in ("for", "against")}
    chosen = found.proposals.get(found.chosen)
    return MotionView(
        found.beat,
        found.phase,
        beat.practice,
        beat.decision,
        tuple(RULES[r] for r in needed_now(found)),
        OATH if found.phase == "rules" else "",
        tuple(proposal(show, found, p) for p in found.proposals.values()),
        proposal(show, found, chosen) if chosen else None,
        tuple(amendment(show, a) for a in found.amendments.values()),
        found.asked.removeprefix(f"{found.beat}/").rstrip("0123456789"),
        found.passed,
        dict(found.facts) or None,
        slots(show, found, "for"),
        slots(show, found, "against"),
        used["for"],
        used["against"],
        found.closing == "open",
        found.appeal == "open",
        "double" if beat.count == "heads_and_area" else str(beat.passes),
        beat.count == "heads_and_area",
        str(beat.quorum or ""),
        found.began + ASIDE[found.phase] * 1000 if found.phase in ASIDE else None,
    )


def needed_now(found: Motion) -> tuple[str, ...]:
    """The rules of the phase; those of an amendment and of closing when somebody first asks for it."""
    if found.phase != "debate":
        return SHOWN[found.phase]
    if found.amendment:
        return ("R13",)
    return ("R14",) if found.closing == "open" else SHOWN["debate"]


def proposal(show: Show, found: Motion, p: Proposal) -> ProposalView:
    if not p.words:
        return ProposalView(
            p.id,
            show.scenario.beat(found.beat).text,
            seconds=len(p.seconds),
            chosen=p.id == found.chosen,
            refused=p.refused,
        )
    who, does, when, cost, back = (show.text(p.words).split("\n") + [""] * 5)[:5]
    by, chosen, hint = number(show, p.seat), p.id == found.chosen, "" if p.refused else touches(f"{who} {does}")
    return ProposalView(p.id, "", who, does, when, cost, back, by, len(p.seconds), chosen, p.refused, hint)


def amendment(show: Show, a: Amendment) -> AmendmentView:
    return AmendmentView(a.id, show.text(a.words), number(show, a.seat), a.state, a.how)


def endings(show: Show, beat: Write) -> EndingsView:
    found = [e for e in show.endings.values() if e.beat == beat.id]
    return EndingsView(beat.limit, beat.pick or 1, tuple(ending(show, e) for e in found))


def ending(show: Show, e: Ending) -> EndingView:
    players = tuple(number(show, seat) for seat in e.players)
    return EndingView(e.id, show.text(e.words), number(show, e.seat), len(e.picks), e.acted, how=e.how, players=players)


def five(show: Show, words: str) -> tuple[str, str, str, str, str]:
    """Who, what, when, back, cost."""
    who, what, when, back, cost = (show.text(words).split("\n") + [""] * 5)[:5]
    return who, what, when, back, cost


def promises(show: Show) -> tuple[PromiseView, ...]:
    return tuple(
        PromiseView(p.id, *five(show, p.words), len(p.signed), False, p.state, show.text(p.why), asked(show, p))
        for p in show.promises.values()
    )


def asked(show: Show, p: Promise) -> tuple[tuple[str, str], ...]:
    return tuple((who, p.agreed.get(n, "")) for n, who in enumerate(needs(show, p)))


def befores(show: Show) -> tuple[BeforeView, ...]:
    """The promises of earlier evenings, whether the room sees them just now or not."""
    return tuple(
        BeforeView(c.id, c.evening, *five(show, c.words), c.state, show.text(c.why)) for c in show.carried.values()
    )


def board(show: Show, beat: Board) -> tuple[ColumnView, ...]:
    pins = [p for p in show.pins.values() if p.beat == beat.id]
    return tuple(
        ColumnView(title, tuple(pin(show, p) for p in pins if p.column == n)) for n, title in enumerate(beat.columns)
    )


def pin(show: Show, p: Pin) -> PinView:
    checker = show.guests[p.by].name if p.by in show.guests else ""
    return PinView(p.id, show.text(p.words), number(show, p.seat), p.under, p.checked, checker, p.carried)


def replay(show: Show, beat: Replay) -> ReplayView:
    found = show.tries.get(beat.id, [])
    swaps = tuple(p.name for p in show.scenario.cast.values() if p.swap)
    now = found[-1] if found and found[-1].phase == "trying" else None
    scene = next((s.title or s.id for s in show.scenario.scenes if s.id == beat.source), "")
    asked = found[-1].asked.removeprefix(f"{beat.id}/").rstrip("0123456789") if found else ""
    until = now.began + beat.each * 1000 if now else None
    return ReplayView(beat.rounds, beat.each, swaps, tuple(one_try(show, t) for t in found), scene, until, asked)


def one_try(show: Show, t: Try) -> TryView:
    roles = tuple((role, number(show, seat)) for role, seat in t.roles.items())
    return TryView(number(show, t.stopped), roles, t.kept, show.text(t.words), t.phase, t.how)


def home(show: Show, seat: str) -> str:
    """The fictional household a seat stands for in a double count."""
    if seat not in show.seats or not doubled(show, show.beat):
        return ""
    return home_of(show, show.seats[seat].number).called
