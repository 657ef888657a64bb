"""The fictional owners of a double count: who stands for whom, and what they said. Practice, never a legal vote."""

from fractions import Fraction

from app.scenario.model import Beat
from app.scenario.model import Motion as MotionBeat
from app.show.majority import HALF, Household
from app.show.state import Ballot, Show
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """One owner with all their units: whoever holds several counts as one person."""

    names: tuple[str, ...]
    person: str
    area: Fraction

    @property
    def called(self) -> str:
        return f"{'、'.join(self.names)} {self.person}".strip()


def doubled(show: Show, beat: Beat | None) -> bool:
    """Whether heads and floor area are both counted on this cue."""
    return isinstance(beat, MotionBeat) and beat.count == "heads_and_area" and bool(show.scenario.owners)


def special(beat: MotionBeat) -> bool:
    """Three quarters of those who take part, unless the author wrote `pass: 1/2` for an ordinary matter."""
    return beat.passes != HALF


def homes(show: Show) -> tuple[Home, ...]:
    units: dict[str, list[tuple[str, Fraction]]] = {}
    for owner in show.scenario.owners:
        units.setdefault(owner.person or owner.name, []).append((owner.name, owner.area))
    return tuple(
        Home(
            tuple(name for name, _ in found),
            person if person != found[0][0] else "",
            sum((a for _, a in found), Fraction(0)),
        )
        for person, found in units.items()
    )


def home_of(show: Show, number: int) -> Home:
    """Seats and paper ballots stand for homes in turn: number 1 the first, and round again."""
    found = homes(show)
    return found[(number - 1) % len(found)]


def paper_number(serial: str) -> int:
    """The number printed on a paper ballot; 1 where none can be read."""
    digits = "".join(c for c in serial if c in "0123456789")
    return int(digits[-9:] or 1)


def households(show: Show, ballot: Ballot) -> list[Household]:
    """A home says what most of its seats and papers say; a home that is split took part and did not agree."""
    said: dict[Home, list[str]] = {home: [] for home in homes(show)}
    for seat, slip in ballot.box.items():
        if slip.choice and seat in show.seats:
            said[home_of(show, show.seats[seat].number)] += slip.choice
    for serial, paper in ballot.papers.items():
        if paper.confirmed and not paper.spoiled:
            said[home_of(show, paper_number(serial))] += paper.choice
    return [Household(home.area, home_says(choices)) for home, choices in said.items()]


def home_says(choices: list[str]) -> str:
    if not choices:
        return ""
    counts = {o: choices.count(o) for o in "ABC"}
    top = [o for o, n in counts.items() if n == max(counts.values())]
    return {"A": "yes", "B": "no", "C": "abstain"}[top[0]] if len(top) == 1 else "abstain"
