"""The lock of the one process that serves a desk on PostgreSQL, held by a connection of its own.

The server lets go of it by itself when the connection ends, so a killed process is followed at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from storage.engine.driver_errors import connection_of, reaching, translated
from storage.engine.errors import DatabaseAway, DatabaseGone, LockLost

log = logging.getLogger(__name__)

BEAT = 1.0  # seconds between two looks whether it is still held
PATIENCE = 10.0  # seconds that the server may take to answer one
SHARED = 3.0  # seconds in which a server of our own answers beside another connection's transaction
# Where a machine is cut off without a word, the server notices it by these, and lets the next one in.
KEEPALIVES = {"tcp_keepalives_idle": "5", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
# Statements that were prepared on one server and are looked for on another.
ELSEWHERE = frozenset({"26000", "42P05"})
# Locks belong to a database already; a desk has a schema of it.
OURS = "hashtextextended('helpdesk ' || coalesce(current_schema(), ''), 0)"
TAKE = select(func.pg_try_advisory_lock(text(OURS)).label("taken"), func.pg_backend_pid().label("pid"))
HELD = (
    select(func.count())
    .select_from(text("pg_locks"))
    .where(
        text("locktype = 'advisory' AND granted AND objsubid = 1 AND pid = :pid"),
        text(f"((classid::bigint << 32) | objid::bigint) = {OURS}"),
    )
)
NO_LOCK = (
    "NO LOCK CAN BE HELD: database.url leads through a pooler that lends each connection for one transaction, so "
    "nothing keeps a second helpdesk from working beside this one, and both would lose messages. Let only one run, "
    "or put PostgreSQL's own address, or that of a pool per session, into database.url"
)
WHO = text("SELECT pg_backend_pid()")


class DeskLock:
    """Taken before anything is touched. ``held`` is known at any moment, without asking the server."""

    def __init__(self, url: str, name: str) -> None:
        settings = {"server_settings": {"application_name": name}, "timeout": PATIENCE}
        self._engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=settings)
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._pid: int | None = None
        self.can_hold = True  # False: something between us and the server lends its connections to others

    @property
    def held(self) -> bool:
        """Whether this process is the one, as far as is known; nobody can be where no lock can be held."""
        return not self.can_hold or (self._pid is not None and not self._driver.is_closed())

    def bar(self) -> DatabaseAway | None:
        """Return why nothing may be written any more; None: it is held."""
        return None if self.held else LockLost("the lock on the database is lost; another helpdesk may hold it")

    async def take(self) -> bool:
        """Try to take it; return whether it is ours now. Raise ``DatabaseAway`` if the server can't be asked."""
        if self._connection is None or self._driver.is_closed():
            await self._connect()
        if not self.can_hold:
            return True
        async with self._asking() as connection:
            row = (await connection.execute(TAKE)).one()
        self._pid = row.pid if row.taken else None
        return bool(row.taken)

    async def watch(self) -> None:
        """Return once it is lost; ``held`` is False then, and the server has let go of it."""
        while self.can_hold:
            try:
                async with self._asking() as connection:
                    found = (await connection.execute(HELD, {"pid": self._pid})).scalar_one()
            except DatabaseAway as error:
                log.error("the lock on the database is lost: %s", error)  # noqa: TRY400
                break
            if not found:
                log.error("the lock on the database is lost: the server says that it is not held")
                break
            await asyncio.sleep(BEAT)
        else:
            await asyncio.Event().wait()
        await self.close()

    async def fence(self, connection: AsyncConnection) -> None:
        """Raise ``LockLost``, inside a transaction, unless the lock is held at this moment."""
        if self.can_hold and not (await connection.execute(HELD, {"pid": self._pid})).scalar_one():
            raise LockLost("the lock on the database was lost meanwhile")

    async def close(self) -> None:
        """Let the next process in."""
        self._pid = None
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError, OSError, TimeoutError):  # it is broken already, or ends with the process
                async with asyncio.timeout(SHARED):
                    await connection.invalidate()
                    await connection.close()
        await self._engine.dispose()

    async def _connect(self) -> None:
        await self.close()
        with reaching():
            connection = await self._engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        self._connection = connection
        self._driver = (await connection.get_raw_connection()).driver_connection
        async with self._asking():
            for name, value in KEEPALIVES.items():
                await connection.execute(
                    text("SELECT set_config(:name, :value, false)"), {"name": name, "value": value}
                )
        if await self._is_shared():
            self.can_hold = False
            log.error(NO_LOCK)

    async def _is_shared(self) -> bool:
        """Whether two connections of ours come out at one of the server's, or one of ours at two of them."""
        assert self._connection is not None
        try:
            async with asyncio.timeout(SHARED):
                ours = {(await self._connection.execute(WHO)).scalar_one()}
                async with connection_of(self._engine) as other, other.begin():
                    theirs = (await other.execute(WHO)).scalar_one()
                    ours.add((await self._connection.execute(WHO)).scalar_one())
        except TimeoutError:
            return True  # the other one's transaction holds up this one: there is one server for both
        except DBAPIError as error:
            if str(getattr(error.orig, "sqlstate", "")) in ELSEWHERE:
                return True
            raise
        return len(ours) > 1 or theirs in ours

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[AsyncConnection]:
        """Lend the connection for one question, and give it up if the server does not answer."""
        assert self._connection is not None
        try:
            with translated():
                async with asyncio.timeout(PATIENCE):
                    yield self._connection
        except (OSError, TimeoutError) as error:
            self._driver.terminate()
            raise DatabaseAway("the server does not answer") from error
        except DatabaseGone:
            raise
        except DBAPIError as error:
            self._driver.terminate()
            raise DatabaseAway(str(error.orig).splitlines()[0]) from error


__all__ = ["DeskLock"]
