"""A random evening as its ledger and its box hold it, every written word unlike any other."""

from random import Random

from app.ledger import seal
from app.ledger.rows import Mark
from app.rehearse.hall import Hall
from app.show import codec
from app.show.commands import Who
from app.show.events import Cast
from tests.show.presses import SCENARIO, pressed

ROLE = {"r": "resident", "f": "facilitator", "e": "expert", "o": "organizer", "a": "assistant"}
WRITTEN = ("text", "because", "who", "what")
FULL = 16


class Night:
    """`FULL` phones sit down first, so that some counts are large enough to be told."""

    def __init__(self, seed: int, presses: int) -> None:
        self.random, self.hall, self.at, self.said = Random(seed), Hall(SCENARIO, "s1", 0), 0, 0
        for n in range(1, FULL + 1):
            self.act(f"r{n}", "seat", {})
        for _ in range(presses):
            beat = self.hall.show.beat
            self.act(*self.anybody(pressed(self.random, beat.kind if beat else "lobby")))
            self.crowd()
        self.act("f", "end", {})

    def anybody(self, press: tuple[str, str, dict[str, str]]) -> tuple[str, str, dict[str, str]]:
        who, do, fields = press
        return (f"r{self.random.randint(1, FULL)}" if who[0] == "r" else who), "go" if do == "end" else do, fields

    def crowd(self) -> None:
        """While a vote is open most of the room answers it."""
        ballot = self.hall.show.ballot
        if ballot and ballot.state == "open" and self.random.random() < 0.4:
            for n in range(1, FULL + 1):
                self.act(f"r{n}", "cast", self.answer(ballot.how, [o.id for o in ballot.options]))

    def answer(self, how: str, options: list[str]) -> dict[str, str]:
        one = self.random.choice
        if how == "scale":
            return {f"choice.{o}": one("12345") for o in options if self.random.random() < 0.9}
        if how == "agree":
            return {f"choice.{o}": one(("agree", "agree", "disagree", "unsure")) for o in options}
        return {"choice": one([options[0], *options])}

    def act(self, who: str, do: str, fields: dict[str, str]) -> None:
        self.at += 1000
        self.hall.act(Who(ROLE[who[0]], who), {"do": do, **self.unlike(fields)}, self.at)

    def unlike(self, fields: dict[str, str]) -> dict[str, str]:
        self.said += 1
        return {k: f"话{self.said}号{k}" if k in WRITTEN and v.strip() else v for k, v in fields.items()}

    @property
    def entries(self) -> list[bytes]:
        return self.hall.entries

    @property
    def marks(self) -> list[Mark]:
        """The newest slip of each seat in each run, as the box keeps it."""
        blank = "00" * seal.NONCE
        casts = (f._replace(nonce=f.nonce or blank) for f in self.hall.facts if isinstance(f, Cast))
        slips = {(f.ballot, f.run, f.seat): f for f in casts}
        return [
            Mark(b, run, seat, codec.encode_cast(slip), bytes.fromhex(slip.receipt))
            for (b, run, seat), slip in slips.items()
        ]
