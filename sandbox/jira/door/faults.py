"""Trouble on order: which calls shall go wrong, how and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.base.faults_in_turn import FaultsInTurn

Kind = Literal[
    "refuse",  # an error that Jira gives: 429, 500, 503, or any other
    "not_json",  # a gateway's HTML page instead of JSON
    "close",  # the connection ends before the call was looked at
    "lost_reply",  # the call is done, the connection ends without an answer
    "slow",  # the answer comes late
    "hang",  # no answer at all, for as long as the client waits; the call is not done
]
BURST, QUOTA, TENANT, PER_ISSUE = (
    "jira-burst-based", "jira-quota-global-based", "jira-quota-tenant-based", "jira-per-issue-on-write",
)  # fmt: skip
ANY = "*"
TOO_MANY = "Rate limit exceeded."


@dataclass
class CallFault:
    kind: Kind
    call: str = ANY
    """As in the log, such as "POST /issue"; "POST *" is whatever is posted, "*" is anything."""
    times: int = 1
    after: int = 0
    """How many fitting calls pass unharmed before the first one that is hit."""
    every: int = 1
    """2: of the fitting calls the second, the fourth and so on is hit."""
    status: int = 500
    messages: tuple[str, ...] = ("Internal server error",)
    headers: dict[str, str] = field(default_factory=dict)
    retry_after: int | None = None
    reason: str = ""
    seconds: float = 0.0
    hits: int = 0
    seen: int = 0

    def fits(self, call: str) -> bool:
        if self.hits >= self.times:
            return False
        return self.call in (ANY, call) or (self.call.endswith(" *") and call.startswith(self.call[:-1]))


class CallFaults(FaultsInTurn[CallFault]):
    """The faults that wait for their calls, in the order in which they were ordered."""

    def next_for(self, call: str) -> CallFault | None:
        return self.strikes(lambda fault: fault.fits(call))

    # -- in a test's words

    def burst(self, retry_after: int, call: str = ANY, **how: Any) -> CallFault:
        """429: too many calls of one kind in a second."""
        return self._limited(retry_after, BURST, call, how)

    def quota(self, retry_after: int, call: str = ANY, **how: Any) -> CallFault:
        """429: the hour's quota is used up."""
        return self._limited(retry_after, QUOTA, call, how)

    def gateway(self, seconds: int, call: str = ANY, **how: Any) -> CallFault:
        """429 of the gateway before Jira: without Retry-After and without a reason, it ends at X-RateLimit-Reset."""
        return self._limited(seconds, "", call, how)

    def busy_issue(self, retry_after: int, call: str = "PUT *", **how: Any) -> CallFault:
        """429: too many writes to one issue."""
        return self._limited(retry_after, PER_ISSUE, call, how)

    def _limited(self, retry_after: int, reason: str, call: str, how: dict[str, Any]) -> CallFault:
        return self.order(
            CallFault("refuse", call, status=429, messages=(TOO_MANY,), retry_after=retry_after, reason=reason, **how)
        )

    def refuse(self, status: int, message: str, call: str = ANY, **how: Any) -> CallFault:
        return self.order(CallFault("refuse", call, status=status, messages=(message,), **how))

    def down(self, call: str = ANY, status: int = 503, **how: Any) -> CallFault:
        """500, 502, 503 or 504; with `retry_after` if the gateway says when."""
        return self.order(CallFault("refuse", call, status=status, messages=("Service Unavailable",), **how))

    def away(self) -> CallFault:
        """Down for every call until `clear()`: Jira is gone for a day."""
        return self.down(times=1_000_000_000)

    def not_json(self, call: str = ANY, status: int = 502, **how: Any) -> CallFault:
        return self.order(CallFault("not_json", call, status=status, **how))

    def close(self, call: str = ANY, **how: Any) -> CallFault:
        return self.order(CallFault("close", call, **how))

    def lose_reply(self, call: str = ANY, **how: Any) -> CallFault:
        return self.order(CallFault("lost_reply", call, **how))

    def slow(self, seconds: float, call: str = ANY, **how: Any) -> CallFault:
        return self.order(CallFault("slow", call, seconds=seconds, **how))

    def hang(self, call: str = ANY, **how: Any) -> CallFault:
        return self.order(CallFault("hang", call, **how))
