"""What delivery remembers of its rows in this process: how long each waits, and what was said of it. Machine time."""

from __future__ import annotations

from collections import OrderedDict

from bot.base.monotonic import Backoff, Machine

HOUR = 3600.0
FIRST, LONGEST = 1.0, 60.0
REMEMBERED = 1000  # rows; one that was forgotten begins anew with a short wait


class HourlyNews:
    """Remembers what was said in this process, by what it is about."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._said: dict[tuple[str, str, int | None], float] = {}

    def is_news(self, key: str, what: str, ticket: int | None) -> bool:
        """Whether it was not said in the last hour, and is said now."""
        now, last = self._machine.now(), self._said.get((key, what, ticket), -HOUR)
        if now - last >= HOUR:
            self._said[key, what, ticket] = now
        return now - last >= HOUR

    def forget(self, key: str, what: str, ticket: int | None) -> None:
        """Let it be news when it comes again."""
        self._said.pop((key, what, ticket), None)


class SlowRows:
    """Keeps each row's wait apart from its tries, which are for what may be wrong with the row itself."""

    def __init__(self) -> None:
        self._waits: OrderedDict[int, Backoff] = OrderedDict()

    def wait(self, row: int) -> float:
        """Return how many seconds the row waits now; the next wait is twice as long."""
        backoff = self._waits.pop(row, None) or Backoff(FIRST, LONGEST)
        self._waits[row] = backoff
        if len(self._waits) > REMEMBERED:
            self._waits.popitem(last=False)
        return backoff.grow()
