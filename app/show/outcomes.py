"""What a rule makes of whole ballots, beyond counting each answer."""

from collections.abc import Sequence
from typing import Any

from app.scenario.model import Beat, Option
from app.show.tally import Choice


def outcome(how: str, beat: Beat, options: Sequence[Option], slips: Sequence[Choice]) -> dict[str, Any]:
    return {}
