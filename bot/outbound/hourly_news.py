"""What is told at most once an hour, on machine time: the same trouble of the same thing is no news meanwhile."""

from __future__ import annotations

from bot.base.monotonic import Machine

HOUR = 3600.0


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
