"""The public sheet of one ballot: every slip of the phones with what its receipt is made of, for anyone to recount."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from app.errors import NotFound, Refused
from app.ledger import seal
from app.ledger.export import canonical
from app.ledger.rows import Mark
from app.record.read import Entries, facts
from app.scenario.model import Option
from app.show import codec, rules, tally
from app.show.events import BallotClosed, BallotRevealed, Cast, ShowOpened
from app.show.state import Show
from app.values import dataclass

FORMAT = "et/v1/sheet"
PAGE_ONLY = ("question", "strange", "told", "how")


@dataclass(frozen=True, slots=True)
class Slip:
    """All but the choice in hex or for people. An empty pledge: the phone brought no randomness, the house made it."""

    code: str
    choice: dict[str, str]
    nonce: str
    pledge: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Slips sorted by receipt, which is by code too. `unopened`: receipts of the closed box without a slip; `strange`:
    slips that were not in it; `replaced`: receipt and the phone's secret, sorted; `counts` option -> value -> n from
    the slips, `told` the same as the ledger has it."""

    show: str
    ballot: str
    run: int
    question: str
    options: tuple[Option, ...]
    slips: tuple[Slip, ...]
    unopened: tuple[str, ...]
    strange: int
    replaced: tuple[tuple[str, str], ...]
    counts: dict[str, dict[str, int]]
    told: dict[str, dict[str, int]]
    how: str

    @property
    def holds(self) -> bool:
        return not self.unopened and not self.strange and self.counts == self.told

    def file(self, head: bytes) -> bytes:
        """Canonical JSON; see docs/seal.md."""
        kept = {
            name: value for name, value in asdict(self).items() if name not in ("question", "strange", "told", "how")
        }
        return canonical(kept | {"format": FORMAT, "head": head.hex(), "options": [o.id for o in self.options]})


def sheet(entries: Entries, marks: Sequence[Mark], ballot: str, run: int = 0) -> Sheet:
    """From the ledger and the box, before and after the show ended. `run` 0: the last one whose result was shown.
    Raises NotFound, Refused before the result."""
    return sheet_of(*folded(entries), marks, ballot, run)


def sheet_of(show: Show, found: Sequence[object], marks: Sequence[Mark], ballot: str, run: int) -> Sheet:
    if ballot not in show.ballots:
        raise NotFound("没有这张票。")
    shown = {f.run for f in found if isinstance(f, BallotRevealed) and f.ballot == ballot}
    closed = {f.run: f for f in found if isinstance(f, BallotClosed) and f.ballot == ballot and f.run in shown}
    if not closed or (run and run not in closed):
        raise Refused("公布结果以后才有票单。")
    told = closed[run or max(closed)]
    return laid_out(show, told, [cast for m in marks if (cast := opened(m, told)) and cast.choice])


def all_sheets(entries: Entries, marks: Sequence[Mark]) -> list[Sheet]:
    """Of every vote whose result was shown, each run of it."""
    if not entries:
        return []
    show, found = folded(entries)
    shown = [(fact.ballot, fact.run) for fact in found if isinstance(fact, BallotRevealed)]
    closed = {(fact.ballot, fact.run) for fact in found if isinstance(fact, BallotClosed)}
    return [sheet_of(show, found, marks, *which) for which in dict.fromkeys(shown) if which in closed]


def folded(entries: Entries) -> tuple[Show, list[object]]:
    found = [fact for fact, _ in facts(entries) if fact is not None]
    assert isinstance(found[0], ShowOpened)
    show = rules.begin(found[0])
    for fact in found[1:]:
        rules.evolve(show, fact, 0)
    return show, [*found]


def opened(mark: Mark, told: BallotClosed) -> Cast | None:
    if (mark.ballot, mark.run) != (told.ballot, told.run):
        return None
    return codec.decode_cast(mark.ballot, mark.run, "", mark.body, mark.receipt.hex())


def laid_out(show: Show, told: BallotClosed, casts: Sequence[Cast]) -> Sheet:
    """A receipt is made again from its slip: one that was kept wrongly finds no place in the box."""
    ballot = show.ballots[told.ballot]
    slips = tuple(sorted((slip(show.id, c) for c in casts), key=lambda s: (s.receipt, s.nonce)))
    made, sealed = Counter(s.receipt for s in slips), Counter(told.receipts)
    return Sheet(
        show.id,
        told.ballot,
        told.run,
        show.scenario.beat(ballot.beat).text,
        ballot.options,
        slips,
        tuple(sorted((sealed - made).elements())),
        (made - sealed).total(),
        tuple(sorted(pair for c in casts for pair in c.replaced)),
        tally.count(ballot.how, ballot.options, (s.choice for s in slips)).counts,
        dict(told.tally["counts"]),
        ballot.how,
    )


def slip(show: str, cast: Cast) -> Slip:
    choice = codec.choice_bytes(cast.choice)
    made = seal.receipt(show, cast.ballot, cast.run, bytes.fromhex(cast.nonce), bytes.fromhex(cast.pledge), choice)
    return Slip(seal.short(made), cast.choice, cast.nonce, cast.pledge, made.hex())
