"""Waiting for the database while it is away: how long, what the log says of it, and the one loop that tries again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.base.monotonic import Backoff, Machine
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

LONGEST = 3.0  # seconds between two tries: so soon after it is there again, all goes on

T = TypeVar("T")


class Stopped(Exception):
    """Told to stop while the database was away: the work is not done."""


class DatabaseWait:
    """How long ``who`` waits for the database: longer with each failure in a row, and each is logged."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._backoff = Backoff(longest=LONGEST)

    def after(self, error: DatabaseAway) -> float:
        """Return for how many seconds to wait now."""
        wait = self._backoff.grow()
        log.warning("%s waits %.1f s for the database: %s", self._who, wait, error)
        return wait

    def over(self) -> None:
        """The database is there again."""
        self._backoff.reset()


async def while_away(
    work: Callable[[], Awaitable[T]],
    who: str,
    machine: Machine,
    stopping: asyncio.Event,
    *,
    for_good: tuple[type[DatabaseAway], ...] = (),
) -> T:
    """Do ``work``, and try it again for as long as the database is away; its other errors come out.

    Raise ``Stopped`` if ``stopping`` is set during a wait, and what is ``for_good``: to wait for it does not help.
    """
    wait = DatabaseWait(who)
    while True:
        try:
            return await work()
        except for_good:
            raise
        except DatabaseAway as error:
            if await machine.wait(stopping, wait.after(error)):
                raise Stopped from error
