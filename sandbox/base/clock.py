"""The sandbox's own clocks: Telegram's wall time for dates, and a monotonic time for waits and limits."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What the world asks for the time: `now` is a Unix time, `monotonic` only ever grows."""

    def now(self) -> float: ...

    def monotonic(self) -> float: ...


class RealClock:
    """The machine's own time."""

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()


class DatedClock:
    """Shows any date one likes while time itself passes as it does: for journeys with a running bot."""

    def __init__(self, now: float) -> None:
        self.set(now)

    def set(self, now: float) -> None:
        self._shift = now - time.monotonic()

    def now(self) -> float:
        return time.monotonic() + self._shift

    def monotonic(self) -> float:
        return time.monotonic()


class StageClock:
    """Wall time as the demo sets it: from there it passes as it does, or stands still. Limits go by the machine's."""

    def __init__(self, now: float) -> None:
        self._at, self._since, self.runs = now, time.monotonic(), True

    def set(self, now: float, *, runs: bool) -> None:
        self._at, self._since, self.runs = now, time.monotonic(), runs

    def now(self) -> float:
        return self._at + (time.monotonic() - self._since if self.runs else 0.0)

    def monotonic(self) -> float:
        return time.monotonic()


class HandClock:
    """A clock that stands still until a test moves it: limits, lifetimes and dates follow the test."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self._now = now
        self._monotonic = 1_000.0

    def now(self) -> float:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        self._now += seconds
        self._monotonic += seconds

    def set(self, now: float) -> None:
        """Set the date without letting any time pass for limits, as an operator's clock correction would."""
        self._now = now
