"""Results and shifts as a transcript prints them: every option with all its channels apart and summed."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from app.scenario.model import Beat, Option, Quiz, Vote
from app.show import cells
from app.show import events as e
from app.show import tally as tallies
from app.show.cells import LEAST
from app.show.lines import Count, Move, Result, Shift
from app.show.look.ballots import KEEP, TRIED, asks
from app.show.regulations import DECISIONS
from app.show.state import Ballot, Show
from app.show.tally import Tally
from app.values import dataclass


class Say(Protocol):
    def __call__(self, sentence: str, **values: Any) -> str: ...


def rule(name: str) -> str:
    """The sentence of a rule; a rule this version does not know keeps its name."""
    return tallies.RULES.get(name, name)


def result(show: Show, final: Show, event: e.BallotCounted, say: Say, revealed: bool) -> Result:
    """The count as it stood; whether it was asked again is known from the end. What the room was not shown, and what
    fewer than five people answered, is told without its small cells."""
    ballot, last = show.ballots[event.ballot], final.ballots[event.ballot]
    beat, counted = show.scenario.beat(ballot.beat), tallies.from_facts(event.tally)
    void = last.run > event.run
    answer = beat.answer if isinstance(beat, Quiz) and told(final, beat) else ""
    found = tuple(count(o, ballot, counted, answer) for o in ballot.options)
    return Result(
        ballot.id,
        event.run,
        counted.how,
        question(ballot, beat, say),
        say(KEEP if asks(ballot, beat) == "keep" else rule(counted.how)),
        say(DECISIONS[getattr(beat, "decision", "consult")]) if counted.how != "quiz" else "",
        counted.voted,
        show.present(),
        dict(event.channels),
        guarded(counted.how, counted.voted, found, by_channel(ballot, event, found), revealed),
        revealed,
        void,
        "" if void else last.decided,
        beat.use if isinstance(beat, Vote) else "",
        won(counted) if counted.voted >= LEAST else (),
    )


def won(counted: Tally) -> tuple[str, ...]:
    """The options ahead; of a ranking who stayed to the end, of vouchers what they pay for."""
    if counted.how in ("rank", "tokens"):
        return tuple(counted.result.get("winners", ()))
    return tallies.leaders(counted) if counted.how in ("one", "many", "quiz") else ()


def question(ballot: Ballot, beat: Beat, say: Say) -> str:
    asked = asks(ballot, beat)
    return f"{beat.text} {say(TRIED[asked])}" if asked else beat.text


def told(final: Show, quiz: Quiz) -> bool:
    """A record made during the show keeps an answer until it was shown, also where the quiz is asked again later."""
    later = [b.id for b in final.scenario.beats() if isinstance(b, Quiz) and b.same_as == quiz.id]
    return final.ended or all(final.ballots[id].state == "result" for id in (quiz.id, *later))


@dataclass(frozen=True, slots=True)
class Raw:
    """An option as it was counted, before small cells are hidden."""

    option: Option
    n: int
    values: dict[str, int]
    spread: dict[str, int]
    right: bool | None


def count(option: Option, ballot: Ballot, counted: Tally, answer: str) -> Raw:
    values = counted.counts.get(option.id, {})
    spread = values if set(values) - {"1"} or counted.how in ("scale", "agree", "rank", "tokens") else {}
    return Raw(option, sum(values.values()), values, spread, option.id == answer if answer else None)


def by_channel(ballot: Ballot, event: e.BallotCounted, found: Sequence[Raw]) -> list[dict[str, int | None]]:
    """Where each option's answers came from; what is neither phone nor hand came on paper. Hands are raised in the
    open; of phones, helpers and paper those with few people are told only together."""
    typed = [event.helped.get(raw.option.id, 0) for raw in found]
    phones = [phone(ballot, raw) - k for raw, k in zip(found, typed, strict=True)]
    hands = [ballot.hands.get(raw.option.id, 0) for raw in found]
    paper = [raw.n - p - k - h for raw, p, k, h in zip(found, phones, typed, hands, strict=True)]
    columns = {"phone": phones, "helper": typed, "paper": paper}
    kept = {name: column for name, column in columns.items() if any(column)}
    shown = cells.table(list(zip(*kept.values(), strict=True))) if len(kept) > 1 else None
    apart = shown or [tuple(column[n] for column in kept.values()) for n in range(len(found))]
    rows = (dict(zip(kept, row, strict=True)) | {"hands": h} for row, h in zip(apart, hands, strict=True))
    return [{c: row[c] for c in ("phone", "helper", "hands", "paper") if row.get(c, 0) != 0} for row in rows]


def phone(ballot: Ballot, raw: Raw) -> int:
    return sum(ballot.phones.counts.get(raw.option.id, {}).values()) if ballot.phones else 0


def guarded(
    how: str, voted: int, found: Sequence[Raw], apart: Sequence[dict[str, int | None]], revealed: bool
) -> tuple[Count, ...]:
    """What the room was shown stands as it was shown; the rest without its small cells and what they follow from."""
    if voted < LEAST:
        return tuple(Count(raw.option.id, raw.option.text, None, None, {}, {}, right=raw.right) for raw in found)
    if revealed:
        return tuple(whole(how, voted, raw, by) for raw, by in zip(found, apart, strict=True))
    if how in ("scale", "agree", "rank", "tokens"):
        return tuple(part(how, voted, raw) for raw in found)
    sums = cells.line([raw.n for raw in found]) if how != "many" else [alone(raw.n, voted) for raw in found]
    return tuple(
        Count(raw.option.id, raw.option.text, n, None if n is None else round(n / voted, 4), {}, {}, right=raw.right)
        for raw, n in zip(found, sums, strict=True)
    )


def alone(n: int, voted: int) -> int | None:
    return cells.line([n, voted - n])[0]


def whole(how: str, voted: int, raw: Raw, apart: dict[str, int | None]) -> Count:
    half, average = tallies.middle(raw.values) if how == "scale" else (None, None)
    share = round(raw.n / voted, 4) if voted else 0.0
    option, spread = raw.option, dict[str, int | None](raw.spread)
    return Count(
        option.id, option.text, raw.n, share, dict(apart), spread, half, average, raw.right, sides(how, raw.spread)
    )


def part(how: str, voted: int, raw: Raw) -> Count:
    """How many answered is told; what they answered only on three sides, and only where enough stand on each. A mean
    is one more sum from which a cell might follow."""
    half, _ = tallies.middle(raw.values) if how == "scale" and raw.n >= LEAST else (None, None)
    exact = not any(cells.few(n) for n in raw.spread.values()) and raw.n >= LEAST
    spread = {value: n if exact else None for value, n in raw.spread.items()}
    three = cells.line(found) if (found := sides(how, raw.spread)) else ()
    safe = three if raw.n >= LEAST else tuple(None for _ in three)
    share = round(raw.n / voted, 4)
    return Count(raw.option.id, raw.option.text, raw.n, share, {}, spread, half, None, raw.right, safe)


SIDES = {"scale": (("1", "2"), ("3",), ("4", "5")), "agree": (("disagree",), ("unsure",), ("agree",))}


def sides(how: str, spread: Mapping[str, int]) -> tuple[int, ...]:
    """Against, between and for."""
    return tuple(sum(spread.get(value, 0) for value in side) for side in SIDES.get(how, ()))


def shift(show: Show, event: e.ShiftMeasured) -> Shift:
    """Statements that fewer than five people answered twice are left out: their moves would name them."""
    ballot = show.ballots[event.second]
    kept = [o for o in ballot.options if o.id in event.moves and event.moves[o.id]["n"] >= LEAST]
    found = tuple(move(o, event.moves[o.id]) for o in kept)
    return Shift(event.first, event.second, ballot.how, event.paired, event.dropped, found)


def move(option: Option, facts: dict[str, Any]) -> Move:
    """`pairs` in the event: "before,after" -> how many, so that the shift can be tested without any seat."""
    pairs = sorted((*map(int, key.split(",")), n) for key, n in facts.get("pairs", {}).items())
    counts = [int(facts[name]) for name in ("up", "down", "stayed")]
    up, down, stayed = (None, None, None) if cells.few(counts[0] + counts[1]) else cells.line(counts)
    before, after = float(facts["before"]), float(facts["after"])
    found = tuple((a, b, n) for a, b, n in pairs)
    return Move(option.id, option.text, int(facts["n"]), up, down, stayed, before, after, found)
