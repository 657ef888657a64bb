"""The first answers to acts, so that a copy of an act gets the same one, also after a restart.

A seat's last `KEPT` named acts are remembered; a phone sends an act again within seconds, not an evening later. The
ledger does not tell in which order a seat acted: what was read back from it is all kept.
"""

import json
from collections.abc import Iterable

from app.ledger.rows import Done
from app.live.act import Act, Answer

KEPT = 32


class Memory:
    """`before`: what the ledger told at the beginning."""

    def __init__(self, before: Iterable[Done] = ()) -> None:
        self.before = {(done.seat, done.once): done for done in before}
        self.seats: dict[str, dict[str, Done]] = {}

    def keep(self, answers: Iterable[Done]) -> None:
        for done in answers:
            if (done.seat, done.once) in self.before:
                continue
            known = self.seats.setdefault(done.seat, {})
            known.setdefault(done.once, done)
            if len(known) > KEPT:
                del known[next(iter(known))]

    def recall(self, act: Act) -> Answer | None:
        if not act.once:
            return None
        done = self.seats.get(act.seat, {}).get(act.once) or self.before.get((act.seat, act.once))
        return answered(done) if done else None


def written(act: Act, answer: Answer) -> Done:
    says = json.dumps([answer.says, answer.values], ensure_ascii=False, default=str) if answer.says else ""
    return Done(act.seat, act.once, answer.status, says)


def answered(done: Done) -> Answer:
    says, values = json.loads(done.answer) if done.answer else ("", {})
    return Answer(done.once, done.status, says, values)
