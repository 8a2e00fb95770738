"""A budget that is filled at a steady rate: so much at once, and so much in the long run."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class TokenBucket:
    """``burst`` tokens at most, ``rate`` new ones a second, on machine time. It is full at first."""

    burst: int
    rate: float
    filled_at: float
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = float(self.burst)

    def ready_at(self, now: float, *, cost: int = 1) -> float:
        """Return when so many are there; more than a whole burst is never waited for."""
        self._fill(now)
        missing = min(cost, self.burst) - self.tokens
        return now if missing <= 1e-9 else now + missing / self.rate

    def spend(self, now: float, *, cost: int = 1) -> None:
        """Take so many, though they may not be there: the next ones come later then."""
        self._fill(now)
        self.tokens -= cost

    def pause(self, now: float) -> None:
        """Nothing new has come in until now: what was taken may have been taken as late as this."""
        self.filled_at = max(self.filled_at, now)

    def is_full_at(self, now: float) -> bool:
        """Whether nothing is missing: such a one need not be kept."""
        self._fill(now)
        return self.tokens >= self.burst

    def _fill(self, now: float) -> None:
        self.tokens = min(float(self.burst), self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
