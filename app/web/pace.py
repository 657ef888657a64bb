"""A few acts a second for each seat. A hall may share one address: addresses count only for wrong codes and tickets."""

from collections.abc import Callable

from app.errors import TooFast
from app.i18n import N_

KEPT = 50_000
HASTY = N_("按得太快了，请等一等再试。")


class Pace:
    """A bucket for each name: `burst` acts at once, `rate` a second for long."""

    def __init__(self, rate: float, burst: int, now: Callable[[], float]) -> None:
        self.rate, self.burst, self.now = rate, burst, now
        self.buckets: dict[str, tuple[float, float]] = {}

    def take(self, name: str) -> None:
        """Raises TooFast."""
        now = self.now()
        left, at = self.buckets.get(name, (float(self.burst), now))
        left = min(self.burst, left + max(now - at, 0.0) * self.rate)  # clocks are put back too
        self.buckets[name] = (left - 1 if left >= 1 else left, now)
        if len(self.buckets) > KEPT:
            self.forget(now)
        if left < 1:
            raise TooFast(HASTY)

    def look(self, name: str) -> None:
        """Raises TooFast when nothing is left, and takes nothing."""
        now = self.now()
        left, at = self.buckets.get(name, (float(self.burst), now))
        if left + max(now - at, 0.0) * self.rate < 1:
            raise TooFast(HASTY)

    def forget(self, now: float) -> None:
        full = self.burst / self.rate
        self.buckets = {name: (left, at) for name, (left, at) in self.buckets.items() if now - at < full}
