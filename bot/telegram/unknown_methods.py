"""Methods that this Telegram server does not know: the desk does without them for an hour, then tries again."""

from __future__ import annotations

import logging

from bot.base.monotonic import Machine
from bot.base.service import Alarm, no_alarm

log = logging.getLogger(__name__)

HOUR = 3600.0


class UnknownMethods:
    """Remembers what was refused with ``Verdict.METHOD_OFF``, and tells the admins once of each method."""

    def __init__(self, *, machine: Machine | None = None, on_alarm: Alarm = no_alarm) -> None:
        self._machine = machine or Machine()
        self._on_alarm = on_alarm
        self._until: dict[str, float] = {}  # machine time, by method
        self._told: set[str] = set()

    def off(self, method: str) -> bool:
        """Whether it is not worth trying now."""
        return self._machine.now() < self._until.get(method, 0.0)

    async def note(self, method: str, why: str) -> None:
        """The server has just said that it does not know ``method``."""
        self._until[method] = self._machine.now() + HOUR
        log.error("%s is left out for an hour: %s", method, why)
        if method not in self._told:
            await self._on_alarm("method-off", {"method": method, "why": why})
            self._told.add(method)
