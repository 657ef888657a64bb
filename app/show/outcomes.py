"""What a rule makes of whole ballots, beyond counting each answer."""

from collections.abc import Sequence
from typing import Any

from app.scenario.model import Beat, Option, Vote
from app.show.tally import Choice
from app.show.tally_rank import instant_runoff, ranking
from app.show.tally_tokens import approvals, equal_shares


def outcome(
    how: str, beat: Beat, options: Sequence[Option], slips: Sequence[Choice], decided: Sequence[str] = ()
) -> dict[str, Any]:
    """The rounds of a ranking, the services that vouchers pay for; nothing for the other rules. `decided`: what the
    facilitator decided at each tie, in order."""
    if how == "rank":
        return instant_runoff([o.id for o in options], [ranking(slip) for slip in slips], decided).facts()
    if how == "tokens" and isinstance(beat, Vote) and beat.budget:
        costs = {o.id: o.cost for o in options if o.cost}
        return equal_shares(costs, approvals(slips), beat.budget, decided=decided).facts()
    return {}
