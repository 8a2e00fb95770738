"""The engine: one scheduler whose ticks look at rows. No deadline is ever a job of its own."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

Tick = Callable[[], Awaitable[object]]


class Engine:
    """Interval ticks. One that is late runs all the same, several missed ones run once, none overlaps itself."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._ticks: dict[str, Tick] = {}

    def every(self, interval: timedelta, tick: Tick, *, name: str) -> None:
        """Run ``tick`` at this interval once the engine has started."""
        self._ticks[name] = tick
        self._scheduler.add_job(
            self.tick, "interval", args=[name], seconds=interval.total_seconds(), id=name, name=name
        )

    async def tick(self, name: str) -> None:
        """Run one tick now; what it raises is logged, and it runs again at its time."""
        await self.attempt(name, self._ticks[name])

    @staticmethod
    async def attempt(what: str, work: Tick) -> bool:
        """Do a tick's work, or that for one of its rows; log what it raises and return whether it went well."""
        try:
            await work()
        except Exception:  # one of the three broad catches: what fails must not end the engine, nor the other rows
            log.exception("%s failed", what)
            return False
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """What ticks."""
        return tuple(self._ticks)

    @property
    def running(self) -> bool:
        """Whether it ticks."""
        return bool(self._scheduler.running)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
