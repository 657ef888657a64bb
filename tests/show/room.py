"""A room for stories: a show made from a few lines, people who act in it, a clock that moves a second an act."""

from app.scenario.load import load
from app.show import acts, rules
from app.show.commands import Who
from app.show.events import Cast, Event

HEAD = """format: 1
id: story
lang: zh
title: 故事
scenes:
  - id: 一
    beats:
"""


class Room:
    def __init__(self, beats: str, seats: int = 3, head: str = HEAD) -> None:
        indented = "\n".join("      " + line for line in beats.strip("\n").split("\n"))
        scenario = load((head + indented + "\n").encode())
        self.show = rules.begin(rules.opened("s1", scenario, "0" * 64, "zh"))
        self.at = 0
        self.facts: list[Event | Cast] = []
        for n in range(1, seats + 1):
            self.act(f"r{n}", "seat")

    def act(self, who: str, do: str, /, **fields: str) -> list[Event | Cast]:
        """`who` r1, r2, ... a resident, f the facilitator, a1, a2 assistants, e1 an expert. Field names may carry a dot
        as two underscores."""
        self.at += 1000
        role = {"r": "resident", "f": "facilitator", "a": "assistant", "e": "expert", "o": "organizer"}[who[0]]
        command = acts.read(do, {name.replace("__", "."): value for name, value in fields.items()})
        found = rules.decide(self.show, Who(role, who), command, self.at)
        for fact in found:
            rules.evolve(self.show, fact, self.at)
        self.facts += found
        return found

    def go(self, times: int = 1) -> None:
        for _ in range(times):
            self.act("f", "go", at=str(self.show.step))

    def speaking(self) -> int:
        """The number of the seat that has the floor, 0 for none."""
        turn = self.show.floor
        return self.show.seats[turn.seat].number if turn else 0
