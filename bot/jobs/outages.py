"""Tells the admins that the database was away: as soon as it can be stored, which is when it is there again."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.base.monotonic import Machine
from bot.base.service import Alarm
from storage.database import Database
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)
MARK = "outage"  # something to write, to see whether that is possible


class Outages:
    """Hears of every unit of work that failed because the database was away; one outage is told once."""

    def __init__(
        self,
        database: Database,
        alarm: Alarm,
        *,
        machine: Machine | None = None,
        since: float | None = None,
    ) -> None:
        """``since``: machine time at which it went away, if the process began again because of that."""
        self._database = database
        self._alarm = alarm
        self._machine = machine or Machine()
        self._since = since
        self._why = "" if since is None else "the lock on it was lost"
        database.away = self._failed

    async def tick(self) -> None:
        """Tell of the outage if it is over."""
        if self._since is None:
            return
        try:
            async with self._database.unit() as unit:
                await unit.key_values.put(MARK, self._why)
                await unit.key_values.put(MARK, None)
        except DatabaseAway:
            return
        seconds, self._since = round(self._machine.now() - self._since), None
        await self._alarm("database-was-away", {"seconds": max(1, seconds), "why": self._why})

    def _failed(self, error: DatabaseAway) -> None:
        if self._since is None:
            self._since, self._why = self._machine.now(), str(error).splitlines()[0]
            log.error("the database is away: %s", self._why)
