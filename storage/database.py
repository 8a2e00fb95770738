"""The two engines: one that writes, in short transactions, and one that reads, so that no report holds up a press."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import one_hop, sqlite
from storage.away import connection_of, translated
from storage.errors import DatabaseAway
from storage.news import News
from storage.sparing import LeftOut
from storage.unit_of_work import Store, UnitOfWork

READERS = 4
LOG_EMPTIED = "wal_checkpoint(TRUNCATE)"
POSTGRES_WRITERS = 4
DESK, BESIDE = "helpdesk", "helpdesk-beside"  # how PostgreSQL lists the connections of a running desk, and of a tool


class Database:
    """One open database. ``desk_time`` stamps what is owed; without it the database's own clock does."""

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        *,
        lock: sqlite.ProcessLock | None = None,
        desk_time: Callable[[], datetime] | None = None,
    ) -> None:
        self.writer = writer
        self.reader = reader
        self._lock = lock
        self._desk_time = desk_time
        # Who hears, right after a commit, what it changed about messages owed: delivery.
        self.listeners: list[Callable[[News], None]] = []
        # Who hears of a unit that failed because the database was away: the watch for outages.
        self.away: Callable[[DatabaseAway], None] = lambda _error: None
        # Who hears of what a message had to do without: the counts of what was left out.
        self.left_out: LeftOut = lambda _what: None
        # SQLite has one writer: waiting here is fair and cheap, waiting on its lock is neither.
        self._turn = asyncio.Lock() if writer.dialect.name == "sqlite" else None

    @classmethod
    def open(cls, url: str, *, desk_time: Callable[[], datetime] | None = None, alone: bool = True) -> Database:
        """Open a migrated database; raise ``AlreadyRunning`` if another process has this SQLite file.

        ``alone=False`` is for tools that look in beside a running desk. A server is not asked for anything yet.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return cls(*_postgres(parsed, DESK if alone else BESIDE), desk_time=desk_time)
        path = sqlite.path_of(parsed)
        lock = sqlite.ProcessLock(path) if alone else None
        try:
            sqlite.make_private(path)
            sqlite.make_concurrent(path)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(*_sqlite(parsed), lock=lock, desk_time=desk_time)

    @property
    def is_sqlite(self) -> bool:
        """Whether there can be only one writer."""
        return self._turn is not None

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[UnitOfWork]:
        """One transaction: committed at the end, rolled back by any exception."""
        try:
            async with self._waiting_for_a_turn(), connection_of(self.writer) as connection:
                unit = UnitOfWork(connection, self._desk_time, self.left_out)
                with translated():
                    async with connection.begin():
                        yield unit
        except DatabaseAway as error:
            self.away(error)
            raise
        if unit.news:
            for listener in self.listeners:
                listener(unit.news)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        """One snapshot to read from; a write through it raises ``ReadOnlyStore``."""
        async with connection_of(self.reader) as connection:
            with translated(reading=True):
                async with connection.begin():
                    yield Store(connection, self._desk_time, self.left_out)

    async def checkpoint(self) -> bool:
        """Move all that is in SQLite's log into its file and empty the log: what was erased is in neither then.

        Return whether that went well: somebody who reads for long keeps the log from being emptied.
        """
        if not self.is_sqlite:
            return True
        async with self._waiting_for_a_turn(), connection_of(self.writer) as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            if driver is not None:
                return await _checkpoint(driver)
        return False

    async def close(self) -> None:
        """Close every connection and let the next process in."""
        await self.reader.dispose()
        await self.writer.dispose()
        if self._lock is not None:
            self._lock.release()

    def _waiting_for_a_turn(self) -> AbstractAsyncContextManager[None]:
        return self._turn if self._turn is not None else nullcontext()


async def _checkpoint(driver: Any) -> bool:
    """Empty the log; return whether that went well. Presses wait meanwhile, so it does not wait for readers."""
    rows = {}
    for pragma in (f"busy_timeout = {sqlite.HASTY_MS}", LOG_EMPTIED, f"busy_timeout = {sqlite.BUSY_MS}"):
        cursor = await driver.execute(f"PRAGMA {pragma}")
        rows[pragma] = await cursor.fetchone()
        await cursor.close()
    busy = rows[LOG_EMPTIED][0]
    return not busy


# Parameters are hidden from errors, which end in logs: they are people's names, numbers and words.


def _sqlite(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    through = {"async_creator_fn": one_hop.connect}
    writer = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True, connect_args=through)
    reader = create_async_engine(url, pool_size=READERS, max_overflow=0, hide_parameters=True, connect_args=through)
    sqlite.tune(writer.sync_engine, begin="BEGIN IMMEDIATE", pragmas=sqlite.WRITER_PRAGMAS)
    sqlite.tune(reader.sync_engine, begin="BEGIN", pragmas=sqlite.READER_PRAGMAS)
    return writer, reader


def _postgres(url: URL, name: str) -> tuple[AsyncEngine, AsyncEngine]:
    # A plan made once for every word would read the whole table for a rare one.
    planned = {"plan_cache_mode": "force_custom_plan", "application_name": name}
    writer = create_async_engine(
        url,
        pool_size=POSTGRES_WRITERS,
        max_overflow=0,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"server_settings": planned},
    )
    reader = create_async_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        hide_parameters=True,
        pool_pre_ping=True,
        # One snapshot for a whole report, as SQLite's readers have it.
        connect_args={
            "server_settings": planned
            | {
                "default_transaction_read_only": "on",
                "default_transaction_isolation": "repeatable read",
            }
        },
    )
    return writer, reader
