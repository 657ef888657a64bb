"""One ballot as an audience may see it: who has answered while it is open, what, only once it may be known."""

from app.i18n import N_, translate
from app.scenario.model import Beat, Motion, Option, Quiz, Replay, Vote
from app.show import tally
from app.show.ahead import tied
from app.show.cells import LEAST
from app.show.closing import role_of
from app.show.common import sides_vote
from app.show.look.weight import changes
from app.show.majority import HALF
from app.show.owners import doubled, special
from app.show.state import Ballot, Show
from app.show.tally import Tally
from app.show.views import BallotView, BesideView, CommonView, OptionView, ShiftView, SideView

MAJORITY = N_("赞成多于反对才算过，平局不过。")
ASKED = {"close": N_("三分之二赞成，才停止辩论。")}
TWO_COUNTS = N_("人数、面积两本账：三分之二参加，参加的里面四分之三同意。")
TWO_HALVES = N_("人数、面积两本账：三分之二参加，参加的里面过半同意。")
SHARE = N_("赞成要占到约定的份额。")
KEEP = N_("留下的多于不留的才留下，一样多不留。")
TRIED = {"effect": N_("刚才这样演，您看呢？"), "keep": N_("这个改法，今晚留不留？")}


def ballot(show: Show, leader: bool = False, past: Ballot | None = None) -> BallotView | None:
    """The ballot of the cue. `leader`: the facilitator sees the count once the phones are closed."""
    found = past or show.ballot
    if found is None:
        return None
    beat = show.scenario.beat(found.beat)
    seen = visible(show, found, beat, leader)
    shift = show.shifts.get(found.id)
    told_tie = (leader or found.state == "result") and not past
    _, tie = tied(show) if told_tie else (None, ())
    return BallotView(
        found.id,
        found.state,
        found.how,
        tuple(option(show, o, found, seen, beat) for o in found.options),
        found.answered + (tally.hands_raised(found.how, found.hands) if found.state != "open" else 0),
        show.present(),
        found.run,
        rule(show, found, beat),
        getattr(beat, "decision", "consult"),
        getattr(beat, "max", None),
        getattr(beat, "ends", ()),
        getattr(beat, "live", False),
        getattr(beat, "reveal", "now"),
        channels=dict(found.channels) if found.state == "result" or (leader and found.channels) else None,
        leads=tally.leaders(seen) if seen and found.how in ("one", "many") else (),
        tie=tie,
        decided=found.decided,
        explain=explained(show, found, beat),
        shift=shifts(found, show) if shift and found.state == "result" else (),
        paired=shift.paired if shift else 0,
        dropped=shift.dropped if shift else 0,
        text=translate(show.lang, TRIED[kind]) if (kind := asks(found, beat)) else beat.text,
        beside=beside(show, found, beat, leader),
        tokens=getattr(beat, "tokens", None),
        budget=getattr(beat, "budget", None),
        result=dict(seen.result) if seen and seen.result else None,
        common=common(show, found) if found.state == "result" else (),
        role=getattr(beat, "role", ""),
        use=getattr(beat, "use", ""),
        add=getattr(beat, "add", False),
        by_hand=by_hand(show, found),
        changes=changes(show, found, beat),
        late=tuple(o.id for o in reversed(found.options) if o.id in found.late),
        counters=show.counters if leader else (),
        needs=fractions(show, found, beat)[0],
        quorum=fractions(show, found, beat)[1],
    )


def by_hand(show: Show, found: Ballot) -> bool:
    """Whether raised hands can be counted: not where each hand would have to stand for a home."""
    beat = show.scenario.beat(found.beat)
    return found.how in ("one", "many", "quiz") and not (doubled(show, beat) and found.id.endswith("/vote"))


def rule(show: Show, found: Ballot, beat: Beat) -> str:
    """How it is counted, in one sentence: what a motion asks has its own majorities."""
    if asks(found, beat) == "keep":
        return KEEP
    if not isinstance(beat, Motion):
        return tally.RULES[found.how]
    kind = found.id.removeprefix(f"{beat.id}/").rstrip("0123456789")
    if kind != "vote":
        return ASKED.get(kind, MAJORITY)
    if doubled(show, beat):
        return TWO_COUNTS if special(beat) else TWO_HALVES
    return MAJORITY if beat.passes == HALF else SHARE


def fractions(show: Show, found: Ballot, beat: Beat) -> tuple[str, str]:
    """The share of a motion's own vote where it is not the plain majority, and how many must take part."""
    if not isinstance(beat, Motion) or not found.id.endswith("/vote") or doubled(show, beat):
        return "", ""
    return "" if beat.passes == HALF else str(beat.passes), str(beat.quorum or "")


def asks(found: Ballot, beat: Beat) -> str:
    """What the room is asked after a try: effect or keep; empty for every other ballot."""
    return found.id.removeprefix(f"{beat.id}/").rstrip("0123456789") if isinstance(beat, Replay) else ""


def visible(show: Show, found: Ballot, beat: Beat, leader: bool) -> Tally | None:
    if found.state == "result" or (leader and found.state in ("counting", "closed")):
        return found.tally or (found.phones and tally.with_hands(found.phones, found.hands))
    if found.state == "open" and getattr(beat, "live", False):
        return tally.standing(found.how, found.options, found.answered, found.sums)
    if found.state == "counting" and getattr(beat, "live", False):
        return found.phones
    return None


