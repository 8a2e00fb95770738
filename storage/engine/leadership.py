"""Which one of many processes on a PostgreSQL leads: a row that it renews, and that each of its transactions holds.

Time is the server's. Who would lead takes the row over by changing its key, which waits for every transaction that
holds the key, ends those that do not end, and lets no later one of the former leader's find it: what that had not
committed by then is never committed. Nothing here depends on whether a connection is one and the same session all the
time.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from storage.engine import postgres
from storage.engine.driver_errors import reaching, translated
from storage.engine.errors import DatabaseAway, LeadLost, StorageError

log = logging.getLogger(__name__)

BEAT = 1.0  # seconds between two renewals
LEASE = 12.0  # seconds after the last one after which another may lead, whatever else is seen of the leader
GONE = 2.0  # seconds after which another may, if the server has no connection of the leader's any more
PATIENCE = 4.0  # seconds that the server may take to answer
ROWS_WAIT = "3s"  # for the former leader's last transactions; then the look at the row begins again
AT_ONCE = frozenset({"55P03", "23505", "42P07", "42710"})  # it waited too long for a row, or another made the same

MAKE = text("""
    CREATE TABLE IF NOT EXISTS leadership (
        one boolean PRIMARY KEY DEFAULT true CHECK (one), holder text NOT NULL UNIQUE, term bigint NOT NULL,
        renewed_at timestamptz NOT NULL, pid integer NOT NULL, since timestamptz)
""")
LOOK = text("""
    SELECT holder = :me AS is_ours, renewed_at,
        extract(epoch FROM clock_timestamp() - renewed_at)::float8 AS silent,
        EXISTS (SELECT FROM pg_stat_activity a
            WHERE a.pid = leadership.pid AND a.backend_start = leadership.since) AS is_connected
    FROM leadership
""")
FIRST = text("""
    INSERT INTO leadership (holder, term, renewed_at, pid, since)
    SELECT :me, 1, clock_timestamp(), pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
    ON CONFLICT DO NOTHING RETURNING term
""")
FOLLOW = text("""
    UPDATE leadership SET holder = :me, term = term + 1, renewed_at = clock_timestamp(), (pid, since) =
        (SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())
    WHERE renewed_at = :seen RETURNING term
""")
RENEW = text("""
    UPDATE leadership SET renewed_at = clock_timestamp(), (pid, since) =
        (SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())
    WHERE holder = :me RETURNING term
""")
# Who hangs between two messages of one statement is, to the server, at work: no time limit of its own ends that.
END = text("""
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND relation = 'leadership'::regclass AND mode = 'RowShareLock' AND granted
        AND EXISTS (SELECT FROM leadership WHERE renewed_at = :seen)
