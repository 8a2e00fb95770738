"""Jira's limits: how many calls a second and an hour it takes, if a test wants them, and who did not wait."""

from __future__ import annotations

from collections import defaultdict, deque

from sandbox.base.clock import Clock
from sandbox.jira.base.times import minute
from sandbox.jira.door.faults import BURST, QUOTA, TOO_MANY, CallFault

HOUR = 3600.0


class RateLimits:
    """`per_second` is for each call by itself, `per_hour` for all; None: no limit. Both go by monotonic time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.per_second: int | None = None
        self.per_hour: int | None = None
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._until: dict[str, float] = {}

    def reached(self, call: str) -> CallFault | None:
        """Count a call; return the refusal if it is one too many."""
        now = self._clock.monotonic()
        for key, most, span, reason in ((call, self.per_second, 1.0, BURST), ("*", self.per_hour, HOUR, QUOTA)):
            seen = self._calls[key]
            while seen and seen[0] <= now - span:
                seen.popleft()
            if most is not None and len(seen) >= most:
                wait = max(1, round(seen[0] + span - now + 0.5))
                return CallFault("refuse", call, status=429, messages=(TOO_MANY,), retry_after=wait, reason=reason)
        for key in (call, "*"):
            self._calls[key].append(now)
        return None

    def told_to_wait(self, call: str, reason: str, seconds: int) -> None:
        """A burst is over for one kind of call, a quota for all."""
        self._until["*" if reason == QUOTA else call] = self._clock.monotonic() + seconds

    def is_early(self, call: str) -> bool:
        return any(self._until.get(key, 0.0) > self._clock.monotonic() for key in (call, "*"))

    def headers(self, fault: CallFault | None) -> dict[str, str]:
        """Return what an answer says of the limits."""
        if fault is not None and fault.status == 429:
            most = self.per_hour if fault.reason == QUOTA else self.per_second
            wait = fault.retry_after or 0
            return {
                "Retry-After": str(wait),
                "RateLimit-Reason": fault.reason,
                "X-RateLimit-Limit": str(most or 100),
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": minute(self._clock.now() + wait),
            }
        if self.per_hour is None:
            return {}
        left = max(self.per_hour - len(self._calls["*"]), 0)
        said = {"X-RateLimit-Limit": str(self.per_hour), "X-RateLimit-Remaining": str(left)}
        return said | ({"X-RateLimit-NearLimit": "true"} if left * 5 < self.per_hour else {})
