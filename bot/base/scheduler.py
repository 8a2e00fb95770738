"""The engine: one scheduler whose ticks look at rows. No deadline is ever a job of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.base.monotonic import Machine
from bot.base.service import Part
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

SILENCE = 60.0  # seconds without the end of a tick; several come every quarter of a minute

Tick = Callable[[], Awaitable[object]]


class Scheduler(Part):
    """Interval ticks. One that is late runs all the same, several missed ones run once, none overlaps itself.

    ``by_hand``, set before the start: nothing ticks by itself, whoever drives the clock calls ``tick``.
    """

    name = "engine"

    def __init__(self, machine: Machine | None = None) -> None:
        self._machine = machine or Machine()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._jobs: dict[str, Tick] = {}
        self._ended = self._machine.now()
        self.by_hand = False

    def every(self, interval: timedelta, tick: Tick, *, name: str) -> None:
        """Run ``tick`` at this interval once the engine has started."""
        self._jobs[name] = tick
        self._scheduler.add_job(
            self.tick, "interval", args=[name], seconds=interval.total_seconds(), id=name, name=name
        )

    async def tick(self, name: str) -> None:
        """Run one tick now; what it raises is logged, and it runs again at its time."""
        try:
            await self.attempt(name, self._jobs[name])
        except asyncio.CancelledError:
            if self.running:
                raise
            log.info("%s is broken off by the stop, and undone", name)
            return
        self._ended = self._machine.now()

    @staticmethod
    async def attempt(what: str, work: Tick) -> bool:
        """Do a tick's work, or that for one of its rows; log what it raises and return whether it went well."""
        try:
            await work()
        except DatabaseAway as error:  # said once by who watches it; a tick comes again
            log.info("%s has to wait: %s", what, error)
            return False
        except Exception:  # one of the four broad catches: what fails must not end the engine, nor the other rows
            log.exception("%s failed", what)
            return False
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """What ticks."""
        return tuple(self._jobs)

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return bool(self._scheduler.running)

    @property
    def alive(self) -> bool:
        """Whether it runs, and a tick came to its end not long ago."""
        return self.running and (self.by_hand or self._machine.now() - self._ended < SILENCE)

    async def start(self) -> None:
        """Begin to tick."""
        self._ended = self._machine.now()
        self._scheduler.start(paused=self.by_hand)

    async def stop(self, _seconds: float = 0.0) -> None:
        """Tick no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
