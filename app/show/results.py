"""Results and shifts as a transcript prints them: every option with all its channels apart and summed."""

from typing import Any, Protocol

from app.scenario.model import Option, Quiz
from app.show import events as e
from app.show import tally as tallies
from app.show.lines import Count, Move, Result, Shift
from app.show.regulations import DECISIONS
from app.show.state import Ballot, Show
from app.show.tally import Tally

LEAST = 5


class Say(Protocol):
    def __call__(self, sentence: str, **values: Any) -> str: ...


def rule(name: str) -> str:
    """The sentence of a rule; a rule this version does not know keeps its name."""
    return tallies.RULES.get(name, name)


def result(show: Show, final: Show, event: e.BallotCounted, say: Say) -> Result:
    """The count as it stood; whether it was revealed or asked again is known from the end."""
    ballot, last = show.ballots[event.ballot], final.ballots[event.ballot]
    beat, counted = show.scenario.beat(ballot.beat), tallies.from_facts(event.tally)
    void = last.run > event.run
    answer = beat.answer if isinstance(beat, Quiz) and told(final, beat) else ""
    return Result(
        ballot.id,
        event.run,
        counted.how,
        beat.text,
        say(rule(counted.how)),
        say(DECISIONS[getattr(beat, "decision", "consult")]) if counted.how != "quiz" else "",
        counted.voted,
        show.present(),
        dict(event.channels),
        tuple(count(o, ballot, counted, answer) for o in ballot.options),
        last.state == "result" and not void,
        void,
        "" if void else last.decided,
    )


def told(final: Show, quiz: Quiz) -> bool:
    """A record made during the show keeps an answer until it was shown, also where the quiz is asked again later."""
    later = [b.id for b in final.scenario.beats() if isinstance(b, Quiz) and b.same_as == quiz.id]
    return final.ended or all(final.ballots[id].state == "result" for id in (quiz.id, *later))


def count(option: Option, ballot: Ballot, counted: Tally, answer: str) -> Count:
    values = counted.counts.get(option.id, {})
    n = sum(values.values())
    half, average = tallies.middle(values) if counted.how == "scale" else (None, None)
    return Count(
        option.id,
        option.text,
        n,
        round(n / counted.voted, 4) if counted.voted else 0.0,
        channels(option.id, ballot, n),
        values if set(values) - {"1"} or counted.how in ("scale", "agree", "rank", "tokens") else {},
        half,
        average,
        option.id == answer if answer else None,
    )


def channels(option: str, ballot: Ballot, n: int) -> dict[str, int]:
    """Where the answers came from; what is neither phone nor hand came on paper."""
    phone = sum(ballot.phones.counts.get(option, {}).values()) if ballot.phones else 0
    hands = ballot.hands.get(option, 0)
    found = {"phone": phone, "hands": hands, "paper": n - phone - hands}
    return {channel: k for channel, k in found.items() if k}


def shift(show: Show, event: e.ShiftMeasured) -> Shift:
    """Statements that fewer than five people answered twice are left out: their moves would name them."""
    ballot = show.ballots[event.second]
    kept = [o for o in ballot.options if o.id in event.moves and event.moves[o.id]["n"] >= LEAST]
    found = tuple(move(o, event.moves[o.id]) for o in kept)
    return Shift(event.first, event.second, ballot.how, event.paired, event.dropped, found)


def move(option: Option, facts: dict[str, Any]) -> Move:
    """`pairs` in the event: "before,after" -> how many, so that the shift can be tested without any seat."""
    pairs = sorted((*map(int, key.split(",")), n) for key, n in facts.get("pairs", {}).items())
    return Move(
        option.id,
        option.text,
        int(facts["n"]),
        int(facts["up"]),
        int(facts["down"]),
        int(facts["stayed"]),
        float(facts["before"]),
        float(facts["after"]),
        tuple((a, b, n) for a, b, n in pairs),
    )
