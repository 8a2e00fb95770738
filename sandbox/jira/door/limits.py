"""Jira's limits: how many calls a second and an hour it takes, if a test wants them, and who did not wait."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from sandbox.base.clock import Clock
from sandbox.jira.base.times import in_header
from sandbox.jira.door.faults import BURST, PER_ISSUE, QUOTA, TOO_MANY, CallFault

HOUR = 3600.0
WRITES = ((20, 2.0), (100, 30.0))  # to one issue, in so many seconds
ALL = "*"


class RateLimits:
    """Each is off at first, and goes by monotonic time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.per_second: int | None = None
        """Of each call by itself; None: any number."""
        self.per_hour: int | None = None
        """Of all together."""
        self.writes_per_issue = False
        """Whether one issue takes only as many writes as Jira lets it: 20 in 2 seconds, 100 in 30."""
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._until: dict[str, float] = {}

    def reached(self, call: str, written: str) -> CallFault | None:
        """Count a call, by the id of the issue it writes to, if any; return the refusal if it is one too many."""
        now = self._clock.monotonic()
        for key, most, span, reason in self._limits(call, written):
            seen = [at for at in self._calls[key] if at > now - span]
            if len(seen) >= most:
                wait = max(1, round(seen[-most] + span - now + 0.5))
                return CallFault("refuse", call, status=429, messages=(TOO_MANY,), retry_after=wait, reason=reason)
        for key in (call, ALL, *([_issue(written)] if written else [])):
            kept = self._calls[key]
            kept.append(now)
            while kept[0] <= now - HOUR:
                kept.popleft()
        return None

    def _limits(self, call: str, written: str) -> Iterator[tuple[str, int, float, str]]:
        if self.per_second is not None:
            yield call, self.per_second, 1.0, BURST
        if self.per_hour is not None:
            yield ALL, self.per_hour, HOUR, QUOTA
        if self.writes_per_issue and written:
            for most, span in WRITES:
                yield _issue(written), most, span, PER_ISSUE

    def told_to_wait(self, call: str, written: str, fault: CallFault) -> None:
        """A burst is over for one kind of call, what is of one issue for that issue, anything else for all."""
        scope = {BURST: call, PER_ISSUE: _issue(written)}.get(fault.reason, ALL)
        self._until[scope] = self._clock.monotonic() + (fault.retry_after or 0)

    def is_early(self, call: str, written: str) -> bool:
        now = self._clock.monotonic()
        return any(self._until.get(key, 0.0) > now for key in (call, ALL, _issue(written)))

    def headers(self, fault: CallFault | None) -> dict[str, str]:
        """Return what an answer says of the limits."""
        if fault is not None and fault.status == 429:
            return self._of_refusal(fault)
        if self.per_hour is None:
            return {}
        left = max(self.per_hour - len(self._calls[ALL]), 0)
        said = {"X-RateLimit-Limit": str(self.per_hour), "X-RateLimit-Remaining": str(left)}
        return said | ({"X-RateLimit-NearLimit": "true"} if left * 5 < self.per_hour else {})

    def _of_refusal(self, fault: CallFault) -> dict[str, str]:
        """The gateway before Jira says neither why nor how long, only until when."""
        wait = fault.retry_after or 0
        most = self.per_second if fault.reason == BURST else self.per_hour
        said = {
            "X-RateLimit-Limit": str(most or 100),
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": in_header(self._clock.now() + wait),
        }
        return said | ({"Retry-After": str(wait), "RateLimit-Reason": fault.reason} if fault.reason else {})


def _issue(written: str) -> str:
    return f"issue {written}"