""")
LEAVE = text("UPDATE leadership SET renewed_at = to_timestamp(0) WHERE holder = :me")
# Renewing changes no key, so it waits for nobody who holds one; following does.
HOLD = text("SELECT term FROM leadership WHERE holder = :me FOR KEY SHARE")


class _AtOnce(DatabaseAway):
    """Another did something at the same moment."""


class Leadership:
    """One process's part in it. ``led`` is known at any moment, without asking the server."""

    def __init__(self, url: str, name: str) -> None:
        self._me = secrets.token_hex(16)
        # Nobody needs to know on a replica who leads before anything is written there.
        settings = {"application_name": name, "lock_timeout": ROWS_WAIT, "synchronous_commit": "local"}
        self._engine = postgres.engine(url, settings, timeout=PATIENCE, poolclass=NullPool)
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._until: float | None = None  # by this machine's clock; None: it does not lead
        self._made = False
        self.term = 0

    @property
    def led(self) -> bool:
        """Whether this process leads, as far as it can know: nobody could have followed it yet."""
        return self._until is not None and time.monotonic() < self._until

    def bar(self) -> DatabaseAway | None:
        """Return why nothing may be done any more; None: it leads."""
        return None if self.led else LeadLost("this helpdesk does not lead any more, as far as it can tell")

    async def take(self) -> bool:
        """Try to lead; return whether it does now. Raise ``DatabaseAway`` if the server can't be asked."""
        begun = time.monotonic()
        try:
            term = await self._take()
        except _AtOnce as error:
            log.debug("who leads is not settled: %s", error)
            return False
        self._lead(begun, term)
        return term is not None

    async def watch(self) -> None:
        """Renew it again and again; return once another leads."""
        said = False
        while True:
            await asyncio.sleep(BEAT)
            begun = time.monotonic()
            try:
                term = await self._renewed()
            except StorageError as error:
                if not said:
                    log.warning("that this helpdesk leads can't be renewed: %s", error)
                said = True
                continue
            said = False
            if term is None:
                log.error("another helpdesk leads now")
                break
            self._lead(begun, term)
        await self.close()

    async def hold(self, connection: AsyncConnection) -> None:
        """Let nobody follow before this transaction has ended; raise ``LeadLost`` if somebody has."""
        if (await connection.execute(HOLD, {"me": self._me})).first() is None:
            raise LeadLost("another helpdesk leads, or the row that says who does is gone")

    async def close(self) -> None:
        """Let the next one lead at once."""
        led, self._until = self._until is not None, None
        if led and self._connection is not None:
            with suppress(StorageError):  # it is found out by the clock
                await self._ask(LEAVE)
        await self._part()
        await self._engine.dispose()

    def _lead(self, since: float, term: int | None) -> None:
        self._until = since + LEASE if term is not None else None
        self.term = term or 0

    async def _take(self) -> int | None:
        if not self._made:
            await self._ask(MAKE)
            self._made = True
        row = await self._ask(LOOK)
        if row is None:
            return await self._term(FIRST)
        if row.is_ours:  # an answer of the server's was lost
            return await self._term(RENEW)
        if row.silent < (GONE if not row.is_connected else LEASE):
            return None
        return await self._follow(row.renewed_at)

    async def _follow(self, seen: datetime) -> int | None:
        """Take the row over; end the former leader's transactions if they do not end, and let it be tried again."""
        try:
            return await self._term(FOLLOW, seen=seen)
        except _AtOnce:
            with suppress(DatabaseAway):  # somebody else's session holds it, or it is found out by the next try
                await self._ask(END, seen=seen)
            raise

    async def _renewed(self) -> int | None:
        """Return the term, None if another leads. A row that is gone with all the others is nobody's."""
        term = await self._term(RENEW)
        return term if term is not None else await self._term(FIRST)

    async def _term(self, statement: Any, **more: Any) -> int | None:
        row = await self._ask(statement, **more)
        return int(row.term) if row is not None else None

    async def _ask(self, statement: Any, **more: Any) -> Any:
        """Return the first row, or None; give the connection up if the server does not answer."""
        if self._connection is None or self._driver.is_closed():
            await self._connect()
        assert self._connection is not None
        try:
            with translated():
                async with asyncio.timeout(PATIENCE):
                    found = await self._connection.execute(statement, {"me": self._me, **more})
                    return found.first() if found.returns_rows else None
        except (OSError, TimeoutError) as error:
            self._driver.terminate()
            raise DatabaseAway("the server does not answer") from error
        except DBAPIError as error:
            away = _AtOnce if str(getattr(error.orig, "sqlstate", "")) in AT_ONCE else DatabaseAway
            raise away(str(error.orig).splitlines()[0]) from error

    async def _connect(self) -> None:
        await self._part()
        with reaching():
            connection = await self._engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        self._connection = connection
        self._driver = (await connection.get_raw_connection()).driver_connection

    async def _part(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError, OSError, TimeoutError):  # it is broken already, or ends with the process
                async with asyncio.timeout(PATIENCE):
                    await connection.invalidate()
                    await connection.close()
