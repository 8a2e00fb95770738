"""The sweep: every few seconds what fell due is recorded, row by row, and people are told what may be said now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.base import logs
from bot.base.clock import Clock
from bot.base.monotonic import Machine
from helpdesk.desk.watch import Watch
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import Stale
from helpdesk.ticket.rows import NextDate
from storage.database import Database
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=15)
BATCH = 200
LOOK_AGAIN = 0.05  # seconds: whoever has just started the desk waits for it
PATIENCE = 60.0  # seconds of waiting for what people said while we were down
PUT_OFF = timedelta(hours=1)

SettingsNow = Callable[[Store], Awaitable[Settings]]
"""Return the settings as this transaction sees them: admins change them while the bot runs."""
Attempt = Callable[[str, Callable[[], Awaitable[object]]], Awaitable[bool]]


class DeadlineSweep:
    """One tick of the engine. Any number of processes may sweep the same database.

    ``ready``: whether all that people have said has acted; until then nobody is called late, but for a minute at
    most. ``attempt`` runs one row's work and says whether it came to its end.
    """

    def __init__(
        self,
        database: Database,
        settings: SettingsNow,
        clock: Clock,
        attempt: Attempt,
        *,
        ready: Callable[[], bool] = lambda: True,
        machine: Machine | None = None,
    ) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock
        self._attempt = attempt
        self._ready = ready
        self._machine = machine or Machine()
        self._behind_since: float | None = self._machine.now()
        self._one_at_a_time = asyncio.Lock()
        self.began = asyncio.Event()
        """Set once the first sweep is over: all that fell due before the start is recorded."""

    async def sweep(self) -> int:
        """Record what fell due and tell people; return how many rows were due."""
        if not self.may_sweep():
            return 0
        async with self._one_at_a_time:
            now = self._clock.now()
            settled = await self._settle_all(now)
            async with self._database.reading() as store:
                listeners = await store.reminders.listeners(now)
            for listener in listeners:
                async with self._database.unit() as unit:
                    await Watch(unit, await self._settings(unit), now).speak_to(listener)
            return settled

    async def first(self) -> None:
        """Sweep once after the start, as soon as all that people said meanwhile has acted."""
        never = asyncio.Event()
        while not self.may_sweep():
            await self._machine.wait(never, LOOK_AGAIN)
        try:
            await self.sweep()
        finally:
            self.began.set()

    def may_sweep(self) -> bool:
        """Return whether all that people have said has acted, or was waited for long enough."""
        if self._ready():
            self._behind_since = None
            return True
        now = self._machine.now()
        if self._behind_since is None:
            self._behind_since = now
        return now - self._behind_since >= PATIENCE

    async def _settle_all(self, now: datetime) -> int:
        """Settle batch after batch until none is due; a row that is in other hands is met at the next sweep."""
        met: set[tuple[int, str]] = set()
        while True:
            async with self._database.reading() as store:
                due = await store.timers.due(now, BATCH)
            new = [(number, date) for number, date in due if (number, date.kind) not in met]
            if not new:
                return len(met)
            for number, date in new:
                met.add((number, date.kind))
                await self._settle(number, date, now)

    async def _settle(self, number: int, date: NextDate, now: datetime) -> None:
        async def work() -> None:
            try:
                async with self._database.unit() as unit:
                    await Watch(unit, await self._settings(unit), now).settle(number, date)
            except Stale:
                log.info("ticket %s changed while it was swept; the next sweep looks again", number)
            except DatabaseAway as error:
                away.append(error)

        away: list[DatabaseAway] = []
        with logs.about(ticket=number):
            well = await self._attempt(f"sweep of ticket {number}", work)
        if away:
            raise away[0]
        if not well:
            async with self._database.unit() as unit:
                await Watch(unit, await self._settings(unit), now).put_off(number, date, now + PUT_OFF)
