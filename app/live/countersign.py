"""The house's word that it took a ballot: its signature on the receipt, and the receipt for people. Both come out the
same each time, so they are remembered while a show is awake and stored nowhere."""

import asyncio
from collections.abc import Sequence

from app.ledger import seal
from app.ledger.signing import Signer
from app.show.events import Cast
from app.show.look.mine import Countersigned

HANDFUL, KEPT = 32, 100_000


class Countersign:
    def __init__(self, show: str, signer: Signer | None = None) -> None:
        self.show, self.signer = show, signer
        self.known: dict[str, Countersigned] = {}

    def slip(self, slip: Cast) -> Countersigned:
        """Signature in hex, code; no signature from a house without a key."""
        found = self.known.get(slip.receipt)
        if found is None:
            receipt = bytes.fromhex(slip.receipt)
            signed = self.signer.acknowledge(self.show, slip.ballot, slip.run, receipt).hex() if self.signer else ""
            found = self.known[slip.receipt] = signed, seal.short(receipt)
        return found

    async def slips(self, slips: Sequence[Cast]) -> None:
        """A fifth of a vote's work, in handfuls: to be done while the disk is waited for."""
        if len(self.known) + len(slips) > KEPT:
            self.known.clear()
        for first in range(0, len(slips), HANDFUL):
            await asyncio.sleep(0)
            for slip in slips[first : first + HANDFUL]:
                self.slip(slip)
