"""How long a loop is held up: by work that is done on it, and by waiting on it for something else."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time

EVERY = 0.002  # seconds
THREADS = Path("/proc/self/task")  # Linux: how long each thread was ready to run while others had the CPU


@dataclass
class Held:
    """What was seen while a loop was watched, in seconds. Other programs' share of the machine is left out."""

    turns: int = 0
    busy: float = 0.0  # the most that its thread worked before whatever was ready had its turn
    waited: float = 0.0  # the longest that something ready had to wait


@contextlib.asynccontextmanager
async def watched() -> AsyncIterator[Held]:
    """Watch the running loop meanwhile."""
    held, watching = Held(), asyncio.Event()

    async def watch() -> None:
        while True:
            begun, worked, queued = perf_counter(), thread_time(), _queued()
            watching.set()
            await asyncio.sleep(EVERY)
            held.turns += 1
            held.busy = max(held.busy, thread_time() - worked)
            held.waited = max(held.waited, perf_counter() - begun - EVERY - (_queued() - queued))

    task = asyncio.create_task(watch())
    await watching.wait()
    try:
        yield held
    finally:
        await asyncio.sleep(2 * EVERY)  # what holds it up at the very end is seen as well
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _queued() -> float:
    """Return for how many seconds threads of this process have been ready to run while others had the CPU."""
    nanoseconds = 0
    for thread in THREADS.glob("*/schedstat"):
        with contextlib.suppress(OSError):  # it has just ended
            nanoseconds += int(thread.read_text().split()[1])
    return nanoseconds / 1e9
