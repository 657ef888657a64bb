"""How far a share may be raised before anything about a run can change: numbers that go along with the share and note
of every comparison when it would turn out otherwise (parametric search, Megiddo 1979)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = Fraction | int


@dataclass(slots=True)
class Watch:
    """`room`: by how much the share may grow, this bound left out, with every comparison so far unchanged; None for
    any."""

    room: Fraction | None = None

    def sign(self, apart: Fraction, grows: Fraction) -> Fraction:
        """`apart` itself; a difference that grows by `grows` with each unit of the share is watched."""
        if grows and (not apart or (apart < 0) != (grows < 0)):
            turn = abs(apart / grows)
            self.room = turn if self.room is None else min(self.room, turn)
        return apart


@dataclass(slots=True, eq=False)
class Line:
    """A number that grows by `slope` with each unit of the share. As a Fraction to whoever counts with it; only two of
    them are never multiplied."""

    now: Fraction
    slope: Fraction
    watch: Watch

    def plus(self, other: Line | Number, sign: int) -> Line:
        now, slope = (other.now, other.slope) if isinstance(other, Line) else (Fraction(other), Fraction(0))
        return Line(self.now + sign * now, self.slope + sign * slope, self.watch)

    def __sub__(self, other: Line | Number) -> Line:
        return self.plus(other, -1)

    def __rsub__(self, other: Number) -> Line:
        return Line(other - self.now, -self.slope, self.watch)

    def __mul__(self, by: Number) -> Line:
        return Line(self.now * by, self.slope * by, self.watch)

    def __truediv__(self, by: Number) -> Line:
        return Line(self.now / by, self.slope / by, self.watch)

    def sign(self, other: Line | Number) -> Fraction:
        apart = self - other
        return self.watch.sign(apart.now, apart.slope)

    def __lt__(self, other: Line | Number) -> bool:
        return self.sign(other) < 0

    def __gt__(self, other: Line | Number) -> bool:
        return self.sign(other) > 0

    def __ge__(self, other: Line | Number) -> bool:
        return self.sign(other) >= 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line | Fraction | int) and not self.sign(other)
