"""A replica, for what may be read there: numbers, searches, exports. Where it is behind or away, nobody notices."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from helpdesk.ticket.errors import Stale
from storage.engine.driver_errors import snapshot
from storage.engine.errors import StorageError

log = logging.getLogger(__name__)

BEHIND = 5.0  # seconds by which it may be behind the primary
PATIENCE = 3.0  # seconds that it may take to show how far it is
TRIES, BETWEEN = 4, 0.05  # looks, and seconds between two, until it shows what has just been written
RESTS = 30.0  # seconds for which it is left alone after trouble
AGE = text("SELECT extract(epoch FROM clock_timestamp() - renewed_at)::float8 FROM leadership")

Fresh = Callable[[AsyncConnection], Awaitable[bool]]


async def keeps_up(connection: AsyncConnection) -> bool:
    """Whether it is some seconds behind at most: who leads writes every second, and this is read here."""
    age = (await connection.execute(AGE)).scalar()
    return age is not None and age <= BEHIND


class Replica:
    """One replica by its address."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._rests_until = 0.0

    @asynccontextmanager
    async def lent(self, fresh: Fresh) -> AsyncIterator[AsyncConnection | None]:
        """One snapshot of which ``fresh`` is true; None: there is none, and the primary has to be asked."""
        async with AsyncExitStack() as stack:
            connection = await self._found(stack, fresh) if time.monotonic() >= self._rests_until else None
            try:
                yield connection
            except (StorageError, Stale, DBAPIError) as error:  # it is away, or takes back what we are reading
                if connection is not None:
                    self._rest(error)
                raise

    async def _found(self, stack: AsyncExitStack, fresh: Fresh) -> AsyncConnection | None:
        try:
            async with asyncio.timeout(PATIENCE):
                for turn in range(TRIES):
                    await asyncio.sleep(BETWEEN if turn else 0)
                    one = AsyncExitStack()
                    connection = await one.enter_async_context(snapshot(self.engine))
                    if await fresh(connection):
                        stack.push_async_exit(one)
                        return connection
                    await one.aclose()
        except (StorageError, DBAPIError, TimeoutError) as error:
            self._rest(error)
        return None

    def _rest(self, error: Exception) -> None:
        self._rests_until = time.monotonic() + RESTS
        log.warning("the replica is left alone for %.0f s: %s", RESTS, type(error).__name__)
