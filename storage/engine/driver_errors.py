"""Drivers' errors, read once: the database is away, or refuses a value, or a reader tried to write."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy.exc import DataError, DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from helpdesk.ticket.errors import Stale
from storage.engine.errors import (
    DatabaseAway,
    DatabaseGone,
    NoDatabase,
    NotLetIn,
    ReadOnlyStore,
    StorageError,
    ValueRefused,
)
from storage.engine.short_way import ShortConnection
from storage.tables.schema import metadata

# SQLite's primary result codes: NOMEM, BUSY, LOCKED, IOERR, FULL, CANTOPEN, PROTOCOL.
SQLITE_AWAY = frozenset({7, 5, 6, 10, 13, 14, 15})
SQLITE_READONLY = 8
# CORRUPT, NOTADB: what is in the file is no database of ours, or not whole.
SQLITE_GONE = frozenset({11, 26})
NO_TABLE = re.compile(r"(?:no such table: |relation \")(?:\w+\.)?(\w+)(?:$|\" does not exist)", re.MULTILINE)
POSTGRES_NO_DATABASE = "3D000"
# PostgreSQL: connection failures, no resources (disk full, too many clients), shutting down, system error.
POSTGRES_AWAY = ("08", "53", "57P", "58")
POSTGRES_READONLY = "25006"
POSTGRES_VALUE = "22"  # data exceptions: out of range, a letter that no text may hold
# Two at once wanted the same slot, or each other's rows: nothing was written, and the next try finds it settled.
POSTGRES_COLLIDED = frozenset({"40001", "40P01"})
SLOTS = ("uq_posted_slot", "uq_outbox_slot")
LEADERSHIP = "leadership"  # the one table that is no part of the desk: it says which process leads


@contextmanager
def translated(*, reading: bool = False) -> Iterator[None]:
    """Turn a driver's error into ours where it tells something to the caller; leave mistakes of ours alone."""
    try:
        yield
    except DBAPIError as error:
        ours = _ours(error, reading=reading)
        if ours is not None:
            raise ours from error
        if _collided(error):
            raise Stale("two wrote at once") from error
        raise
    except PoolTimeout as error:
        raise DatabaseAway("no connection came free") from error


@contextmanager
def reaching() -> Iterator[None]:
    """Turn a broken connection into ``DatabaseAway`` and a refused one into ``NotLetIn``: round connecting only.

    There an OSError means that the database is away.
    """
    try:
        with translated():
            yield
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseAway(str(error) or type(error).__name__) from error
    except DBAPIError as error:
        kind = NoDatabase if str(getattr(error.orig, "sqlstate", "")) == POSTGRES_NO_DATABASE else NotLetIn
        raise kind(f"the database refuses us: {str(error.orig).splitlines()[0]}") from error
    except Exception as error:
        # What breaks between the connection and what SQLAlchemy sets up on it comes as asyncpg says it.
        if type(error).__module__.partition(".")[0] != "asyncpg":
            raise
        raise DatabaseAway(str(error) or type(error).__name__) from error


@asynccontextmanager
async def connection_of(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Lend a connection and take it back; raise ``DatabaseAway`` or ``NotLetIn`` if there is none to be had."""
    with reaching():
        connection = await (ShortConnection(engine) if engine.dialect.name == "sqlite" else engine.connect())
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def snapshot(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction that only reads."""
    async with connection_of(engine) as connection:
        with translated(reading=True):
            async with connection.begin():
                yield connection


def _ours(error: DBAPIError, *, reading: bool) -> StorageError | None:
    # asyncpg's own error is the cause of the adapter's; both carry the state.
    state = str(getattr(error.orig, "sqlstate", None) or "")
    code = (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF
    if reading and (state == POSTGRES_READONLY or code == SQLITE_READONLY):
        return ReadOnlyStore("this store only reads")
    if _is_of_a_value(error, state):  # before "away": asyncpg's complaint about a value is an InterfaceError
        return ValueRefused("the database can't hold a value that it was given")
    if code in SQLITE_GONE or _misses_a_table(error):
        why = str(error.orig).splitlines()[0]
        return DatabaseGone(
            f"the database is not what it was ({why}): put it back, or go back to a copy of it "
            "(SQLite: `helpdesk restore COPY`; PostgreSQL: pg_restore)"
        )
    away = (
        error.connection_invalidated
        or (isinstance(error, InterfaceError) and not state)
        or state.startswith(POSTGRES_AWAY)
        or code in SQLITE_AWAY
        or code == SQLITE_READONLY  # the disk was remounted read-only
        or state == POSTGRES_READONLY  # another server is the one to write to now
    )
    return DatabaseAway(str(error.orig)) if away else None


def _is_of_a_value(error: DBAPIError, state: str) -> bool:
    by_asyncpg = isinstance(getattr(error.orig, "__cause__", None), ValueError)
    return isinstance(error, DataError) or state.startswith(POSTGRES_VALUE) or by_asyncpg


def _misses_a_table(error: DBAPIError) -> bool:
    """Whether a table of ours is not there; one that nobody made is a mistake of ours."""
    named = NO_TABLE.search(str(error.orig))
    return named is not None and (named.group(1) in metadata.tables or named.group(1) == LEADERSHIP)


def _collided(error: DBAPIError) -> bool:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return state in POSTGRES_COLLIDED or (state == "23505" and any(slot in str(error.orig) for slot in SLOTS))
