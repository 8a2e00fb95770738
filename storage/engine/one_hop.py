"""SQLite behind a thread, one visit for each statement: aiosqlite makes four, which cost more than the disk does."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter, thread_time
from typing import Any, NamedTuple, TypeVar

import aiosqlite

from storage.engine import driver_guard

T = TypeVar("T")

driver_guard.check(aiosqlite)  # before anything leans on its private parts


def connect(database: str, **options: Any) -> OneHopConnection:
    """Return a connection for SQLAlchemy's aiosqlite dialect (its ``async_creator_fn``)."""
    return OneHopConnection(lambda: sqlite3.connect(database, **options))


THROUGH: dict[str, Any] = {"connect_args": {"async_creator_fn": connect}}  # for SQLAlchemy's ``create_async_engine``


IN_A_ROW = 20
WRITING, READING = "BEGIN IMMEDIATE", "BEGIN"


class Answer(NamedTuple):
    """What a statement has found, how many rows it has changed, which came last, and the seconds that it took.

    In the thread those are the processor's: there it may have waited for this thread, which says nothing of it. Here
    they are all for which this thread was held, to begin included.
    """

    rows: Sequence[Any]
    description: Any
    changed: int
    last: int | None
    seconds: float


class OneHopConnection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors do everything in one visit to its thread."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # as SQLAlchemy has it: a stuck disk does not keep the program from ending
        self.begins = ""  # what begins a transaction; it goes along with the first statement
        self.patience_ms = 0  # how long the connection waits for who else writes, as its busy_timeout has it
        self._settled = True  # nothing was asked since the last commit or rollback that came back
        self._begun = False
        self._in_a_row = 0  # statements without a visit
        self._torn = False  # who asked was cancelled: the thread may be at it yet

    def cursor(self) -> OneHopCursor:  # type: ignore[override]
        return OneHopCursor(self)

    async def visit(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do ``work`` in the connection's thread; who is cancelled breaks it off, or it would keep the write lock."""
        self._settled, self._in_a_row = False, 0
        try:
            done: T = await self._execute(self._within, work, self._conn)  # type: ignore[no-untyped-call]
        except asyncio.CancelledError:
            self._torn = True
            if self._connection is not None:
                self._connection.interrupt()
            raise
        return done

    def _within(self, work: Callable[[sqlite3.Connection], T], connection: sqlite3.Connection) -> T:
        if self.begins and not self._begun:
            connection.execute(self.begins)
            self._begun = True
        else:
            self._see_that_it_lasts(connection)
        return work(connection)

    def _see_that_it_lasts(self, connection: sqlite3.Connection) -> None:
        """A writing statement that is broken off takes its transaction along: what follows must not stand alone."""
        if self._begun and not connection.in_transaction:
            raise sqlite3.OperationalError("the transaction was rolled back by SQLite")

    async def ask(self, sql: str, values: Sequence[Any], *, here: bool = False) -> Answer:
        """Run a statement; if it is quick ``here``, in this thread: a visit takes seven times what it takes itself.

        What may wait for others is done by the thread all the same: to begin to write while another process does, and
        to commit. So is each one after some in a row, that whoever else is in this loop has a turn. A connection is
        one task's at a time.
        """

        def run(cursor: sqlite3.Cursor) -> Any:
            return cursor.execute(sql, values)

        if self._connection is None:
            raise sqlite3.OperationalError("no active connection")
        asked = perf_counter()
        if here and self._in_a_row < IN_A_ROW and not self._torn and self._is_begun_here(self._connection):
            self._settled = False
            self._in_a_row += 1
            return self._within(lambda connection: _answer(connection, run, perf_counter, asked), self._connection)
        return await self.visit(lambda connection: _answer(connection, run))

    async def commit(self) -> None:
        """Commit, if anything was asked."""
        if self._settled:
            return
        self._see_that_it_lasts(self._conn)
        if self._only_reads and not self._torn:
            self._conn.commit()
        else:
            await super().commit()
        self._settle()

    async def rollback(self) -> None:
        """Roll back, unless there is surely nothing: the pool asks after every commit."""
        if not self._settled:
            await super().rollback()
            self._settle()

    def _settle(self) -> None:
        self._settled, self._begun, self._torn = True, False, False

    def _is_begun_here(self, connection: sqlite3.Connection) -> bool:
        """Whether nobody is to be waited for any more: to begin to read waits for nobody, to write for who writes."""
        if self._begun or self.begins != WRITING:
            return self._begun or self._only_reads
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute(self.begins)
        except sqlite3.OperationalError:
            return False  # the thread waits, or says what is wrong
        finally:
            connection.execute(f"PRAGMA busy_timeout = {self.patience_ms}")
        self._begun, self._settled = True, False
        return True

    @property
    def _only_reads(self) -> bool:
        return self.begins == READING


class OneHopCursor:
    """A cursor that fetches all rows while it is there and holds nothing open afterwards."""

    def __init__(self, connection: OneHopConnection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> OneHopCursor:
        return self

    async def execute(self, operation: str, parameters: Iterable[Any] = ()) -> OneHopCursor:
        """Run a statement and fetch what it returns."""
        return await self._run(lambda cursor: cursor.execute(operation, tuple(parameters)))

    async def executemany(self, operation: str, parameters: Iterable[Any]) -> OneHopCursor:
        """Run a statement once for each set of parameters."""
        return await self._run(lambda cursor: cursor.executemany(operation, parameters))

    async def fetchone(self) -> Any:
        """Return the next row."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """Return the next rows."""
        count = size or self.arraysize
        rows, self._rows = self._rows[:count], self._rows[count:]
        return rows

    async def fetchall(self) -> Sequence[Any]:
        """Return all rows that are left."""
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """Forget the rows."""
        self._rows = ()

    async def _run(self, statement: Callable[[sqlite3.Cursor], Any]) -> OneHopCursor:
        answer = await self._connection.visit(lambda connection: _answer(connection, statement))
        self._rows, self.description, self.rowcount, self.lastrowid, _seconds = answer
        return self


def _answer(
    connection: sqlite3.Connection,
    statement: Callable[[sqlite3.Cursor], Any],
    clock: Callable[[], float] = thread_time,
    since: float | None = None,
) -> Answer:
    begun = clock() if since is None else since
    cursor = connection.cursor()
    try:
        _told(statement, cursor)
        rows = cursor.fetchall() if cursor.description else ()
        return Answer(rows, cursor.description, cursor.rowcount, cursor.lastrowid, clock() - begun)
    finally:
        cursor.close()


def _told(statement: Callable[[sqlite3.Cursor], Any], cursor: sqlite3.Cursor) -> None:
    """Run a statement; a value that can't be handed over is an error of the database's, as with other drivers."""
    try:
        statement(cursor)
    except (OverflowError, UnicodeEncodeError) as error:
        raise sqlite3.DataError(f"{type(error).__name__} in a value") from error
