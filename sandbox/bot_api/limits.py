"""How much a bot may send: per group, per private chat, all together; and the wait that a refusal names."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from sandbox.base.clock import Clock
from sandbox.base.model import Chat


@dataclass(frozen=True)
class Overrun:
    """One call that was refused, or one that came although the chat was still told to wait."""

    method: str
    chat_id: int
    at: float
    retry_after: int
    early: bool


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


@dataclass
class Limits:
    """A sliding 20 in 60 s per group, a bucket of 1/s per private chat, 30 in any second overall."""

    clock: Clock
    enabled: bool = True
    group_per_minute: int = 20
    private_per_second: float = 1.0
    private_burst: int = 10
    overall_per_second: int = 30
    overruns: list[Overrun] = field(default_factory=list)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _buckets: dict[int, _Bucket] = field(default_factory=dict)
    _overall: deque[float] = field(default_factory=deque)
    _wait_until: dict[int, float] = field(default_factory=dict)

    def scale(self, factor: float) -> None:
        """Allow `factor` times as much."""
        self.group_per_minute = round(self.group_per_minute * factor)
        self.private_per_second *= factor
        self.private_burst = round(self.private_burst * factor)
        self.overall_per_second = round(self.overall_per_second * factor)

    def forget(self) -> None:
        """Another world begins, in which nothing was sent yet."""
        for counted in (self.overruns, self._groups, self._buckets, self._overall, self._wait_until):
            counted.clear()

    @property
    def early_calls(self) -> list[Overrun]:
        """Calls to a chat before its retry_after was over."""
        return [overrun for overrun in self.overruns if overrun.early]

    def told_to_wait(self, chat_id: int, seconds: float) -> None:
        """Remember a refusal that was ordered as a fault, so that an early call is noted as well."""
        self._wait_until[chat_id] = self.clock.monotonic() + seconds

    def take(self, method: str, chat: Chat, cost: int = 1) -> int | None:
        """Count a send or an edit. Return the seconds to wait if there is no room for it."""
        if not self.enabled:
            return None
        now = self.clock.monotonic()
        waiting = self._wait_until.get(chat.id, 0.0) - now
        if waiting > 0:
            return self._refuse(method, chat.id, now, waiting, early=True)
        room = self._private_room(chat.id, now, cost) if chat.is_private else self._group_room(chat.id, now, cost)
        wait = max(room, self._overall_room(now, cost))
        if wait > 0:
            return self._refuse(method, chat.id, now, wait, early=False)
        self._count(chat, now, cost)
        return None

    def _refuse(self, method: str, chat_id: int, now: float, wait: float, *, early: bool) -> int:
        retry_after = max(1, math.ceil(wait))
        # Only the true wait counts as early: whoever waits the announced whole seconds is always late enough.
        self._wait_until[chat_id] = now + wait
        self.overruns.append(Overrun(method, chat_id, now, retry_after, early))
        return retry_after

    def _group_room(self, chat_id: int, now: float, cost: int) -> float:
        window = self._groups.setdefault(chat_id, deque())
        return _wait_for(window, now, 60.0, self.group_per_minute, cost)

    def _overall_room(self, now: float, cost: int) -> float:
        return _wait_for(self._overall, now, 1.0, self.overall_per_second, cost)

    def _private_room(self, chat_id: int, now: float, cost: int) -> float:
        bucket = self._buckets.setdefault(chat_id, _Bucket(self.private_burst, now))
        grown = bucket.tokens + (now - bucket.filled_at) * self.private_per_second
        bucket.tokens, bucket.filled_at = min(float(self.private_burst), grown), now
        return max(0.0, (cost - bucket.tokens) / self.private_per_second)

    def _count(self, chat: Chat, now: float, cost: int) -> None:
        self._overall.extend([now] * cost)
        if chat.is_private:
            self._buckets[chat.id].tokens -= cost
        else:
            self._groups[chat.id].extend([now] * cost)


def _wait_for(window: deque[float], now: float, span: float, allowed: int, cost: int) -> float:
    """Return how long until `cost` more fit into the sliding window."""
    while window and window[0] <= now - span:
        window.popleft()
    too_many = len(window) + cost - allowed
    if too_many <= 0:
        return 0.0
    return window[min(too_many, len(window)) - 1] + span - now if window else span
