"""The two engines: one that writes, in short transactions, and one that reads, so that no report holds up a press."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.engine import engines, sqlite
from storage.engine.driver_errors import connection_of, snapshot, translated
from storage.engine.errors import DatabaseAway, DatabaseGone, NotLetIn
from storage.engine.file_watch import FileWatch
from storage.engine.leadership import Leadership
from storage.engine.outbox_changes import OutboxChanges
from storage.engine.replica import Fresh, Replica, keeps_up
from storage.queries.optional import LeftOut
from storage.unit_of_work import Store, UnitOfWork

log = logging.getLogger(__name__)

ROOM = 16 << 20  # bytes
LOG_EMPTIED = "wal_checkpoint(TRUNCATE)"
GOODBYE = 3.0  # seconds that a server may take to let a connection go


class Database:
    """One open database. ``desk_time`` stamps what is owed; without it the database's own clock does."""

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        *,
        lock: sqlite.ProcessLock | None = None,
        file: FileWatch | None = None,
        replica: Replica | None = None,
        desk_time: Callable[[], datetime] | None = None,
    ) -> None:
        self.writer = writer
        self.reader = reader
        self._lock = lock
        self._file = file
        self._replica = replica
        self._desk_time = desk_time
        # Who hears, right after a commit, what it changed about messages owed: delivery.
        self.listeners: list[Callable[[OutboxChanges], None]] = []
        # Who hears of a unit that failed because the database was away: the watch for outages.
        self.away: Callable[[DatabaseAway], None] = lambda _error: None
        # Who hears of what a message had to do without: the counts of what was left out.
        self.left_out: LeftOut = lambda _what: None
        # Who may forbid to go on, asked at each beginning and before each commit: another leads, the desk is gone.
        self.bars: list[Callable[[], DatabaseAway | None]] = [file.check] if file is not None else []
        self.at_work = False  # the desk has begun on it
        # Who looks, inside a transaction that must be sure of it, whether the desk is still there and ours.
        self.fences: list[Callable[[AsyncConnection], Awaitable[None]]] = []
        self._leadership: Leadership | None = None
        # SQLite has one writer: waiting here is fair and cheap, waiting on its lock is neither.
        self._turn = asyncio.Lock() if writer.dialect.name == "sqlite" else None

    @classmethod
    def open(
        cls, url: str, *, reader_url: str | None = None, desk_time: Callable[[], datetime] | None = None,
        alone: bool = True,
    ) -> Database:  # fmt: skip
        """Open a migrated database; raise ``AlreadyRunning`` if another process has this SQLite file.

        ``alone=False`` is for tools that look in beside a running desk. A server is not asked for anything yet.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            name = engines.DESK if alone else engines.BESIDE
            replica = Replica(engines.of_replica(reader_url, name)) if reader_url else None
            return cls(*engines.of_postgres(parsed, name), replica=replica, desk_time=desk_time)
        if reader_url:
            log.warning("database.reader_url is left out: a SQLite file has no replica")
        path = sqlite.path_of(parsed)
        lock = sqlite.ProcessLock(path) if alone else None
        try:
            sqlite.make_private(path)
            sqlite.make_concurrent(path)
            file = FileWatch(path) if alone else None
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(*engines.of_sqlite(parsed, alone=alone), lock=lock, file=file, desk_time=desk_time)

    def led_by(self, leadership: Leadership) -> None:
        """From now on work only as long as this process leads, seen from inside each transaction that may write."""
        self._leadership = leadership
        self.bars.append(leadership.bar)

    @property
    def is_sqlite(self) -> bool:
        """Whether there can be only one writer."""
        return self._turn is not None

    @asynccontextmanager
    async def unit(self, *, fenced: bool = False) -> AsyncIterator[UnitOfWork]:
        """One transaction: committed at the end, rolled back by any exception.

        ``fenced``: it is committed only if the desk is in the database and ours, seen from inside the transaction.
        """
        try:
            # A desk that is gone is said before anybody connects: a server would say only that it has none.
            async with self._waiting_for_a_turn(), self._allowed(), connection_of(self.writer) as connection:
                unit = UnitOfWork(connection, self._desk_time, self.left_out)
                with translated():
                    async with connection.begin():
                        if self._leadership is not None:
                            await self._leadership.hold(connection)
                        yield unit
                        for fence in self.fences if fenced else ():
                            await fence(connection)
                        self._ask_last()
        except DatabaseAway as error:
            self.away(error)
            raise
        except NotLetIn as error:
            if not self.at_work:
                raise
            away = DatabaseAway(str(error))  # it let us in before: to wait may help, to end does not
            self.away(away)
            raise away from error
        if unit.changes:
            for listener in self.listeners:
                listener(unit.changes)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        """One snapshot to read from; a write through it raises ``ReadOnlyStore``."""
        self._ask()
        try:
            async with self.looking() as connection:
                yield Store(connection, self._desk_time, self.left_out)
        except NotLetIn as error:
            if not self.at_work:
                raise
            raise DatabaseAway(str(error)) from error

    @asynccontextmanager
    async def reporting(self, fresh: Fresh = keeps_up) -> AsyncIterator[Store]:
        """Like ``reading``, but from the replica where there is one and ``fresh`` is true of it."""
        self._ask()
        async with self._replica.lent(fresh) if self._replica is not None else nullcontext() as connection:
            if connection is not None:
                yield Store(connection, self._desk_time, self.left_out)
                return
            async with self.reading() as store:
                yield store

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncConnection]:
        """One snapshot of whatever is there, though it may not be the desk: for who has to find that out."""
        async with snapshot(self.reader) as connection:
            yield connection

    async def checkpoint(self) -> bool:
        """Move all that is in SQLite's log into its file and empty the log: what was erased is in neither then.

        Return whether that went well: somebody who reads for long keeps the log from being emptied.
        """
        if not self.is_sqlite:
            return True
        async with self._waiting_for_a_turn(), self._allowed(), connection_of(self.writer) as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            if driver is not None:
                self._ask_last()
                return await _checkpoint(driver)
        return False

    async def close(self) -> None:
        """Close every connection and let the next process in."""
        replica = [self._replica.engine] if self._replica is not None else []
        for engine in (*replica, self.reader, self.writer):
            with suppress(TimeoutError):  # a server that is cut off lets go by itself
                async with asyncio.timeout(GOODBYE):
                    await engine.dispose()
        if self._file is not None:
            self._file.close()
        if self._lock is not None:
            self._lock.release()

    def has_room(self) -> bool:
        """Whether there is room beside a SQLite file for what a busy hour writes; a server looks after itself."""
        return self._file is None or self._file.free() >= ROOM

    def barred(self) -> DatabaseAway | None:
        """Return why nothing may be done at present; None: go on."""
        return next((error for bar in self.bars if (error := bar()) is not None), None)

    def _ask(self) -> None:
        error = self.barred()
        if error is not None:
            raise error

    def _ask_last(self) -> None:
        """Ask before what may change the file; whoever looks before it is over sees our own change half made."""
        self._ask()
        if self._file is not None:
            self._file.committing()

    @asynccontextmanager
    async def _allowed(self) -> AsyncIterator[None]:
        """Go on only where nothing forbids it; what comes of it to the file is ours."""
        self._ask()
        gone = False
        try:
            yield
        except DatabaseGone:
            gone = True
            raise
        finally:  # what was broken off may have been committed all the same
            if self._file is not None and gone:
                self._file.not_ours()
            elif self._file is not None:
                self._file.ours()

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
