"""What a record adds up beside its lines: how long each cue took, promises, motions, what was counted at the edges."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.i18n import N_
from app.scenario.model import Motion as MotionBeat
from app.show import events as e
from app.show.lines import Line, Moved, Promised, Span, Tally
from app.show.promises import refused
from app.show.results import Say
from app.show.state import Show
from app.show.table import Motion, Promise
from app.show.telling_promises import STATES

Fact = tuple[e.Event | None, int]


def spans(lines: Sequence[Line], facts: Sequence[Fact], show: Show) -> tuple[Span, ...]:
    """A cue lasts until the next one, the curtain or the end."""
    cues = [line for line in lines if line.kind == "cue"]
    over = [at for fact, at in facts if isinstance(fact, e.CurtainShown | e.ShowEnded)][:1]
    ends = [*(line.at for line in cues[1:]), *over]
    return tuple(span(show, line, ends[n] if n < len(ends) else None) for n, line in enumerate(cues))


def span(show: Show, line: Line, end: int | None) -> Span:
    beat = show.scenario.beat(line.beat)
    took = (end - line.at) // 1000 if end is not None else None
    return Span(line.scene, beat.kind, line.label, line.text, line.planned or line.at, line.at, beat.time, took)


def promises(show: Show, say: Say) -> tuple[Promised, ...]:
    return tuple(promised(show, found, say) for found in show.promises.values() if not refused(show, found))


def promised(show: Show, found: Promise, say: Say) -> Promised:
    who, what, when, back, cost, *_ = [*show.text(found.words).split("\n"), "", "", "", "", ""]
    became = say(STATES[found.state]) if found.state != "open" else ""
    erased = found.words not in show.words
    return Promised(who, what, when, back, cost, len(found.signed), erased, became, show.text(found.why))


def motions(show: Show, say: Say) -> tuple[Moved, ...]:
    return tuple(moved(show, found, say) for found in show.motions.values() if found.chosen)


def moved(show: Show, found: Motion, say: Say) -> Moved:
    beat, proposal = show.scenario.beat(found.beat), found.proposals[found.chosen]
    seat = show.seats.get(proposal.seat)
    words = " · ".join(show.text(proposal.words).split("\n")).strip(" ·") if proposal.words else beat.text
    return Moved(
        words or say("已删除"),
        say("{n} 号座位", n=seat.number) if seat else say("剧本"),
        len(proposal.seconds),
        sum(turn.side == "for" for turn in found.turns),
        sum(turn.side == "against" for turn in found.turns),
        sum(a.state == "passed" for a in found.amendments.values()),
        len(found.amendments),
        " · ".join(outcome(found, say)),
        isinstance(beat, MotionBeat) and beat.practice,
    )


def outcome(found: Motion, say: Say) -> Iterator[str]:
    """Passed or not, by which counts, against which bar."""
    if found.passed is None:
        yield say("没有表决")
        return
    facts = found.facts
    yield say(N_("通过") if found.passed else N_("没有通过"))
    yield say("赞成 {yes}，反对 {no}，弃权 {abstain}", **{k: facts.get(k, 0) for k in ("yes", "no", "abstain")})
    if facts.get("needed"):
        yield say("要达到 {share}", share=facts["needed"])
    if not facts.get("quorum_met", True):
        yield say("人数不够，只作意见")


def counted(facts: Sequence[Fact], show: Show) -> Tally:
    kinds = Counter(type(fact) for fact, _ in facts if fact is not None)
    return Tally(
        show.counted,
        len(show.tickets),
        sum(bool(ticket.seat) for ticket in show.tickets.values()),
        sum(ticket.spoiled for ticket in show.tickets.values()),
        kinds[e.PaperSpoiled],
        recounted(facts),
        sum(seat.muted for seat in show.seats.values()),
        sum(ballot.run - 1 for ballot in show.ballots.values()),
        dict(Counter(reason for found in show.breaches.values() for reason in found)),
        kinds[e.Restated],
        kinds[e.FloorReturned],
    )


def recounted(facts: Sequence[Fact]) -> int:
    """Hand counts that a later one put right."""
    hands = Counter((f.ballot, f.run, f.option) for f, _ in facts if isinstance(f, e.HandsCounted))
    return sum(n - 1 for n in hands.values())
