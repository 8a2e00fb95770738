"""Machine time: what waits, retries, pacing and watchdogs are measured by. Never compared with desk time."""

from __future__ import annotations

import asyncio
import contextlib
import time


class Machine:
    """The process's own monotonic time and the one way to wait in it; tests give one that they move by hand."""

    def now(self) -> float:
        """Return seconds that only ever grow; their zero means nothing."""
        return time.monotonic()

    async def wait(self, event: asyncio.Event, seconds: float | None = None) -> bool:
        """Wait until ``event`` is set or ``seconds`` have passed; return whether it is set."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()
        return event.is_set()

    async def wait_for(self, task: asyncio.Task[object], seconds: float) -> bool:
        """Wait until ``task`` is over or ``seconds`` have passed; return whether it is over. Cancels nothing."""
        over = asyncio.Event()
        task.add_done_callback(lambda _: over.set())
        if not task.done():
            await self.wait(over, seconds)
        return task.done()


class Backoff:
    """A wait that doubles with every trouble in a row."""

    def __init__(self, first: float = 0.1, longest: float = 10.0) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def grow(self) -> float:
        """Return how long to wait now; the next one is twice as long."""
        wait, self._next = self._next, min(self._next * 2, self._longest)
        return wait

    def reset(self) -> bool:
        """All is well again; return whether it was not."""
        troubled, self._next = self._next != self._first, self._first
        return troubled
