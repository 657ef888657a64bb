"""The first answers to acts, so that a copy of an act gets the same one, also after a restart.

A seat's last `KEPT` named acts are remembered; a phone sends an act again within seconds, not an evening later.
"""

import json
from collections.abc import Iterable

from app.ledger.rows import Done
from app.live.act import Act, Answer

KEPT = 32


class Memory:
    def __init__(self) -> None:
        self.seats: dict[str, dict[str, Done]] = {}

    def keep(self, answers: Iterable[Done]) -> None:
        for done in answers:
            known = self.seats.setdefault(done.seat, {})
            known.setdefault(done.once, done)
            if len(known) > KEPT:
                del known[next(iter(known))]

    def recall(self, act: Act) -> Answer | None:
        done = self.seats.get(act.seat, {}).get(act.once) if act.once else None
        return answered(done) if done else None


def written(act: Act, answer: Answer) -> Done:
    says = json.dumps([answer.says, answer.values], ensure_ascii=False, default=str) if answer.says else ""
    return Done(act.seat, act.once, answer.status, says)


def answered(done: Done) -> Answer:
    says, values = json.loads(done.answer) if done.answer else ("", {})
    return Answer(done.once, done.status, says, values)
