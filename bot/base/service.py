"""What runs beside the rest of the process: one shape for all of it, and a loop that begins again by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.base.monotonic import Backoff, Machine
from helpdesk.outbox import Facts

log = logging.getLogger(__name__)

RED = 10.0  # seconds after its end for which a part counts as not alive, though it may run again
EPISODE = 600.0  # ends that follow each other sooner are told once
STEADY = 60.0  # after running so long it begins again soon


class EndsTheProcess(Exception):
    """Nothing that begins again can help: what is wrong must be mended first."""


Alarm = Callable[[str, Facts], Awaitable[None]]


async def no_alarm(_key: str, _facts: Facts) -> None:
    """Nobody wants to know."""


async def _nothing(_error: Exception) -> None:
    """Nothing is known of what it was at."""


class Part:
    """One of the parts of the process that run side by side; the app starts, stops and asks all in this way."""

    name = ""

    @property
    def alive(self) -> bool | None:
        """Whether it is at work; None: nothing of it could end unseen."""
        return None

    async def start(self) -> None:
        """Begin."""

    async def stop(self, seconds: float, /) -> None:
        """Begin nothing new; what is under way has so long to come to its end."""

    async def idle(self) -> None:
        """Return once nothing is under way that could be done now."""


class Service(Part):
    """Runs ``run`` until it returns, as it does when it is told to; if it raises, again after a wait that grows.

    ``alarm`` hears once in an episode of ends. ``aside`` sets aside what the part was at when it ended. ``end``
    tells what runs to end. ``before`` is done once, before it first runs; what it raises comes out of ``start``.
    """

    def __init__(
        self,
        name: str,
        run: Callable[[], Awaitable[None]],
        *,
        machine: Machine | None = None,
        alarm: Alarm | None = None,
        aside: Callable[[Exception], Awaitable[None]] = _nothing,
        end: Callable[[], None] = lambda: None,
        before: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.name = name
        self._run = run
        self._machine = machine or Machine()
        self._alarm = alarm or no_alarm
        self._aside = aside
        self._end = end
        self._before = before
        self._stopping = asyncio.Event()
        self._backoff = Backoff(1.0, 60.0)
        self._ended: float | None = None
        self._waiting = False
        self.task: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether it is at work, and was not ended by a mistake just now."""
        if self.task is None or self.task.done() or self._waiting:
            return False
        return self._ended is None or self._machine.now() - self._ended >= RED

    async def start(self) -> None:
        """Begin; the task ends when the part was told to end, or with what must end the process."""
        if self._before is not None:
            await self._before()
        self.task = asyncio.create_task(self._keep(), name=self.name)

    async def stop(self, seconds: float = 0.0) -> None:
        """Tell the part to end, wait so long for it, then cancel it; it does not begin again."""
        self._stopping.set()
        self._end()
        if self.task is not None:
            if seconds:
                await asyncio.wait([self.task], timeout=seconds)
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def _keep(self) -> None:
        while not self._stopping.is_set():
            begun = self._machine.now()
            try:
                await self._run()
            except EndsTheProcess:
                raise
            except Exception as error:  # one of the broad catches: no mistake of ours may leave a part ended
                if self._machine.now() - begun >= STEADY:
                    self._backoff.reset()
                await self._again(error)
            else:
                return

    async def _again(self, error: Exception) -> None:
        wait, last = self._backoff.grow(), self._ended
        self._ended, self._waiting = self._machine.now(), True
        log.critical("%s has stopped; it begins again in %.0f s", self.name, wait, exc_info=error)
        await self._try(self._aside(error))
        if last is None or self._ended - last >= EPISODE:
            await self._try(self._alarm("part-ended", {"part": self.name, "why": type(error).__name__}))
        await self._machine.wait(self._stopping, wait)
        self._waiting = False

    async def _try(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception:  # one of the broad catches: that it can't be told must not keep the part from beginning
            log.exception("what ended %s could not be set aside or told", self.name)
