"""The summaries that are posted by themselves: owed once all that they count is known."""

from __future__ import annotations

from bot.base.clock import Clock
from bot.base.scheduler import Scheduler
from bot.jobs.deadlines import DeadlineSweep, SettingsNow
from helpdesk.desk.desk import Desk
from storage.database import Database


class SummaryJob:
    """Owes what is to be told now. What people said while we were down counts in the window in which they said it."""

    def __init__(self, database: Database, settings: SettingsNow, clock: Clock, sweeper: DeadlineSweep) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock
        self._sweeper = sweeper

    async def tick(self) -> None:
        """Owe the summaries whose time has come; as the sweep does, wait for people's words, for a minute at most."""
        if not self._sweeper.may_sweep():
            return
        # Or a promise that was missed meanwhile would be told in no summary.
        await Scheduler.attempt("the sweep before the summaries", self._sweeper.sweep)
        async with self._database.unit() as unit:
            await Desk(unit, await self._settings(unit), self._clock.now()).reports.owe_summaries()