def explained(show: Show, found: Ballot, beat: Beat) -> str:
    return beat.explain if isinstance(beat, Quiz) and told(show, found, beat) else ""


def told(show: Show, found: Ballot, beat: Quiz) -> bool:
    """The answer is told with the result; a quiz that is asked again later keeps it until then."""
    again = any(isinstance(b, Quiz) and b.same_as == beat.id for b in show.scenario.beats())
    return found.state == "result" and not again


def option(show: Show, o: Option, found: Ballot, seen: Tally | None, beat: Beat) -> OptionView:
    if seen is None:
        return OptionView(o.id, o.text, cost=o.cost)
    values = seen.counts.get(o.id, {})
    spread = values if found.how not in ("one", "many", "quiz") else None
    half, average = tally.middle(values) if found.how == "scale" else (None, None)
    n = values.get("1", 0) if found.how == "rank" else sum(values.values())
    right = o.id == beat.answer if isinstance(beat, Quiz) and told(show, found, beat) else None
    phone = found.phones.votes(o.id) if found.phones and found.hands else None
    share = round(n / seen.voted, 4) if seen.voted else 0.0
    return OptionView(o.id, o.text, n, share, spread, half, average, right, found.hands.get(o.id), phone, o.cost)


def common(show: Show, found: Ballot) -> tuple[CommonView, ...]:
    """Statements that two sides or more answered and that all of them share, or on which two clearly part."""
    views = [common_view(show, found, o) for o in found.options if len(show.common.get(found.id, {}).get(o.id, {})) > 1]
    views = [v for v in views if v.shared or apart(*v.sides)]
    return tuple(sorted(views, key=lambda v: (not v.shared, v.sides[-1].share - v.sides[0].share)))


def common_view(show: Show, found: Ballot, o: Option) -> CommonView:
    groups = sides_vote(show)
    names = {side.id: side.text for side in groups.options} if groups else {}
    sides = [side_view(names.get(s, s), n) for s, n in show.common[found.id][o.id].items()]
    sides.sort(key=lambda s: -s.share)
    return CommonView(o.id, o.text, (sides[0], sides[-1]), all(2 * s.agree > total(s) for s in sides))


APART = 1.2816


def apart(one: SideView, other: SideView) -> bool:
    """Two proportions: z = (p - q) / sqrt(r (1 - r) (1/n + 1/m)), r both together; one side in ten by chance."""
    n, m = total(one), total(other)
    both = (one.agree + other.agree) / (n + m)
    spread = (both * (1 - both) * (1 / n + 1 / m)) ** 0.5
    return bool(spread) and (one.agree / n - other.agree / m) / spread > APART


def total(side: SideView) -> int:
    return side.agree + side.unsure + side.disagree


def side_view(name: str, n: dict[str, int]) -> SideView:
    return SideView(name, n["agree"], n["unsure"], n["disagree"], round(n["agree"] / sum(n.values()), 4))


def shifts(found: Ballot, show: Show) -> tuple[ShiftView, ...]:
    moves = show.shifts[found.id].moves
    return tuple(
        ShiftView(
            o.id,
            o.text,
            int(moves[o.id]["up"]),
            int(moves[o.id]["down"]),
            int(moves[o.id]["stayed"]),
            moves[o.id]["before"],
            moves[o.id]["after"],
        )
        for o in found.options
        if o.id in moves
    )


def beside(show: Show, found: Ballot, beat: Beat, leader: bool) -> tuple[BesideView, ...]:
    """The same question answered as oneself and as a character: shares of those who answered. Nothing before the room
    may see both, nor where fewer than five answered as either."""
    other = paired_with(show, beat)
    if other is None:
        return ()
    first, second = (visible(show, b, show.scenario.beat(b.beat), leader) for b in (other, found))
    if first is None or second is None or min(first.voted, second.voted) < LEAST:
        return ()
    roles = role_of(show, other), getattr(beat, "role", "")
    return tuple(
        BesideView(o.id, o.text, roles, (part(first, o.id), part(second, o.id)), (first.voted, second.voted))
        for o in found.options
    )


def paired_with(show: Show, beat: Beat) -> Ballot | None:
    """The earlier ballot that asked the same of somebody else: oneself, or another character."""
    first = show.ballots.get(beat.same_as) if isinstance(beat, Vote) and beat.same_as else None
    return first if first and role_of(show, first) != getattr(beat, "role", "") else None


def part(counted: Tally, option: str) -> float:
    """0..1: who chose it, who agrees, the mean of a scale from 1 to 5, who put it first."""
    values = counted.counts.get(option, {})
    if counted.how == "scale":
        mean = tally.middle(values)[1]
        return round((mean - 1) / 4, 4) if mean is not None else 0.0
    n = values.get("agree", 0) if counted.how == "agree" else values.get("1", 0)
    return round(n / counted.voted, 4)


def asked(show: Show) -> tuple[Ballot, ...]:
    """Every ballot of the evening that was opened, in the scenario's order."""
    ids = [b.id for b in show.scenario.beats() if isinstance(b, Vote | Quiz)]
    return tuple(show.ballots[id] for id in ids if show.ballots[id].state != "not_yet")
