"""A few acts a second for each seat; a hall shares one address, so addresses are not counted."""

from collections.abc import Callable

from app.errors import TooFast

KEPT = 50_000


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
            raise TooFast("按得太快了，请等一等再试。")

    def forget(self, now: float) -> None:
        full = self.burst / self.rate
        self.buckets = {name: (left, at) for name, (left, at) in self.buckets.items() if now - at < full}
