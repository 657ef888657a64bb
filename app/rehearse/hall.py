"""A show without a server: the same acts, the same rules, a clock that is handed in."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import Any

from app.errors import NotYours, ScenarioRejected, TheatreError
from app.ledger import seal
from app.ledger.export import FORMAT, canonical
from app.scenario.model import Scenario
from app.show import codec, look, rules
from app.show.acts import ROLES, read
from app.show.ballots import prepare
from app.show.commands import TakeSeat, Who
from app.show.events import Cast, Event, ShowOpened
from app.show.state import Show
from app.show.views import SealView
from app.show.views.plain import plain

Act = dict[str, str]
View = dict[str, Any]


class Hall:
    """`entries` as the ledger would hold them, `facts` with the ballots between them, times in ms since 1970."""

    def __init__(self, scenario: Scenario, id: str, at: int) -> None:
        if kinds := rules.unplayed(scenario):
            raise ScenarioRejected("这一版还演不了：{kinds}。", kinds="、".join(kinds))
        digest = sha256(scenario.text.encode()).hexdigest()
        first = rules.opened(id, scenario, digest, scenario.lang, "rehearsal")
        self.show = Show(id, scenario, scenario.lang, "rehearsal")
        prepare(self.show)
        self.entries = [codec.encode(first, at)]
        self.facts: list[Event | Cast] = [first]
        self.refusals: Counter[str] = Counter()
        self.changes = 0

    def act(self, who: Who, act: Act, at: int) -> bool:
        """One act through the one door. False when it was refused; the sentence is counted."""
        try:
            self.decide(who, act, at)
        except TheatreError as refusal:
            self.refusals[refusal.sentence] += 1
            return False
        return True

    def decide(self, who: Who, act: Act, at: int) -> None:
        command = read(act["do"], {k: v for k, v in act.items() if k != "do"})
        if who.role not in ROLES[act["do"]]:
            raise NotYours("这件事不归您做。")
        if who.role == "resident" and who.id not in self.show.seats and not isinstance(command, TakeSeat):
            self.keep(rules.decide(self.show, who, TakeSeat(), at), at)
        self.keep(rules.decide(self.show, who, command, at), at)

    def keep(self, facts: list[Event | Cast], at: int) -> None:
        for fact in facts:
            if isinstance(fact, Cast):
                fact = self.sealed(fact)
            else:
                self.entries.append(codec.encode(fact, at))
            self.changes += not isinstance(fact, Cast)
            self.facts.append(fact)
            rules.evolve(self.show, fact, at)

    def sealed(self, cast: Cast) -> Cast:
        nonce, pledge = bytes.fromhex(cast.nonce or "00" * seal.NONCE), bytes.fromhex(cast.pledge)
        receipt = seal.receipt(self.show.id, cast.ballot, cast.run, nonce, pledge, codec.choice_bytes(cast.choice))
        return cast._replace(receipt=receipt.hex())

    def resident(self) -> View:
        """What every phone is shown, without what does not change; `mine` adds what only one knows."""
        return view(replace(look.resident(self.show), cast=()))

    def mine(self, shared: View, seat: str) -> View:
        ballot = self.show.ballot
        if shared["ballot"] is None or ballot is None or ballot.id != shared["ballot"]["id"]:
            return shared
        slip = ballot.box.get(seat)
        return shared | {"ballot": shared["ballot"] | {"mine": slip.choice if slip else None}}

    def facilitator(self) -> View:
        return view(replace(look.facilitator(self.show, SealView()), cues=(), cards=()))

    def expert(self, id: str) -> View:
        return view(replace(look.expert(self.show, id), cards=()))


def view(found: Any) -> View:
    told: View = plain(found)
    return told


def record(show: str, entries: list[bytes], seed: int) -> bytes:
    """The entries as a sealed ledger that `theatre verify` accepts. Its salts come from the seed: a rehearsal has
    nothing to hide, and the same seed gives the same bytes."""
    first, _ = codec.decode(entries[0])
    assert isinstance(first, ShowOpened)
    rules_hash = bytes.fromhex(first.sha256)
    head, listed = seal.start(show, rules_hash), []
    for seq, body in enumerate(entries, 1):
        salt = sha256(f"{seed}/{seq}".encode()).digest()
        committed = seal.commitment(seq, salt, body)
        head = seal.link(head, committed)
        names = {"commitment": committed.hex(), "head": head.hex(), "salt": salt.hex()}
        listed.append({"body": body.decode(), "seq": seq} | names)
    facts = {"entries": listed, "head": head.hex(), "rules": rules_hash.hex()}
    return canonical({"format": FORMAT, "show": show} | facts)
