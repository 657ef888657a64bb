"""The deliberation as all may see it: the motion, the queue, the floor, endings, promises, boards, tries."""

from app.scenario.model import Board, Commit, Replay, Write
from app.scenario.model import Motion as MotionBeat
from app.show.floor import queue, slots
from app.show.regulations import OATH, RULES
from app.show.state import Show
from app.show.table import Amendment, Motion, Pin, Proposal
from app.show.views import (
    AmendmentView,
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
    TableView,
    TryView,
)

SHOWN = {
    "rules": ("R5", "R6", "R9", "R10", "R11", "R12"),
    "propose": ("R2", "R4"),
    "second": ("R3",),
    "facts": ("R8",),
    "debate": ("R5", "R6", "R7", "R9"),
    "vote": ("R15", "R16", "R17"),
    "announced": ("R18", "R19"),
    "dropped": ("R3",),
}


def number(show: Show, seat: str) -> int:
    return show.seats[seat].number if seat in show.seats else 0


def table(show: Show) -> TableView:
    if show.curtain or show.ended:
        return TableView(promises=promises(show))
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
    )


def floor(show: Show) -> FloorView | None:
    turn = show.floor
    if turn is None:
        return None
    until = turn.began + turn.seconds * 1000
    return FloorView(turn.seat, number(show, turn.seat), turn.side, until, len(show.breaches.get(turn.seat, [])))


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
        tuple(RULES[r] for r in SHOWN[found.phase]),
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
    )


def proposal(show: Show, found: Motion, p: Proposal) -> ProposalView:
    if not p.words:
        return ProposalView(
            p.id, show.scenario.beat(found.beat).text, seconds=len(p.seconds), chosen=p.id == found.chosen
        )
    who, does, when, cost, back = (show.text(p.words).split("\n") + [""] * 5)[:5]
    return ProposalView(
        p.id, "", who, does, when, cost, back, number(show, p.seat), len(p.seconds), p.id == found.chosen
    )


def amendment(show: Show, a: Amendment) -> AmendmentView:
    return AmendmentView(a.id, show.text(a.words), number(show, a.seat), a.state, a.how)


def endings(show: Show, beat: Write) -> EndingsView:
    found = [e for e in show.endings.values() if e.beat == beat.id]
    views = (EndingView(e.id, show.text(e.words), number(show, e.seat), len(e.picks), e.acted) for e in found)
    return EndingsView(beat.limit, beat.pick or 1, tuple(views))


def promises(show: Show) -> tuple[PromiseView, ...]:
    def one(id: str, words: str, signed: int) -> PromiseView:
        who, what, when, back, cost = (show.text(words).split("\n") + [""] * 5)[:5]
        return PromiseView(id, who, what, when, back, cost, signed)

    return tuple(one(p.id, p.words, len(p.signed)) for p in show.promises.values())


def board(show: Show, beat: Board) -> tuple[ColumnView, ...]:
    pins = [p for p in show.pins.values() if p.beat == beat.id]
    return tuple(
        ColumnView(title, tuple(pin(show, p) for p in pins if p.column == n)) for n, title in enumerate(beat.columns)
    )


def pin(show: Show, p: Pin) -> PinView:
    return PinView(p.id, show.text(p.words), number(show, p.seat), p.under)


def replay(show: Show, beat: Replay) -> ReplayView:
    tries = tuple(
        TryView(
            number(show, t.stopped), tuple((r, number(show, s)) for r, s in t.roles.items()), t.kept, show.text(t.words)
        )
        for t in show.tries.get(beat.id, [])
    )
    swaps = tuple(p.name for p in show.scenario.cast.values() if p.swap)
    return ReplayView(beat.rounds, beat.each, swaps, tries)


def home(show: Show, seat: str) -> str:
    """The fictional household a seat stands for in a double count."""
    owners = show.scenario.owners
    if not owners or seat not in show.seats or not isinstance(show.beat, MotionBeat):
        return ""
    owner = owners[(show.seats[seat].number - 1) % len(owners)]
    return f"{owner.name} {owner.person}" if show.beat.count == "heads_and_area" else ""
