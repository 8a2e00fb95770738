"""Tells the admins that the database was away: as soon as it can be stored, which is when it is there again."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.base.database_wait import LONGEST
from bot.base.monotonic import Machine
from bot.base.service import Alarm
from storage.database import Database
from storage.engine.errors import DatabaseAway, StorageError

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)
MARK = "outage"  # something to write, to see whether that is possible
FILLER = "-" * 8192
OFTEN = 1.0  # seconds
RECENT = LONGEST + 1.0  # seconds: whoever was refused has tried again by then


class Outages:
    """Hears of every unit of work that failed because the database was away; one outage is told once."""

    def __init__(self, database: Database, alarm: Alarm, *, machine: Machine | None = None) -> None:
        self._database = database
        self._alarm = alarm
        self._machine = machine or Machine()
        self._since: float | None = None
        self._failed_at: float | None = None
        self._tried_at: float | None = None
        self._took = True
        self._why = ""
        database.away = self._failed

    async def tick(self) -> None:
        """Tell of the outage if it is over."""
        if self._since is None:
            return
        if not await self._write():
            return
        seconds, self._since = round(self._machine.now() - self._since), None
        await self._alarm("database-was-away", {"seconds": max(1, seconds), "why": self._why})

    async def takes_writes(self) -> bool:
        """Whether the database takes what people write: it is tried, but not more often than once a second.

        What failed a moment ago is tried again within seconds: until then nobody knows better.
        """
        now = self._machine.now()
        if self._tried_at is None or now - self._tried_at >= OFTEN:
            self._tried_at, self._took = now, await self._write()
        failing = self._failed_at is not None and now - self._failed_at <= RECENT
        return self._took and not failing and self._database.has_room()

    async def _write(self) -> bool:
        """Write as much as a long message takes, and take it away again."""
        try:
            async with self._database.unit() as unit:
                await unit.key_values.put(MARK, FILLER)
                await unit.key_values.put(MARK, None)
        except StorageError:
            return False
        return True

    def _failed(self, error: DatabaseAway) -> None:
        self._failed_at = self._machine.now()
        if self._since is None:
            self._since, self._why = self._failed_at, str(error).splitlines()[0]
            log.error("the database is away: %s", self._why)
